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
import { siteIds, sites } from '../sites/index.ts';
import { writeManifest } from '../store/manifest.ts';
import { openFolderSink, openStreamSink, type StorySink } from '../store/story-sink.ts';
import { outputError } from '../store/whole-file.ts';
import { Reporter } from './reporter.ts';
import { runPages } from './run-pages.ts';
import { failedCount } from './summary.ts';

/** `saring clean`: inputs and options -> articles, manifest, report. */
export async function runClean(paths: readonly string[], options: RawOptions, io: Io): Promise<ExitName> {
  const settings = await resolveSettings(options, optionNames(clean), siteIds);
  if (paths.length === 0 && settings.inputList === null) {
    throw new UsageError('nothing to clean: name files, folders or archives, "-" for standard input, or --input-list');
  }
  const known = new Set<string>();
  const sink = await openSink(settings, io, known);
  const reporter = new Reporter(settings, io);
  const inputs = readInputs({
    paths,
    inputList: settings.inputList,
    stdin: io.stdin,
    maxPageBytes: defaultMaxPageBytes,
    signal: io.stop,
  });
  const { summary, manifest } = await runPages({
    inputs,
    sites,
    site: settings.site,
    sink,
    limit: settings.limit,
    signal: io.stop,
    onInput: (count) => reporter.progress(count),
    onOutcome: (outcome, written) => reporter.outcome(outcome, written),
  });
  if (settings.output !== null) await writeManifest(settings.output, manifest, known);
  reporter.end(summary);
  if (settings.json) await io.write(`${safeJson(summary, 2)}\n`);
  if (summary.stopped) return 'interrupted';
  return failedCount(summary) > 0 ? 'someFailed' : 'ok';
}

async function openSink(settings: Settings, io: Io, known: Set<string>): Promise<StorySink> {
  const { output, formats } = settings;
  if (output === null) return openStreamSink(formats[0] ?? 'txt', io.write);
  try {
    await mkdir(output, { recursive: true });
    await access(output, constants.W_OK);
  } catch (error) {
    throw outputError(printable(output), error);
  }
  return openFolderSink(output, formats, known);
}
