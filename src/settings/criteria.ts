import { UsageError } from '../errors.ts';
import type { Article, SiteId } from '../model/article.ts';
import type { Criterion } from '../model/criterion.ts';
import { day, dayStart, hour, minute } from '../text/dates.ts';
import { shellWord } from '../text/printable.ts';
import {
  countOption,
  knownNamesOption,
  namesOption,
  optionLabel,
  type RawOptions,
  shownValue,
  textOption,
} from './option-values.ts';

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

const units: Readonly<Record<string, number>> = { m: minute, h: hour, d: day, w: 7 * day };

/**
 * An option's time -> milliseconds since 1970, null where it was not given: `6h` and `2d` are so long before `now`, a
 * day begins and ends in Jakarta, a clock without an offset is Jakarta's. Throws UsageError.
 */
export function timeOption(
  options: RawOptions,
  name: string,
  { now, edge }: { readonly now: number; readonly edge: 'start' | 'end' },
): number | null {
  const value = textOption(options, name)?.trim();
  if (value === undefined) return null;
  const [, count, unit] = /^(\d{1,5})([mhdw])$/.exec(value) ?? [];
  if (count !== undefined && unit !== undefined) return now - Number(count) * (units[unit] ?? 0);
  const [, date, clock, offset] =
    /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2})?)(Z|[+-]\d{2}:\d{2})?)?$/.exec(value) ?? [];
  const start = date === undefined || !isDate(date) ? Number.NaN : dayStart('WIB', date);
  const at =
    clock === undefined ? (edge === 'end' ? start + day : start) : Date.parse(`${date}T${clock}${offset ?? '+07:00'}`);
  if (Number.isNaN(at))
    throw new UsageError(
      `${optionLabel(options, name)} needs a day such as 2026-11-20, a time such as 2026-11-20T06:00, or an age such as 6h or 2d, not ${shownValue(options[name])}`,
    );
  return at;
}

/** The options `since` and `until` -> from when to when, null where nothing was said. Throws UsageError. */
export function timeSpan(
  options: RawOptions,
  now: number,
): { readonly since: number | null; readonly until: number | null } {
  const since = timeOption(options, 'since', { now, edge: 'start' });
  const until = timeOption(options, 'until', { now, edge: 'end' });
  if (since !== null && since >= (until ?? now))
    throw new UsageError(`${optionLabel(options, 'since')} must be before ${until === null ? 'now' : '--until'}`);
  return { since, until };
}

/** 30 February would be taken for 2 March. */
function isDate(date: string): boolean {
  const read = new Date(`${date}T00:00:00Z`);
  return !Number.isNaN(read.getTime()) && read.toISOString().startsWith(date);
}
