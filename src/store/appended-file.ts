import { type FileHandle, mkdir, open, rename } from 'node:fs/promises';
import path from 'node:path';
import { outputError } from './whole-file.ts';

/** How many bytes gather before they are written. */
const chunk = 1 << 18;

/** A file that grows under a temporary name and gets its own only when it is whole. */
export class AppendedFile {
  readonly #file: string;
  readonly #growing: string;
  readonly #header: string;
  #handle: FileHandle | null = null;
  #gathered: Buffer[] = [];
  #size = 0;
  #end: number;

  /** `growing` is the name until then, beside the file when absent; `end` is how much of it a stopped run had written. */
  constructor(file: string, header: string, growing = `${file}.tmp`, end = 0) {
    this.#file = file;
    this.#header = header;
    this.#growing = growing;
    this.#end = end;
  }

  /** Bytes so far, those not yet written among them. */
  get length(): number {
    return this.#end + this.#size;
  }

  /** Adds text at the end. Throws OutputError. */
  async append(text: string): Promise<void> {
    if (this.#handle === null) await this.#open();
    this.#gather(text);
    if (this.#size >= chunk) await this.flush();
  }

  /** Writes what was added. Throws OutputError. */
  async flush(): Promise<void> {
    if (this.#gathered.length === 0) return;
    const bytes = Buffer.concat(this.#gathered);
    this.#gathered = [];
    this.#size = 0;
    try {
      await this.#handle?.write(bytes, 0, bytes.length, this.#end);
    } catch (error) {
      throw outputError(this.#file, error);
    }
    this.#end += bytes.length;
  }

  /** Gives the file its name; a file nothing was added to holds its header. Throws OutputError. */
  async finish(): Promise<void> {
    if (this.#handle === null) await this.#open();
    await this.flush();
    try {
      await this.#handle?.sync();
      await this.#handle?.close();
      this.#handle = null;
      await rename(this.#growing, this.#file);
    } catch (error) {
      throw outputError(this.#file, error);
    }
  }

  /** Leaves the file under its temporary name, for the run that goes on. Throws OutputError. */
  async leave(): Promise<void> {
    await this.flush();
    await this.#handle?.close();
    this.#handle = null;
  }

  async #open(): Promise<void> {
    try {
      await mkdir(path.dirname(this.#growing), { recursive: true });
      this.#handle = await open(this.#growing, this.#end > 0 ? 'r+' : 'w');
      if (this.#end > 0) await this.#handle.truncate(this.#end);
    } catch (error) {
      throw outputError(this.#file, error);
    }
    if (this.#end === 0 && this.#header !== '') this.#gather(this.#header);
  }

  #gather(text: string): void {
    const bytes = Buffer.from(text, 'utf8');
    this.#gathered.push(bytes);
    this.#size += bytes.length;
  }
}
