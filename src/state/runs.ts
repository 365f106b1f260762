import { type Database, jsonOf } from './database.ts';
import { restoreGrowth } from './growth.ts';

/** What a run must say of itself to begin or to go on. */
export interface RunSettings {
  readonly output: string;
  /** The command in words, null where no command goes on with a stopped run. */
  readonly command: string | null;
  /** The folder from which its paths count; null where they are all absolute. */
  readonly folder: string | null;
  /** Names command and version: only the same go on with a stopped run. */
  readonly signature: string;
  /** Stories are added to those that earlier runs wrote, which count as known. */
  readonly adds: boolean;
}

/** A run that was stopped before its end. */
export interface UnfinishedRun {
  readonly id: number;
  readonly signature: string;
  readonly command: string | null;
  readonly folder: string | null;
  readonly adds: boolean;
  readonly foreign: readonly string[] | null;
  /** Some input came to something, or waits. */
  readonly isBegun: boolean;
}

/** The run that was begun and not ended; null where there is none. */
export function unfinishedRun(database: Database): UnfinishedRun | null {
  const row = database
    .query(
      `select id, signature, command, folder, adds, foreign_texts as texts,
         exists (select 1 from input where step >= run.first_step) or exists (select 1 from pending) as isBegun
       from run where ended = 0`,
      [],
      {
        ...({ id: 'integer', signature: 'text', command: 'text?', folder: 'text?' } as const),
        ...({ adds: 'integer', texts: 'text?', isBegun: 'integer' } as const),
      },
    )
    .first();
  if (row === null) return null;
  const { texts, ...run } = row;
  const foreign = texts === null ? null : (jsonOf(texts) as readonly string[]);
  return { ...run, adds: run.adds === 1, foreign, isBegun: run.isBegun === 1 };
}

/** Begins a run -> its number. */
export function beginRun(
  database: Database,
  { signature, command, folder, adds }: RunSettings,
  foreign: readonly string[] | null,
): number {
  database
    .change(
      `insert into run (signature, command, folder, adds, first_step, foreign_texts)
       values (?, ?, ?, ?, (select coalesce(max(step), 0) + 1 from input), ?)`,
      ['text', 'text?', 'text?', 'integer', 'text?'],
    )
    .run(signature, command, folder, adds ? 1 : 0, foreign === null ? null : JSON.stringify(foreign));
  return database.query('select max(id) as id from run', [], { id: 'integer' }).first()?.id ?? 1;
}

/** The step from which on rows of inputs are of this run, the newest. */
export function firstStepOf(database: Database, run: number): number {
  const found = database.query('select first_step from run where id = ?', ['integer'], { first_step: 'integer' });
  return found.first(run)?.first_step ?? 1;
}

/** Marks a run as ended; rows that earlier runs had for its inputs go. */
export function endRun(database: Database, run: number): void {
  const first = firstStepOf(database, run);
  database
    .change('delete from input where name_hash in (select name_hash from input where step >= ?) and step < ?', [
      'integer',
      'integer',
    ])
    .run(first, first);
  database.exec('delete from pending; delete from joined; delete from source');
  database.change('update run set ended = 1 where id = ?', ['integer']).run(run);
}

/** Forgets all that a run did, so that it can begin anew. */
export function clearRun(database: Database, run: number): void {
  database.change('delete from input where run = ?', ['integer']).run(run);
  restoreGrowth(database, run);
  database.exec('delete from pending; delete from joined; delete from source');
}
