import { access, constants, mkdir } from 'node:fs/promises';
import { clean } from '../commands/clean.ts';
import type { RawOptions } from '../commands/command.ts';
import { optionNames } from '../commands/option-names.ts';
import { UsageError } from '../errors.ts';
import type { ExitName } from '../exit-code.ts';
import { defaultMaxPageBytes, readInputs } from '../input/read-inputs.ts';
import { type Io, printable } from '../io.ts';
import { safeJson } from '../render/json.ts';
import { resolveSettings, type Settings } from '../settings.ts';
import { siteIds } from '../sites/index.ts';
import { readManifest } from '../store/manifest.ts';
import { type RunLock, takeLock } from '../store/run-lock.ts';
import { openFolderSink, openStreamSink } from '../store/story-sink.ts';
import { outputError } from '../store/whole-file.ts';
import { sha256 } from '../text/fingerprint.ts';
import { version } from '../version.ts';
import { renderCard } from './corpus-card.ts';
import { openCleaner } from './page-cleaner.ts';
import { Reporter } from './reporter.ts';
import { RunBook } from './run-book.ts';
import { runPages } from './run-pages.ts';
import { failedCount } from './summary.ts';

/** `saring clean`: inputs and options -> articles, manifest, report. */
export async function runClean(paths: readonly string[], options: RawOptions, io: Io): Promise<ExitName> {
  const settings = await resolveSettings(options, optionNames(clean), siteIds);
  if (settings.stream) return (await import('./run-stream.ts')).runStream(paths, settings, io);
  const failed = settings.retryFailed ? await failedInputs(settings, paths) : null;
  if (failed === null && paths.length === 0 && settings.inputList === null) {
    throw new UsageError('nothing to clean: name files, folders or archives, "-" for standard input, or --input-list');
  }
  const sources = failed === null ? paths : [...new Set([...failed].map(archiveOf))];
  const lock = await openOutput(settings, io);
  const book = await openBook(settings, sources);
  const { output, formats, shard } = settings;
  const sink =
    output === null
      ? openStreamSink(formats[0] ?? 'txt', io.write)
      : openFolderSink(output, formats, book.files, shard);
  const jobs = settings.jobs ?? io.cores;
  const cleaner = openCleaner(settings.site, async () => {
    const { openCleanPool } = await import('../pool/clean-pool.ts');
    return openCleanPool({ script: io.workerScript, jobs, site: settings.site });
  });
  const reporter = new Reporter(settings, io);
  if (book.finished.size > 0) reporter.resumed(book.finished.size);
  try {
    const summary = await runPages({
      inputs: readInputs({
        paths: sources,
        inputList: settings.inputList,
        stdin: io.stdin,
        maxPageBytes: defaultMaxPageBytes,
        signal: io.stop,
        skip: (input) =>
          book.finished.has(input) || (failed !== null && !failed.has(input) && !sources.includes(input)),
      }),
      cleaner,
      sink,
      book,
      batches: jobs === 1 ? 1 : jobs * 2,
      keepDuplicates: settings.keepDuplicates,
      limit: settings.limit,
      signal: io.stop,
      onTaken: () => reporter.taken(),
      onOutcome: (outcome, written) => reporter.outcome(outcome, written),
    });
    reporter.end(summary, output === null ? null : `saring clean --retry-failed -o ${output}`);
    const card = settings.stats ? book.card.figures() : null;
    if (card !== null) io.tell(renderCard(card));
    if (settings.json) await io.write(`${safeJson(card === null ? summary : { ...summary, card }, 2)}\n`);
    if (summary.stopped) return 'interrupted';
    return failedCount(summary) > 0 ? 'someFailed' : 'ok';
  } finally {
    await cleaner.close();
    await lock?.release();
  }
}

/** The inputs of the manifest that gave no article, duplicates apart. */
async function failedInputs(settings: Settings, paths: readonly string[]): Promise<ReadonlySet<string>> {
  if (paths.length > 0 || settings.inputList !== null || settings.output === null) {
    throw new UsageError('--retry-failed takes its inputs from the manifest of --output: name no other inputs');
  }
  const failed = new Set<string>();
  for await (const { line } of readManifest(settings.output)) {
    if (line.status === 'failed' && line.code !== 'duplicate') failed.add(line.input);
  }
  return failed;
}

/** `archive.warc.gz#1234` -> the archive; other inputs are their own. */
function archiveOf(input: string): string {
  return input.replace(/#\d+(?:\+\d+)?$/, '');
}

/** The output folder, made and taken for this run; null for output to a stream. Throws OutputError and BusyError. */
async function openOutput({ output }: Settings, io: Io): Promise<RunLock | null> {
  if (output === null) return null;
  try {
    await mkdir(output, { recursive: true });
    await access(output, constants.W_OK);
  } catch (error) {
    throw outputError(printable(output), error);
  }
  return takeLock(output, io.pid);
}

/** The book of the output folder; one in memory for output to a stream. Throws OutputError. */
async function openBook(settings: Settings, paths: readonly string[]): Promise<RunBook> {
  const { output, formats, shard, inputList, site, limit, keepDuplicates } = settings;
  if (output === null) return RunBook.inMemory();
  const command = ['clean', version, paths, inputList, formats, shard, site, limit, keepDuplicates];
  return RunBook.open(output, sha256(JSON.stringify(command)), settings.restart);
}
