import type { Change, Database, Query } from './database.ts';

/** How often a story was tried that is there in part, and when it is due again in milliseconds since 1970; null for never. */
export interface Tries {
  readonly tries: number;
  readonly dueAt: number | null;
}

/** Stories that `saring fetch` got a part of, by their ids. */
export class LackingRows {
  readonly #find: Query<readonly ['text'], { readonly tries: 'integer'; readonly due_at: 'integer?' }>;
  readonly #keep: Change<readonly ['text', 'integer', 'integer?']>;
  readonly #drop: Change<readonly ['text']>;

  constructor(database: Database) {
    const columns = { tries: 'integer', due_at: 'integer?' } as const;
    this.#find = database.query('select tries, due_at from lacking where id = ?', ['text'], columns);
    this.#keep = database.change('insert or replace into lacking values (?, ?, ?)', ['text', 'integer', 'integer?']);
    this.#drop = database.change('delete from lacking where id = ?', ['text']);
  }

  /** Null for a story of which no part is known to lack. */
  of(id: string): Tries | null {
    const row = this.#find.first(id);
    return row === null ? null : { tries: row.tries, dueAt: row.due_at };
  }

  keep(id: string, { tries, dueAt }: Tries): void {
    this.#keep.run(id, tries, dueAt);
  }

  drop(id: string): void {
    this.#drop.run(id);
  }
}
