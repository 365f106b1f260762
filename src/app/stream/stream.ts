import { StoryFilter } from '../../article/story-filter.ts';
import { failed, type Outcome, type StoryInput, unlessLeftOut } from '../../article/story-outcome.ts';
import { UsageError } from '../../errors.ts';
import type { PageInput } from '../../model/outcome.ts';
import { formats } from '../../render/index.ts';
import { safeJson } from '../../render/json.ts';
import type { Layout } from '../../render/layout.ts';
import { failedCount, renderSummary, Tally } from '../../report/summary.ts';
import type { ExitName } from '../../settings/exit-code.ts';
import { type Io, waitsFor } from '../../settings/io.ts';
import type { Settings } from '../../settings/settings.ts';
import { sites } from '../../sites/index.ts';
import { cleanBatch, type PageCleaner, storyInput } from '../../workers/clean-batch.ts';
import type { Cleaned } from '../../workers/clean-input.ts';
import { openPooledCleaner } from '../../workers/page-cleaner.ts';
import { workInBatches } from '../../workers/scheduler.ts';
import { asLayout } from '../open-sink.ts';
import { leaveStream, readStream } from './stream-input.ts';

/** `saring clean - --stream`: a record on every line in, an answer on every line out; nothing touches the disk. */
export async function runStream(paths: readonly string[], settings: Settings, io: Io): Promise<ExitName> {
  if (paths.length !== 1 || paths[0] !== '-') {
    throw new UsageError('--stream reads records from standard input: its only path is "-"');
  }
  // Clusters bring their own parallelism.
  const jobs = settings.jobs ?? 1;
  // One job stays in this process, which takes a tenth less of the core and half the memory.
  const here = jobs === 1 ? Number.POSITIVE_INFINITY : undefined;
  const cleaner = openPooledCleaner({ site: settings.site, apart: true }, jobs, io, here);
  const { stdin } = io;
  const layout = asLayout(settings.layout);
  if (io.isInTerminal && !settings.quiet) io.tell(waitsFor('records, one a line'));
  const inputs = readStream(stdin, io.stop);
  // One job cleans page by page: a batch would only make the first answers wait for the last.
  const places = jobs === 1 ? { batches: 1, batchSize: 1 } : { batches: jobs * 3, batchSize: 16 };
  const filter = new StoryFilter(settings.criteria, sites, settings.site);
  const tally = new Tally();
  try {
    for await (const outcome of answerStream({ inputs, cleaner, filter, ...places, limit: settings.limit })) {
      tally.addOutcome(outcome);
      await io.write(renderAnswer(outcome, layout));
    }
  } finally {
    leaveStream(stdin);
    await cleaner.close();
  }
  const summary = tally.summary(io.stop.aborted);
  if (!settings.quiet) io.tell(`saring: ${renderSummary(summary)}\n`);
  if (summary.stopped) return 'interrupted';
  return failedCount(summary) > 0 ? 'someFailed' : 'ok';
}

/** An outcome -> its line: the article's record, or why there is none. */
function renderAnswer(outcome: Outcome, layout: Layout): string {
  if (outcome.kind === 'article') return formats.ndjson.render(outcome.article, layout);
  const [{ input, url } = { input: '-', url: null }] = outcome.inputs;
  const { code, message, isLeftOut } = outcome.failure;
  return `${safeJson({ input, url, status: isLeftOut ? 'ok' : 'failed', code, message })}\n`;
}

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
  if (cleaned.kind === 'failure') return failed(cleaned.failure, [story]);
  if (cleaned.kind === 'part') throw new Error('pages of a stream are cleaned apart');
  return { kind: 'article', article: cleaned.article, sketch: cleaned.sketch, inputs: [story] };
}
