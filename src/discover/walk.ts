import { OutOfTime, once, watchdog } from '../extract/steps.ts';
import type { Failure, RawPage } from '../model/outcome.ts';
import { hour } from '../text/dates.ts';
import { sha256 } from '../text/fingerprint.ts';
import { type DayTotal, joinTotals } from './day-totals.ts';
import { joinListed, type ListedStory } from './listed-story.ts';
import type { ListingSource } from './listing-source.ts';
import { type ListingWarning, type ReadListing, readListing } from './read-listing.ts';

/** What became of a request: a listing, `page: null` where it is as it was when last read, or why there is none. */
export type ListingAnswer =
  | { readonly ok: true; readonly page: RawPage | null }
  | { readonly ok: false; readonly failure: Failure; readonly retryAt: string | null };

export interface WalkOptions {
  readonly fetchPage: (url: string) => Promise<ListingAnswer>;
  /** Sitemaps that the robots.txt of an address names, asked where the rule's own is not there. */
  readonly sitemapsOf?: (url: string) => Promise<readonly string[]>;
  /** Whether an earlier run has seen the story. */
  readonly isKnown: (story: ListedStory) => boolean;
  /** Only stories published from `since` on and before `until` count, in milliseconds since 1970; null is no limit. */
  readonly since: number | null;
  readonly until: number | null;
  /** The time at which the walk takes place. */
  readonly now: number;
}

/** One page of a listing that was asked for. */
export interface PolledPage {
  readonly url: string;
  readonly outcome: 'read' | 'unchanged' | 'none' | 'failed';
  /** Distinct articles on it. */
  readonly listed: number;
  /** The same for the same articles, in whatever order: a listing that has others and was said to be unchanged has lied. */
  readonly itemsHash: string | null;
  readonly warnings: readonly ListingWarning[];
  readonly failure: Failure | null;
  /** ISO 8601: not before this time again; null when nothing was asked. */
  readonly retryAt: string | null;
}

/** A span of time, in milliseconds since 1970. */
export interface Span {
  readonly since: number;
  readonly until: number;
}

/** What a walk through a source found. */
export interface Walk {
  readonly source: ListingSource;
  /** Stories of the window, known ones too, each once, in the order of the listing. */
  readonly items: readonly ListedStory[];
  readonly pages: readonly PolledPage[];
  /**
   * The time of which stories may be missing, because the source does not reach back to the window's start and named
   * nothing that was known; null when there is none. A dated source fills it: walk that with this span.
   */
  readonly overlapLost: Span | null;
  /** How many stories the site says its days have, as far as it says so. */
  readonly totals: readonly DayTotal[];
}

/** A walk on its way: pages are read one by one, stories gathered. */
export interface WalkSteps {
  /** Reads one page. A further page that is not there ends a list, the first one should be there. */
  readonly read: (url: string, place: 'first' | 'further') => Promise<ReadListing | 'unchanged' | 'none' | 'failed'>;
  /** Some page is as it was: what it names is known. */
  readonly hasUnchanged: () => boolean;
  /** All stories so far, outside the window too. */
  readonly seen: ReadonlyMap<string, ListedStory>;
  readonly warn: (warning: ListingWarning) => void;
  /** The site's own count of a day's stories. */
  readonly count: (total: DayTotal) => void;
  readonly finish: (overlapLost: Span | null) => Walk;
  readonly isKnown: (story: ListedStory) => boolean;
}

export function beginWalk(source: ListingSource, options: WalkOptions): WalkSteps {
  const { isKnown } = options;
  const seen = new Map<string, ListedStory>();
  const pages: PolledPage[] = [];
  let totals: readonly DayTotal[] = [];
  const nothing = { listed: 0, itemsHash: null, warnings: [], failure: null, retryAt: null };
  return {
    seen,
    isKnown,
    hasUnchanged: () => pages.some(({ outcome }) => outcome === 'unchanged'),
    async read(url, place) {
      const answer = await readAnswer(url, source, options);
      if (!answer.ok) {
        const { failure, retryAt } = answer;
        const outcome = place === 'further' && failure.code === 'not-found' ? 'none' : 'failed';
        pages.push({ ...nothing, url, outcome, ...(outcome === 'failed' ? { failure, retryAt } : {}) });
        return outcome;
      }
      const { listing } = answer;
      if (listing === null) {
        pages.push({ ...nothing, url, outcome: 'unchanged' });
        return 'unchanged';
      }
      const items = listing.items.filter(({ site }) => source.listing.kind === 'given' || site === source.site);
      // Behind its last page, a list may go on without stories.
      const warnings = listing.warnings.filter((one) => place === 'first' || one !== 'no-articles');
      if (items.length === 0 && listing.items.length > 0) warnings.push('no-articles');
      pages.push({ ...nothing, url, outcome: 'read', listed: items.length, itemsHash: hashOf(items), warnings });
      for (const item of items) {
        const before = seen.get(item.id);
        seen.set(item.id, before === undefined ? item : joinListed(before, item));
      }
      return { ...listing, items };
    },
    warn(warning) {
      const last = pages.pop();
      if (last !== undefined) pages.push({ ...last, warnings: [...last.warnings, warning] });
    },
    count(total) {
      totals = joinTotals(totals, [total]);
    },
    finish: (overlapLost) => ({
      source,
      items: [...seen.values()].filter((story) => isInWindow(story, options) && isOf(story, source)),
      pages,
      overlapLost,
      totals,
    }),
  };
}

/** How long a page of a listing may be read, in milliseconds: 50 MB take 1 s where nothing else runs, and signals have to be heard within 5 s. */
const mostReading = 4000;
const guard = once(() => watchdog(mostReading));

/** Asks for a page of a listing and reads it. */
async function readAnswer(
  url: string,
  { listing }: ListingSource,
  { fetchPage, now }: WalkOptions,
): Promise<{ readonly ok: true; readonly listing: ReadListing | null } | Extract<ListingAnswer, { ok: false }>> {
  const answer = await fetchPage(url);
  if (!answer.ok) return answer;
  if (answer.page === null) return { ok: true, listing: null };
  const { content, contentType, url: final } = answer.page;
  const bytes = typeof content === 'string' ? Buffer.from(content) : content;
  try {
    return {
      ok: true,
      listing: await readListing({ url: final ?? url, content: bytes, contentType }, listing, now, guard()),
    };
  } catch (error) {
    if (!(error instanceof OutOfTime)) throw error;
    return {
      ok: false,
      failure: { code: 'timeout', message: `reading it took more than ${mostReading / 1000} s` },
      retryAt: null,
    };
  }
}

/**
 * Whether a story may have been published in a window; one of which nobody says when, counts as within. What was
 * changed last before the window was published before it.
 */
export function isInWindow(
  { time, modified }: ListedStory,
  { since, until }: Pick<WalkOptions, 'since' | 'until'>,
): boolean {
  const latest = time?.until ?? modified?.until ?? Number.POSITIVE_INFINITY;
  const earliest = time?.from ?? Number.NEGATIVE_INFINITY;
  return (since === null || latest >= since) && (until === null || earliest < until);
}

function hashOf(items: readonly ListedStory[]): string {
  const ids = items.map(({ id }) => id).sort();
  return sha256(ids.join('\n')).slice(0, 32);
}

/** A portal's list may name stories of others. */
function isOf(story: ListedStory, { portal }: ListingSource): boolean {
  return portal === null || story.portal === portal;
}

/** What a listing without days may have missed: all between the start of the window and the oldest story it names. */
export function lostBefore(steps: WalkSteps, source: ListingSource, { since, now }: WalkOptions): Span | null {
  const stories = [...steps.seen.values()];
  if (since === null || stories.length === 0 || steps.hasUnchanged() || stories.some(steps.isKnown)) return null;
  // A sitemap that reaches back for years says only when its stories were changed last.
  const starts = stories.flatMap(({ time, modified }) => (time ?? modified)?.from ?? []);
  const { reachHours } = source.listing;
  const assumed = reachHours === null ? null : now - reachHours * hour;
  const oldest = starts.length > 0 ? Math.min(...starts) : assumed;
  return oldest === null || oldest <= since ? null : { since, until: oldest };
}
