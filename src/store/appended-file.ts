import { randomBytes } from 'node:crypto';
import { type FileHandle, mkdir, open, rename } from 'node:fs/promises';
import path from 'node:path';
import { outputError } from './whole-file.ts';

/** A file that grows under a temporary name and gets its own only when it is whole. */
export class AppendedFile {
  readonly #file: string;
  readonly #temporary: string;
  readonly #header: string;
  #handle: FileHandle | null = null;

  constructor(file: string, header: string) {
    this.#file = file;
    this.#header = header;
    this.#temporary = path.join(path.dirname(file), `.tmp-${randomBytes(6).toString('hex')}`);
  }

  /** Adds text at the end. Throws OutputError. */
  async append(text: string): Promise<void> {
    try {
      const handle = this.#handle ?? (await this.#open());
      await handle.appendFile(text, 'utf8');
    } catch (error) {
      throw outputError(this.#file, error);
    }
  }

  /** Gives the file its name; a file nothing was added to holds its header. */
  async finish(): Promise<void> {
    try {
      const handle = this.#handle ?? (await this.#open());
      this.#handle = null;
      await handle.sync();
      await handle.close();
      await rename(this.#temporary, this.#file);
    } catch (error) {
      throw outputError(this.#file, error);
    }
  }

  async #open(): Promise<FileHandle> {
    await mkdir(path.dirname(this.#file), { recursive: true });
    const handle = await open(this.#temporary, 'wx');
    this.#handle = handle;
    await handle.appendFile(this.#header, 'utf8');
    return handle;
  }
}
