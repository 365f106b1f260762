import type { ListedStory } from '../discover/listed-story.ts';
import type { FailureCode } from '../model/outcome.ts';
import type { Change, Database, Query, Row } from './database.ts';
import { plain } from './input-rows.ts';

/** Where a story stands: named by a listing only, stored, stored in part, tried without an article, gone from the site, a repeat. */
export type StoryState = 'new' | 'stored' | 'partial' | 'failed' | 'gone' | 'duplicate';

/** A story that a listing has named. Times are milliseconds since 1970. */
export interface BookedStory {
  readonly id: string;
  readonly url: string;
  readonly site: string;
  readonly title: string | null;
  /** When it was published, by the listing; null where that is not known. */
  readonly listedFor: number | null;
  readonly firstSeen: number;
  readonly state: StoryState;
  readonly code: string | null;
  /** Tries that gave no whole article, and their weight. */
  readonly tries: number;
  readonly failures: number;
  readonly dueAt: number | null;
  readonly visitedAt: number | null;
  readonly visitedBefore: number | null;
  readonly missedAt: number | null;
  readonly changes: number;
  readonly revision: number | null;
  readonly textHash: string | null;
  /** The version of saring whose rules read it. */
  readonly rules: string | null;
}

const columns = {
  id: 'text',
  url: 'text',
  site: 'text',
  title: 'text?',
  listed_for: 'integer?',
  first_seen: 'integer',
  state: 'text',
  code: 'text?',
  tries: 'integer',
  failures: 'text',
  due_at: 'integer?',
  visited_at: 'integer?',
  visited_before: 'integer?',
  missed_at: 'integer?',
  changes: 'integer',
  revision: 'integer?',
  text_hash: 'text?',
  rules: 'text?',
} as const;

const sql = Object.keys(columns)
  .map((name) => (name === 'failures' ? 'cast(failures as text) as failures' : name))
  .join(', ');

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

/** The stories that listings have named. */
export class StoryBook {
  readonly #find: Query<readonly ['text'], typeof columns>;
  readonly #due: Query<readonly ['integer'], typeof columns>;
  readonly #insert: Change<
    readonly ['text', 'text', 'text', 'text?', 'text?', 'text?', 'integer?', 'integer', 'integer?']
  >;
  readonly #update: Change<typeof updated>;
  readonly #see: Change<readonly ['text', 'text', 'integer', 'integer']>;
  readonly #seeAgain: Change<readonly ['integer', 'text', 'integer']>;
  readonly #hasten: Change<readonly ['integer', 'text']>;
  readonly #revise: Change<readonly ['text', 'integer', 'integer', 'text', 'text', 'text', 'text']>;
  readonly #hashes: Query<readonly ['text'], { readonly text_hash: 'text' }>;

  constructor(database: Database) {
    this.#find = database.query(`select ${sql} from story where id = ?`, ['text'], columns);
    this.#due = database.query(
      `select ${sql} from story where due_at is not null and due_at <= ? order by first_seen desc`,
      ['integer'],
      columns,
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
    this.#insert.run(id, plain(url), site, portal, plain(section), plain(title), time?.from ?? null, now, dueAt);
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
      plain(title),
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

function storyOf(row: Row<typeof columns>): BookedStory {
  return {
    id: row.id,
    url: row.url,
    site: row.site,
    title: row.title,
    listedFor: row.listed_for,
    firstSeen: row.first_seen,
    state: stateOf(row.state),
    code: row.code,
    tries: row.tries,
    failures: Number(row.failures),
    dueAt: row.due_at,
    visitedAt: row.visited_at,
    visitedBefore: row.visited_before,
    missedAt: row.missed_at,
    changes: row.changes,
    revision: row.revision,
    textHash: row.text_hash,
    rules: row.rules,
  };
}

const states: readonly StoryState[] = ['new', 'stored', 'partial', 'failed', 'gone', 'duplicate'];

/** A state's name in the database -> the state. */
export function stateOf(text: string): StoryState {
  return states.find((state) => state === text) ?? 'new';
}

/** Codes of failures that another try soon may mend. */
export const passingCodes: ReadonlySet<FailureCode> = new Set([
  'network',
  'timeout',
  'http-status',
  'blocked',
  'robots',
]);
