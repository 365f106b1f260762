import { StoryFilter } from '../../article/story-filter.ts';
import { messageOf, systemCode, UsageError } from '../../errors.ts';
import { systemClock } from '../../fetch/clock.ts';
import { removeScratch } from '../../output/story-sink.ts';
import { safeJson } from '../../render/json.ts';
import { FetchProgress } from '../../report/fetch-progress.ts';
import { Reporter } from '../../report/reporter.ts';
import { afterFetch, alreadyThere, failedCount, Tally } from '../../report/summary.ts';
import type { ExitName } from '../../settings/exit-code.ts';
import type { Io } from '../../settings/io.ts';
import { type FetchOptions, fetchOptions } from '../../settings/network-settings.ts';
import { optionLabel, type RawOptions, textOption } from '../../settings/option-values.ts';
import { refuseSecondReading, resolveSettings, type Settings } from '../../settings/settings.ts';
import { siteIds, sites } from '../../sites/index.ts';
import { readAuthorities } from '../../sources/authorities.ts';
import { listFault, openList } from '../../sources/open-input.ts';
import { warcTargetFault } from '../../sources/warc/warc-target.ts';
import type { Checkpoint } from '../../state/checkpoint.ts';
import { MemoryCheckpoint } from '../../state/memory-checkpoint.ts';
import { version } from '../../version.ts';

import { openPooledCleaner } from '../../workers/page-cleaner.ts';
import { openSink } from '../open-sink.ts';
import { type EarlierFetches, earlierFetches, nothingEarlier } from './earlier-fetches.ts';
import { type FetchPlan, planFetch } from './fetch-plan.ts';
import { fetchStories } from './fetch-stories.ts';
import { storyCleaner } from './fetch-story.ts';
import { type AddressRules, type GivenAddress, givenAddress, listedAddress } from './given-addresses.ts';
import { type HostRows, OpenNetwork } from './open-network.ts';

/** `saring fetch`: addresses and options -> articles, manifest, report. */
export async function runFetch(args: readonly string[], raw: RawOptions, io: Io): Promise<ExitName> {
  const now = systemClock.now();
  const settings = resolveSettings(raw, siteIds, now);
  const options = fetchOptions(
    raw,
    io.env,
    await readAuthorities(textOption(raw, 'ca'), optionLabel(raw, 'ca'), io.stop),
  );
  if (args.length === 0 && settings.inputLists.length === 0)
    throw new UsageError('nothing to fetch: give addresses, "-" for standard input, or --input-list');
  const warcFault = options.warc === null ? null : await warcTargetFault(options.warc);
  if (warcFault !== null) throw new UsageError(`--warc ${options.warc}: ${warcFault}`);
  const site = sites.find(({ id }) => id === settings.site) ?? null;
  const given = await readGiven(args, settings, io, {
    sites,
    site,
    allowPorts: options.network.allowPorts ?? [],
  });
  const { output, restart, formats } = settings;
  const filter = new StoryFilter(settings.criteria, sites, settings.site);
  if (output === null)
    return fetchGiven({
      given,
      settings,
      options,
      filter,
      io,
      checkpoint: new MemoryCheckpoint(),
      earlier: nothingEarlier,
      hosts: null,
    });
  const { withOutput } = await import('../../state/with-output.ts');
  return withOutput({ output, restart }, async (state) => {
    const known = restart ? 'own' : 'settled';
    const checkpoint = await state.addingCheckpoint({ signature: `fetch ${version}`, known, formats, now: io.now });
    const before = earlierFetches(state, checkpoint, settings, filter, now);
    const earlier = restart ? { ...nothingEarlier, tried: before.tried } : before;
    const hosts = state.sync().memory;
    return fetchGiven({ given, settings, options, filter, io, checkpoint, earlier, hosts });
  });
}

/** What a fetch begins with. */
interface GivenFetch {
  readonly given: readonly GivenAddress[];
  readonly settings: Settings;
  readonly options: FetchOptions;
  readonly filter: StoryFilter;
  readonly io: Io;
  readonly checkpoint: Checkpoint;
  readonly earlier: EarlierFetches;
  readonly hosts: HostRows | null;
}

async function fetchGiven(fetch: GivenFetch): Promise<ExitName> {
  const { given, settings, io, checkpoint } = fetch;
  const { output, formats } = settings;
  const tally = new Tally();
  const progress = new FetchProgress(tally);
  const reporter = new Reporter(settings, io, progress);
  if (checkpoint.notice !== null) reporter.note(checkpoint.notice);
  const { earlier, filter } = fetch;
  const plan = planFetch(given, { earlier, filter, limit: settings.limit }, () => checkpoint.nextNumber());
  for (const one of given) if (one.ok) for (const warning of one.warnings) reporter.note(`${one.input}: ${warning}`);
  progress.planned(inputsOf(plan));
  if (given.length === 0) reporter.note('nothing to do: the lists hold no addresses');
  for (const note of alreadyThere(inputsOf(plan), plan)) reporter.note(note);
  const sink = await openSink({ settings, formats, adds: true, checkpoint, io });
  const cleaner = openPooledCleaner({ site: settings.site, apart: false }, settings.jobs ?? io.cores, io);
  try {
    const network = new OpenNetwork(fetch.options.network, fetch.hosts, (event) => progress.event(event, reporter));
    const end = await fetchStories({
      ...fetch,
      plan,
      sink,
      reporter,
      board: progress.board,
      tally,
      isLacking: earlier.isLacking,
      onStory: async (_job, story) => earlier.tried(story),
      ...storyCleaner(cleaner),
      openFetcher: () => network.open(),
      beforeCommit: () => network.keepMemory(),
    }).finally(() => Promise.allSettled([network.close(), cleaner.close()]));
    await checkpoint.complete({ replaced: inputsOf(plan) > 0 ? await sink.finish() : null, resolved: null });
    if (output !== null) await removeScratch(output);
    const { summary, left, deferred } = end;
    if (inputsOf(plan) > 0) await reporter.end(summary, output === null ? [] : afterFetch(end));
    if (settings.json) await io.write(`${safeJson({ ...summary, skipped: plan.skipped, left }, 2)}\n`);
    if (summary.stopped) return 'interrupted';
    const failed = failedCount(summary);
    return failed === 0 ? 'ok' : failed === deferred ? 'tryLater' : 'someFailed';
  } catch (error) {
    // What was done stays done; the next fetch brings it to its end.
    await sink.abandon();
    throw error;
  } finally {
    checkpoint.close();
    await reporter.close();
  }
}

function inputsOf({ jobs, settled }: FetchPlan): number {
  return settled.length + jobs.reduce((sum, { repeats }) => sum + 1 + repeats.length, 0);
}

/** Arguments, then the lists, in the order given; standard input can be read once. */
async function readGiven(
  args: readonly string[],
  { inputLists, listEnd }: Settings,
  io: Io,
  rules: AddressRules,
): Promise<readonly GivenAddress[]> {
  refuseSecondReading([...args, ...inputLists]);
  const given: GivenAddress[] = [];
  const takeList = async (list: string, label: string): Promise<void> => {
    const opened = await openList(list, listEnd, { stream: io.stdin }, io.stop);
    if (!opened.ok) throw new UsageError(`${label}: ${opened.reason}`);
    try {
      for await (const line of opened.inputs) given.push(listedAddress(line, rules));
    } catch (error) {
      if (systemCode(error) === null) throw error;
      throw new UsageError(`${label}: it cannot be read: ${messageOf(error)}`, { cause: error });
    } finally {
      await opened.close();
    }
  };
  for (const arg of args) {
    if (arg === '-') await takeList('-', '-');
    else given.push(givenAddress(arg, rules));
  }
  for (const list of inputLists) {
    const fault = list === '-' ? null : await listFault(list, listEnd);
    if (fault !== null) throw new UsageError(`--input-list ${list}: ${fault}`);
    await takeList(list, `--input-list ${list}`);
  }
  return given;
}
