import type { Growing, GrowingFiles } from '../output/story-file.ts';
import { type FormatName, formatNames } from '../render/index.ts';
import type { Database } from './database.ts';

/** How far a run has come: inputs that came to something and pages that wait, the last number and the last step. */
export function reached(
  database: Database,
  run: number,
): Readonly<Record<'settled' | 'waiting' | 'number' | 'step', number>> {
  const row = database
    .query(
      `select (select count(*) from input where run = ?) as settled,
         (select count(*) from pending where not exists (select 1 from joined where joined.number = pending.number)) as waiting,
         max((select coalesce(max(number), 0) from input where run = ?), (select coalesce(max(number), 0) from pending)) as number,
         (select coalesce(max(step), 0) from input) as step`,
      ['integer', 'integer'],
      { settled: 'integer', waiting: 'integer', number: 'integer', step: 'integer' },
    )
    .first(run, run);
  return row ?? { settled: 0, waiting: 0, number: 0, step: 0 };
}

/** The files that grow, or grew, in certain runs. */
export function growingFiles(database: Database, where: 'run = ?' | 'run <> ?', run: number): GrowingFiles {
  const rows = database.query(`select format, name, stories, bytes from growing where ${where}`, ['integer'], {
    format: 'text',
    name: 'text',
    stories: 'integer',
    bytes: 'integer',
  });
  const growing = new Map<FormatName, Growing>();
  for (const row of rows.each(run)) {
    const format = formatNames.find((name) => name === row.format);
    if (format !== undefined) growing.set(format, row);
  }
  return growing;
}
