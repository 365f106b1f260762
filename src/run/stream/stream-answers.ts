import { composeArticle } from '../../extract/compose-article.ts';
import type { PageInput, RawPage } from '../../model/outcome.ts';
import type { Cleaned } from '../clean-input.ts';
import type { Outcome, StoryInput } from '../outcome.ts';
import type { PageCleaner } from '../page-cleaner.ts';
import { type NumberedInput, StreamBatch } from './stream-batch.ts';

/** What a stream needs: pages in, somebody who cleans them. */
export interface StreamRun {
  readonly inputs: AsyncIterable<PageInput>;
  readonly cleaner: PageCleaner;
  /** Batches that may be under way at a time. */
  readonly batches: number;
  /** A batch is full at so many inputs. */
  readonly batchSize: number;
  /** Stop reading after this many inputs; null for all. */
  readonly limit: number | null;
}

/**
 * What each input came to, in order. An input leaves for cleaning as soon as there is a place for it; only while all
 * places are taken inputs gather in a batch. Nothing is read while answers are not taken.
 */
export async function* answerStream(run: StreamRun): AsyncGenerator<Outcome> {
  const { inputs, cleaner, batches, batchSize, limit } = run;
  const reader = inputs[Symbol.asyncIterator]();
  const underWay: Promise<Answered>[] = [];
  const batch = new StreamBatch(batchSize, limit);
  let reading: Promise<IteratorResult<PageInput, unknown>> | null = null;
  try {
    for (;;) {
      if (batch.size > 0 && underWay.length < batches) underWay.push(cleanBatch(batch.take(), cleaner));
      if (batch.wantsMore) reading ??= reader.next();
      const awaited = [underWay[0], reading].filter((one) => one !== undefined && one !== null);
      if (awaited.length === 0) return;
      const event = await Promise.race(awaited);
      if ('answers' in event) {
        underWay.shift();
        yield* event.answers;
      } else {
        reading = null;
        batch.add(event);
      }
    }
  } finally {
    // The cleaner is closed after this, and must not be in the middle of something.
    await Promise.all(underWay);
  }
}

interface Answered {
  readonly answers: readonly Outcome[];
}

/** A batch -> what each input came to by itself, those that are no pages among them. */
async function cleanBatch(batch: readonly NumberedInput[], cleaner: PageCleaner): Promise<Answered> {
  const pages: RawPage[] = batch.flatMap(({ input }) => (input.ok ? [input.page] : []));
  const results = [...(pages.length === 0 ? [] : await cleaner.clean(pages))];
  const answers = batch.map(({ number, input }) => {
    if (!input.ok) return outcomeOf({ number, input: input.input, url: input.url, hash: null }, input);
    const cleaned = results.shift();
    if (cleaned === undefined) throw new Error('a cleaner answers for every page');
    return outcomeOf({ number, input: input.page.input, url: input.page.url, hash: cleaned.hash }, cleaned);
  });
  return { answers };
}

function outcomeOf(story: StoryInput, cleaned: Cleaned | Extract<PageInput, { ok: false }>): Outcome {
  if ('failure' in cleaned) return { kind: 'failure', failure: cleaned.failure, inputs: [story], id: null };
  const article = cleaned.kind === 'whole' ? cleaned.article : composeArticle([cleaned.page]);
  return { kind: 'article', article, inputs: [story] };
}
