import { openRegularFile } from '../bytes/open-file.ts';
import { UsageError } from '../errors.ts';
import type { BegunEntry } from '../output/journal.ts';

/** So many bytes tell a stream or a file of many pages from others: an archive's first record has its date in them. */
const headBytes = 510;

interface Beginning {
  readonly head: Buffer;
  readonly size: number | null;
  /** The last of its pages that a stopped run had finished, until it is met again. */
  last: string | null;
  /** It was opened in this run. */
  isOpened: boolean;
}

/**
 * The streams and files of many pages that a run has opened: their pages are known by their places only, so that what a
 * stopped run had read must be there again.
 */
export class Beginnings {
  readonly #known: Map<string, Beginning> = new Map();

  /**
   * One is opened, of so many bytes if that is known -> its first bytes in Base64, null where they were known before.
   * Throws UsageError where it is not the one of which a stopped run had finished pages.
   */
  check(input: string, bytes: Uint8Array, size: number | null): string | null {
    const head = Buffer.from(bytes.subarray(0, headBytes));
    const before = this.#known.get(input);
    if (before !== undefined) {
      if (!isSame(before, head, size)) throw otherThan(input);
      before.isOpened = true;
      return null;
    }
    this.#known.set(input, { head, size, last: null, isOpened: true });
    return head.toString('base64');
  }

  /** The same for the files a stopped run had opened, before anything is done. One that is done may be gone. */
  async checkFiles(): Promise<void> {
    for (const [input, before] of this.#known) {
      if (before.size === null) continue;
      const file = await openRegularFile(input, 'follow');
      if (!file.ok) {
        this.#known.delete(input);
        continue;
      }
      const { buffer, bytesRead } = await file.handle.read(Buffer.alloc(headBytes), 0, headBytes, 0);
      await file.handle.close();
      if (!isSame(before, buffer.subarray(0, bytesRead), file.size)) throw otherThan(input);
    }
  }

  /** A page that was finished before is met again. */
  met(page: string): void {
    const beginning = this.#known.get(page.replace(/#[^#]*$/, ''));
    if (beginning?.last === page) beginning.last = null;
  }

  /** All was read. Throws UsageError where what was opened ended before what a stopped run had read of it. */
  end(): void {
    for (const [input, { last, isOpened }] of this.#known) if (isOpened && last !== null) throw otherThan(input);
  }

  /** What a stopped run had opened. */
  remember({ input, head, size }: BegunEntry): void {
    this.#known.set(input, { head: Buffer.from(head, 'base64'), size, last: null, isOpened: false });
  }

  /** What it had finished, in order. */
  reached(page: string): void {
    if (this.#known.size === 0) return;
    const beginning = this.#known.get(page.replace(/#[^#]*$/, ''));
    if (beginning !== undefined) beginning.last = page;
  }
}

/** A stream may have given less of its beginning than it does now, and a file may have grown. */
function isSame(before: Beginning, head: Buffer, size: number | null): boolean {
  if (size !== null && before.size !== null && size < before.size) return false;
  const length = Math.min(before.head.length, head.length);
  if (length === 0) return before.head.length === 0;
  return before.head.subarray(0, length).equals(head.subarray(0, length));
}

function otherThan(input: string): UsageError {
  const name = input === '-' ? 'standard input' : input;
  return new UsageError(
    `${name} is not what the stopped run had read: give that again, or --restart to give up what it has done`,
    { isInHelp: false },
  );
}
