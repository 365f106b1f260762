import type { ListedStory } from '../discover/listed-story.ts';
import type { Database } from './database.ts';
import { withoutNul } from './input-rows.ts';

/** What is known of a story that another command has stored; times in milliseconds since 1970. */
export interface AdoptedText {
  readonly textHash: string | null;
  readonly visitedAt: number;
  readonly dueAt: number | null;
}

/** Takes a story as stored -> whether it was not stored here before. */
export type AdoptStory = (story: ListedStory, text: AdoptedText) => boolean;

/** What takes stories as stored in a state. */
export function adopterOf(database: Database): AdoptStory {
  const adopt = database.change(
    `insert into story (id, url, site, portal, section, listed_for, first_seen, state, due_at, visited_at, revision, text_hash)
     values (?, ?, ?, ?, ?, ?, ?, 'stored', ?, ?, 1, ?) on conflict (id) do update
     set state = 'stored', due_at = excluded.due_at, visited_at = excluded.visited_at, revision = 1,
       text_hash = excluded.text_hash where story.state in ('new', 'failed')`,
    ['text', 'text', 'text', 'text?', 'text?', 'integer?', 'integer', 'integer?', 'integer', 'text?'],
  );
  return ({ id, url, site, portal, section, time }, { textHash, visitedAt, dueAt }) => {
    const place = [id, withoutNul(url), site, portal, withoutNul(section), time?.from ?? null] as const;
    return adopt.run(...place, visitedAt, dueAt, visitedAt, textHash) > 0;
  };
}
