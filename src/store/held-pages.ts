import { type FileHandle, mkdir, open } from 'node:fs/promises';
import path from 'node:path';
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
  readonly #file: string;
  #handle: FileHandle | null = null;
  #end = 0;
  #synced = true;

  /** `end` is the length of what an earlier, stopped run left there for certain. */
  constructor(file: string, end = 0) {
    this.#file = file;
    this.#end = end;
  }

  /** Keeps a page -> where it lies. Throws OutputError. */
  async add(page: T): Promise<HeldPlace> {
    try {
      const handle = await this.#open();
      const bytes = Buffer.from(JSON.stringify(page), 'utf8');
      await writeFully(handle, bytes, this.#end);
      const place = { offset: this.#end, length: bytes.length };
      this.#end += bytes.length;
      this.#synced = false;
      return place;
    } catch (error) {
      throw outputError(this.#file, error);
    }
  }

  /** Waits until every page kept is on the disk. Throws OutputError. */
  async sync(): Promise<void> {
    if (this.#handle === null || this.#synced) return;
    await syncToDisk(this.#handle, this.#file);
    this.#synced = true;
  }

  /** Where a page lies -> the page. */
  async read({ offset, length }: HeldPlace): Promise<T> {
    const handle = await this.#open();
    return JSON.parse(readAt(handle, offset, length).toString('utf8')) as T;
  }

  async close(): Promise<void> {
    await this.#handle?.close();
    this.#handle = null;
  }

  async #open(): Promise<FileHandle> {
    if (this.#handle !== null) return this.#handle;
    await mkdir(path.dirname(this.#file), { recursive: true });
    this.#handle = await open(this.#file, this.#end > 0 ? 'r+' : 'w+');
    return this.#handle;
  }
}
