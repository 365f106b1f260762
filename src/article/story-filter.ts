import type { Article, SiteId } from '../model/article.ts';
import type { InputFailure } from '../model/outcome.ts';
import type { SiteRule } from '../model/site-rule.ts';
import type { Wish } from '../model/wish.ts';
import { matchHost } from '../sites/match.ts';
import { hostOf } from '../text/addresses.ts';

/** Decides which stories are wanted: by their addresses before anything is read, and by what they turn out to be. */
export class StoryFilter {
  readonly #wishes: readonly Wish[];
  readonly #sites: readonly SiteRule[];
  readonly #site: SiteId | null;

  /** `site` is the rule that every page is read by, null for that of its address. */
  constructor(wishes: readonly Wish[], sites: readonly SiteRule[], site: SiteId | null) {
    this.#wishes = wishes;
    this.#sites = sites;
    this.#site = site;
  }

  /** An address -> why nothing that lies there is wanted; null where it may be. */
  ofAddress(url: string | null): InputFailure | null {
    const wish = this.#wishes.find(({ of }) => of === 'site');
    const host = wish === undefined ? null : hostOf(url);
    if (wish?.of !== 'site' || host === null) return null;
    const site = this.#site ?? (matchHost(host, this.#sites)?.site ?? this.#sites.at(-1))?.id ?? '';
    return wish.sites.includes(site) ? null : leftOut(wish, `its address is at ${host}`);
  }

  /** A story -> why it is not wanted; null where it is. */
  ofStory(article: Article): InputFailure | null {
    for (const wish of this.#wishes) {
      const reason = against(wish, article);
      if (reason !== null) return leftOut(wish, reason);
    }
    return null;
  }

  /** Whether a story that was left out for this reason would be again: an age says another time by then, and a partial story may have come whole. */
  keepsOut(message: string): boolean {
    return this.#wishes.some(
      ({ of, words }) => of !== 'status' && !isAge(words) && message.startsWith(`${leftOutBy(words)}:`),
    );
  }
}

function leftOut({ words }: Wish, reason: string): InputFailure {
  return { code: 'not-article', message: `${leftOutBy(words)}: ${reason}`, isLeftOut: true };
}

function leftOutBy(words: string): string {
  return `left out by ${words}`;
}

function isAge(words: string): boolean {
  return /^--(?:since|until) \d+[mhdw]$/.test(words);
}

/** What of a story is against a wish, in words; null for nothing. */
function against(wish: Wish, article: Article): string | null {
  if (wish.of === 'site') return wish.sites.includes(article.site) ? null : `it is read by the rule of ${article.site}`;
  if (wish.of === 'time') return againstTime(wish, article.publishedAt);
  if (wish.of === 'language')
    return wish.codes.includes(article.language.toLowerCase().split('-')[0] ?? '')
      ? null
      : `it is in ${article.language}`;
  if (wish.of === 'length') return article.wordCount >= wish.least ? null : `it has ${article.wordCount} words`;
  return wish.statuses.includes(article.status) ? null : `it is ${article.status}`;
}

function againstTime({ edge, at }: Extract<Wish, { of: 'time' }>, publishedAt: string | null): string | null {
  if (publishedAt === null) return 'it says no time of publication';
  const time = Date.parse(publishedAt);
  return (edge === 'start' ? time >= at : time < at) ? null : `published ${publishedAt}`;
}
