import type { ListedStory } from '../discover/listed-story.ts';
import { type BookedStory, storyColumns, storyOf, storySql } from './booked-story.ts';
import type { Change, Database, Query } from './database.ts';
import { withoutNul } from './input-rows.ts';

/** What became of a visit to a story. */
export type StoryUpdate = Pick<
  BookedStory,
  | 'id'
  | 'state'
  | 'code'
  | 'tries'
  | 'failures'
  | 'dueAt'
  | 'visitedAt'
  | 'visitedBefore'
  | 'missedAt'
  | 'changes'
  | 'revision'
  | 'textHash'
  | 'rules'
> & { readonly title: string | null };

const updated = [
  ...(['text', 'text?', 'integer', 'text', 'integer?', 'integer?', 'integer?', 'integer?', 'integer'] as const),
  ...(['integer?', 'text?', 'text?', 'text?', 'text'] as const),
] as const;

/** No schedule puts a story off for longer. */
const latestVisit = 31 * 86_400_000;

/** The stories that listings have named. */
export class StoryBook {
  readonly #find: Query<readonly ['text'], typeof storyColumns>;
  readonly #due: Query<readonly ['integer'], typeof storyColumns>;
  readonly #insert: Change<
    readonly ['text', 'text', 'text', 'text?', 'text?', 'text?', 'integer?', 'integer', 'integer?']
  >;
  readonly #update: Change<typeof updated>;
  readonly #see: Change<readonly ['text', 'text', 'integer', 'integer']>;
  readonly #seeAgain: Change<readonly ['integer', 'text', 'integer']>;
  readonly #clockSetBack: Change<readonly ['integer', 'integer', 'integer', 'integer']>;
  readonly #hasten: Change<readonly ['integer', 'text']>;
  readonly #revise: Change<readonly ['text', 'integer', 'integer', 'text', 'text', 'text', 'text']>;
  readonly #hashes: Query<readonly ['text'], { readonly text_hash: 'text' }>;

  constructor(database: Database) {
    this.#find = database.query(`select ${storySql} from story where id = ?`, ['text'], storyColumns);
    this.#due = database.query(
      `select ${storySql} from story where due_at is not null and due_at <= ? order by first_seen desc`,
      ['integer'],
      storyColumns,
    );
    this.#insert = database.change(
      `insert into story (id, url, site, portal, section, title, listed_for, first_seen, state, due_at)
       values (?, ?, ?, ?, ?, ?, ?, ?, 'new', ?)`,
      ['text', 'text', 'text', 'text?', 'text?', 'text?', 'integer?', 'integer', 'integer?'],
    );
    this.#update = database.change(
      `update story set state = ?, code = ?, tries = ?, failures = ?, due_at = ?, visited_at = ?, visited_before = ?,
         missed_at = ?, changes = ?, revision = ?, text_hash = ?, rules = ?, title = coalesce(?, title) where id = ?`,
      updated,
    );
    this.#see = database.change(
      `insert into sighting values (?, ?, ?, ?) on conflict (listing, story) do update set last = excluded.last`,
      ['text', 'text', 'integer', 'integer'],
    );
    this.#seeAgain = database.change('update sighting set last = ? where listing = ? and last = ?', [
      ...(['integer', 'text', 'integer'] as const),
    ]);
    this.#clockSetBack = database.change(
      `update story set due_at = ?, visited_at = min(visited_at, ?)
       where state in ('stored', 'partial', 'failed') and (visited_at > ? or due_at > ?)`,
      ['integer', 'integer', 'integer', 'integer'],
    );
    this.#hasten = database.change('update story set due_at = ? where id = ?', ['integer', 'text']);
    this.#revise = database.change('insert or replace into revision values (?, ?, ?, ?, ?, ?, ?)', [
      ...(['text', 'integer', 'integer', 'text', 'text', 'text', 'text'] as const),
    ]);
    this.#hashes = database.query('select text_hash from revision where story = ?', ['text'], { text_hash: 'text' });
  }

  story(id: string): BookedStory | null {
    const row = this.#find.first(id);
    return row === null ? null : storyOf(row);
  }

  /** Stories that are due at this time, the newest first. */
  due(now: number): readonly BookedStory[] {
    return [...this.#due.each(now)].map(storyOf);
  }

  /** A story that no listing had named before, due from `dueAt` on; null for one that is not wanted. */
  add({ id, url, site, portal, section, title, time }: ListedStory, now: number, dueAt: number | null): void {
    this.#insert.run(
      id,
      withoutNul(url),
      site,
      portal,
      withoutNul(section),
      withoutNul(title),
      time?.from ?? null,
      now,
      dueAt,
    );
  }

  /** A listing names a story. */
  see(listing: string, id: string, now: number): void {
    this.#see.run(listing, id, now, now);
  }

  /** A listing names what it named at an earlier time. */
  seeAgain(listing: string, before: number, now: number): void {
    this.#seeAgain.run(now, listing, before);
  }

  /** A story is due earlier than it would be. */
  hasten(id: string, at: number): void {
    this.#hasten.run(at, id);
  }

  /** The clock was set back: stories that were visited or put off in a time that has not come are due now. */
  clockSetBack(now: number): void {
    this.#clockSetBack.run(now, now, now, now + latestVisit);
  }

  update(story: StoryUpdate): void {
    const { id, state, code, tries, failures, dueAt, visitedAt, visitedBefore, missedAt } = story;
    const { changes, revision, textHash, rules, title } = story;
    const times = [dueAt, visitedAt, visitedBefore, missedAt] as const;
    this.#update.run(
      state,
      code,
      tries,
      String(failures),
      ...times,
      changes,
      revision,
      textHash,
      rules,
      withoutNul(title),
      id,
    );
  }

  /** A text of a story that differs from the one before; `files` are those written of it. */
  revise(
    id: string,
    revision: {
      readonly number: number;
      readonly at: number;
      readonly kind: string;
      readonly textHash: string;
      readonly rules: string;
      readonly files: readonly string[];
    },
  ): void {
    const { number, at, kind, textHash, rules, files } = revision;
    this.#revise.run(id, number, at, kind, textHash, rules, JSON.stringify(files));
  }

  /** Hashes of all texts that a story has had. */
  textHashes(id: string): readonly string[] {
    return [...this.#hashes.each(id)].map((row) => row.text_hash);
  }
}
