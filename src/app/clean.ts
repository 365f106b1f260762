import { StoryFilter } from '../article/story-filter.ts';
import { systemClock } from '../fetch/clock.ts';
import { removeScratch } from '../output/story-sink.ts';
import { safeJson } from '../render/json.ts';
import { CleanProgress } from '../report/clean-progress.ts';
import { Reporter, showsProgress } from '../report/reporter.ts';
import { RunProgress } from '../report/run-progress.ts';
import { renderStatistics } from '../report/statistics.ts';
import { afterClean, failedCount, leftFailures, Tally } from '../report/summary.ts';
import type { ExitName } from '../settings/exit-code.ts';
import type { Io } from '../settings/io.ts';
import type { RawOptions } from '../settings/option-values.ts';
import { resolveSettings, type Settings } from '../settings/settings.ts';
import { siteIds, sites } from '../sites/index.ts';
import { InputCount, ReadPosition } from '../sources/input-progress.ts';
import type { Checkpoint } from '../state/checkpoint.ts';
import { openPooledCleaner } from '../workers/page-cleaner.ts';
import { furtherInputs, InputReader } from './clean-inputs.ts';
import { cleanPages } from './clean-pages.ts';
import { type CleanPlan, openRunCheckpoint, planClean, retryCommand } from './clean-plan.ts';
import { coveredBy, filesThere, OwnOutputs } from './earlier-output.ts';
import { openSink } from './open-sink.ts';

/** `saring clean`: inputs and options -> articles, manifest, report. */
export async function runClean(paths: readonly string[], options: RawOptions, io: Io): Promise<ExitName> {
  const settings = resolveSettings(options, siteIds, systemClock.now());
  if (settings.stream) return (await import('./stream/stream.ts')).runStream(paths, settings, io);
  const { output, restart } = settings;
  if (settings.retryFailed) return (await import('./retry/retry.ts')).runRetry(paths, settings, io, cleanPlanned);
  // A mistake must not make a folder.
  const plan = await planClean(paths, settings);
  if (output === null) return cleanPlanned(plan, await openRunCheckpoint(null, plan, settings, io), settings, io);
  const { withOutput } = await import('../state/with-output.ts');
  return withOutput({ output, restart }, async (state) =>
    cleanPlanned(plan, await openRunCheckpoint(state, plan, settings, io), settings, io),
  );
}

/** What a run is to read, and its checkpoint -> how it ended. */
async function cleanPlanned(plan: CleanPlan, checkpoint: Checkpoint, settings: Settings, io: Io): Promise<ExitName> {
  const { output, limit, keepDuplicates, inputLists, listEnd } = settings;
  const { retry } = plan;
  const own = await OwnOutputs.of(output, checkpoint.foreign);
  const isOwn = (file: string): boolean | Promise<boolean> => own.isOwn(file);
  const jobs = settings.jobs ?? io.cores;
  const count = plan.total === null ? new InputCount() : { known: plan.total, isComplete: true, bytes: null };
  const position = showsProgress(settings, io) ? new ReadPosition() : null;
  const progress = new RunProgress({ count, position, limit });
  const tally = new Tally(checkpoint.counts());
  const reporter = new Reporter(settings, io, new CleanProgress(io, progress, tally));
  let replaces = false;
  if (checkpoint.notice !== null) reporter.note(checkpoint.notice);
  if (checkpoint.lost)
    reporter.fault('not all files of the stopped run are there as it left them: what they held is done again');
  if (!checkpoint.isNew || checkpoint.lost) {
    progress.resumed(checkpoint.finished);
    reporter.note(`going on with a stopped run: ${checkpoint.finished} inputs are done (--restart begins anew)`);
  } else if (output !== null && retry === null) {
    const covers = inputLists.length === 0 ? coveredBy(plan.paths) : () => false;
    const { replaced, beside } = await filesThere({ ...settings, output }, covers);
    for (const note of [replaced, beside]) if (note !== null) reporter.note(note);
    replaces = replaced !== null;
  }
  if (count instanceof InputCount && position !== null)
    void count.count({ paths: plan.paths, inputLists, listEnd, signal: io.stop, isOwn });
  const cleaner = openPooledCleaner({ site: settings.site, apart: false }, jobs, io);
  const sink = await openSink({ settings, formats: plan.formats, adds: retry !== null, checkpoint, io });
  const reader = new InputReader({ plan, checkpoint, settings, io, isOwn, position, reporter });
  try {
    const isWhole = await cleanPages({
      inputs: reader.read(),
      further: retry === null ? null : () => furtherInputs(retry, checkpoint, reader),
      cleaner,
      filter: new StoryFilter(settings.criteria, sites, settings.site),
      sink,
      checkpoint,
      tally,
      formats: plan.formats,
      adds: retry !== null,
      keepDuplicates,
      // One job is one page at a time: reading waits for cleaning.
      batches: jobs === 1 ? 1 : jobs * 3,
      limit,
      signal: io.stop,
      leaves: retry?.leaves ?? (() => null),
      onOutcome: (outcome, written) => reporter.outcome(outcome, written),
      onStep: (step) => progress.step(step),
    });
    // The memory of the children is free for what is left.
    await cleaner.close();
    const summary = tally.summary(!isWhole, checkpoint.pending.counts().pages);
    const statistics = settings.stats ? checkpoint.statistics() : null;
    let isKept = true;
    if (isWhole) {
      const resolved = limit === null ? (retry?.isResolved ?? null) : null;
      isKept = await checkpoint.complete({ replaced: await sink.finish(), resolved });
      if (output !== null) await removeScratch(output);
    } else {
      await sink.leave();
      await checkpoint.stop();
    }
    const left = summary.stopped || limit !== null ? 0 : (retry?.left() ?? 0);
    if (left > 0) reporter.fault(leftFailures(left));
    const isStream = output === null;
    const again = isKept ? retryCommand(plan, settings) : null;
    await reporter.end(summary, afterClean({ summary, isStream, replaces, retry: again }));
    if (statistics !== null) io.tell(renderStatistics(statistics));
    if (settings.json)
      await io.write(`${safeJson(statistics === null ? summary : { ...summary, card: statistics }, 2)}\n`);
    if (summary.stopped) return 'interrupted';
    return failedCount(summary) > 0 || left > 0 ? 'someFailed' : 'ok';
  } catch (error) {
    await sink.abandon();
    throw error;
  } finally {
    checkpoint.close();
    await cleaner.close();
    await reporter.close();
  }
}
