import { UsageError } from '../errors.ts';
import { openRegularFile } from '../input/open-file.ts';

/** So many bytes tell a stream or a file of many pages from others: an archive's first record has its date in them. */
const headBytes = 510;

/** How the streams and files of many pages began that a run has opened: their pages are known by their places only. */
export class Beginnings {
  readonly #heads: Map<string, Buffer> = new Map();

  /**
   * One is opened -> its first bytes in Base64, null where they were known before. Throws UsageError where they are not
   * those of which a stopped run had finished pages.
   */
  check(input: string, bytes: Uint8Array): string | null {
    const head = Buffer.from(bytes.subarray(0, headBytes));
    const before = this.#heads.get(input);
    if (before === undefined) {
      this.#heads.set(input, head);
      return head.toString('base64');
    }
    refuseOther(input, before, head);
    return null;
  }

  /** The same for the files a stopped run had opened, before anything is done; what is not there is seen later. */
  async checkFiles(): Promise<void> {
    for (const [input, before] of this.#heads) {
      const file = input === '-' ? null : await openRegularFile(input, 'follow');
      if (file?.ok !== true) continue;
      const { buffer, bytesRead } = await file.handle.read(Buffer.alloc(headBytes), 0, headBytes, 0);
      await file.handle.close();
      refuseOther(input, before, buffer.subarray(0, bytesRead));
    }
  }

  /** What a stopped run had opened. */
  remember(input: string, head: string): void {
    this.#heads.set(input, Buffer.from(head, 'base64'));
  }
}

function refuseOther(input: string, before: Buffer, now: Buffer): void {
  // A stream may have given less of its beginning than it does now.
  const length = Math.min(before.length, now.length);
  if (before.subarray(0, length).equals(now.subarray(0, length))) return;
  const name = input === '-' ? 'standard input' : input;
  throw new UsageError(
    `${name} is not what the stopped run had read: give that again, or --restart to give up what it has done`,
    { isInHelp: false },
  );
}
