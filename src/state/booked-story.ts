import type { FailureCode } from '../model/outcome.ts';
import type { Row } from './database.ts';

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

/** Columns of its row. */
export const storyColumns = {
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

/** The same in SQL; the weight of tries is no whole number. */
export const storySql: string = Object.keys(storyColumns)
  .map((name) => (name === 'failures' ? 'cast(failures as text) as failures' : name))
  .join(', ');

/** A row -> the story. */
export function storyOf(row: Row<typeof storyColumns>): BookedStory {
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
