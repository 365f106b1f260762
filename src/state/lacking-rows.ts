import type { Database } from './database.ts';

/** How often a story was tried that is there in part, and when it is due again in milliseconds since 1970; null for never. */
export interface Tries {
  readonly tries: number;
  readonly dueAt: number | null;
}

/** Stories that `saring fetch` got a part of, by their ids. */
export class LackingRows {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** Null for a story of which no part is known to lack. */
  of(id: string): Tries | null {
    return this.#database.select(tries, 'from lacking where id = ?', ['text']).first(id);
  }

  keep(id: string, { tries: count, dueAt }: Tries): void {
    this.#database.insert('lacking', { id: 'text', ...tries }, 'replace')({ id, tries: count, dueAt });
  }

  drop(id: string): void {
    this.#database.change('delete from lacking where id = ?', ['text']).run(id);
  }
}

const tries = { tries: 'integer', dueAt: 'integer?' } as const;
