import { type StoryState, stateOf } from './booked-story.ts';
import type { Database } from './database.ts';

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

/** The stories of the last days, and which listings named them. */
export class StoryDays {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** Stories published from `since` on and before `until`. */
  *stories(since: number, until: number): Generator<DatedStory, void> {
    const rows = this.#database.query(
      `select id, url, site, portal, coalesce(listed_for, first_seen) as at, state, due_at from story
       where coalesce(listed_for, first_seen) >= ? and coalesce(listed_for, first_seen) < ?`,
      ['integer', 'integer'],
      {
        ...({ id: 'text', url: 'text', site: 'text', portal: 'text?' } as const),
        ...({ at: 'integer', state: 'text', due_at: 'integer?' } as const),
      },
    );
    for (const { id, url, site, portal, at, state, due_at } of rows.each(since, until))
      yield { id, url, site, portal, at, state: stateOf(state), dueAt: due_at };
  }

  /** Which listing, by its key, named which of these stories. */
  sightings(since: number, until: number): Iterable<{ readonly listing: string; readonly story: string }> {
    // Most stories stand in one listing or two: going through the sightings once is quicker than looking for each story.
    return this.#database
      .query(
        `select listing, story from sighting where story in
           (select id from story where coalesce(listed_for, first_seen) >= ? and coalesce(listed_for, first_seen) < ?)`,
        ['integer', 'integer'],
        { listing: 'text', story: 'text' },
      )
      .each(since, until);
  }
}
