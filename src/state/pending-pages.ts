import type { PackedPage } from '../article/story.ts';
import type { StoryInput } from '../article/story-outcome.ts';
import type { PagePosition } from '../model/extracted-page.ts';
import { shortHash } from '../text/fingerprint.ts';
import { type Change, type Database, jsonOf, type Query } from './database.ts';
import { withoutNul } from './input-rows.ts';

/** A page that waits for others of its story. */
export interface PendingPage {
  readonly input: StoryInput;
  /** Pages with the same key are brought together. */
  readonly key: string;
  /** What an article of this page would have as id, or its site where that would be a hash. */
  readonly group: string;
  readonly position: PagePosition;
  readonly page: PackedPage;
}

/** The pages of one story that waited for each other, and the inputs that gave a page of the same number again. */
export interface PendingStory {
  readonly key: string;
  readonly pages: readonly { readonly input: StoryInput; readonly page: PackedPage }[];
  readonly repeats: readonly StoryInput[];
}

/** Pages of one story in the order of their inputs -> the story; of a page that came more than once the first is kept. */
export function gatherStory(key: string, pending: Iterable<PendingPage>): PendingStory {
  const pages = new Map<string, { readonly input: StoryInput; readonly page: PackedPage }>();
  const repeats: StoryInput[] = [];
  for (const { input, position, page } of pending) {
    const place = `${position.page} of ${position.total}`;
    if (pages.has(place)) repeats.push(input);
    else pages.set(place, { input, page });
  }
  return { key, pages: [...pages.values()], repeats };
}

const pageColumns = {
  number: 'integer',
  name: 'text',
  url: 'text?',
  input_hash: 'blob?',
  story_group: 'text',
  position: 'text',
  page: 'blob',
} as const;

const waits = 'not exists (select 1 from joined where joined.number = pending.number)';

/** The pages of a run that wait, in the state. */
export class PendingPages {
  readonly #run: number;
  readonly #insert: Change<
    readonly ['integer', 'integer', 'text', 'blob', 'text?', 'blob?', 'text', 'text', 'text', 'blob']
  >;
  readonly #next: Query<readonly ['integer'], { readonly number: 'integer'; readonly story: 'text' }>;
  readonly #pages: Query<readonly ['text'], typeof pageColumns>;
  readonly #joined: Change<readonly ['integer', 'integer']>;
  readonly #has: Query<readonly ['blob'], { readonly number: 'integer' }>;
  readonly #counts: Query<readonly [], { readonly pages: 'integer'; readonly stories: 'integer' }>;

  constructor(database: Database, run: number) {
    this.#run = run;
    this.#insert = database.change('insert into pending values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)', [
      ...(['integer', 'integer', 'text', 'blob', 'text?', 'blob?', 'text', 'text', 'text', 'blob'] as const),
    ]);
    this.#next = database.query(
      `select number, story from pending where number > ? and ${waits}
       and not exists (select 1 from pending as before where before.story = pending.story and before.number < pending.number)
       order by number limit 1`,
      ['integer'],
      { number: 'integer', story: 'text' },
    );
    this.#pages = database.query(
      `select ${Object.keys(pageColumns).join(', ')} from pending where story = ? and ${waits} order by number`,
      ['text'],
      pageColumns,
    );
    this.#joined = database.change('insert or ignore into joined values (?, ?)', ['integer', 'integer']);
    this.#has = database.query('select number from pending where name_hash = ?', ['blob'], { number: 'integer' });
    this.#counts = database.query(
      `select count(*) as pages, count(distinct story) as stories from pending where ${waits}`,
      [],
      { pages: 'integer', stories: 'integer' },
    );
  }

  add({ input, key, group, position, page }: PendingPage): void {
    const { number, input: name, url, hash } = input;
    const inputHash = hash === null ? null : Buffer.from(hash, 'hex');
    const about = [
      number,
      this.#run,
      withoutNul(name),
      shortHash(name),
      withoutNul(url),
      inputHash,
      withoutNul(key),
      group,
    ] as const;
    this.#insert.run(...about, JSON.stringify(position), page);
  }

  /** Whether an input of this name waits, or waited in this run. */
  has(name: string): boolean {
    return this.#has.first(shortHash(name)) !== null;
  }

  /** The page of an input came to something in this step. */
  settle(number: number, step: number): void {
    this.#joined.run(number, step);
  }

  /** How many pages of how many stories wait. */
  counts(): { readonly pages: number; readonly stories: number } {
    return this.#counts.first() ?? { pages: 0, stories: 0 };
  }

  /** The stories that wait, in the order of their first inputs; while they are taken, those before may come to something. */
  *stories(): Generator<PendingStory, void> {
    let after = 0;
    for (let next = this.#next.first(after); next !== null; next = this.#next.first(after)) {
      after = next.number;
      yield gatherStory(next.story, this.#pagesOf(next.story));
    }
  }

  *#pagesOf(key: string): Generator<PendingPage, void> {
    for (const row of this.#pages.each(key)) {
      const { number, name, url, input_hash, story_group, position, page } = row;
      const hash = input_hash === null ? null : Buffer.from(input_hash).toString('hex');
      const input = { number, input: name, url, hash };
      yield { input, key, group: story_group, position: jsonOf(position) as PagePosition, page };
    }
  }
}
