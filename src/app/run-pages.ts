import type { Outcome } from '../article/outcome.ts';
import type { FoundInput } from '../model/outcome.ts';
import type { StorySink } from '../output/story-sink.ts';
import type { Summary } from '../report/summary.ts';
import { type CleanedInput, cleanBatch } from '../workers/clean-batch.ts';
import { lengthOf, type PageCleaner } from '../workers/page-cleaner.ts';
import type { Retry } from './clean-plan.ts';
import { Grace } from './grace.ts';
import { type JoinedOutcomes, joinWaiting } from './join-waiting.ts';
import { Pipeline } from './pipeline.ts';
import type { RunBook } from './run-book.ts';
import { Settler } from './settler.ts';
import type { WaitingStory } from './stitcher.ts';

/** What a run needs: pages in, articles out, and who is told. */
export interface PageRun {
  readonly inputs: AsyncIterable<FoundInput>;
  /** Inputs that are known once all others are settled, and that no limit counts; null for none. */
  readonly further: (() => AsyncIterable<FoundInput>) | null;
  readonly cleaner: PageCleaner;
  readonly sink: StorySink;
  readonly book: RunBook;
  /** Batches that may be under way at a time. */
  readonly batches: number;
  /** Write repeated stories as well, and look for nothing similar. */
  readonly keepDuplicates: boolean;
  /** Stop taking inputs after this many; null for all. */
  readonly limit: number | null;
  /** How failures of an earlier run are taken up again; null for inputs that the user named. */
  readonly retry: Pick<Retry, 'stands' | 'isResolved'> | null;
  readonly signal: AbortSignal;
  /** Called for every input taken. */
  readonly onTaken: () => void;
  /** Called for every outcome once it is stored, with the paths written. */
  readonly onOutcome: (outcome: Outcome, paths: readonly string[]) => Promise<void> | void;
  /** Called for every step of the run. */
  readonly onStep?: (step: RunStep) => void;
}

/** How a run gets on: inputs are settled, the last one is taken, stories that waited are joined, files are finished. */
export type RunStep =
  | { readonly kind: 'settled'; readonly inputs: number }
  | { readonly kind: 'all-taken' }
  /** So many stories wait to be joined. */
  | { readonly kind: 'joining'; readonly stories: number }
  | { readonly kind: 'joined'; readonly stories: number }
  | { readonly kind: 'finishing' };

/** Cleans pages and stores stories in the order of the inputs, however many are under way; every input is accounted for. */
export async function runPages(run: PageRun): Promise<Summary> {
  try {
    return await settleAll(run);
  } catch (error) {
    await run.sink.abandon();
    await run.book.abandon();
    throw error;
  }
}

async function settleAll(run: PageRun): Promise<Summary> {
  const { stands } = run.retry ?? {};
  const settler = new Settler({ ...run, ...(stands === undefined ? {} : { stands }) });
  const grace = new Grace(run.signal);
  await cleanInputs(run, settler, grace);
  if (!run.signal.aborted && run.further !== null)
    await cleanInputs({ ...run, inputs: run.further(), limit: null }, settler, grace);
  if (!run.signal.aborted && run.limit === null) run.book.beginnings.end();
  if (!run.signal.aborted) await joinStories(run, settler, grace);
  const isWhole = !run.signal.aborted;
  grace.close();
  if (isWhole) {
    run.onStep?.({ kind: 'finishing' });
    // The children's memory is free for what is left.
    await run.cleaner.close();
    await settler.flush(true);
    const anew = await run.sink.finish();
    await run.book.complete(anew, run.limit === null ? run.retry?.isResolved : undefined);
  } else {
    await run.sink.leave();
    await run.book.stop();
  }
  return run.book.tally.summary(!isWhole, run.book.stitcher.pages);
}

/** Inputs to the settler, until there are no more or the run is stopped. */
async function cleanInputs({ inputs, cleaner, ...run }: PageRun, settler: Settler, grace: Grace): Promise<void> {
  const pipeline = new Pipeline<FoundInput, CleanedBatch>(run.batches, grace, {
    work: async (batch) => ({ inputs: batch.length, cleaned: await cleanBatch(batch, cleaner) }),
    settle: async ({ inputs, cleaned }) => {
      await settler.settle(cleaned);
      run.onStep?.({ kind: 'settled', inputs });
    },
  });
  // A run that goes on has taken these before.
  let taken = run.book.finished.size;
  if ((run.limit === null || taken < run.limit) && !run.signal.aborted) {
    for await (const input of inputs) {
      taken += 1;
      run.onTaken();
      await pipeline.add(input, input.ok ? lengthOf(input.page) : 0);
      if (run.signal.aborted || taken === run.limit) break;
    }
  }
  if (!run.signal.aborted) run.onStep?.({ kind: 'all-taken' });
  await pipeline.end();
}

interface CleanedBatch {
  /** How many inputs were taken for it: one may turn out to be several. */
  readonly inputs: number;
  readonly cleaned: readonly CleanedInput[];
}

/** After the inputs: stories that waited for further pages to the settler, unless the run is stopped. */
async function joinStories({ book, cleaner, ...run }: PageRun, settler: Settler, grace: Grace): Promise<void> {
  const written = (key: string): string | null => (run.keepDuplicates ? null : book.stories.idOf(key));
  run.onStep?.({ kind: 'joining', stories: book.stitcher.size });
  const pipeline = new Pipeline<WaitingStory, readonly JoinedOutcomes[]>(run.batches, grace, {
    work: (batch) => joinWaiting(batch, cleaner, written),
    settle: async (joined) => {
      await settler.settleJoined(joined);
      run.onStep?.({ kind: 'joined', stories: joined.length });
    },
  });
  for await (const story of book.stitcher.stories()) {
    if (run.signal.aborted) break;
    await pipeline.add(story, sizeOf(story));
  }
  await pipeline.end();
}

function sizeOf({ pages }: WaitingStory): number {
  return pages.reduce((sum, { page }) => sum + page.length, 0);
}
