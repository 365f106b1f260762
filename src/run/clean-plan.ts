import path from 'node:path';
import { UsageError } from '../errors.ts';
import { listFault } from '../input/input-list.ts';
import { formats as allFormats, type FormatName } from '../render/index.ts';
import type { Settings } from '../settings.ts';
import { exists } from '../store/earlier-run.ts';
import { readManifest } from '../store/manifest.ts';

/** What a run of `clean` reads. */
export interface CleanPlan {
  readonly paths: readonly string[];
  /** Inputs to pass over. */
  readonly skip: (input: string) => boolean;
  /** How many inputs there are, where that is known before they are looked for. */
  readonly total: number | null;
  /** The failures of an earlier run are taken up again. */
  readonly retries: boolean;
}

/** What the user named, or the failures of the manifest -> what to read. Throws UsageError. */
export async function planClean(paths: readonly string[], settings: Settings): Promise<CleanPlan> {
  if (settings.retryFailed) return planRetry(paths, settings);
  if (paths.length === 0 && settings.inputList === null) {
    throw new UsageError('nothing to clean: name files, folders or archives, "-" for standard input, or --input-list');
  }
  if (settings.inputList !== null && settings.inputList !== '-') {
    const fault = await listFault(settings.inputList);
    if (fault !== null) throw new UsageError(`--input-list ${settings.inputList}: ${fault}`);
  }
  return { paths, skip: () => false, total: null, retries: false };
}

async function planRetry(
  named: readonly string[],
  { output, inputList, formats, shard }: Settings,
): Promise<CleanPlan> {
  if (named.length > 0 || inputList !== null || output === null) {
    throw new UsageError('--retry-failed takes its inputs from the manifest of --output: name no other inputs');
  }
  if (formats.some(isOneFile) && !formats.includes('ndjson')) {
    throw new UsageError(
      '--retry-failed can add to articles.ndjson only: give --format ndjson, or the whole command with --restart',
    );
  }
  if (!(await exists(path.join(output, 'manifest.ndjson'))))
    throw new UsageError(`--retry-failed: there is no manifest in ${output}`);
  if (formats.some(isOneFile)) await refuseOtherParts(output, shard);
  const failed = new Set<string>();
  for await (const { line } of readManifest(output)) {
    if (line.status === 'failed' && line.code !== 'duplicate') failed.add(line.input);
  }
  const paths = new Set<string>();
  for (const input of failed) paths.add((await exists(input)) ? input : archiveOf(input));
  return {
    paths: [...paths],
    skip: (input) => !failed.has(input) && !paths.has(input),
    total: failed.size,
    retries: true,
  };
}

/** Stories in parts cannot go on in one file, nor the other way round. */
async function refuseOtherParts(output: string, shard: number | null): Promise<void> {
  const [one, parts] = await Promise.all(
    ['articles.ndjson', 'articles-00001.ndjson'].map((name) => exists(path.join(output, name))),
  );
  if (shard === null && parts && !one)
    throw new UsageError(`--retry-failed: the stories in ${output} are in parts: add --shard as in the run before`);
  if (shard !== null && one && !parts)
    throw new UsageError(`--retry-failed: the stories in ${output} are in one file: leave --shard out`);
}

/** A path as a shell takes it. */
function quoted(file: string): string {
  return /^[\w./@:+-]+$/.test(file) ? file : `'${file.replaceAll("'", `'\\''`)}'`;
}

/** `archive.warc.gz#1234` -> the archive; other inputs are their own. */
function archiveOf(input: string): string {
  return input.replace(/#\d+(?:\+\d+)?$/, '');
}

function isOneFile(name: FormatName): boolean {
  return allFormats[name].kind === 'one-file';
}

/** The command that takes up the failures of this run, null where nothing keeps them. */
export function retryCommand({ output, formats, site, shard, keepDuplicates }: Settings): string | null {
  if (output === null) return null;
  const oneFile = formats.some(isOneFile);
  if (oneFile && !formats.includes('ndjson')) return null;
  const options = [
    ...(oneFile ? [`-f ${formats.join(',')}`] : []),
    ...(oneFile && shard !== null ? [`--shard ${shard}`] : []),
    ...(site === null ? [] : [`--site ${site}`]),
    ...(keepDuplicates ? ['--keep-duplicates'] : []),
  ];
  return ['saring clean --retry-failed', ...options, `-o ${quoted(output)}`].join(' ');
}
