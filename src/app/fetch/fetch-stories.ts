import pLimit from 'p-limit';
import type { StoryFilter } from '../../article/story-filter.ts';
import { isNothing, type Outcome } from '../../article/story-outcome.ts';
import type { Fetcher } from '../../fetch/client.ts';
import { PACE } from '../../fetch/fetcher-settings.ts';
import { siteKeyOf } from '../../fetch/input-urls.ts';
import { openKeptPages } from '../../output/kept-pages.ts';
import type { StorySink } from '../../output/story-sink.ts';
import type { Reporter } from '../../report/reporter.ts';
import type { FetchEnd, Tally } from '../../report/summary.ts';
import type { Io } from '../../settings/io.ts';
import type { FetchOptions } from '../../settings/network-settings.ts';
import type { StorySketch } from '../../state/runs.ts';
import { generator } from '../../version.ts';
import { OutcomeWriter } from '../write-outcomes.ts';
import { FetchLedger, type SettledFetch } from './fetch-ledger.ts';
import type { FetchJob } from './fetch-plan.ts';
import { fetchStory, type StoryNeeds } from './fetch-story.ts';
import { stoppableFetch } from './open-network.ts';

/** Everything a fetch works with. */
export interface FetchRun extends SettledFetch, Pick<StoryNeeds, 'clean' | 'join'> {
  readonly options: FetchOptions;
  readonly io: Io;
  readonly filter: StoryFilter;
  readonly sink: StorySink;
  readonly tally: Tally;
  readonly reporter: Pick<Reporter, 'outcome'>;
  /** Whether an earlier run wrote a part of the story of an input. */
  readonly isLacking: (input: string) => boolean;
  /** Stories of earlier runs that new ones are compared with; none when absent. */
  readonly earlierSketches?: () => Iterable<StorySketch>;
  /** Opened once there is something to fetch, and closed by whoever opened it. */
  readonly openFetcher: () => Promise<Fetcher>;
  /** Called before every commit. */
  readonly beforeCommit: () => void;
}

/** A plan -> its stories fetched, many sites side by side, each stored as it comes. */
export async function fetchStories(run: FetchRun): Promise<FetchEnd> {
  const { plan, settings, options, io, reporter, board } = run;
  /** Outcomes that are stored, and told once they are committed. */
  const stored: (readonly [Outcome, readonly string[]])[] = [];
  const writer = new OutcomeWriter({
    ...run,
    formats: settings.formats,
    adds: true,
    keepDuplicates: settings.keepDuplicates,
    // A failure takes nothing from what an earlier run had of a story.
    leaves: (outcome) =>
      isNothing(outcome) && outcome.inputs.every(({ input }) => run.isLacking(input)) ? 'told' : null,
    onOutcome: (outcome, written) => void stored.push([outcome, written]),
  });
  const keep = async (): Promise<void> => {
    run.beforeCommit();
    await writer.commit();
    for (const [outcome, written] of stored.splice(0)) await reporter.outcome(outcome, written);
  };
  for (const outcome of plan.settled) await writer.write(outcome, null);
  await keep();
  if (plan.jobs.length === 0) return { summary: run.tally.summary(false), left: 0, lacking: 0, deferred: 0 };
  const ledger = new FetchLedger(run, writer, keep);
  const { savePages, warc, network } = options;
  const kept = await openKeptPages(savePages, warc, {
    software: generator,
    userAgent: network.userAgent,
    robots: network.ignoreRobots === true ? 'ignore' : 'obey',
  });
  const fetcher = await run.openFetcher();
  const pages = stoppableFetch(fetcher, io.stop, (url) => board.isAsked(url));
  const needsOf = ({ fetchPage = (url) => pages.fetchPage(url), isKnown }: FetchJob): StoryNeeds => ({
    fetchPage: (url: string) => {
      board.begin(url);
      return fetchPage(url, pages).finally(() => board.end(url));
    },
    isKnown,
    clean: run.clean,
    join: run.join,
    isStopped: () => io.stop.aborted,
  });
  for (const { address } of plan.jobs) board.add(address.url);
  try {
    // A connection's next story waits until its last one is committed: a kill costs one fetch a connection at most.
    const width = options.network.connectionsPerSite ?? PACE.connectionsPerSite;
    await workInLanes(lanesOf(plan.jobs), width, io.stop, async (job) => {
      const story = await fetchStory(job.story.input, job.address, needsOf(job));
      await ledger.enter(async () => {
        if (story.kind !== 'stopped') await kept.add(story.pages);
        await ledger.settle(job, story);
      });
    });
    await keep();
    const stopped = io.stop.aborted;
    const { left, lacking, deferred } = ledger;
    return { summary: run.tally.summary(stopped), left, lacking, deferred };
  } finally {
    await Promise.allSettled([kept.close()]);
  }
}

/** Jobs by the site they burden, in the order given. */
function lanesOf(jobs: readonly FetchJob[]): Iterable<readonly FetchJob[]> {
  const lanes = new Map<string, FetchJob[]>();
  for (const job of jobs) {
    const site = siteKeyOf(new URL(job.address.url).hostname);
    const lane = lanes.get(site);
    if (lane === undefined) lanes.set(site, [job]);
    else lane.push(job);
  }
  return lanes.values();
}

/**
 * Works through jobs in lanes, side by side; the jobs of a lane are begun in order, at most `width` at a time. Begins
 * nothing more once the signal fires or a job throws, waits for what was begun, then throws that job's error.
 */
export async function workInLanes<T>(
  lanes: Iterable<readonly T[]>,
  width: number,
  signal: AbortSignal,
  work: (job: T) => Promise<void>,
): Promise<void> {
  const errors: unknown[] = [];
  const workOn = async (job: T): Promise<void> => {
    if (!signal.aborted && errors.length === 0) await work(job).catch((error: unknown) => errors.push(error));
  };
  await Promise.all([...lanes].map((lane) => pLimit(width).map(lane, workOn)));
  if (errors.length > 0) throw errors[0];
}
