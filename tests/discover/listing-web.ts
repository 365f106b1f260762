import type { ListedStory } from '../../src/discover/listed-story.ts';
import { type ListingSource, sourcesOf } from '../../src/discover/listing-source.ts';
import type { ListingAnswer, WalkOptions } from '../../src/discover/walk.ts';
import type { SiteRule } from '../../src/model/site-rule.ts';
import { listingAnswer, type ShownListings } from '../web/listing-answers.ts';
import type { Story } from '../web/stories.ts';

/** The evening of the day on which the invented stories come out. */
export const evening: number = Date.parse('2026-11-20T20:00:00+07:00');

/** The listings of the test web, asked without a network. */
export interface ListingWeb {
  readonly shown: ShownListings;
  readonly stories: readonly Story[];
  /** Addresses that were asked, in order. */
  readonly asked: string[];
  /** Answers in place of listings. */
  answer: (url: string) => ListingAnswer | null;
  /** What a walk needs: the last day, nothing known, unless told otherwise. */
  options(more?: Partial<WalkOptions>): WalkOptions;
}

export function openListingWeb(stories: readonly Story[]): ListingWeb {
  const web: ListingWeb = {
    shown: { isListed: () => true, faults: new Set(), now: evening },
    stories,
    asked: [],
    answer: () => null,
    options: (more = {}) => ({
      fetchPage: async (url) => {
        web.asked.push(url);
        return web.answer(url) ?? pageAt(url, web);
      },
      isKnown: () => false,
      since: evening - 86_400_000,
      until: null,
      now: evening,
      ...more,
    }),
  };
  return web;
}

function pageAt(url: string, { stories, shown }: ListingWeb): ListingAnswer {
  const found = listingAnswer(new URL(url), stories, shown);
  if (found === null) return failure('not-found');
  const content = typeof found.body === 'string' ? Buffer.from(found.body) : found.body;
  return { ok: true, page: { input: url, url, content, contentType: found.type, kind: 'html', fetch: null } };
}

export function failure(code: 'not-found' | 'timeout'): ListingAnswer {
  return { ok: false, failure: { code, message: `${code}; try again later` }, retryAt: null };
}

/** The source with this key. */
export function sourceOf(site: SiteRule, key: string): ListingSource {
  const source = sourcesOf(site, { portals: [], sections: [], listings: [], closedToo: true }).find(
    (one) => one.key === key,
  );
  if (source === undefined) throw new Error(`no source ${key}`);
  return source;
}

/** Stories with these ids are known. */
export function knowing(ids: Iterable<string>): (story: ListedStory) => boolean {
  const known = new Set(ids);
  return ({ id }) => known.has(id);
}
