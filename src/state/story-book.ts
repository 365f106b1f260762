import type { ListedStory } from '../discover/listed-story.ts';
import type { FailureCode } from '../model/outcome.ts';
import { day } from '../text/dates.ts';
import type { Database, Row } from './database.ts';
import { withoutNul } from './input-rows.ts';

/** Where a story stands: named by a listing only, stored, stored in part, tried without an article, gone from the site, a repeat. */
export type StoryState = (typeof states)[number];

const states = ['new', 'stored', 'partial', 'failed', 'gone', 'duplicate'] as const;

/** What a visit changes. Times are milliseconds since 1970. */
const visited = {
  title: 'text?',
  state: 'text',
  code: 'text?',
  /** Tries that gave no whole article, and their weight. */
  tries: 'integer',
  failures: 'real',
  dueAt: 'integer?',
  visitedAt: 'integer?',
  visitedBefore: 'integer?',
  missedAt: 'integer?',
  changes: 'integer',
  revision: 'integer?',
  textHash: 'text?',
  /** The version of saring whose rules read it. */
  rules: 'text?',
} as const;

const given = {
  id: 'text',
  url: 'text',
  site: 'text',
  /** When it was published, by the listing; null where that is not known. */
  listedFor: 'integer?',
  firstSeen: 'integer',
} as const;

const columns = { ...given, ...visited };

/** What is written of a story when a listing names it first. */
const listed = {
  ...given,
  portal: 'text?',
  section: 'text?',
  title: 'text?',
  state: 'text',
  dueAt: 'integer?',
} as const;

/** When a story was published, by the listing; else when it was first seen. */
const born = 'coalesce(listed_for, first_seen)';

/** A story that a listing has named. */
export type BookedStory = Row<typeof given> & Omit<Row<typeof visited>, 'state'> & { readonly state: StoryState };

/** A text of a story that differs from the one before; `files` are those written of it. */
export interface Revision {
  readonly number: number;
  readonly at: number;
  readonly kind: string;
  readonly textHash: string;
  readonly rules: string;
  readonly files: readonly string[];
}

/** What is known of a story that another command has stored; times in milliseconds since 1970. */
export interface AdoptedText {
  readonly textHash: string | null;
  readonly visitedAt: number;
  readonly dueAt: number | null;
}

/** A story by its day. Times are milliseconds since 1970. */
export interface DatedStory {
  readonly id: string;
  readonly url: string;
  readonly site: string;
  readonly portal: string | null;
  /** When it was published, by the listing; else when it was first seen. */
  readonly at: number;
  readonly state: StoryState;
  readonly dueAt: number | null;
}

/** No schedule puts a story off for longer. */
const latestVisit = 31 * day;

/** The stories that listings have named. */
export class StoryBook {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  story(id: string): BookedStory | null {
    const row = this.#database.select(columns, 'from story where id = ?', ['text']).first(id);
    return row === null ? null : withState(row);
  }

  /** Stories that are due at this time, the newest first. */
  due(now: number): readonly BookedStory[] {
    const rest = 'from story where due_at is not null and due_at <= ? order by first_seen desc';
    return [...this.#database.select(columns, rest, ['integer']).each(now)].map(withState);
  }

  /** Stories published from `since` on and before `until`. */
  *stories(since: number, until: number): Generator<DatedStory, void> {
    const rows = this.#database.query(
      `select id, url, site, portal, ${born} as at, state, due_at as dueAt from story where ${born} >= ? and ${born} < ?`,
      ['integer', 'integer'],
      {
        id: 'text',
        url: 'text',
        site: 'text',
        portal: 'text?',
        at: 'integer',
        state: 'text',
        dueAt: 'integer?',
      },
    );
    for (const row of rows.each(since, until)) yield withState(row);
  }

  /** Which listing, by its key, named which of these stories. */
  sightings(since: number, until: number): Iterable<{ readonly listing: string; readonly story: string }> {
    // Most stories stand in one listing or two: going through the sightings once is quicker than looking for each story.
    return this.#database
      .query(
        `select listing, story from sighting where story in (select id from story where ${born} >= ? and ${born} < ?)`,
        ['integer', 'integer'],
        { listing: 'text', story: 'text' },
      )
      .each(since, until);
  }

  /** A story that no listing had named before, due from `dueAt` on; null for one that is not wanted. */
  add({ id, url, site, portal, section, title, time }: ListedStory, now: number, dueAt: number | null): void {
    this.#database.insert(
      'story',
      listed,
    )({
      id,
      url: withoutNul(url),
      site,
      portal,
      section: withoutNul(section),
      title: withoutNul(title),
      listedFor: time?.from ?? null,
      firstSeen: now,
      state: 'new',
      dueAt,
    });
  }

  /** Takes a story as stored by another command -> whether it was not stored here before. */
  adopt({ id, url, site, portal, section, time }: ListedStory, { textHash, visitedAt, dueAt }: AdoptedText): boolean {
    const adopt = this.#database.change(
      `insert into story (id, url, site, portal, section, listed_for, first_seen, state, due_at, visited_at, revision, text_hash)
       values (?, ?, ?, ?, ?, ?, ?, 'stored', ?, ?, 1, ?) on conflict (id) do update
       set state = 'stored', due_at = excluded.due_at, visited_at = excluded.visited_at, revision = 1,
         text_hash = excluded.text_hash where story.state in ('new', 'failed')`,
      ['text', 'text', 'text', 'text?', 'text?', 'integer?', 'integer', 'integer?', 'integer', 'text?'],
    );
    const place = [id, withoutNul(url), site, portal, withoutNul(section), time?.from ?? null] as const;
    return adopt.run(...place, visitedAt, dueAt, visitedAt, textHash) > 0;
  }

  /** A listing names a story. */
  see(listing: string, id: string, now: number): void {
    this.#database
      .change(
        'insert into sighting values (?, ?, ?, ?) on conflict (listing, story) do update set last = excluded.last',
        ['text', 'text', 'integer', 'integer'],
      )
      .run(listing, id, now, now);
  }

  /** A listing names what it named at an earlier time. */
  seeAgain(listing: string, before: number, now: number): void {
    this.#database
      .change('update sighting set last = ? where listing = ? and last = ?', ['integer', 'text', 'integer'])
      .run(now, listing, before);
  }

  /** A story is due earlier than it would be. */
  hasten(id: string, at: number): void {
    this.#database.change('update story set due_at = ? where id = ?', ['integer', 'text']).run(at, id);
  }

  /** The clock was set back: stories that were visited or put off in a time that has not come are due now. */
  clockSetBack(now: number): void {
    this.#database
      .change(
        `update story set due_at = ?, visited_at = min(visited_at, ?)
         where state in ('stored', 'partial', 'failed') and (visited_at > ? or due_at > ?)`,
        ['integer', 'integer', 'integer', 'integer'],
      )
      .run(now, now, now, now + latestVisit);
  }

  /** Writes down what became of a visit to a story. */
  update(story: BookedStory): void {
    this.#database.update('story', visited, 'id')({ ...story, title: withoutNul(story.title) }, story.id);
  }

  revise(story: string, { files, ...revision }: Revision): void {
    const revised = {
      story: 'text',
      number: 'integer',
      at: 'integer',
      kind: 'text',
      textHash: 'text',
      rules: 'text',
      files: 'text',
    } as const;
    this.#database.insert('revision', revised, 'replace')({ story, ...revision, files: JSON.stringify(files) });
  }

  /** Hashes of all texts that a story has had. */
  textHashes(id: string): readonly string[] {
    const rows = this.#database.select({ textHash: 'text' }, 'from revision where story = ?', ['text']);
    return [...rows.each(id)].map(({ textHash }) => textHash);
  }
}

function withState<R extends { readonly state: string }>(row: R): Omit<R, 'state'> & { readonly state: StoryState } {
  return { ...row, state: states.find((state) => state === row.state) ?? 'new' };
}

/** Codes of failures that another try soon may mend. */
export const passingCodes: ReadonlySet<FailureCode> = new Set([
  'network',
  'timeout',
  'http-status',
  'blocked',
  'robots',
]);
