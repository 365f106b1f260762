import { constants, copyFile, open, stat } from 'node:fs/promises';
import path from 'node:path';
import { outputError, temporaryIn } from '../output/atomic-write.ts';
import { AppendedFile } from '../output/growing-file.ts';
import { stateFolderOf } from '../output/output-folder.ts';
import { shortHash } from '../text/fingerprint.ts';
import type { Database } from './database.ts';
import { linePlace, manifestLines, manifestName, parseLine, writeLines } from './manifest.ts';
import { factOf, keepFact } from './runs.ts';

/** A place among the lines of a manifest: the run, 0 for scheduled ones, and the number in it. */
interface LinePlace {
  readonly run: number;
  readonly number: number;
}

/** What a run has changed of a manifest. */
export interface ManifestChange {
  /** By what the file is known that the run before has written, null where nothing is known of it. */
  readonly mark: string | null;
  /** The first place of which lines came or went, null where that is not known. */
  readonly from: LinePlace | null;
  /** Rows of the run have this step and later ones. */
  readonly firstStep: number;
}

const marked = 'manifest';

/** Takes the mark of the manifest out of the state: what the run does from here on is not in the file. */
export function takeMark(database: Database): string | null {
  const mark = factOf(database, marked);
  keepFact(database, marked, null);
  return mark;
}

/** The manifest is again what the state says; null where nothing is known of it. */
export function keepMark(database: Database, mark: string | null): void {
  if (mark !== null) keepFact(database, marked, mark);
}

/** The first place of rows from a step on, and of those that these take the place of; null where there are none. */
export function firstChange(database: Database, firstStep: number): LinePlace | null {
  const rows = database.query(
    `select ${linePlace} as run, number from input left join run on run.id = input.run
     where name_hash in (select name_hash from input where step >= ?) order by 1, 2 limit 1`,
    ['integer'],
    { run: 'integer', number: 'integer' },
  );
  return rows.first(firstStep);
}

/**
 * Writes the manifest as the state has it. What stands before the first change is copied: to write 200,000 lines anew takes
 * five seconds, and scheduled runs change the last ones. Throws OutputError.
 */
export async function renewManifest(database: Database, output: string, change: ManifestChange): Promise<void> {
  const file = path.join(output, manifestName);
  const temporary = temporaryIn(stateFolderOf(output));
  const isKnown = change.mark !== null && change.mark === (await markOf(file));
  const last = isKnown ? await changedLines(database, file, change) : null;
  if (last !== null)
    await copyFile(file, temporary, constants.COPYFILE_FICLONE).catch((error: unknown) => {
      throw outputError(file, error);
    });
  await writeLines(new AppendedFile(file, '', temporary, last?.at), manifestLines(database, last?.steps));
  keepMark(database, await markOf(file));
}

/** A file is known by its size and by when it was changed; null where there is none. */
async function markOf(file: string): Promise<string | null> {
  return stat(file).then(
    ({ size, mtimeMs }) => `${size} ${Math.floor(mtimeMs)}`,
    () => null,
  );
}

/**
 * Where in the file the changed lines begin, in bytes, and the steps of all lines that stand from there on now; null where
 * more than half of the file is to be written anew, or a line is not the state's.
 */
async function changedLines(
  database: Database,
  file: string,
  { from, firstStep }: ManifestChange,
): Promise<{ readonly at: number; readonly steps: readonly number[] } | null> {
  if (from === null) return null;
  const own = database.query('select step from input where step >= ?', ['integer'], { step: 'integer' });
  const named = database.query(
    `select step, (${linePlace}, number) < (?, ?) as is_before from input left join run on run.id = input.run
     where name_hash = ?`,
    ['integer', 'integer', 'blob'],
    { step: 'integer', is_before: 'integer' },
  );
  const steps = new Set([...own.each(firstStep)].map(({ step }) => step));
  const { size } = await stat(file);
  let begin = size;
  for await (const { text, at } of linesFromEnd(file, size)) {
    const line = parseLine(text);
    const rows = line === null ? [] : [...named.each(from.run, from.number, shortHash(line.input))];
    if (rows.length === 0 || at < size / 2) return null;
    if (rows.every((row) => row.is_before === 1)) return { at: begin, steps: [...steps] };
    for (const { step } of rows) steps.add(step);
    begin = at;
  }
  return null;
}

const chunk = 1 << 16;

/** The lines of a file of so many bytes, the last first, and where each begins. */
async function* linesFromEnd(
  file: string,
  size: number,
): AsyncGenerator<{ readonly text: string; readonly at: number }> {
  const handle = await open(file, 'r');
  try {
    let bytes = Buffer.alloc(0);
    for (let at = size; at > 0; ) {
      const length = Math.min(chunk, at);
      at -= length;
      const { buffer } = await handle.read(Buffer.alloc(length), 0, length, at);
      bytes = Buffer.concat([buffer, bytes]);
      // The line feed at its own end is none before it.
      for (let before = bytes.lastIndexOf('\n', -2); before >= 0; before = bytes.lastIndexOf('\n', -2)) {
        yield { text: bytes.toString('utf8', before + 1), at: at + before + 1 };
        bytes = bytes.subarray(0, before + 1);
      }
    }
    if (size > 0) yield { text: bytes.toString('utf8'), at: 0 };
  } finally {
    await handle.close();
  }
}
