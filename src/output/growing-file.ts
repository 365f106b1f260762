import type { FileHandle } from 'node:fs/promises';
import { outputError, syncToDisk } from './atomic-write.ts';
import { writeFully } from './write-fully.ts';

/** How many bytes gather before they are written: a write of its own for each piece takes longer than all else done with it. */
const chunk = 1 << 18;

/** An open file that grows at its end. */
export class GrowingFile {
  readonly handle: FileHandle;
  readonly #name: string;
  #written: number;
  #pieces: Uint8Array[] = [];
  #gathered = 0;
  #synced = true;

  /** `name` is what errors call the file, `written` its length so far in bytes. */
  constructor(handle: FileHandle, name: string, written: number) {
    this.handle = handle;
    this.#name = name;
    this.#written = written;
  }

  /** Bytes written. */
  get written(): number {
    return this.#written;
  }

  /** Bytes so far, those not yet written among them. */
  get length(): number {
    return this.#written + this.#gathered;
  }

  /** Adds text or bytes at the end, which are not written before somebody asks for it. */
  add(data: string | Uint8Array): void {
    const bytes = typeof data === 'string' ? Buffer.from(data, 'utf8') : data;
    this.#pieces.push(bytes);
    this.#gathered += bytes.length;
  }

  /** The same; now and then all that was added is written. Throws OutputError. */
  async append(data: string | Uint8Array): Promise<void> {
    this.add(data);
    if (this.#gathered >= chunk) await this.flush();
  }

  /** Writes what was added. Throws OutputError. */
  async flush(): Promise<void> {
    if (this.#gathered === 0) return;
    const bytes = Buffer.concat(this.#pieces);
    this.#pieces = [];
    this.#gathered = 0;
    this.#synced = false;
    try {
      await writeFully(this.handle, bytes, this.#written);
    } catch (error) {
      // It still waits: whoever writes next, once the disk has room, must not leave it out.
      this.#pieces.unshift(bytes);
      this.#gathered += bytes.length;
      throw outputError(this.#name, error);
    }
    this.#written += bytes.length;
  }

  /** Writes what was added and waits until it is on the disk. Throws OutputError. */
  async sync(): Promise<void> {
    await this.flush();
    if (this.#synced) return;
    await syncToDisk(this.handle, this.#name);
    this.#synced = true;
  }

  /** Closes without writing what was added. Throws OutputError. */
  async close(): Promise<void> {
    try {
      await this.handle.close();
    } catch (error) {
      throw outputError(this.#name, error);
    }
  }
}
