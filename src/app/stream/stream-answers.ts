import type { StoryFilter } from '../../article/story-filter.ts';
import { type Outcome, type StoryInput, unlessLeftOut } from '../../article/story-outcome.ts';
import type { PageInput } from '../../model/outcome.ts';
import { cleanBatch, storyInput } from '../../workers/clean-batch.ts';
import type { Cleaned } from '../../workers/clean-input.ts';
import type { PageCleaner } from '../../workers/page-cleaner.ts';
import { workInBatches } from '../../workers/scheduler.ts';

/** What a stream needs: pages in, somebody who cleans them. */
export interface StreamRun {
  readonly inputs: AsyncIterable<PageInput>;
  readonly cleaner: PageCleaner;
  readonly filter: StoryFilter;
  /** Batches that may be under way at a time. */
  readonly batches: number;
  /** A batch is full at so many inputs. */
  readonly batchSize: number;
  /** Stop reading after this many inputs; null for all. */
  readonly limit: number | null;
}

/** What each input came to, in order. An input leaves for cleaning as soon as there is a place for it. */
export async function* answerStream(run: StreamRun): AsyncGenerator<Outcome> {
  const { inputs, cleaner, filter, batches, batchSize, limit } = run;
  let number = 0;
  const batchesCleaned = workInBatches({
    things: upTo(limit, inputs),
    work: (batch: readonly PageInput[]) => cleanBatch(batch, cleaner, filter),
    places: batches,
    batchSize,
    sizeOf: (input) => (input.ok ? input.page.content.length : 0),
    eager: true,
    deadline: null,
  });
  for await (const cleaned of batchesCleaned)
    for (const one of cleaned) {
      number += 1;
      yield* unlessLeftOut([outcomeOf(storyInput(number, one), one.cleaned)], filter);
    }
}

async function* upTo(limit: number | null, inputs: AsyncIterable<PageInput>): AsyncGenerator<PageInput> {
  if (limit === 0) return;
  let taken = 0;
  for await (const input of inputs) {
    yield input;
    taken += 1;
    if (taken === limit) return;
  }
}

function outcomeOf(story: StoryInput, cleaned: Cleaned): Outcome {
  if (cleaned.kind === 'failure') return { kind: 'failure', failure: cleaned.failure, inputs: [story], id: null };
  if (cleaned.kind === 'part') throw new Error('pages of a stream are cleaned apart');
  return { kind: 'article', article: cleaned.article, sketch: cleaned.sketch, inputs: [story] };
}
