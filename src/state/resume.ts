import { statSync } from 'node:fs';
import path from 'node:path';
import type { StoredFile } from '../output/story-sink.ts';
import { type FormatName, formats } from '../render/index.ts';
import type { Database } from './database.ts';
import { filesOf } from './input-rows.ts';
import { clearRun, firstStepOf } from './runs.ts';

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
