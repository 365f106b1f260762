import { statSync } from 'node:fs';
import path from 'node:path';
import { noSuchFile } from '../model/outcome.ts';
import type { StoredFile } from '../output/story-sink.ts';
import { type FormatName, formats } from '../render/index.ts';
import { shortHash } from '../text/fingerprint.ts';
import type { Database, Row } from './database.ts';
import { filesOf, lineColumns, lineOf, type ManifestLine } from './input-rows.ts';
import { clearRun, firstStepOf } from './runs.ts';

const placed = { step: 'integer', name: 'text', status: 'text', id: 'text?', files: 'text' } as const;

function rowsOf(database: Database, where: string, run: number): Generator<Row<typeof placed>, void> {
  return database.select(placed, `from input where ${where} order by step`, ['integer']).each(run);
}

/** Takes files that now hold other stories from the lines of earlier runs; a line without files goes. */
export function dropReplacedLines(database: Database, run: number, isReplaced: (file: string) => boolean): void {
  const gone = new Set<string>();
  const lines: Row<typeof placed>[] = [];
  for (const row of rowsOf(database, 'run <> ?', run)) {
    if (row.status === 'duplicate' || filesOf(row.files).some((file) => isReplaced(file.path))) lines.push(row);
  }
  const keep = database.change('update input set files = ? where step = ?', ['text', 'integer']);
  const drop = database.change('delete from input where step = ?', ['integer']);
  for (const { step, status, id, files } of lines) {
    const staying = filesOf(files).filter((file) => !isReplaced(file.path));
    const repeatsGone = status === 'duplicate' && id !== null && gone.has(id);
    if (repeatsGone || (status !== 'duplicate' && staying.length === 0)) {
      if (id !== null) gone.add(id);
      drop.run(step);
    } else if (status !== 'duplicate') keep.run(JSON.stringify(staying), step);
  }
}

/** Removes the lines of earlier runs whose inputs have others in their place. */
export function dropResolvedLines(database: Database, run: number, isResolved: (name: string) => boolean): void {
  const steps: number[] = [];
  for (const { step, name } of rowsOf(database, `run <> ? and status = 'failed'`, run))
    if (isResolved(name)) steps.push(step);
  const drop = database.change('delete from input where step = ?', ['integer']);
  for (const step of steps) drop.run(step);
}

/**
 * Beside stories there are no lines of runs whose every path led nowhere: whoever mistyped a path has nothing to try
 * again -> whether this run is one of them, and how many lines went.
 */
export function dropMistypedRuns(
  database: Database,
  run: number,
): { readonly isMistyped: boolean; readonly dropped: number } {
  const own = database.query(`select ${mistyped} as is_mistyped from run where id = ?`, ['integer'], {
    is_mistyped: 'integer',
  });
  const hasStory = database.query(`select exists (select 1 from input where id is not null) as found`, [], {
    found: 'integer',
  });
  if (hasStory.first()?.found !== 1) return { isMistyped: false, dropped: 0 };
  const isOwn = own.first(run)?.is_mistyped === 1;
  // The rows of a run are looked for among its own steps: going through all of them takes a second of many stories.
  const dropped = database
    .change(
      `delete from input where step in (select step from run cross join input on ${isOwnRow} where ${mistyped})`,
      [],
    )
    .run();
  return { isMistyped: isOwn, dropped };
}

/** Whether a row is one of a run's: steps follow each other, run by run. */
const isOwnRow = `input.step >= run.first_step and input.run = run.id
  and input.step < coalesce((select first_step from run as later where later.id > run.id order by id limit 1), ${Number.MAX_SAFE_INTEGER})`;

const mistyped = `adds = 0 and not exists (
  select 1 from input where ${isOwnRow} and coalesce(message, '') not like '${noSuchFile}%')`;

/** A run that is given up keeps the rows whose stories have files of their own; all others go. */
export function keepOwnFiles(database: Database, run: number, output: string): void {
  const rows = [...rowsOf(database, 'run = ?', run)];
  const keep = database.change('update input set files = ? where step = ?', ['text', 'integer']);
  const drop = database.change('delete from input where step = ?', ['integer']);
  for (const { step, files } of rows) {
    const stored = filesOf(files);
    const own = ownAmong(stored);
    const isNothing = stored.length > 0 && own.length === 0;
    if (isNothing || !areThere(own, output)) drop.run(step);
    else if (own.length < stored.length) keep.run(JSON.stringify(own), step);
  }
}

/**
 * The manifest of a run that is stopped: its lines as far as their files have names already, and those of earlier runs
 * that none of these takes the place of.
 */
export function* linesSoFar(database: Database, run: number): Generator<ManifestLine, void> {
  const order = database.query('select step, run from input order by run, number, step', [], {
    step: 'integer',
    run: 'integer',
  });
  const row = database.select(lineColumns, 'from input where step = ?', ['integer']);
  const later = database.query('select files from input where name_hash = ? and run = ?', ['blob', 'integer'], {
    files: 'text',
  });
  for (const place of order.each()) {
    const found = row.first(place.step);
    if (found === null) continue;
    if (place.run !== run) {
      const own = later.first(shortHash(found.name), run);
      if (own === null || !isNamed(filesOf(own.files))) yield lineOf(found);
    } else if (isNamed(filesOf(found.files)))
      yield { ...lineOf(found), paths: ownAmong(filesOf(found.files)).map((file) => file.path) };
  }
}

function ownAmong(files: readonly StoredFile[]): readonly StoredFile[] {
  return files.filter((file) => file.size !== null);
}

function isNamed(files: readonly StoredFile[]): boolean {
  return files.length === 0 || ownAmong(files).length > 0;
}

/**
 * What a stopped run did is held against the disk: a loss of power takes files whose names were safe already, and people
 * delete files. From the first step whose files are not as it left them, all is done again; where files of many stories
 * grow, the whole run -> whether anything was lost.
 */
export function dropLostSteps(database: Database, run: number, output: string, isGrowthThere: boolean): boolean {
  const damaged = firstDamagedStep(database, run, output);
  if (damaged === null && isGrowthThere) return false;
  if (damaged === null || growsAny(database, run)) clearRun(database, run);
  else dropFrom(database, run, damaged);
  return true;
}

/** Whether the files that belong to one story alone are there, as long as they were written; of what only a manifest tells, with anything in them. */
export function areThere(files: readonly StoredFile[], output: string): boolean {
  const own = files.filter((file) => file.path.includes('/'));
  return own.every((file) => {
    const size = sizeNow(path.join(output, file.path)) ?? 0;
    return size > 0 && size === (file.size ?? size);
  });
}

/** A story's files that are there, by the formats asked for. */
export function storyFilesThere(
  files: readonly StoredFile[],
  names: readonly FormatName[],
  output: string,
): ReadonlyMap<FormatName, StoredFile> {
  const there = new Map<FormatName, StoredFile>();
  for (const name of names) {
    const file = files.find((one) => isOf(name, one.path));
    const size = file === undefined ? null : sizeNow(path.join(output, file.path));
    if (file !== undefined && size !== null && size > 0 && (file.size ?? size) === size) there.set(name, file);
  }
  return there;
}

/** Whether a story's files are there in each of the formats. */
export function haveFormats(files: readonly StoredFile[], names: readonly FormatName[], output: string): boolean {
  return storyFilesThere(files, names, output).size === names.length;
}

/** Where stories lie tells `.json` of theirs from other ends. */
function isOf(name: FormatName, file: string): boolean {
  const { kind, extension } = formats[name];
  return file.includes('/') === (kind === 'file-per-story') && file.endsWith(`.${extension}`);
}

interface Step {
  readonly step: number;
  readonly number: number;
}

function firstDamagedStep(database: Database, run: number, output: string): Step | null {
  const rows = database.query('select step, number, files from input where step >= ? order by step', ['integer'], {
    step: 'integer',
    number: 'integer',
    files: 'text',
  });
  for (const { step, number, files } of rows.each(firstStepOf(database, run)))
    if (!areThere(filesOf(files), output)) return { step, number };
  return null;
}

function growsAny(database: Database, run: number): boolean {
  return (
    database.query('select bytes from growing where run = ?', ['integer'], { bytes: 'integer' }).first(run) !== null
  );
}

function dropFrom(database: Database, run: number, { step, number }: Step): void {
  database.change('delete from input where run = ? and step >= ?', ['integer', 'integer']).run(run, step);
  const waited = database.query('select number from pending where number = ?', ['integer'], { number: 'integer' });
  // A story that had waited is joined again from its pages; else the inputs behind the step are read again.
  if (waited.first(number) === null) database.change('delete from pending where number > ?', ['integer']).run(number);
  database.change('delete from joined where step >= ?', ['integer']).run(step);
}

/** This is asked for every file of a run: the synchronous call is ten times as fast. */
export function sizeNow(file: string): number | null {
  try {
    const status = statSync(file, { throwIfNoEntry: false });
    return status?.isFile() === true ? status.size : null;
  } catch {
    return null;
  }
}
