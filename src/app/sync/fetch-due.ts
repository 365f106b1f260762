import { StoryFilter } from '../../article/story-filter.ts';
import type { StoryInput } from '../../article/story-outcome.ts';
import type { Fetcher } from '../../fetch/client.ts';
import type { StorySink } from '../../output/story-sink.ts';
import type { FetchProgress } from '../../report/fetch-progress.ts';
import type { Reporter } from '../../report/reporter.ts';
import type { FetchEnd, Tally } from '../../report/summary.ts';
import type { Io } from '../../settings/io.ts';
import { sites as rules } from '../../sites/index.ts';
import type { Checkpoint } from '../../state/checkpoint.ts';
import type { KeptVisits } from '../../state/kept-visits.ts';
import type { BookedStory } from '../../state/story-book.ts';
import type { PageCleaner } from '../../workers/clean-batch.ts';
import type { FetchJob } from '../fetch/fetch-plan.ts';
import { fetchStories } from '../fetch/fetch-stories.ts';
import { storyCleaner } from '../fetch/fetch-story.ts';
import { storyAddress } from '../fetch/given-addresses.ts';
import type { OpenNetwork } from '../fetch/open-network.ts';
import type { DueStory } from './due-stories.ts';
import type { RunAnswers } from './run-answers.ts';
import type { RunRequest } from './run-request.ts';
import { bornAt, type SettleNeeds, settleStory } from './settle-story.ts';
import type { StoredStory } from './tell-run.ts';
import { keepPages, visitJob } from './visit-again.ts';
import { HostWords } from './visit-marks.ts';

/** What stories are fetched, stored and told with. */
export interface DueFetch {
  readonly run: RunRequest;
  /** When the run began, in milliseconds since 1970. */
  readonly now: number;
  /** The process, with the stop of the run's deadline. */
  readonly io: Io;
  readonly checkpoint: Checkpoint;
  readonly sink: StorySink;
  readonly network: OpenNetwork;
  readonly fetcher: Fetcher;
  readonly cleaner: PageCleaner;
  readonly kept: KeptVisits;
  readonly answers: RunAnswers;
  readonly tally: Tally;
  readonly progress: FetchProgress;
  readonly reporter: Reporter;
}

/** What stories that were due came to. */
export interface DueEnd extends FetchEnd {
  readonly stored: readonly StoredStory[];
  /** Of each stored story that was not as before, what had happened to it. */
  readonly changed: readonly string[];
}

/** Stories that are due -> fetched: new ones stored, stored ones compared with what they were. */
export async function fetchDue(due: readonly DueStory[], parts: DueFetch): Promise<DueEnd> {
  const { run, now, io, checkpoint, sink, network, fetcher, kept, answers, tally, progress, reporter } = parts;
  const { settings, options, state, clock } = run;
  const { stories, memory } = state.sync();
  const cleaning = storyCleaner(parts.cleaner);
  const changed: string[] = [];
  const stored: StoredStory[] = [];
  const needs: SettleNeeds = { stories, plan: options.revisit, now, random: () => clock.random() };
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
    const job = jobOf(story);
    return reason === 'revisit' ? visitJob(story, job, visits) : job;
  });
  progress.planned(jobs.length);
  const end = await fetchStories({
    plan: { jobs, settled: [], skipped: 0, waiting: [] },
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
  return { ...end, stored, changed };
}

/** A story that is due -> the job that stores it; its place in the manifest is its time, whichever run gets it. */
function jobOf(story: BookedStory): FetchJob {
  const address = storyAddress(story.url, { sites: rules, site: null });
  const input: StoryInput = { number: bornAt(story), input: story.url, url: address.url, hash: null };
  return { story: input, address, repeats: [] };
}
