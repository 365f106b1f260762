import { type Joined, type PackedPage, unpackPage } from '../../article/story.ts';
import { missingPart } from '../../article/story-outcome.ts';
import type { FetchOutcome } from '../../fetch/fetch-outcome.ts';
import type { Article } from '../../model/article.ts';
import type { Failure, RawPage } from '../../model/outcome.ts';
import { pageOf, storyKey } from '../../text/addresses.ts';
import type { PageCleaner } from '../../workers/clean-batch.ts';
import type { Cleaned } from '../../workers/clean-input.ts';
import type { FetchedStory, KeptPage, Read, ReadPage } from './fetched-story.ts';
import { fetchFurther } from './further-pages.ts';
import type { StoryAddress } from './given-addresses.ts';

/** What fetching a story needs of the world. */
export interface StoryNeeds {
  readonly fetchPage: (url: string) => Promise<FetchOutcome>;
  /** Whether what came is known already as all of the story; never when absent. */
  readonly isKnown?: ((url: string, page: RawPage) => Promise<boolean>) | undefined;
  readonly clean: (page: RawPage) => Promise<Cleaned>;
  /** Brings the pages of one story together. */
  readonly join: (pages: readonly PackedPage[]) => Promise<Joined>;
  /** The run is to end: no further page is asked for. */
  readonly isStopped: () => boolean;
}

/** An address -> its whole story: the view of all pages where the site has one, else page after page. */
export async function fetchStory(input: string, address: StoryAddress, needs: StoryNeeds): Promise<FetchedStory> {
  const { url, site } = address;
  if (site.urls.never?.test(url)) {
    const message = `an address of ${site.id} that holds no articles (video, tag, index); give the address of an article`;
    return { kind: 'failure', failure: { code: 'not-article', message }, retryAt: null, hash: null, pages: [] };
  }
  const start = await readStart(input, address, needs);
  if (!('is' in start)) return start;
  const { cleaned, kept } = start;
  if (cleaned.kind === 'whole') {
    const { article, sketch, key, hash } = cleaned;
    return { kind: 'article', article, sketch, key, missing: missingPart(article), hash, pages: [kept] };
  }
  const elsewhere = site.wholeStory?.elsewhere;
  const home = cleaned.page.fields.canonicalUrl;
  if (elsewhere?.test(url) && home !== null && !elsewhere.test(home))
    return fetchStory(input, { ...address, url: home, key: storyKey(home) }, needs);
  return readRest(input, address, needs, cleaned, kept);
}

/** The first answer: the view of all pages, or the plain address where there is no such view. */
async function readStart(input: string, { url, site }: StoryAddress, needs: StoryNeeds): Promise<Read> {
  const { wholeStory } = site;
  if (wholeStory === undefined || wholeStory.elsewhere?.test(url)) return readPage(input, url, needs);
  const asked = `${url}?${wholeStory.query}`;
  const whole = await readPage(input, asked, needs);
  if (!('is' in whole)) return isRefused(whole) ? readPage(input, url, needs) : whole;
  // A story that has moved may have lost the question on the way.
  const { cleaned } = whole;
  const moved = cleaned.kind === 'part' ? cleaned.page.fields.canonicalUrl : null;
  if (cleaned.kind !== 'part' || moved === null || pageOf(cleaned.page.url) !== null) return whole;
  if (storyKey(moved) === storyKey(url) || cleaned.page.position.total === 1) return whole;
  const again = await readPage(input, `${moved}?${wholeStory.query}`, needs);
  return 'is' in again || again.kind !== 'failure' ? again : whole;
}

/** Asked for everything, the site says there is no such page; a site in trouble is not asked twice. */
function isRefused(read: Exclude<Read, { is: 'page' }>): boolean {
  if (read.kind !== 'failure' || read.retryAt !== null || read.isTrouble === true) return false;
  return read.failure.code === 'not-found' || read.failure.code === 'http-status';
}

async function readRest(
  input: string,
  address: StoryAddress,
  needs: StoryNeeds,
  first: Extract<ReadPage, { kind: 'part' }>,
  kept: KeptPage,
): Promise<FetchedStory> {
  const { page, packed, key, hash } = first;
  const { total, page: number } = page.position;
  if ((total ?? 1) <= 1 || number === 'all') {
    const story = await needs.join([packed]);
    if (story.kind === 'failure') return notJoined(story.failure, hash, [kept]);
    if ((total ?? 1) <= 1 || hasAllWords(story.article))
      return {
        kind: 'article',
        article: story.article,
        sketch: story.sketch,
        key,
        missing: missingPart(story.article),
        hash,
        pages: [kept],
      };
  }
  const read = (url: string): Promise<Read> => readPage(input, url, { ...needs, isKnown: undefined });
  const further = await fetchFurther(address.site, page, key, read);
  if (further === null) return { kind: 'stopped' };
  const pages = [kept, ...further.pages.map((one) => one.kept)];
  const story = await needs.join([packed, ...further.pages.map((one) => one.packed)]);
  if (story.kind === 'failure') return notJoined(story.failure, hash, pages);
  const { article, sketch } = story;
  const { failures } = further;
  const unknown = failures.size === 0 ? 'its address shows another page' : null;
  const missing = missingPart(article, (page) => failures.get(page) ?? unknown);
  return { kind: 'article', article, sketch, key, missing, hash, pages };
}

/** A view of all pages may announce more words than it has. */
function hasAllWords({ extraction: { warnings } }: Article): boolean {
  return !warnings.includes('words-missing') && !warnings.includes('full-text-longer');
}

function notJoined(failure: Failure, hash: string, pages: readonly KeptPage[]): FetchedStory {
  return { kind: 'failure', failure, retryAt: null, hash, pages };
}

async function readPage(input: string, url: string, needs: StoryNeeds): Promise<Read> {
  if (needs.isStopped()) return { kind: 'stopped' };
  const outcome = await needs.fetchPage(url);
  if (!outcome.ok) {
    if (needs.isStopped()) return { kind: 'stopped' };
    const status = outcome.exchange?.response.status ?? 0;
    const isTrouble = status >= 500 || status === 429;
    return { kind: 'failure', failure: outcome.failure, retryAt: outcome.retryAt, isTrouble, hash: null, pages: [] };
  }
  const kept: KeptPage = { url, page: outcome.page, exchange: outcome.exchange };
  if (await needs.isKnown?.(url, outcome.page)) return { kind: 'unread', pages: [kept] };
  const cleaned = await needs.clean({ ...outcome.page, input });
  if (cleaned.kind === 'whole') return { is: 'page', cleaned, kept };
  if (cleaned.kind === 'part') {
    const { page: packed, key, hash } = cleaned;
    return { is: 'page', cleaned: { kind: 'part', page: unpackPage(packed), packed, key, hash }, kept };
  }
  const { failure, hash } = cleaned;
  return { kind: 'failure', failure, retryAt: null, hash: hash === '' ? null : hash, pages: [kept] };
}

/** A cleaner of batches -> one that takes a page, and the pages of a story, as they come. */
export function storyCleaner(cleaner: PageCleaner): Pick<StoryNeeds, 'clean' | 'join'> {
  return {
    clean: async (page) => answered((await cleaner.clean([page]))[0]),
    join: async (pages) => answered((await cleaner.join([pages]))[0]),
  };
}

function answered<T>(answer: T | null | undefined): T {
  if (answer === undefined || answer === null) throw new Error('a cleaner answers for every page and story');
  return answer;
}
