import { type FileHandle, mkdir, rename, stat } from 'node:fs/promises';
import path from 'node:path';
import { systemCode } from '../errors.ts';
import { openAnew, openOwn, outputError, syncFolder, syncToDisk, writeFully } from './atomic-write.ts';

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
      // The disk may have taken half a line, which is nothing for whoever reads or follows the file.
      await this.handle.truncate(this.#written).catch(() => undefined);
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

/** A file that grows under a temporary name and gets its own only when it is whole. */
export class AppendedFile {
  readonly #file: string;
  readonly #growing: string;
  readonly #header: string;
  #open: GrowingFile | null = null;
  /** Its length while it is not open. */
  #end: number;

  /** `growing` is the name until then; `end` is how much of it a stopped run had written. */
  constructor(file: string, header: string, growing: string, end = 0) {
    this.#file = file;
    this.#header = header;
    this.#growing = growing;
    this.#end = end;
  }

  /** Bytes so far, those not yet written among them. */
  get length(): number {
    return this.#open?.length ?? this.#end;
  }

  /** Adds text at the end. Throws OutputError. */
  async append(text: string): Promise<void> {
    await (await this.#opened()).append(text);
  }

  /** Writes what was added. Throws OutputError. */
  async flush(): Promise<void> {
    await this.#open?.flush();
  }

  /** Writes what was added and waits until it is on the disk. Throws OutputError. */
  async sync(): Promise<void> {
    await this.#open?.sync();
  }

  /** Gives the file its name for good, by `seal` where that is more than a rename; one that nothing was added to holds its header. Throws OutputError. */
  async finish(seal: (growing: string, file: string) => Promise<void> = rename): Promise<void> {
    await this.#opened();
    await this.leave();
    try {
      await seal(this.#growing, this.#file);
      await syncFolder(path.dirname(this.#file));
    } catch (error) {
      throw outputError(this.#file, error);
    }
  }

  /** Leaves the file under its temporary name, for the run that goes on. Throws OutputError. */
  async leave(): Promise<void> {
    await this.sync();
    this.#end = this.length;
    await this.#open?.close();
    this.#open = null;
  }

  /** Lets go of the file after a failure: nothing more is written. */
  async abandon(): Promise<void> {
    await this.#open?.close().catch(() => undefined);
    this.#open = null;
  }

  async #opened(): Promise<GrowingFile> {
    if (this.#open !== null) return this.#open;
    try {
      await mkdir(path.dirname(this.#growing), { recursive: true });
      const handle = this.#end > 0 ? await this.#reopen() : await openAnew(this.#growing);
      this.#open = new GrowingFile(handle, this.#file, this.#end);
    } catch (error) {
      throw outputError(this.#file, error);
    }
    if (this.#end === 0) this.#open.add(this.#header);
    return this.#open;
  }

  /** Cuts the file to the length that the state holds: what a stopped run wrote behind that does not count. */
  async #reopen(): Promise<FileHandle> {
    const growing = await sizeOf(this.#growing);
    // Stopped while the files got their names: this one has its own already.
    if (growing === null && (await sizeOf(this.#file)) === this.#end) await rename(this.#file, this.#growing);
    else if (growing === null || growing < this.#end) {
      throw new Error('what the stopped run had written is damaged: give the command with --restart');
    }
    const handle = await openOwn(this.#growing);
    try {
      await handle.truncate(this.#end);
    } catch (error) {
      await handle.close().catch(() => undefined);
      throw error;
    }
    return handle;
  }
}

/** The length of a file in bytes, null where there is none. */
export async function sizeOf(file: string): Promise<number | null> {
  try {
    return (await stat(file)).size;
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return null;
    throw error;
  }
}
