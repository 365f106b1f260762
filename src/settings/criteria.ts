import { UsageError } from '../errors.ts';
import type { Article, SiteId } from '../model/article.ts';
import type { Criterion } from '../model/criterion.ts';
import { shellWord } from '../text/printable.ts';
import { countOption, knownNamesOption, namesOption, optionLabel, shownValue, textOption } from './option-values.ts';
import type { RawOptions } from './raw-options.ts';
import { timeSpan } from './time-option.ts';

/** What a story can be. */
export const storyStatuses: readonly Article['status'][] = ['ok', 'partial', 'paywalled'];

/** Options -> what is asked of stories, at the time `now`; a page's address is looked at first. Throws UsageError. */
export function criteriaOptions(options: RawOptions, siteIds: readonly SiteId[], now: number): readonly Criterion[] {
  const { since, until } = timeSpan(options, now);
  const sites = knownNamesOption(options, 'only', 'site', siteIds);
  const codes = languageCodes(options);
  const least = countOption(options, 'minWords', 1);
  const wanted = knownNamesOption(options, 'status', 'status', storyStatuses);
  const typed = (name: string): string => shellWord(textOption(options, name)?.trim() ?? '');
  return [
    ...(sites === null ? [] : [{ of: 'site', sites, words: `--only ${sites.join()}` } as const]),
    ...(since === null ? [] : [{ of: 'time', edge: 'start', at: since, words: `--since ${typed('since')}` } as const]),
    ...(until === null ? [] : [{ of: 'time', edge: 'end', at: until, words: `--until ${typed('until')}` } as const]),
    ...(codes === null ? [] : [{ of: 'language', codes, words: `--language ${codes.join()}` } as const]),
    ...(least === null ? [] : [{ of: 'length', least, words: `--min-words ${least}` } as const]),
    ...(wanted === null ? [] : [{ of: 'status', statuses: wanted, words: `--status ${wanted.join()}` } as const]),
  ];
}

function languageCodes(options: RawOptions): readonly string[] | null {
  const codes = namesOption(options, 'language')?.map((code) => code.toLowerCase()) ?? null;
  const other = codes?.find((code) => !/^[a-z]{2,3}$/.test(code));
  if (other !== undefined || codes?.length === 0)
    throw new UsageError(
      `${optionLabel(options, 'language')} needs codes of languages, such as id,en, not ${shownValue(other ?? '')}`,
    );
  return codes;
}
