import { type FoundInput, isLeft, type StoredPage } from '../model/outcome.ts';
import type { Cleaned } from './clean-input.ts';
import type { PageCleaner } from './page-cleaner.ts';

/** An input and what it came to. */
export interface CleanedInput {
  readonly input: string;
  readonly url: string | null;
  readonly cleaned: Cleaned;
}

/** A batch -> what each input came to, those that are no pages among them. */
export async function cleanBatch(batch: readonly FoundInput[], cleaner: PageCleaner): Promise<readonly CleanedInput[]> {
  const left = batch.flatMap((input) => (isLeft(input) ? [input.page] : []));
  const read = batch.flatMap((input) => (input.ok && !isLeft(input) ? [input.page] : []));
  const [cleanedLeft, cleanedRead] = await Promise.all([
    left.length === 0 ? [] : cleaner.cleanStored(left),
    read.length === 0 ? [] : cleaner.clean(read),
  ]);
  const [ofLeft, ofRead] = [cleanedLeft.values(), cleanedRead.values()];
  const all: CleanedInput[] = [];
  for (const given of batch) {
    if (!given.ok) {
      const { input, url, failure } = given;
      all.push({ input, url, cleaned: { hash: '', kind: 'failure', failure } });
      continue;
    }
    const cleaned = (isLeft(given) ? ofLeft : ofRead).next().value;
    if (cleaned === undefined) throw new Error('a cleaner answers for every page');
    if (cleaned !== null) all.push({ input: given.page.input, url: given.page.url, cleaned });
    else if (isLeft(given)) all.push(...(await readAgain(given.page, cleaner)));
  }
  return all;
}

/** A place where something else lies than the page that was found -> what comes of all that lies there. */
async function readAgain(place: StoredPage, cleaner: PageCleaner): Promise<CleanedInput[]> {
  const { StoredReader } = await import('../input/stored-reader.ts');
  const reader = new StoredReader();
  const all: CleanedInput[] = [];
  try {
    for await (const input of reader.read(place)) all.push(...(await cleanBatch([input], cleaner)));
  } finally {
    await reader.close();
  }
  return all;
}
