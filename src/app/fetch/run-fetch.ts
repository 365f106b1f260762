import { messageOf, systemCode, UsageError } from '../../errors.ts';
import { noEarlierRun, readEarlierRuns } from '../../output/earlier-run.ts';
import { takeOutput } from '../../output/output-folder.ts';
import { openFolderSink, openStreamSink } from '../../output/story-sink.ts';
import { partNumbers, readableAmong } from '../../output/written-stories.ts';
import { safeJson } from '../../render/json.ts';
import { FetchReporter } from '../../report/fetch-reporter.ts';
import { failedCount } from '../../report/summary.ts';
import type { ExitName } from '../../settings/exit-code.ts';
import { type FetchOptions, fetchOptions } from '../../settings/fetch-options.ts';
import type { Io } from '../../settings/io.ts';
import { textOption } from '../../settings/option-values.ts';
import type { RawOptions } from '../../settings/raw-options.ts';
import { resolveSettings, type Settings } from '../../settings/settings.ts';
import { siteIds, sites } from '../../sites/index.ts';
import { readAuthorities } from '../../sources/authorities.ts';
import { listFault } from '../../sources/input-list.ts';
import { openList } from '../../sources/open-input.ts';
import { warcTargetFault } from '../../sources/warc/warc-target.ts';
import { version } from '../../version.ts';
import { filesThere } from '../files-there.ts';
import { RunBook } from '../run-book.ts';
import { type FetchPlan, planFetch } from './fetch-plan.ts';
import { fetchStories } from './fetch-stories.ts';
import { type AddressRules, type GivenAddress, givenAddress, listedAddress } from './given-addresses.ts';

/** `saring fetch`: addresses and options -> articles, manifest, report. */
export async function runFetch(args: readonly string[], raw: RawOptions, io: Io): Promise<ExitName> {
  const settings = resolveSettings(raw, siteIds);
  const options = fetchOptions(raw, io.env, await readAuthorities(textOption(raw, 'ca')));
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
  const lock = settings.output === null ? null : await takeOutput(settings.output, io.pid);
  try {
    return await fetchGiven(given, settings, options, io);
  } finally {
    await lock?.release();
  }
}

async function fetchGiven(
  given: readonly GivenAddress[],
  settings: Settings,
  options: FetchOptions,
  io: Io,
): Promise<ExitName> {
  const { output, formats, shard } = settings;
  const readable = readableAmong(formats);
  const adds = readable !== null;
  const reporter = new FetchReporter(settings, io);
  const open: { readonly stop: () => Promise<void> }[] = [];
  try {
    // What a run that was killed had done goes into the manifest first, which says what is left to do.
    const book =
      output === null
        ? RunBook.inMemory()
        : await RunBook.open({
            output,
            command: null,
            from: null,
            signature: `fetch ${version}`,
            restart: settings.restart,
            isMixed: false,
            formats,
            shard,
            adds,
            keepDuplicates: settings.keepDuplicates,
            now: io.now,
          });
    open.push(book);
    const earlier = output === null || settings.restart ? noEarlierRun : await readEarlierRuns(output, formats, shard);
    const plan = planFetch(given, earlier, settings.limit, () => book.nextNumber());
    for (const one of given) if (one.ok) for (const warning of one.warnings) reporter.note(`${one.input}: ${warning}`);
    reporter.planned(inputsOf(plan), plan.skipped);
    const sink =
      output === null
        ? openStreamSink(formats[0] ?? 'txt', io.write)
        : openFolderSink(output, formats, {}, { shard, adds, names: book.names });
    open.push({ stop: () => sink.leave() });
    const isAddedTo = output !== null && readable !== null && (await partNumbers(output, readable, shard)).length > 0;
    if (output !== null && inputsOf(plan) > 0 && !isAddedTo) {
      const known = new Set(given.map(({ input }) => input));
      const there = await filesThere({ ...settings, output, limit: null }, (input) => known.has(input));
      for (const note of [there.replaced, there.beside]) if (note !== null) reporter.note(note);
    }
    const { lacking } = earlier;
    const end = await fetchStories({ plan, settings, options, io, book, sink, reporter, lacking });
    await book.complete(inputsOf(plan) > 0 ? await sink.finish() : []);
    const { summary, left, deferred } = end;
    if (inputsOf(plan) > 0) reporter.end(end);
    if (settings.json) await io.write(`${safeJson({ ...summary, skipped: plan.skipped, left }, 2)}\n`);
    if (summary.stopped) return 'interrupted';
    const failed = failedCount(summary);
    return failed === 0 ? 'ok' : failed === deferred ? 'tryLater' : 'someFailed';
  } catch (error) {
    // What was done stays done, as far as it can still be written down.
    for (const one of open.reverse()) await one.stop().catch(() => undefined);
    throw error;
  } finally {
    reporter.close();
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
  if ([...args, ...inputLists].filter((one) => one === '-').length > 1)
    throw new UsageError('standard input can be read once');
  const given: GivenAddress[] = [];
  const takeList = async (list: string, label: string): Promise<void> => {
    const opened = await openList(list, listEnd, { stream: io.stdin }, io.stop);
    if (!opened.ok) throw new UsageError(`${label}: ${opened.reason}`);
    const before = given.length;
    try {
      for await (const line of opened.inputs) given.push(listedAddress(line, rules));
    } catch (error) {
      if (systemCode(error) === null) throw error;
      throw new UsageError(`${label}: it cannot be read: ${messageOf(error)}`, { cause: error });
    } finally {
      await opened.close();
    }
    if (list === '-' && given.length === before) throw new UsageError(`${label}: standard input held no addresses`);
  };
  for (const arg of args) {
    if (arg === '-') await takeList('-', '-');
    else given.push(givenAddress(arg, rules));
  }
  for (const list of inputLists) {
    const fault = list === '-' ? null : await listFault(list);
    if (fault !== null) throw new UsageError(`--input-list ${list}: ${fault}`);
    await takeList(list, `--input-list ${list}`);
  }
  return given;
}
