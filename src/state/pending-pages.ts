import type { PagePosition } from '../model/extracted-page.ts';
import { shortHash } from '../text/fingerprint.ts';
import type { Database, Insert } from './database.ts';
import { jsonOf } from './database-error.ts';
import { withoutNul } from './input-rows.ts';
import { gatherStory, type PendingPage, type PendingStory } from './pending-story.ts';

const columns = {
  number: 'integer',
  run: 'integer',
  name: 'text',
  nameHash: 'blob',
  url: 'text?',
  inputHash: 'blob?',
  story: 'text',
  storyGroup: 'text',
  position: 'text',
  page: 'blob',
} as const;

const waits = 'not exists (select 1 from joined where joined.number = pending.number)';

/** The pages of a run that wait, in the state. */
export class PendingPages {
  readonly #database: Database;
  readonly #run: number;
  readonly #insert: Insert<typeof columns>;

  constructor(database: Database, run: number) {
    this.#database = database;
    this.#run = run;
    this.#insert = database.insert('pending', columns);
  }

  add({ input, key, group, position, page }: PendingPage): void {
    this.#insert({
      number: input.number,
      run: this.#run,
      name: withoutNul(input.input),
      nameHash: shortHash(input.input),
      url: withoutNul(input.url),
      inputHash: input.hash === null ? null : Buffer.from(input.hash, 'hex'),
      story: withoutNul(key),
      storyGroup: group,
      position: JSON.stringify(position),
      page,
    });
  }

  /** Whether an input of this name waits, or waited in this run. */
  has(name: string): boolean {
    const named = 'select number from pending where name_hash = ?';
    return this.#database.query(named, ['blob'], { number: 'integer' }).first(shortHash(name)) !== null;
  }

  /** The page of an input came to something in this step. */
  settle(number: number, step: number): void {
    this.#database.change('insert or ignore into joined values (?, ?)', ['integer', 'integer']).run(number, step);
  }

  /** How many pages of how many stories wait. */
  counts(): { readonly pages: number; readonly stories: number } {
    const sql = `select count(*) as pages, count(distinct story) as stories from pending where ${waits}`;
    return this.#database.query(sql, [], { pages: 'integer', stories: 'integer' }).first() ?? { pages: 0, stories: 0 };
  }

  /** The stories that wait, in the order of their first inputs; while they are taken, those before may come to something. */
  *stories(): Generator<PendingStory, void> {
    const next = this.#database.query(
      `select number, story from pending where number > ? and ${waits}
       and not exists (select 1 from pending as before where before.story = pending.story and before.number < pending.number)
       order by number limit 1`,
      ['integer'],
      { number: 'integer', story: 'text' },
    );
    for (let row = next.first(0); row !== null; row = next.first(row.number))
      yield gatherStory(row.story, this.#pagesOf(row.story));
  }

  *#pagesOf(key: string): Generator<PendingPage, void> {
    const rows = this.#database.select(columns, `from pending where story = ? and ${waits} order by number`, ['text']);
    for (const { number, name, url, inputHash, storyGroup, position, page } of rows.each(key)) {
      const hash = inputHash === null ? null : Buffer.from(inputHash).toString('hex');
      const input = { number, input: name, url, hash };
      yield { input, key, group: storyGroup, position: jsonOf(position) as PagePosition, page };
    }
  }
}
