import { type FileHandle, mkdir, mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { OutputError } from '../errors.ts';
import { outputError } from './atomic-write.ts';
import { GrowingFile } from './growing-file.ts';
import { readAt } from './read-at.ts';

/** Where a held page lies in the file: its offset and length in bytes. */
export interface HeldPlace {
  readonly offset: number;
  readonly length: number;
}

/** A page that waits: what is said of it, a line of JSON, and the page itself. */
export interface HeldPage<Head> {
  readonly head: Head;
  readonly page: Uint8Array;
}

const lineFeed = 0x0a;

/** Pages that wait for others of their story, kept on disk: memory holds only where they are. */
export class HeldPages<Head> {
  readonly #file: string | null;
  readonly #end: number;
  #open: GrowingFile | null = null;

  /** Without a file they lie where nobody finds them and nothing stays; `end` is the length of what a stopped run left for certain. */
  constructor(file: string | null, end = 0) {
    this.#file = file;
    this.#end = end;
  }

  /** Keeps a page -> where it lies, or will lie once it is written. Throws OutputError. */
  async add({ head, page }: HeldPage<Head>): Promise<HeldPlace> {
    const file = await this.#opened();
    const offset = file.length;
    file.add(`${JSON.stringify(head)}\n`);
    await file.append(page);
    return { offset, length: file.length - offset };
  }

  /** Writes what was added. Throws OutputError. */
  async flush(): Promise<void> {
    await this.#open?.flush();
  }

  /** Writes what was added and waits until it is on the disk. Throws OutputError. */
  async sync(): Promise<void> {
    await this.#open?.sync();
  }

  /** Where a page lies -> the page. Throws OutputError. */
  async read({ offset, length }: HeldPlace): Promise<HeldPage<Head>> {
    const file = await this.#opened();
    await file.flush();
    const bytes = readAt(file.handle, offset, length);
    const end = bytes.indexOf(lineFeed);
    return { head: this.#headIn(bytes.toString('utf8', 0, end)), page: bytes.subarray(end + 1) };
  }

  #headIn(line: string): Head {
    try {
      return JSON.parse(line) as Head;
    } catch {
      throw new OutputError(
        `cannot read ${this.#file ?? tmpdir()}: what waits there is damaged: give the command with --restart`,
      );
    }
  }

  async close(): Promise<void> {
    await this.#open?.close();
    this.#open = null;
  }

  async #opened(): Promise<GrowingFile> {
    if (this.#open !== null) return this.#open;
    const name = this.#file ?? tmpdir();
    try {
      const handle = this.#file === null ? await openNameless() : await openNamed(this.#file, this.#end);
      this.#open = new GrowingFile(handle, name, this.#end);
    } catch (error) {
      throw outputError(name, error);
    }
    return this.#open;
  }
}

async function openNamed(file: string, end: number): Promise<FileHandle> {
  await mkdir(path.dirname(file), { recursive: true });
  return open(file, end > 0 ? 'r+' : 'w+');
}

/** A file that is gone with this process, however it ends. */
async function openNameless(): Promise<FileHandle> {
  const folder = await mkdtemp(path.join(tmpdir(), 'saring-'));
  try {
    return await open(path.join(folder, 'held'), 'w+');
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
