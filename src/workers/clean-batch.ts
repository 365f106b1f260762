import type { Joined, PackedPage } from '../article/story.ts';
import type { StoryFilter } from '../article/story-filter.ts';
import type { StoryInput } from '../article/story-outcome.ts';
import { type FoundInput, isLeft, type RawPage, type StoredPage } from '../model/outcome.ts';
import { StoredReader } from '../sources/page-source.ts';
import type { Cleaned } from './clean-input.ts';

/** Cleans batches of pages, each page apart from the others, and makes stories of pages that waited for each other. */
export interface PageCleaner {
  /**
   * A batch -> what each page came to, in order; null for one that was left where it lies and is not what it was found
   * to be. Never throws on pages.
   */
  readonly clean: (pages: readonly (RawPage | StoredPage)[]) => Promise<readonly (Cleaned | null)[]>;
  /** Stories by their pages, as they were packed -> each story. Never throws on pages. */
  readonly join: (stories: readonly (readonly PackedPage[])[]) => Promise<readonly Joined[]>;
  /** May be called twice. */
  readonly close: () => Promise<void>;
}

/** An input and what it came to. */
export interface CleanedInput {
  readonly input: string;
  readonly url: string | null;
  readonly cleaned: Cleaned;
}

/** What is said of an input that is the `number`th of a run. */
export function storyInput(number: number, { input, url, cleaned: { hash } }: CleanedInput): StoryInput {
  return { number, input, url, hash: hash === '' ? null : hash };
}

/** A batch -> what each input came to, those that are no pages, or that nobody wants, among them. */
export async function cleanBatch(
  found: readonly FoundInput[],
  cleaner: PageCleaner,
  filter: StoryFilter,
): Promise<readonly CleanedInput[]> {
  const batch = found.map((input) => unlessLeftOut(input, filter));
  const pages = batch.flatMap((input) => (input.ok ? [input.page] : []));
  const answers = (pages.length === 0 ? [] : await cleaner.clean(pages)).values();
  const all: CleanedInput[] = [];
  for (const given of batch) {
    if (!given.ok) {
      const { input, url, failure } = given;
      all.push({ input, url, cleaned: { hash: '', kind: 'failure', failure } });
      continue;
    }
    const cleaned = answers.next().value;
    if (cleaned === null && isLeft(given)) all.push(...(await readAgain(given.page, cleaner, filter)));
    else if (cleaned !== undefined && cleaned !== null)
      all.push({ input: given.page.input, url: given.page.url, cleaned });
    else throw new Error('a cleaner answers for every page');
  }
  return all;
}

/** An input, or that it is left out: most of an archive may be of other sites, and is not read any further. */
function unlessLeftOut(found: FoundInput, filter: StoryFilter): FoundInput {
  const { input, url } = found.ok ? found.page : found;
  const failure = filter.ofAddress(url);
  return failure === null ? found : { ok: false, input, url, failure };
}

/** A place where something else lies than the page that was found -> what comes of all that lies there. */
async function readAgain(place: StoredPage, cleaner: PageCleaner, filter: StoryFilter): Promise<CleanedInput[]> {
  const reader = new StoredReader();
  const all: CleanedInput[] = [];
  try {
    for await (const input of reader.read(place)) all.push(...(await cleanBatch([input], cleaner, filter)));
  } finally {
    await reader.close();
  }
  return all;
}
