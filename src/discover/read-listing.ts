import { type Guard, loaded, runSteps, type Steps, turn } from '../extract/steps.ts';
import type { GivenListing, Listing, ListMarks } from '../model/listing.ts';
import { decodePage } from '../page/decode.ts';
import { resolveAddress } from '../text/addresses.ts';
import { isStoryLink, joinListed, type ListedStory, listedStory } from './listed-story.ts';
import { indexPageSteps } from './read-index-page.ts';
import { type ChildSitemap, type ListedEntry, xmlSteps } from './read-xml.ts';

/** What a listing may have wrong, in words to be read after its address. */
export const listingWarnings = {
  'cut-off': 'ends before its end: the last story may be missing',
  'too-large': 'is larger than 50 MB: the rest was not read',
  'too-long': 'has more than 50,000 entries: the rest was not read',
  'not-xml': 'is a web page in place of a feed or sitemap',
  'not-a-listing': 'is neither a feed nor a sitemap nor a web page',
  'unknown-list': 'has a list that no rule fits: every link to an article was taken',
  'no-articles': 'names no article',
  'too-deep': 'names indexes of indexes more than three deep: the rest was not read',
  'too-many-files': 'names more than 500 sitemaps: the rest was not read',
} as const;

export type ListingWarning = keyof typeof listingWarnings;

/** A listing as it came. */
export interface ListingBytes {
  /** Where it came from: links may be relative to that. Null where nobody knows. */
  readonly url: string | null;
  readonly content: Uint8Array;
  readonly contentType: string | null;
}

export interface ReadListing {
  /** Stories, each once, as they come. */
  readonly items: readonly ListedStory[];
  /** Sitemaps that an index names. */
  readonly children: readonly ChildSitemap[];
  readonly lastPage: number | null;
  readonly total: number | null;
  readonly warnings: readonly ListingWarning[];
}

/** The most that the sitemap protocol allows, in bytes. */
const mostBytes = 50 * 1024 * 1024;

/** A web page may be as long as that of an article, in characters. */
const longestPage = 10 * 1024 * 1024;

/**
 * The bytes of a listing, with any gzip undone -> the stories in it, told by what it is, not by what it should be: XML
 * as feed or sitemap, a web page by the shapes of `listing`. What can be had of a damaged one is given, with a warning.
 * `now` (milliseconds since 1970) is what relative times count from. Throws only what the guard does.
 */
export function readListing(
  bytes: ListingBytes,
  listing: Listing | GivenListing,
  now: number,
  guard?: Guard,
): Promise<ReadListing> {
  return runSteps(listingSteps(bytes, listing, now), guard);
}

function* listingSteps(
  { url, content, contentType }: ListingBytes,
  listing: Listing | GivenListing,
  now: number,
): Steps<ReadListing> {
  const isTooLarge = content.length > mostBytes;
  const { text } = yield* loaded(decodePage(isTooLarge ? content.subarray(0, mostBytes) : content, contentType));
  const xml = yield* xmlSteps(text);
  const isPage = xml.kind === 'html' || (xml.kind === 'nothing' && /<[a-z]/i.test(text.slice(0, longestPage)));
  if (isPage) return yield* pageOfListSteps(text.slice(0, longestPage), url, listing, now);
  const items = yield* storiesOf(xml.entries, url, now);
  const { isCutOff, isTooLong } = xml;
  return {
    items,
    children: xml.children.flatMap(({ address, modified }) => {
      const absolute = resolveAddress(address, url);
      return absolute === null ? [] : [{ address: absolute, modified }];
    }),
    lastPage: null,
    total: null,
    warnings: among([
      ['too-large', isTooLarge],
      ['too-long', isTooLong],
      ['cut-off', isCutOff && !isTooLarge],
      ['not-a-listing', xml.kind === 'nothing'],
      ['no-articles', xml.kind !== 'nothing' && xml.kind !== 'sitemap-index' && items.length === 0],
    ]),
  };
}

function* pageOfListSteps(
  html: string,
  url: string | null,
  listing: Listing | GivenListing,
  now: number,
): Steps<ReadListing> {
  const marks: ListMarks = 'shapes' in listing ? listing : { shapes: [] };
  const page = yield* indexPageSteps(html, marks, (address) => isStoryLink(address, url));
  const items = yield* storiesOf(page.entries, url, now);
  return {
    items,
    children: [],
    lastPage: page.lastPage,
    total: page.total,
    warnings: among([
      ['not-xml', listing.kind === 'feed' || listing.kind === 'sitemap'],
      ['unknown-list', page.isUnknown && items.length > 0 && marks.shapes.length > 0],
      ['no-articles', items.length === 0 && listing.kind !== 'index-page'],
    ]),
  };
}

/** So many entries are made stories of in a stretch: 50,000 take seconds. */
const stretch = 5000;

/** Entries -> their stories, each once; what a later entry states and the first does not is kept. */
function* storiesOf(entries: readonly ListedEntry[], url: string | null, now: number): Steps<readonly ListedStory[]> {
  const stories = new Map<string, ListedStory>();
  for (const [i, entry] of entries.entries()) {
    if (i % stretch === stretch - 1) yield turn();
    const story = listedStory(entry, url, now);
    if (story === null) continue;
    const known = stories.get(story.id);
    stories.set(story.id, known === undefined ? story : joinListed(known, story));
  }
  return [...stories.values()];
}

function among(warnings: readonly (readonly [name: ListingWarning, applies: boolean])[]): readonly ListingWarning[] {
  return warnings.filter(([, applies]) => applies).map(([name]) => name);
}
