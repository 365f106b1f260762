import type { Outcome, StoryInput } from '../../article/outcome.ts';
import type { PageInput } from '../../model/outcome.ts';
import { cleanBatch, storyInput } from '../../workers/clean-batch.ts';
import type { Cleaned } from '../../workers/clean-input.ts';
import type { PageCleaner } from '../../workers/page-cleaner.ts';
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
      if (batch.size > 0 && underWay.length < batches) underWay.push(answerBatch(batch.take(), cleaner));
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

/** A batch -> what each input came to by itself. */
async function answerBatch(batch: readonly NumberedInput[], cleaner: PageCleaner): Promise<Answered> {
  const inputs = batch.map(({ input }) => input);
  const cleaned = await cleanBatch(inputs, cleaner);
  // Pages of a stream were read: each input has one answer, in its place.
  return { answers: cleaned.map((one, i) => outcomeOf(storyInput(batch[i]?.number ?? 0, one), one.cleaned)) };
}

function outcomeOf(story: StoryInput, cleaned: Cleaned): Outcome {
  if (cleaned.kind === 'failure') return { kind: 'failure', failure: cleaned.failure, inputs: [story], id: null };
  if (cleaned.kind === 'part') throw new Error('pages of a stream are cleaned apart');
  return { kind: 'article', article: cleaned.article, sketch: cleaned.sketch, inputs: [story] };
}
