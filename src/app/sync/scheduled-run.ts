import { StoryFilter } from '../../article/story-filter.ts';
import type { StoryInput } from '../../article/story-outcome.ts';
import type { Clock } from '../../fetch/clock.ts';
import { removeScratch } from '../../output/story-sink.ts';
import { FetchProgress } from '../../report/fetch-progress.ts';
import { Reporter } from '../../report/reporter.ts';
import { Tally } from '../../report/summary.ts';
import { type ExitName, exitStatus } from '../../settings/exit-code.ts';
import type { FetchOptions } from '../../settings/fetch-options.ts';
import type { Io } from '../../settings/io.ts';
import type { Settings } from '../../settings/settings.ts';
import type { SyncOptions } from '../../settings/sync-options.ts';
import { sites as rules } from '../../sites/index.ts';
import type { BookedStory } from '../../state/booked-story.ts';
import type { Checkpoint } from '../../state/checkpoint.ts';
import { KeptVisits } from '../../state/kept-visits.ts';
import { isManifestThere } from '../../state/manifest.ts';
import type { OutputState } from '../../state/output-state.ts';
import { dayIn } from '../../text/listed-times.ts';
import { version } from '../../version.ts';
import { openPooledCleaner } from '../../workers/pooled-cleaner.ts';
import { chooseSources } from '../chosen-sources.ts';
import type { FetchJob } from '../fetch/fetch-plan.ts';
import { fetchStories } from '../fetch/fetch-stories.ts';
import { storyAddress } from '../fetch/given-addresses.ts';
import { type CreateFetcher, OpenNetwork } from '../fetch/open-network.ts';
import { storyCleaner } from '../fetch/story-cleaner.ts';
import { openSink } from '../open-sink.ts';
import { acceptAlarms } from './accept-alarms.ts';
import { adoptStories } from './adopt-stories.ts';
import type { GapSpan } from './audit-gaps.ts';
import { backlogADayAgo } from './backlog.ts';
import { RequestCount } from './count-requests.ts';
import { dueStories } from './due-stories.ts';
import { lookBack } from './look-back.ts';
import { pollListings } from './poll-listings.ts';
import { repairGaps } from './repair-gaps.ts';
import { repairSpan } from './repair-span.ts';
import { RunAnswers } from './run-answers.ts';
import { endedOf, figuresOf } from './run-figures.ts';
import { type SettleNeeds, settleStory } from './settle-story.ts';
import { listDue, type StoredStory, tellRun } from './tell-run.ts';
import { keepPages, visitJob } from './visit-again.ts';
import { HostWords } from './visit-marks.ts';
import { watchDrift } from './watch-drift.ts';
import { withDeadline } from './with-deadline.ts';

/** What a scheduled run begins with. */
export interface ScheduledRun {
  /** Names of sites; all with listings when empty. */
  readonly sites: readonly string[];
  readonly settings: Settings;
  readonly output: string;
  readonly options: SyncOptions;
  readonly fetch: FetchOptions;
  readonly state: OutputState;
  readonly io: Io;
  readonly clock: Clock;
  /** What asks the web; null for the real network. */
  readonly createFetcher: CreateFetcher | null;
  /** Stories without a final status of this time are fetched, whenever they would be due; null to leave them to their schedule. */
  readonly repair?: GapSpan | null;
  /** Called with all there is to say of the run, in lines. */
  readonly onSummary?: (text: string) => void;
}

/** One scheduled run: listings, then stories that are due, then what their pages say of the rules. */
export async function scheduledRun(run: ScheduledRun): Promise<ExitName> {
  const { settings, options, state, clock, output } = run;
  const now = clock.now();
  const { stories, memory, adopt } = state.sync();
  const checkpoint = await openCheckpoint(run);
  const sink = await openSink({
    settings,
    formats: settings.formats,
    adds: true,
    checkpoint,
    io: run.io,
    day: dayIn('WIB', now),
  });
  acceptAlarms(options.accept, memory, now);
  if ((memory.runs(1)[0]?.started ?? now) > now) stories.clockSetBack(now);
  const since = options.wanted.since ?? lookBack(memory, now);
  const number = memory.beginRun(now, version);
  const io = withDeadline(run.io, options.maxTimeMs);
  const tally = new Tally();
  const progress = new FetchProgress(tally);
  const reporter = new Reporter(settings, io, progress, 'unless-quiet');
  const network = new OpenNetwork(
    { ...run.fetch.network, clock, maxTimeMs: null },
    memory,
    (event) => progress.event(event, reporter),
    run.createFetcher,
  );
  const cleaner = openPooledCleaner({ site: settings.site, apart: false }, settings.jobs ?? io.cores, io);
  try {
    const note = (text: string): void => reporter.note(text);
    const adopting = { adopt, plan: options.revisit, now, note };
    await adoptStories(options.adopt, adopting);
    if (checkpoint.notice !== null) {
      run.io.tell(`saring: ${checkpoint.notice}\n`);
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
    if (options.dryRun) return await listDue(due, settings, run.io);
    const kept = new KeptVisits(output, now);
    const cleaning = storyCleaner(cleaner);
    const changed: string[] = [];
    const stored: StoredStory[] = [];
    const answers = new RunAnswers(memory, polled.listed);
    const needs: SettleNeeds = {
      stories,
      plan: options.revisit,
      now,
      random: () => clock.random(),
    };
    const visits = {
      ...needs,
      kept,
      words: new HostWords(memory),
      checkpoint,
      sink,
      reporter,
      ...cleaning,
      onChange: (kind: string) => void changed.push(kind),
    };
    const booked = new Map(due.map(({ story }) => [story.url, story]));
    const jobs = due.map(({ story, reason }) => {
      const job = jobOf(story, checkpoint);
      return reason === 'revisit' ? visitJob(story, job, visits) : job;
    });
    progress.planned(jobs.length);
    const end = await fetchStories({
      plan: { jobs, settled: [], skipped: 0 },
      settings,
      options: run.fetch,
      filter: new StoryFilter(settings.criteria, rules, settings.site),
      io,
      checkpoint,
      sink,
      tally,
      reporter,
      board: progress.board,
      earlierSketches: () => state.recentSketches(now),
      isLacking: (input) => booked.get(input)?.state === 'partial',
      ...cleaning,
      openFetcher: async () => fetcher,
      beforeCommit: () => network.keepMemory(),
      onStory: async (job, story, made) => {
        const own = booked.get(job.story.input);
        if (own === undefined) return;
        settleStory(own, story, made, needs);
        if (made.kind === 'article') stored.push({ id: made.article.id, url: own.url, title: made.article.title });
        if (answers.add(own, made, job.address.key)) await keepPages(job.address.key, story, { kept });
      },
    });
    await sink.finish();
    const repaired = await repairGaps(sources, polled.walks, polls);
    if (repaired > 0) note(`${repaired} stories found of times that a listing had missed: they are for the next run`);
    const drift = await watchDrift(answers, requests.join(memory), number, { output, memory, kept, now });
    const { summary } = end;
    const figures = figuresOf({
      polled,
      repaired: repaired + sought,
      summary,
      changed,
      left: end.left + left,
      alarms: drift.alarms,
    });
    const leftBefore = backlogADayAgo(memory, figures.left, now);
    const ended = endedOf(run.io.stop, figures, polled.onlyWaits, requests);
    memory.endRun(number, clock.now(), exitStatus(ended), figures);
    memory.forget(now, { sightingsDays: options.keepSightingsDays, runsDays: options.keepRunsDays });
    await checkpoint.complete({ replaced: null, resolved: null });
    await removeScratch(output);
    await kept.prune(options.keepPagesDays, options.keepPagesBytes);
    await reporter.close();
    await tellRun({
      figures,
      leftBefore,
      stories: stored,
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

function openCheckpoint({ output, settings, state, io }: ScheduledRun): Promise<Checkpoint> {
  return state.checkpoint({
    output,
    command: null,
    folder: null,
    signature: `sync ${version}`,
    adds: true,
    known: 'settled',
    formats: settings.formats,
    foreignTexts: async () => null,
    now: io.now,
  });
}

/** A story that is due -> the job that stores it. */
function jobOf(story: BookedStory, checkpoint: Checkpoint): FetchJob {
  const address = storyAddress(story.url, { sites: rules, site: null });
  const input: StoryInput = { number: checkpoint.nextNumber(), input: story.url, url: address.url, hash: null };
  return { story: input, address, repeats: [] };
}
