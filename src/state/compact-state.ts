import type { Database } from './database.ts';
import { DatabaseError } from './database-error.ts';

/** A state whose free pages are fewer, or a smaller share of it, is left as it is. */
const fewPages = 1000;
const mostFree = 0.25;

/**
 * Gives back to the disk what a state no longer needs, where that is much of it: SQLite keeps the room of deleted rows.
 * Between two transactions. A disk without room for the copy, or a reader that does not end, puts it off.
 */
export function compactState(database: Database): void {
  const pages = (of: 'page_count' | 'freelist_count'): number =>
    database.query(`select ${of} as pages from pragma_${of}`, [], { pages: 'integer' }).first()?.pages ?? 0;
  const free = pages('freelist_count');
  if (free < fewPages || free < pages('page_count') * mostFree) return;
  try {
    database.exec('vacuum');
  } catch (error) {
    if (!(error instanceof DatabaseError) || error.kind === 'damaged') throw error;
  }
}
