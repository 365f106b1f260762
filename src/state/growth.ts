import type { Growing, GrowingFiles } from '../output/story-file.ts';
import { type FormatName, formatNames } from '../render/index.ts';
import { type Database, jsonOf } from './database.ts';

const fact = 'growth before the run';
const columns = { format: 'text', name: 'text', stories: 'integer', bytes: 'integer' } as const;

/** The files that grow, or grew, in a run. */
export function growingFiles(database: Database, run: number): GrowingFiles {
  const growing = new Map<FormatName, Growing>();
  for (const row of database.select(columns, 'from growing where run = ?', ['integer']).each(run)) {
    const format = formatNames.find((name) => name === row.format);
    if (format !== undefined) growing.set(format, row);
  }
  return growing;
}

/** Writes how far the files of a run count now. */
export function writeGrowth(database: Database, run: number, growing: Iterable<readonly [string, Growing]>): void {
  const write = database.insert('growing', { run: 'integer', ...columns }, 'replace');
  for (const [format, { name, stories, bytes }] of growing) write({ run, format, name, stories, bytes });
}

/** Keeps how far files of many stories counted before a run added to them. */
export function keepBegunGrowth(database: Database, run: number, growing: GrowingFiles): void {
  const value = JSON.stringify({ run, files: [...growing] });
  database.change('insert or replace into fact values (?, ?)', ['text', 'text']).run(fact, value);
}

/** Files of many stories count as far as they did before the run, which begins anew; those of a run that writes all anew do not count. */
export function restoreGrowth(database: Database, run: number): void {
  database.change('delete from growing where run = ?', ['integer']).run(run);
  const row = database.query('select value from fact where name = ?', ['text'], { value: 'text' }).first(fact);
  const kept = row === null ? null : (jsonOf(row.value) as { run: number; files: [string, Growing][] });
  if (kept?.run === run) writeGrowth(database, run, kept.files);
}
