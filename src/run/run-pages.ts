import type { FoundInput } from '../model/outcome.ts';
import type { StorySink } from '../store/story-sink.ts';
import { cleanBatch } from './clean-batch.ts';
import { Grace } from './grace.ts';
import type { Outcome } from './outcome.ts';
import { lengthOf, type PageCleaner } from './page-cleaner.ts';
import type { RunBook } from './run-book.ts';
import { Settler } from './settler.ts';
import { type Summary, Tally } from './summary.ts';

/** What a run needs: pages in, articles out, and who is told. */
export interface PageRun {
  readonly inputs: AsyncIterable<FoundInput>;
  readonly cleaner: PageCleaner;
  readonly sink: StorySink;
  readonly book: RunBook;
  /** Batches that may be under way at a time. */
  readonly batches: number;
  /** Write repeated stories as well, and look for nothing similar. */
  readonly keepDuplicates: boolean;
  /** Stop taking inputs after this many; null for all. */
  readonly limit: number | null;
  readonly signal: AbortSignal;
  /** Called for every input taken. */
  readonly onTaken: () => void;
  /** Called for every outcome once it is stored, with the paths written. */
  readonly onOutcome: (outcome: Outcome, paths: readonly string[]) => Promise<void> | void;
  /** Called for every input that is settled or waits for others of its story. */
  readonly onDone?: () => void;
}

/** A batch ends at so many pages or bytes: enough to make sending it cheap, few enough to lose little with it. */
const batchPages = 16;
const batchBytes = 4_000_000;

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
  const tally = new Tally();
  const settler = new Settler(run, tally);
  const grace = new Grace(run.signal);
  const underWay: ReturnType<typeof cleanBatch>[] = [];
  /** Settles the batch that was sent first; false when a stopped run has no time left for it: it is done another time. */
  const settleNext = async (): Promise<boolean> => {
    const [first] = underWay;
    const cleaned = first === undefined ? null : await grace.waitFor(first);
    if (cleaned === null) return false;
    underWay.shift();
    await settler.settle(cleaned);
    return true;
  };
  // A run that goes on has taken these before.
  let taken = run.book.finished.size;
  let batch: FoundInput[] = [];
  let bytes = 0;
  const start = (): void => {
    if (batch.length === 0) return;
    const given = cleanBatch(batch, run.cleaner);
    // A run that fails or is stopped does not wait for all that is under way, nor hear that it fails then too.
    given.catch(() => undefined);
    underWay.push(given);
  };
  const send = async (): Promise<void> => {
    start();
    batch = [];
    bytes = 0;
    while (underWay.length >= run.batches && (await settleNext()));
  };
  if ((run.limit === null || taken < run.limit) && !run.signal.aborted) {
    for await (const input of run.inputs) {
      taken += 1;
      run.onTaken();
      batch.push(input);
      bytes += input.ok ? lengthOf(input.page) : 0;
      if (batch.length >= batchPages || bytes >= batchBytes) await send();
      if (run.signal.aborted || taken === run.limit) break;
    }
  }
  start();
  while (await settleNext());
  grace.close();
  if (run.signal.aborted) {
    await run.sink.leave();
    await run.book.stop();
  } else {
    // What is left is done here, and the children's memory is free for it.
    await run.cleaner.close();
    await settler.finish();
    await run.sink.finish();
    await run.book.complete();
  }
  return tally.summary(run.signal.aborted);
}
