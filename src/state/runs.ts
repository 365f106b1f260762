import { groupOf, type StoryGroups } from '../article/story.ts';
import type { Growing, GrowingFiles } from '../output/story-file.ts';
import { type FormatName, formatNames } from '../render/index.ts';
import { day } from '../text/dates.ts';
import type { Database } from './database.ts';
import { jsonOf } from './database-error.ts';

/** A sketch of a story's text, by which nearly the same texts are found. */
export interface StorySketch {
  readonly id: string;
  readonly sketch: Uint32Array;
  readonly nearHash: string;
}

/** What a run must say of itself to begin or to go on. */
export interface RunSettings {
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
        id: 'integer',
        signature: 'text',
        command: 'text?',
        folder: 'text?',
        adds: 'integer',
        texts: 'text?',
        isBegun: 'integer',
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

/** How far a run has come: inputs that came to something and pages that wait, the last number and the last step. */
export function reached(
  database: Database,
  run: number,
): Readonly<Record<'settled' | 'waiting' | 'number' | 'step', number>> {
  const first = firstStepOf(database, run);
  const row = database
    .query(
      `select (select count(*) from input where step >= ?) as settled,
         (select count(*) from pending where not exists (select 1 from joined where joined.number = pending.number)) as waiting,
         max((select coalesce(max(number), 0) from input where step >= ?), (select coalesce(max(number), 0) from pending)) as number,
         (select coalesce(max(step), 0) from input) as step`,
      ['integer', 'integer'],
      { settled: 'integer', waiting: 'integer', number: 'integer', step: 'integer' },
    )
    .first(first, first);
  return row ?? { settled: 0, waiting: 0, number: 0, step: 0 };
}

/** Sketches of the stories that were written from a step on, in order. */
export function* sketchesFrom(database: Database, firstStep: number): Generator<StorySketch, void> {
  const rows = database.select(
    { id: 'text', sketch: 'blob', nearHash: 'text' },
    'from input where step >= ? and sketch is not null and near_hash is not null and id is not null order by step',
    ['integer'],
  );
  for (const row of rows.each(firstStep)) yield { ...row, sketch: new Uint32Array(Uint8Array.from(row.sketch).buffer) };
}

/** What the stories and waiting pages of a run are known by. */
export function groupsOf(database: Database, run: number): StoryGroups {
  const ids = database.query(
    'select distinct id from input where step >= ? and words is not null and id is not null',
    ['integer'],
    { id: 'text' },
  );
  const waiting = database.query('select distinct story_group from pending', [], { story_group: 'text' });
  const groups: StoryGroups = new Set();
  for (const row of ids.each(firstStepOf(database, run))) groups.add(groupOf(row.id));
  for (const row of waiting.each()) groups.add(row.story_group);
  return groups;
}

/** Near-duplicates are looked for among the stories of so many milliseconds. */
const reach = 14 * day;

/** Up to which step stories had come at a time, in milliseconds since 1970. */
type StepAt = readonly [at: number, step: number];

const stepsByDay = 'steps by day';

/** Sketches of the stories that were stored in the last 14 days, the earliest first. Once a day it is marked how far stories have come. */
export function* recentSketches(database: Database, now: number): Generator<StorySketch, void> {
  const marks = stepsSince(database, now - reach, now);
  const here: StepAt = [now, lastStep(database)];
  const [, step] = marks[0] ?? here;
  const newest = marks.at(-1)?.[0] ?? Number.NEGATIVE_INFINITY;
  if (now - newest >= day) keepFact(database, stepsByDay, JSON.stringify([...marks, here]));
  yield* sketchesFrom(database, step + 1);
}

/** Marks that a clock set wrongly has left in the future do not count. */
function stepsSince(database: Database, since: number, now: number): readonly StepAt[] {
  const marks = jsonOf(factOf(database, stepsByDay) ?? '[]') as readonly StepAt[];
  return marks.filter(([at]) => at >= since && at <= now);
}

function lastStep(database: Database): number {
  const row = database.query('select coalesce(max(step), 0) as step from input', [], { step: 'integer' }).first();
  return row?.step ?? 0;
}

/** What is remembered by this name; null where it was never kept. */
export function factOf(database: Database, name: string): string | null {
  const row = database.query('select value from fact where name = ?', ['text'], { value: 'text' }).first(name);
  return row?.value ?? null;
}

/** Keeps it in place of what was kept before; null forgets it. */
export function keepFact(database: Database, name: string, value: string | null): void {
  if (value === null) database.change('delete from fact where name = ?', ['text']).run(name);
  else database.change('insert or replace into fact values (?, ?)', ['text', 'text']).run(name, value);
}

const begunGrowth = 'growth before the run';
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
  keepFact(database, begunGrowth, JSON.stringify({ run, files: [...growing] }));
}

/** Files of many stories count as far as they did before the run, which begins anew; those of a run that writes all anew do not count. */
export function restoreGrowth(database: Database, run: number): void {
  database.change('delete from growing where run = ?', ['integer']).run(run);
  const kept = jsonOf(factOf(database, begunGrowth) ?? 'null') as { run: number; files: [string, Growing][] } | null;
  if (kept?.run === run) writeGrowth(database, run, kept.files);
}
