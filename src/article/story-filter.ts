import type { Article, SiteId } from '../model/article.ts';
import type { Criterion } from '../model/criterion.ts';
import type { InputFailure } from '../model/outcome.ts';
import type { SiteRule } from '../model/site-rule.ts';
import { matchHost } from '../sites/match.ts';
import { hostOf } from '../text/addresses.ts';

/** Decides which stories are wanted: by their addresses before anything is read, and by what they turn out to be. */
export class StoryFilter {
  readonly #criteria: readonly Criterion[];
  readonly #sites: readonly SiteRule[];
  readonly #site: SiteId | null;

  /** `site` is the rule that every page is read by, null for that of its address. */
  constructor(criteria: readonly Criterion[], sites: readonly SiteRule[], site: SiteId | null) {
    this.#criteria = criteria;
    this.#sites = sites;
    this.#site = site;
  }

  /** An address -> why nothing that lies there is wanted; null where it may be. */
  ofAddress(url: string | null): InputFailure | null {
    const criterion = this.#criteria.find(({ of }) => of === 'site');
    const host = criterion === undefined ? null : hostOf(url);
    if (criterion?.of !== 'site' || host === null) return null;
    const site = this.#site ?? (matchHost(host, this.#sites)?.site ?? this.#sites.at(-1))?.id ?? '';
    return criterion.sites.includes(site) ? null : leftOut(criterion, `its address is at ${host}`);
  }

  /** A story -> why it is not wanted; null where it is. */
  ofStory(article: Article): InputFailure | null {
    for (const criterion of this.#criteria) {
      const reason = against(criterion, article);
      if (reason !== null) return leftOut(criterion, reason);
    }
    return null;
  }

  /** Whether a story that was left out for this reason would be again: an age says another time by then, and a partial story may have come whole. */
  keepsOut(message: string): boolean {
    return this.#criteria.some(
      ({ of, words }) => of !== 'status' && !isAge(words) && message.startsWith(`${leftOutBy(words)}:`),
    );
  }
}

function leftOut({ words }: Criterion, reason: string): InputFailure {
  return { code: 'not-article', message: `${leftOutBy(words)}: ${reason}`, isLeftOut: true };
}

function leftOutBy(words: string): string {
  return `left out by ${words}`;
}

function isAge(words: string): boolean {
  return /^--(?:since|until) \d+[mhdw]$/.test(words);
}

/** What of a story is against a criterion, in words; null for nothing. */
function against(criterion: Criterion, article: Article): string | null {
  if (criterion.of === 'site')
    return criterion.sites.includes(article.site) ? null : `it is read by the rule of ${article.site}`;
  if (criterion.of === 'time') return againstTime(criterion, article.publishedAt);
  if (criterion.of === 'language')
    return criterion.codes.includes(article.language.toLowerCase().split('-')[0] ?? '')
      ? null
      : `it is in ${article.language}`;
  if (criterion.of === 'length')
    return article.wordCount >= criterion.least ? null : `it has ${article.wordCount} words`;
  return criterion.statuses.includes(article.status) ? null : `it is ${article.status}`;
}

function againstTime({ edge, at }: Extract<Criterion, { of: 'time' }>, publishedAt: string | null): string | null {
  if (publishedAt === null) return 'it says no time of publication';
  const time = Date.parse(publishedAt);
  return (edge === 'start' ? time >= at : time < at) ? null : `published ${publishedAt}`;
}
