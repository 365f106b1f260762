import { removeScratch } from '../../output/story-sink.ts';
import { FetchProgress } from '../../report/fetch-progress.ts';
import { Reporter } from '../../report/reporter.ts';
import { Tally } from '../../report/summary.ts';
import { type ExitName, exitStatus } from '../../settings/exit-code.ts';
import { KeptVisits } from '../../state/kept-visits.ts';
import { isManifestThere } from '../../state/manifest.ts';
import { dayIn } from '../../text/dates.ts';
import { version } from '../../version.ts';
import { openPooledCleaner } from '../../workers/page-cleaner.ts';
import { chooseSources } from '../chosen-sources.ts';
import { OpenNetwork } from '../fetch/open-network.ts';
import { openSink } from '../open-sink.ts';
import { adoptStories } from './adopt-stories.ts';
import { RequestCount } from './count-requests.ts';
import { lookBack } from './due-listings.ts';
import { backlogADayAgo, dueStories } from './due-stories.ts';
import { fetchDue } from './fetch-due.ts';
import { pollListings } from './poll-listings.ts';
import { repairGaps, repairSpan } from './repair-gaps.ts';
import { RunAnswers } from './run-answers.ts';
import { type RunRequest, withDeadline } from './run-request.ts';
import { endedOf, figuresOf, listDue, tellRun } from './tell-run.ts';
import { acceptAlarms, watchDrift } from './watch-drift.ts';

/** One scheduled run: listings, then stories that are due, then what their pages say of the rules. */
export async function scheduledRun(run: RunRequest): Promise<ExitName> {
  const { settings, options, state, clock, output } = run;
  const now = clock.now();
  const { stories, memory } = state.sync();
  const { formats } = settings;
  const opening = { signature: `sync ${version}`, known: 'settled', formats, now: run.io.now } as const;
  const checkpoint = await state.addingCheckpoint(opening);
  const sink = await openSink({
    settings,
    formats,
    adds: true,
    checkpoint,
    io: run.io,
    day: dayIn('WIB', now),
  });
  acceptAlarms(options.accept, memory, now);
  if ((memory.runs(1)[0]?.started ?? now) > now) stories.clockSetBack(now);
  const since = options.wanted.since ?? lookBack(memory, now);
  // What only looks is no run of the reports, nor the first one.
  const number = options.dryRun ? 0 : memory.beginRun(now, version);
  const io = withDeadline(run.io, options.maxTimeMs);
  const tally = new Tally();
  const progress = new FetchProgress(tally);
  const reporter = new Reporter(settings, run.io, progress, 'unless-quiet');
  const network = new OpenNetwork(
    // The next run is not far: a host that is down costs one address.
    { ...run.fetch.network, clock, maxTimeMs: null, limits: { ...run.fetch.network.limits, downFailures: 1 } },
    memory,
    (event) => progress.event(event, reporter),
    run.createFetcher,
  );
  const cleaner = openPooledCleaner({ site: settings.site, apart: false }, settings.jobs ?? io.cores, io);
  try {
    const note = (text: string): void => reporter.note(text);
    const adopting = { stories, plan: options.revisit, now, note };
    await adoptStories(options.adopt, adopting);
    if (checkpoint.notice !== null) {
      reporter.fault(checkpoint.notice);
      if (await isManifestThere(output)) await adoptStories([output], adopting);
    }
    const sources = chooseSources(run.sites, {
      ...options.wanted,
      since,
      closedToo: run.fetch.network.ignoreRobots === true,
      allowPorts: run.fetch.network.allowPorts ?? [],
      now,
    });
    const requests = new RequestCount(now);
    const fetcher = requests.watch(await network.open());
    const polls = { fetcher, stories, memory, wanted: options.wanted, signal: io.stop, now };
    const polled = await pollListings(sources, polls);
    for (const key of polled.liars)
      reporter.note(`${key} says that it has not changed when it has: it is always read whole from now on`);
    network.keepMemory();
    checkpoint.commit(new Map());
    const sought = run.repair ? await repairSpan(run.repair, state.sync(), { sources, walks: polled.walks }, polls) : 0;
    const { taken: due, left } = dueStories(stories, now, settings.limit);
    if (options.dryRun) return await listDue(due, polled, settings, run.io);
    const kept = new KeptVisits(output, now);
    const answers = new RunAnswers(memory, polled.listed);
    const end = await fetchDue(due, {
      run,
      now,
      io,
      checkpoint,
      sink,
      network,
      fetcher,
      cleaner,
      kept,
      answers,
      tally,
      progress,
      reporter,
    });
    await sink.finish();
    const repaired = await repairGaps(sources, polled.walks, polls);
    if (repaired > 0) note(`${repaired} stories found of times that a listing had missed: they are for the next run`);
    const drift = await watchDrift(answers, requests.join(memory), { output, memory, kept, now });
    const figures = figuresOf({
      polled,
      repaired: repaired + sought,
      summary: end.summary,
      changed: end.changed,
      left: end.left + left,
      alarms: drift.alarms,
    });
    const leftBefore = backlogADayAgo(memory, figures.left, now);
    const ended = endedOf(run.io.stop, figures, polled, requests);
    memory.endRun(number, clock.now(), exitStatus(ended), figures);
    const isNewDay = memory.forget(now, { sightingsDays: options.keepSightingsDays, runsDays: options.keepRunsDays });
    await checkpoint.complete({ replaced: null, resolved: null });
    await removeScratch(output);
    if (isNewDay) await kept.prune(options.keepPagesDays, options.keepPagesBytes);
    await reporter.close();
    await tellRun({
      figures,
      leftBefore,
      stories: end.stored,
      drift,
      ended,
      settings,
      options,
      io: run.io,
      output,
      onSummary: run.onSummary ?? (() => undefined),
    });
    return ended;
  } catch (error) {
    // What was done stays done; the next run brings it to its end.
    await sink.abandon();
    throw error;
  } finally {
    await reporter.close();
    await Promise.allSettled([network.close(), cleaner.close()]);
  }
}
