import Libsql from 'libsql';
import { messageOf, systemCode } from '../errors.ts';
import { DatabaseError } from './database-error.ts';

/**
 * The one door to SQLite. The driver (libsql 0.5.29, November 2026) ends the whole process where `true` is bound, takes
 * missing parameters for NULL and cuts texts at NUL, all without a word; so every statement states the types of its
 * parameters and columns, and every value is looked at. `node:sqlite` could take its place by changing this file alone.
 */

/** Types of parameters and columns; with `?` NULL is allowed. Integers are safe up to 2^53. */
interface SqlValues {
  readonly integer: number;
  readonly 'integer?': number | null;
  readonly real: number;
  readonly text: string;
  readonly 'text?': string | null;
  readonly blob: Uint8Array;
  readonly 'blob?': Uint8Array | null;
}

export type SqlType = keyof SqlValues;
type Values<P extends readonly SqlType[]> = { readonly [K in keyof P]: SqlValues[P[K]] };
type Columns = Readonly<Record<string, SqlType>>;
/** A row by the names of its columns. */
export type Row<C extends Columns> = { readonly [K in keyof C]: SqlValues[C[K]] };

/** A statement that changes rows. */
export interface Change<P extends readonly SqlType[]> {
  /** Runs it -> how many rows it changed. Throws DatabaseError. */
  readonly run: (...values: Values<P>) => number;
}

/** Writes a row -> how many rows that changed. Throws DatabaseError. */
export type Insert<C extends Columns> = (row: Row<C>) => number;

/** A statement that gives rows. */
export interface Query<P extends readonly SqlType[], C extends Columns> {
  /** The first row, null where there is none. Throws DatabaseError. */
  readonly first: (...values: Values<P>) => Row<C> | null;
  /** All rows one by one, read as they are asked for. Throws DatabaseError. */
  readonly each: (...values: Values<P>) => Generator<Row<C>, void>;
}

/** An open database file. Statements are prepared once, so that whoever asks again need not keep them. */
export class Database {
  readonly #driver: Libsql.Database;
  readonly #prepared: Map<string, Prepared> = new Map();

  private constructor(driver: Libsql.Database) {
    this.#driver = driver;
  }

  /** Opens or makes a file in a folder that is there. Another process that holds it is waited for so long, in milliseconds. Throws DatabaseError. */
  static open(file: string, wait: number): Database {
    return guarded(() => new Database(new Libsql(file, { timeout: wait })));
  }

  /** Runs statements without parameters, divided by semicolons. Throws DatabaseError. */
  exec(sql: string): void {
    guarded(() => this.#driver.exec(sql));
  }

  /** A statement that changes rows, with the types of its `?` in order. Throws DatabaseError. */
  change<const P extends readonly SqlType[]>(sql: string, types: P): Change<P> {
    const { statement } = this.#prepare(sql, types);
    return {
      run: (...values) => guarded(() => statement.run(checked(sql, types, values)).changes),
    };
  }

  /** A statement that writes a row of these columns to a table; the column `story_key` is called `storyKey`. Throws DatabaseError. */
  insert<const C extends Columns>(table: string, columns: C, or: 'fail' | 'replace' | 'ignore' = 'fail'): Insert<C> {
    const names = Object.keys(columns);
    const { run } = this.change(
      `insert or ${or} into ${table} (${names.map(spelled).join(', ')}) values (${names.map(() => '?').join(', ')})`,
      Object.values(columns),
    );
    return (row) => run(...names.map((name) => row[name] as SqlValues[SqlType]));
  }

  /** A statement that changes these columns of the rows of a table whose `key` is a text. Throws DatabaseError. */
  update<const C extends Columns>(table: string, columns: C, key: string): (row: Row<C>, of: string) => number {
    const names = Object.keys(columns);
    const sql = `update ${table} set ${names.map((name) => `${spelled(name)} = ?`).join(', ')} where ${key} = ?`;
    const { run } = this.change(sql, [...Object.values(columns), 'text']);
    return (row, of) => run(...names.map((name) => row[name] as SqlValues[SqlType]), of);
  }

  /** The query `select columns <rest>`, with the types of its `?` in order. Throws DatabaseError. */
  select<const P extends readonly SqlType[], const C extends Columns>(columns: C, rest: string, types: P): Query<P, C> {
    const names = Object.keys(columns).map((name) => `${spelled(name)} as ${name}`);
    return this.query(`select ${names.join(', ')} ${rest}`, types, columns);
  }

  /** A statement that gives rows, with the types of its `?` and of its columns in order. Throws DatabaseError. */
  query<const P extends readonly SqlType[], const C extends Columns>(sql: string, types: P, columns: C): Query<P, C> {
    const { names } = this.#prepare(sql, types);
    const named = Object.entries(columns);
    const wanted = Object.keys(columns).join();
    if (names !== wanted) throw new DatabaseError('other', `"${sql}" gives ${names}, not ${wanted}`);
    const prepared = this.#prepared;
    const prepare = (): Prepared => this.#prepare(sql, types);
    return {
      first: (...values) => {
        const row = guarded(() => prepare().statement.get(checked(sql, types, values)));
        return row === undefined ? null : rowOf<C>(sql, named, row);
      },
      each: function* (...values) {
        const own = prepare();
        // While its rows are taken, nobody else may begin it.
        prepared.delete(sql);
        const rows = guarded(() => own.statement.iterate(checked(sql, types, values)));
        let isOver = false;
        const next = (): IteratorResult<unknown, unknown> => guarded(() => rows.next());
        try {
          for (let row = next(); row.done !== true; row = next()) yield rowOf<C>(sql, named, row.value);
          isOver = true;
        } finally {
          // Rows that nobody has taken would keep the file locked until they are collected as garbage.
          while (!isOver) isOver = next().done === true;
          prepared.set(sql, own);
        }
      },
    };
  }

  /** What was not committed is undone. */
  close(): void {
    this.#prepared.clear();
    // The driver closes a file only once its statements are collected as garbage; until then a transaction would hold it.
    if (this.#driver.inTransaction) this.#driver.exec('rollback');
    this.#driver.close();
  }

  #prepare(sql: string, types: readonly SqlType[]): Prepared {
    const known = this.#prepared.get(sql);
    if (known !== undefined) return known;
    const wanted = sql.split('?').length - 1;
    if (wanted !== types.length)
      throw new DatabaseError('other', `"${sql}" has ${wanted} parameters, not ${types.length}`);
    const made = guarded(() => {
      const statement = this.#driver.prepare<[unknown[]]>(sql);
      if (!statement.reader) return { statement, names: '' };
      return {
        statement: statement.raw(true),
        names: statement
          .columns()
          .map(({ name }) => name)
          .join(),
      };
    });
    this.#prepared.set(sql, made);
    return made;
  }
}

/** A statement of the driver, and the names of its columns with commas between them. */
interface Prepared {
  readonly statement: Libsql.Statement<[unknown[]]>;
  readonly names: string;
}

/** `storyKey` -> `story_key`. */
function spelled(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

/** The values as the driver takes them; throws where one is not of its type. */
function checked(sql: string, types: readonly SqlType[], values: readonly unknown[]): unknown[] {
  if (values.length !== types.length)
    throw new TypeError(`"${sql}" takes ${types.length} values, not ${values.length}`);
  for (const [i, type] of types.entries())
    if (!isOfType[type](values[i])) throw new TypeError(`"${sql}": value ${i + 1} is no ${type}`);
  return [...values];
}

const isText = (value: unknown): boolean => typeof value === 'string' && !value.includes('\0');
const isBlob = (value: unknown): boolean => value instanceof Uint8Array;

const isOfType: Readonly<Record<SqlType, (value: unknown) => boolean>> = {
  integer: Number.isSafeInteger,
  'integer?': (value) => value === null || Number.isSafeInteger(value),
  real: Number.isFinite,
  text: isText,
  'text?': (value) => value === null || isText(value),
  blob: isBlob,
  'blob?': (value) => value === null || isBlob(value),
};

function rowOf<C extends Columns>(sql: string, columns: readonly (readonly [string, SqlType])[], row: unknown): Row<C> {
  const found: Record<string, unknown> = {};
  for (const [i, [name, type]] of columns.entries()) {
    const value: unknown = Array.isArray(row) ? (row[i] ?? null) : null;
    if (!isOfType[type](value)) throw new DatabaseError('damaged', `"${sql}": ${name} is no ${type}`);
    found[name] = value;
  }
  return found as Row<C>;
}

function guarded<T>(act: () => T): T {
  try {
    return act();
  } catch (error) {
    // A value of the wrong type is a fault of saring, and says nothing of the file.
    if (error instanceof TypeError) throw error;
    const code = systemCode(error) ?? '';
    const isDamage = code === 'SQLITE_NOTADB' || code.startsWith('SQLITE_CORRUPT');
    const kind = code.startsWith('SQLITE_BUSY') ? 'busy' : isDamage ? 'damaged' : 'other';
    throw new DatabaseError(kind, messageOf(error), { cause: error });
  }
}
