import { groupOf, type StoryGroups } from '../article/story.ts';
import type { StorySketch } from './checkpoint.ts';
import type { Database } from './database.ts';
import { firstStepOf } from './runs.ts';

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
