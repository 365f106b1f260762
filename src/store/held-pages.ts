import { type FileHandle, mkdir, mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { GatheredBytes } from './gathered-bytes.ts';
import { readAt } from './read-at.ts';
import { outputError, syncToDisk } from './whole-file.ts';
import { writeFully } from './write-fully.ts';

/** Where a held page lies in the file: its offset and length in bytes. */
export interface HeldPlace {
  readonly offset: number;
  readonly length: number;
}

/** Pages that wait for others of their story, kept on disk: memory holds only where they are. */
export class HeldPages<T> {
  readonly #file: string | null;
  readonly #gathered = new GatheredBytes();
  #handle: FileHandle | null = null;
  /** Where the next bytes are written. */
  #end: number;
  #synced = true;

  /** Without a file they lie where nobody finds them and nothing stays; `end` is the length of what a stopped run left for certain. */
  constructor(file: string | null, end = 0) {
    this.#file = file;
    this.#end = end;
  }

  /** Keeps a page -> where it lies, or will lie once it is written. Throws OutputError. */
  async add(page: T): Promise<HeldPlace> {
    const bytes = Buffer.from(JSON.stringify(page), 'utf8');
    const place = { offset: this.#end + this.#gathered.size, length: bytes.length };
    this.#gathered.add(bytes);
    if (this.#gathered.isFull) await this.flush();
    return place;
  }

  /** Writes what was added. Throws OutputError. */
  async flush(): Promise<void> {
    if (this.#gathered.size === 0) return;
    const bytes = this.#gathered.take();
    try {
      await writeFully(await this.#open(), bytes, this.#end);
    } catch (error) {
      throw outputError(this.#file ?? tmpdir(), error);
    }
    this.#end += bytes.length;
    this.#synced = false;
  }

  /** Writes what was added and waits until it is on the disk. Throws OutputError. */
  async sync(): Promise<void> {
    await this.flush();
    if (this.#handle === null || this.#synced) return;
    await syncToDisk(this.#handle, this.#file ?? tmpdir());
    this.#synced = true;
  }

  /** Where a page lies -> the page. */
  async read({ offset, length }: HeldPlace): Promise<T> {
    if (offset + length > this.#end) await this.flush();
    const handle = await this.#open();
    return JSON.parse(readAt(handle, offset, length).toString('utf8')) as T;
  }

  async close(): Promise<void> {
    await this.#handle?.close();
    this.#handle = null;
  }

  async #open(): Promise<FileHandle> {
    this.#handle ??= this.#file === null ? await openNameless() : await openNamed(this.#file, this.#end);
    return this.#handle;
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
