import { readHead } from '../bytes/open-file.ts';
import { UsageError } from '../errors.ts';
import type { Database } from './database.ts';

/** So many bytes tell a stream or an archive from others: an archive's first record has its date in them. */
const headBytes = 510;

const columns = { name: 'text', head: 'blob', size: 'integer?', last: 'text?' } as const;

/**
 * The streams, archives and lists that a run has opened. Their pages are known by their places only, so what a stopped
 * run had read must be there again when it goes on.
 */
export class SourceIdentity {
  readonly #database: Database;
  readonly #run: number;
  /** Sources that were opened in this process, and the last page a stopped run had finished of each, until it is met. */
  readonly #awaited: Map<string, string | null> = new Map();

  constructor(database: Database, run: number) {
    this.#database = database;
    this.#run = run;
  }

  /** One is opened; `size` in bytes is null for a stream. Throws UsageError where a stopped run had read another one. */
  opened(name: string, bytes: Uint8Array, size: number | null): void {
    const head = Buffer.from(bytes.subarray(0, headBytes));
    const before = this.#database.select(columns, 'from source where name = ?', ['text']).first(name);
    if (before === null) {
      this.#database.insert('source', { run: 'integer', ...columns })({ run: this.#run, name, head, size, last: null });
      this.#awaited.set(name, null);
      return;
    }
    if (!isSame(before, head, size)) throw otherThan(name);
    if (!this.#awaited.has(name)) this.#awaited.set(name, before.last);
  }

  /** A page of one was finished. */
  finished(page: string): void {
    const name = sourceOf(page);
    if (!this.#awaited.has(name)) return;
    this.#database.change('update source set last = ? where name = ?', ['text', 'text']).run(page, name);
    this.met(page);
  }

  /** A page that a stopped run had finished is met again. */
  met(page: string): void {
    const name = sourceOf(page);
    if (this.#awaited.get(name) === page) this.#awaited.set(name, null);
  }

  /** All was read. Throws UsageError where a source ended before what a stopped run had read of it. */
  allRead(): void {
    for (const [name, page] of this.#awaited) if (page !== null) throw otherThan(name);
  }

  /** The files that a stopped run had opened, before anything is done; one that is gone may be done. Throws UsageError. */
  async checkFiles(): Promise<void> {
    for (const before of [...this.#database.select(columns, 'from source', []).each()]) {
      if (before.size === null) continue;
      const now = await readHead(before.name, 'follow', headBytes);
      if (now.ok && !isSame(before, now.head, now.size)) throw otherThan(before.name);
    }
  }
}

/** `archive.warc.gz#1234` -> the archive. */
function sourceOf(page: string): string {
  return page.replace(/#[^#]*$/, '');
}

/** A stream may have given less of its beginning than it does now, and a file may have grown. */
function isSame(
  before: { readonly head: Uint8Array; readonly size: number | null },
  head: Buffer,
  size: number | null,
): boolean {
  if (size !== null && before.size !== null && size < before.size) return false;
  const length = Math.min(before.head.length, head.length);
  if (length === 0) return before.head.length === 0;
  return head.subarray(0, length).equals(before.head.subarray(0, length));
}

function otherThan(source: string): UsageError {
  const name = source === '-' ? 'standard input' : source;
  return new UsageError(
    `${name} is not what the stopped run had read: give that again, or --restart to give up what it has done`,
    { isInHelp: false },
  );
}
