import { type FileHandle, mkdir, open, rename, stat } from 'node:fs/promises';
import path from 'node:path';
import { systemCode } from '../errors.ts';
import { GatheredBytes } from './gathered-bytes.ts';
import { outputError, syncToDisk } from './whole-file.ts';
import { writeFully } from './write-fully.ts';

/** A file that grows under a temporary name and gets its own only when it is whole. */
export class AppendedFile {
  readonly #file: string;
  readonly #growing: string;
  readonly #header: string;
  #handle: FileHandle | null = null;
  readonly #gathered = new GatheredBytes();
  #end: number;
  #synced = true;

  /** `growing` is the name until then, beside the file when absent; `end` is how much of it a stopped run had written. */
  constructor(file: string, header: string, growing = `${file}.tmp`, end = 0) {
    this.#file = file;
    this.#header = header;
    this.#growing = growing;
    this.#end = end;
  }

  /** Bytes so far, those not yet written among them. */
  get length(): number {
    return this.#end + this.#gathered.size;
  }

  /** Adds text at the end. Throws OutputError. */
  async append(text: string): Promise<void> {
    if (this.#handle === null) await this.#open();
    this.#gathered.add(Buffer.from(text, 'utf8'));
    if (this.#gathered.isFull) await this.flush();
  }

  /** Writes what was added. Throws OutputError. */
  async flush(): Promise<void> {
    if (this.#handle === null || this.#gathered.size === 0) return;
    const bytes = this.#gathered.take();
    try {
      await writeFully(this.#handle, bytes, this.#end);
    } catch (error) {
      throw outputError(this.#file, error);
    }
    this.#end += bytes.length;
    this.#synced = false;
  }

  /** Writes what was added and waits until it is on the disk. Throws OutputError. */
  async sync(): Promise<void> {
    await this.flush();
    if (this.#handle === null || this.#synced) return;
    await syncToDisk(this.#handle, this.#file);
    this.#synced = true;
  }

  /** Gives the file its name, by `seal` where that is more than a rename; one that nothing was added to holds its header. Throws OutputError. */
  async finish(seal: (growing: string, file: string) => Promise<void> = rename): Promise<void> {
    if (this.#handle === null) await this.#open();
    await this.leave();
    try {
      await seal(this.#growing, this.#file);
    } catch (error) {
      throw outputError(this.#file, error);
    }
  }

  /** Leaves the file under its temporary name, for the run that goes on. Throws OutputError. */
  async leave(): Promise<void> {
    await this.sync();
    try {
      await this.#handle?.close();
    } catch (error) {
      throw outputError(this.#file, error);
    }
    this.#handle = null;
  }

  /** Lets go of the file after a failure: nothing more is written. */
  async abandon(): Promise<void> {
    await this.#handle?.close().catch(() => undefined);
    this.#handle = null;
  }

  async #open(): Promise<void> {
    try {
      await mkdir(path.dirname(this.#growing), { recursive: true });
      this.#handle = this.#end > 0 ? await this.#reopen() : await open(this.#growing, 'w');
    } catch (error) {
      throw outputError(this.#file, error);
    }
    if (this.#end === 0 && this.#header !== '') this.#gathered.add(Buffer.from(this.#header, 'utf8'));
  }

  /** What a stopped run had written, without what came after its last entry in the journal. */
  async #reopen(): Promise<FileHandle> {
    const growing = await sizeOf(this.#growing);
    // Stopped while the files got their names: this one has its own already.
    if (growing === null && (await sizeOf(this.#file)) === this.#end) await rename(this.#file, this.#growing);
    else if (growing === null || growing < this.#end) {
      throw new Error('what the stopped run had written is damaged: give the command with --restart');
    }
    const handle = await open(this.#growing, 'r+');
    await handle.truncate(this.#end);
    return handle;
  }
}

async function sizeOf(file: string): Promise<number | null> {
  try {
    return (await stat(file)).size;
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return null;
    throw error;
  }
}
