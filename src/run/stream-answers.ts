import { composeArticle } from '../extract/compose-article.ts';
import type { PageInput, RawPage } from '../model/outcome.ts';
import { safeJson } from '../render/json.ts';
import type { Cleaned } from './clean-input.ts';
import type { Outcome, StoryInput } from './outcome.ts';
import type { PageCleaner } from './page-cleaner.ts';

/** What a stream needs: pages in, somebody who cleans them. */
export interface StreamRun {
  readonly inputs: AsyncIterable<PageInput>;
  readonly cleaner: PageCleaner;
  /** Batches that may be under way at a time. */
  readonly batches: number;
  /** Stop reading after this many inputs; null for all. */
  readonly limit: number | null;
}

/** A batch is full at so many pages or bytes. */
const batchPages = 16;
const batchBytes = 4_000_000;

/**
 * What each input came to, in order. An input leaves for cleaning as soon as there is a place for it; only while all
 * places are taken inputs gather in a batch. Nothing is read while the answers are not taken.
 */
export async function* answerStream({ inputs, cleaner, batches, limit }: StreamRun): AsyncGenerator<Outcome> {
  const reader = inputs[Symbol.asyncIterator]();
  const underWay: Promise<readonly Outcome[]>[] = [];
  let reading: Promise<IteratorResult<PageInput, unknown>> | null = null;
  let gathered: Gathered[] = [];
  let bytes = 0;
  let taken = 0;
  let ended = limit === 0;
  try {
    for (;;) {
      if (gathered.length > 0 && underWay.length < batches) {
        underWay.push(cleanBatch(gathered, cleaner));
        gathered = [];
        bytes = 0;
      }
      const [oldest] = underWay;
      const full = gathered.length >= batchPages || bytes >= batchBytes;
      reading = ended || full ? reading : (reading ?? reader.next());
      const next = ended || full || reading === null ? null : reading;
      if (next === null && oldest === undefined) return;
      const event = await Promise.race([...(next === null ? [] : [next]), ...(oldest === undefined ? [] : [oldest])]);
      if ('done' in event) {
        reading = null;
        if (event.done === true) ended = true;
        else {
          taken += 1;
          ended = taken === limit;
          gathered.push({ number: taken, input: event.value });
          bytes += event.value.ok ? event.value.page.content.length : 0;
        }
      } else {
        underWay.shift();
        yield* event;
      }
    }
  } finally {
    // Whoever cleans is closed after this, and must not be in the middle of something.
    await Promise.all(underWay);
  }
}
