import type { Joined } from '../article/story.ts';
import { duplicateOf, failed, type Outcome, type StoryInput } from '../article/story-outcome.ts';
import { type FoundInput, lengthOf } from '../model/outcome.ts';
import type { RunStep } from '../report/run-progress.ts';
import type { PendingStory } from '../state/pending-story.ts';
import { cleanBatch, type PageCleaner } from '../workers/clean-batch.ts';
import { ShutdownDeadline, workInBatches } from '../workers/scheduler.ts';
import { type JoinedOutcomes, type OutcomeParts, OutcomeWriter } from './write-outcomes.ts';

/** What a run needs: pages in, articles out, and who is told. */
export interface PageRun extends OutcomeParts {
  readonly inputs: AsyncIterable<FoundInput>;
  /** Inputs that are known once all others came to something, and that no limit counts; null for none. */
  readonly further: (() => AsyncIterable<FoundInput>) | null;
  readonly cleaner: PageCleaner;
  /** Batches that may be under way at a time. */
  readonly batches: number;
  /** Stop taking inputs after this many; null for all. */
  readonly limit: number | null;
  readonly signal: AbortSignal;
  /** Called for every step of the run. */
  readonly onStep: (step: RunStep) => void;
}

/** Enough pages to make sending them to a child cheap, few enough to lose little with it. */
const batchSize = 16;

/**
 * Cleans pages and stores stories in the order of the inputs, however many are under way -> whether the run came to its
 * end; otherwise it was stopped, and goes on another time.
 */
export async function cleanPages(run: PageRun): Promise<boolean> {
  const { signal, checkpoint, limit, further, onStep } = run;
  const writer = new OutcomeWriter(run);
  const deadline = new ShutdownDeadline(signal);
  try {
    await cleanInputs(upTo(limit, run), run, writer, deadline);
    if (!signal.aborted && further !== null) await cleanInputs(further(), run, writer, deadline);
    if (!signal.aborted && limit === null) checkpoint.sources.allRead();
    if (!signal.aborted) await joinStories(run, writer, deadline);
    if (!signal.aborted) onStep({ kind: 'finishing' });
    await writer.commit();
    return !signal.aborted;
  } finally {
    deadline.close();
  }
}

/** The inputs up to the limit, those before a stop among them. */
async function* upTo(
  limit: number | null,
  { inputs, checkpoint, signal, onStep }: PageRun,
): AsyncGenerator<FoundInput> {
  let taken = checkpoint.finished;
  if ((limit === null || taken < limit) && !signal.aborted) {
    for await (const input of inputs) {
      taken += 1;
      onStep({ kind: 'taken' });
      yield input;
      if (signal.aborted || taken === limit) break;
    }
  }
  if (!signal.aborted) onStep({ kind: 'all-taken' });
}

/** Inputs to the writer, until there are no more or the run is stopped. */
async function cleanInputs(
  inputs: AsyncIterable<FoundInput>,
  { cleaner, filter, batches, onStep }: PageRun,
  writer: OutcomeWriter,
  deadline: ShutdownDeadline,
): Promise<void> {
  const cleaned = workInBatches({
    things: inputs,
    work: async (batch: readonly FoundInput[]) => ({
      taken: batch.length,
      all: await cleanBatch(batch, cleaner, filter),
    }),
    places: batches,
    batchSize,
    sizeOf: (input) => (input.ok ? lengthOf(input.page) : 0),
    eager: false,
    deadline,
  });
  for await (const { taken, all } of cleaned) {
    await writer.writeBatch(all);
    onStep({ kind: 'settled', inputs: taken });
  }
}

/** After the inputs: stories that waited for further pages to the writer, unless the run is stopped. */
async function joinStories(
  { checkpoint, cleaner, batches, keepDuplicates, signal, onStep }: PageRun,
  writer: OutcomeWriter,
  deadline: ShutdownDeadline,
): Promise<void> {
  const written = (key: string): string | null => (keepDuplicates ? null : checkpoint.stories.idOfStory(key));
  onStep({ kind: 'joining', stories: checkpoint.pending.counts().stories });
  const joined = workInBatches({
    things: unlessStopped(checkpoint.pending.stories(), signal),
    work: (batch: readonly PendingStory[]) => joinPending(batch, cleaner, written),
    places: batches,
    batchSize,
    sizeOf: ({ pages }) => pages.reduce((sum, { page }) => sum + page.length, 0),
    eager: false,
    deadline,
  });
  for await (const stories of joined) {
    await writer.writeJoined(stories);
    onStep({ kind: 'joined', stories: stories.length });
  }
}

function* unlessStopped<T>(things: Iterable<T>, signal: AbortSignal): Generator<T> {
  for (const thing of things) {
    if (signal.aborted) return;
    yield thing;
  }
}

/**
 * Stories that waited -> what their inputs came to. A page given twice, or beside the view of all pages, is a duplicate;
 * so is every page of a story that came whole in the meantime, which `written` knows by its key.
 */
export async function joinPending(
  stories: readonly PendingStory[],
  cleaner: PageCleaner,
  written: (key: string) => string | null,
): Promise<readonly JoinedOutcomes[]> {
  const known = stories.map((story) => ({ story, id: written(story.key) }));
  const open = known.filter(({ id }) => id === null);
  const joined = (await cleaner.join(open.map(({ story }) => story.pages.map(({ page }) => page)))).values();
  return known.map(({ story, id }) => {
    const { key } = story;
    if (id !== null) return { key, outcomes: duplicates(id, inputsOf(story)) };
    const made = joined.next().value;
    if (made === undefined) throw new Error('a cleaner answers for every story');
    return { key, outcomes: outcomesOf(story, made) };
  });
}

function outcomesOf(story: PendingStory, joined: Joined): Outcome[] {
  if (joined.kind === 'failure') return [failed(joined.failure, inputsOf(story))];
  const { article, sketch } = joined;
  const used = story.pages.flatMap(({ input }, i) => (joined.used[i] === true ? [input] : []));
  const others = inputsOf(story).filter((input) => !used.includes(input));
  return [{ kind: 'article', article, sketch, inputs: used }, ...duplicates(article.id, others)];
}

function inputsOf({ pages, repeats }: PendingStory): StoryInput[] {
  return [...pages.map(({ input }) => input), ...repeats].sort((a, b) => a.number - b.number);
}

function duplicates(id: string, inputs: readonly StoryInput[]): Outcome[] {
  return inputs.map((input) => duplicateOf(id, [input]));
}
