import path from 'node:path';
import { defaultMaxPageBytes } from '../bytes/page-limit.ts';
import type { FoundInput } from '../model/outcome.ts';
import { takeOutput } from '../output/output-folder.ts';
import { OwnOutputs, overlaps } from '../output/own-outputs.ts';
import { openFolderSink, openStreamSink, type StorySink } from '../output/story-sink.ts';
import { exists } from '../output/written-stories.ts';
import { safeJson } from '../render/json.ts';
import { renderCard } from '../report/corpus-card.ts';
import { Reporter, showsProgress } from '../report/reporter.ts';
import { RunProgress } from '../report/run-progress.ts';
import { failedCount, type Summary } from '../report/summary.ts';
import type { ExitName } from '../settings/exit-code.ts';
import type { Io } from '../settings/io.ts';
import type { RawOptions } from '../settings/raw-options.ts';
import { resolveSettings, type Settings } from '../settings/settings.ts';
import { siteIds } from '../sites/index.ts';
import { globStart } from '../sources/glob.ts';
import { InputCount } from '../sources/input-count.ts';
import { readInputs } from '../sources/read-inputs.ts';
import { ReadPosition } from '../sources/read-position.ts';
import { sha256 } from '../text/fingerprint.ts';
import { HashSet } from '../text/hash-set.ts';
import { version } from '../version.ts';
import { openPooledCleaner } from '../workers/pooled-cleaner.ts';
import { type CleanPlan, commandOf, planClean, type Retry, retryCommand } from './clean-plan.ts';
import { coveredBy, filesThere } from './files-there.ts';
import { RunBook } from './run-book.ts';
import { runPages } from './run-pages.ts';

/** `saring clean`: inputs and options -> articles, manifest, report. */
export async function runClean(paths: readonly string[], options: RawOptions, io: Io): Promise<ExitName> {
  const settings = resolveSettings(options, siteIds);
  if (settings.stream) return (await import('./stream/run-stream.ts')).runStream(paths, settings, io);
  const { output, retryFailed } = settings;
  // The manifest that a retry reads must not be another run's to write; a mistake must not make a folder.
  const isThere = retryFailed && output !== null && (await exists(output));
  let lock = isThere ? await takeOutput(output, io.pid) : null;
  try {
    const plan = await planClean(paths, settings);
    lock ??= output === null ? null : await takeOutput(output, io.pid);
    return await cleanPlanned(plan, settings, io);
  } finally {
    await lock?.release();
  }
}

async function cleanPlanned(plan: CleanPlan, settings: Settings, io: Io): Promise<ExitName> {
  const { output, keepDuplicates, limit, inputLists, listEnd } = settings;
  const { retry } = plan;
  const book = await openBook(settings, plan, io);
  await retry?.recall(book);
  const sink = openSink(settings, plan, io, book);
  const own = await OwnOutputs.of(output, book.foreign);
  const isOwn = (file: string): boolean | Promise<boolean> => own.isOwn(file);
  const jobs = settings.jobs ?? io.cores;
  const cleaner = openPooledCleaner({ site: settings.site, apart: false }, jobs, io);
  const count = plan.total === null ? new InputCount() : { known: plan.total, isComplete: true, weight: null };
  const position = showsProgress(settings, io) ? new ReadPosition() : null;
  const progress = new RunProgress({ count, position, limit });
  const reporter = new Reporter(settings, io, progress);
  if (book.finished.size > 0 || book.lost) reporter.resumed(book.finished.size, book.tally.summary(false), book.lost);
  if (output !== null && retry === null && book.isNew) {
    const covers = settings.inputLists.length === 0 ? coveredBy(plan.paths) : () => false;
    reporter.filesThere(await filesThere({ ...settings, output }, covers));
  }
  if (count instanceof InputCount && position !== null)
    void count.count({ paths: plan.paths, inputLists, listEnd, signal: io.stop, isOwn });
  const isFinished = (input: string): boolean => {
    const finished = book.finished.has(input);
    if (finished) book.beginnings.met(input);
    return finished;
  };
  const read = (paths: readonly string[], skip: (input: string) => boolean): AsyncIterable<FoundInput> =>
    readInputs({
      paths,
      inputLists,
      listEnd,
      stdin: io.stdin,
      isOwn,
      maxPageBytes: defaultMaxPageBytes,
      signal: io.stop,
      position,
      onPassedOver: (file) => reporter.passedOver(file),
      onSkipped: (input, _because, media) => media !== null && reporter.passedOverRecord(input, media),
      onBegin: (input, head, size) => book.begins(input, head, size),
      // Plan and book are both shown all that is met, whatever the other says of it.
      skip: (input) => {
        const isPassed = skip(input);
        return isFinished(input) || isPassed;
      },
    });
  const inputs = read(plan.paths, plan.skip);
  const wanted = retry === null ? inputs : pagesToRetry(inputs, retry);
  try {
    const summary = await runPages({
      inputs: inputLists.length === 0 && plan.paths.length < 2 ? wanted : eachOnce(wanted),
      further: retry === null ? null : () => inputsAlong(retry, book, read),
      cleaner,
      sink,
      book,
      // One job is one page at a time: reading waits for cleaning.
      batches: jobs === 1 ? 1 : jobs * 3,
      keepDuplicates,
      limit,
      retry,
      signal: io.stop,
      onTaken: () => progress.taken(),
      onOutcome: (outcome, written) => reporter.outcome(outcome, written),
      onStep: (step) => progress.step(step),
    });
    return await report(summary, plan, settings, book, reporter, io);
  } finally {
    await cleaner.close();
    await reporter.close();
  }
}

/** Reads paths, but for the inputs that are passed over. */
type Reader = (paths: readonly string[], skip: (input: string) => boolean) => AsyncIterable<FoundInput>;

async function* inputsAlong(retry: Retry, { groups }: RunBook, read: Reader): AsyncGenerator<FoundInput> {
  if (groups === null || groups.size === 0) return;
  const along = await retry.along(groups);
  for await (const input of read([...along.paths], (one) => !along.takes(one)))
    if (along.has(input.ok ? input.page.input : input.input)) yield input;
}

/** An input that is named again, alone and in its folder, say, is the same input. */
async function* eachOnce(inputs: AsyncIterable<FoundInput>): AsyncGenerator<FoundInput> {
  const met = new HashSet();
  for await (const input of inputs) {
    const name = input.ok ? input.page.input : input.input;
    if (met.has(name)) continue;
    met.add(name);
    yield input;
  }
}

async function* pagesToRetry(inputs: AsyncIterable<FoundInput>, { takesPage }: Retry): AsyncGenerator<FoundInput> {
  for await (const input of inputs) {
    const takes = takesPage(input.ok ? input.page.input : input.input);
    if (takes || !input.ok) yield input;
  }
}

async function report(
  summary: Summary,
  plan: CleanPlan,
  settings: Settings,
  book: RunBook,
  reporter: Reporter,
  io: Io,
): Promise<ExitName> {
  const left = summary.stopped || settings.limit !== null ? 0 : (plan.retry?.left() ?? 0);
  await reporter.end(summary, retryCommand(plan, settings), left);
  const card = settings.stats ? book.card.figures() : null;
  if (card !== null) io.tell(renderCard(card));
  if (settings.json) await io.write(`${safeJson(card === null ? summary : { ...summary, card }, 2)}\n`);
  if (summary.stopped) return 'interrupted';
  return failedCount(summary) > 0 || left > 0 ? 'someFailed' : 'ok';
}

function openSink({ output, shard }: Settings, { formats, retry }: CleanPlan, io: Io, book: RunBook): StorySink {
  if (output === null) return openStreamSink(formats[0] ?? 'txt', io.write);
  return openFolderSink(output, formats, book.files, { shard, adds: retry !== null, names: book.names });
}

/** Whether any of the paths may lead into the output folder. */
async function lieIn(paths: readonly string[], output: string): Promise<boolean> {
  for (const given of paths) {
    const start = globStart(given);
    if (given !== '-' && (await overlaps(start === given ? given : path.dirname(`${start}.`), output))) return true;
  }
  return false;
}

/** Goes up when what a stopped run leaves is written otherwise: one that cannot be read is not gone on with. */
const stateForm = 5;

/** The book of the output folder; one in memory for output to a stream. Throws UsageError and OutputError. */
async function openBook(settings: Settings, plan: CleanPlan, { now }: Io): Promise<RunBook> {
  const { output, inputLists, shard, restart, keepDuplicates } = settings;
  if (output === null) return RunBook.inMemory();
  const { paths, formats, retry } = plan;
  const command = commandOf(plan, settings);
  const isAnywhere =
    retry === null && inputLists.length === 0 && paths.every((one) => one === '-' || path.isAbsolute(one));
  const from = isAnywhere ? null : path.resolve('.');
  const signature = sha256(JSON.stringify([stateForm, version, command, from]));
  const isMixed = retry === null && (inputLists.length > 0 || (await lieIn(paths, output)));
  const adds = retry !== null;
  return RunBook.open({
    output,
    command,
    from,
    signature,
    restart,
    isMixed,
    formats,
    shard,
    adds,
    keepDuplicates,
    now,
  });
}
