import { createReadStream } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { systemCode, UsageError } from '../errors.ts';
import { temporaryIn } from '../output/atomic-write.ts';
import { AppendedFile } from '../output/growing-file.ts';
import { exists, stateFolderOf } from '../output/output-folder.ts';
import { safeJson } from '../render/json.ts';
import { storyKey } from '../text/addresses.ts';
import type { Database } from './database.ts';
import { inputWriter, lineColumns, lineOf, type ManifestLine } from './input-rows.ts';

export const manifestName = 'manifest.ndjson';

/** The run that lines stand under of which only the manifest knows. */
const unknownRun = 0;

/** The first of what lines are ordered by: the run, 0 for all scheduled ones. */
export const linePlace = `iif(signature like 'sync %', 0, input.run)`;

/**
 * The lines of a manifest, or those of these steps alone, in order: stories of scheduled runs by their time, whichever run got them, then the other
 * runs, the earlier first, each in the order of its inputs. The rows are looked up one by one in that order, so that
 * memory holds no more than a few numbers for each.
 */
export function* manifestLines(
  database: Database,
  steps: readonly number[] | null = null,
): Generator<ManifestLine, void> {
  const order = database.query(
    `select step from input left join run on run.id = input.run
     ${steps === null ? 'where ? is null' : 'where step in (select value from json_each(?))'}
     order by ${linePlace}, number, name_hash, step`,
    ['text?'],
    { step: 'integer' },
  );
  const row = database.select(lineColumns, 'from input where step = ?', ['integer']);
  for (const { step } of order.each(steps === null ? null : JSON.stringify(steps))) {
    const found = row.first(step);
    if (found !== null) yield lineOf(found);
  }
}

/** Writes the lines of a manifest into an output folder, whole or not at all. Throws OutputError. */
export async function writeManifest(output: string, lines: Iterable<ManifestLine>): Promise<void> {
  await writeLines(new AppendedFile(path.join(output, manifestName), '', temporaryIn(stateFolderOf(output))), lines);
}

/** Adds lines to a manifest and gives it its name. Throws OutputError. */
export async function writeLines(file: AppendedFile, lines: Iterable<ManifestLine>): Promise<void> {
  try {
    for (const line of lines) await file.append(`${safeJson(line)}\n`);
    await file.finish();
  } catch (error) {
    await file.abandon();
    throw error;
  }
}

/** Fills the tables of a new state from the manifest that lies in the output folder, if any. */
export async function importManifest(database: Database, output: string): Promise<void> {
  const write = inputWriter(database);
  let number = 0;
  for await (const line of readManifest(output)) {
    number += 1;
    const files = line.paths.map((file) => ({ path: file, size: null }));
    const isStory = line.status !== 'failed' && line.status !== 'duplicate';
    const key = isStory && line.url !== null ? storyKey(line.url) : null;
    write({ run: unknownRun, number, line, files, key, closesStory: isStory, story: null });
  }
}

/** Whether a folder has a manifest. */
export async function isManifestThere(folder: string): Promise<boolean> {
  return exists(path.join(folder, manifestName));
}

/** The manifest of a folder, line by line; a torn or foreign line is left out, a missing file gives nothing. */
export async function* readManifest(folder: string): AsyncGenerator<ManifestLine> {
  for await (const text of linesIn(folder)) {
    const line = parseLine(text);
    if (line !== null) yield line;
  }
}

/** Lines of a manifest, as far as they stand in its first `most` bytes. */
async function* linesIn(folder: string, most: number = Number.POSITIVE_INFINITY): AsyncGenerator<string> {
  const stream = createReadStream(path.join(folder, manifestName), { encoding: 'utf8', end: most - 1 });
  try {
    yield* createInterface({ input: stream, crlfDelay: Number.POSITIVE_INFINITY });
  } catch (error) {
    if (systemCode(error) !== 'ENOENT') throw error;
  }
}

/** Refuses a folder whose manifest another program wrote: it would be replaced. Throws UsageError. */
export async function refuseForeignManifest(output: string): Promise<void> {
  // Its first line is enough, and whoever reads lines reads on ahead of them; a line may be longer than most.
  for await (const text of linesIn(output, 1 << 16)) {
    if (parseLine(text) !== null) return;
    break;
  }
  for await (const text of linesIn(output)) {
    if (parseLine(text) !== null) return;
    const file = path.join(output, manifestName);
    throw new UsageError(`${file} was not written by saring: move it away, or choose another folder with --output`, {
      isInHelp: false,
    });
  }
}

/** A line of a manifest, null where it is torn or none of saring's. */
export function parseLine(text: string): ManifestLine | null {
  let line: Partial<ManifestLine> | null;
  try {
    line = JSON.parse(text);
  } catch {
    return null;
  }
  if (typeof line?.input !== 'string' || !Array.isArray(line.paths)) return null;
  const { input, url = null, code = null, message = null, paths, id = null, inputHash = null, textHash = null } = line;
  const status = code === 'duplicate' ? 'duplicate' : (line.status ?? 'failed');
  return { input, url, status, code, message, paths, id, inputHash, textHash };
}
