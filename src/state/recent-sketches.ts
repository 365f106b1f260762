import type { StorySketch } from './checkpoint.ts';
import { type Database, jsonOf } from './database.ts';
import { sketchesFrom } from './run-facts.ts';

/** Near-duplicates are looked for among the stories of so many milliseconds. */
const reach = 14 * 86_400_000;
const day = 86_400_000;

/** Up to which step stories had come at a time, in milliseconds since 1970. */
type StepAt = readonly [at: number, step: number];

const fact = 'steps by day';

/** Sketches of the stories that were stored in the last 14 days, the earliest first. Once a day it is marked how far stories have come. */
export function* recentSketches(database: Database, now: number): Generator<StorySketch, void> {
  const marks = stepsSince(database, now - reach, now);
  const here: StepAt = [now, lastStep(database)];
  const [, step] = marks[0] ?? here;
  const newest = marks.at(-1)?.[0] ?? Number.NEGATIVE_INFINITY;
  if (now - newest >= day) keepSteps(database, [...marks, here]);
  yield* sketchesFrom(database, step + 1);
}

/** Marks that a clock set wrongly has left in the future do not count. */
function stepsSince(database: Database, since: number, now: number): readonly StepAt[] {
  const row = database.query('select value from fact where name = ?', ['text'], { value: 'text' }).first(fact);
  const marks = row === null ? [] : (jsonOf(row.value) as readonly StepAt[]);
  return marks.filter(([at]) => at >= since && at <= now);
}

function keepSteps(database: Database, marks: readonly StepAt[]): void {
  database.change('insert or replace into fact values (?, ?)', ['text', 'text']).run(fact, JSON.stringify(marks));
}

function lastStep(database: Database): number {
  const row = database.query('select coalesce(max(step), 0) as step from input', [], { step: 'integer' }).first();
  return row?.step ?? 0;
}
