import { readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { systemCode } from '../errors.ts';
import type { Format } from '../render/index.ts';
import { AppendedFile } from './appended-file.ts';
import { outputError, syncFolder } from './atomic-write.ts';
import { stateFolder } from './journal.ts';
import { growingPart, partName } from './part-names.ts';
import { sealFile } from './seal-file.ts';
import { exists } from './written-stories.ts';

/** Where a stopped run was: articles written, and bytes of the part they end in. */
export interface Grown {
  readonly articles: number;
  readonly bytes: number;
}

/**
 * The one file of a format, or its parts of so many articles each. A part grows in the state folder and gets its name
 * once the journal holds its last article: a run that goes on never needs it again.
 */
export class StoryParts {
  readonly #folder: string;
  readonly #format: Format;
  readonly #shard: number | null;
  #number: number;
  /** Articles in the part that grows. */
  #count: number;
  #file: AppendedFile;
  /** Parts whose last article is in: since the last flush, and before it. */
  #full: number[] = [];
  #settled: number[] = [];
  /** The part a run that goes on began with, until those before it are looked for. */
  #begun: number | null;

  constructor(folder: string, format: Format, shard: number | null, { articles, bytes }: Grown) {
    this.#folder = folder;
    this.#format = format;
    this.#shard = shard;
    this.#number = shard === null ? 1 : Math.floor(articles / shard) + 1;
    this.#count = shard === null ? articles : articles % shard;
    this.#file = this.#part(bytes);
    this.#begun = this.#number > 1 ? this.#number : null;
  }

  /** Bytes of the part that grows, those not yet written among them. */
  get length(): number {
    return this.#file.length;
  }

  /** Adds an article as text -> the name of the file it is in. Throws OutputError. */
  async append(text: string): Promise<string> {
    const name = this.#nameOf(this.#number);
    await this.#file.append(text);
    this.#count += 1;
    if (this.#count === this.#shard) {
      await this.#file.leave();
      this.#full.push(this.#number);
      this.#number += 1;
      this.#count = 0;
      this.#file = this.#part(0);
    }
    return name;
  }

  /** Writes what was added, with `sync` onto the disk; parts that were full at the last flush get their names. Throws OutputError. */
  async flush(sync = false): Promise<void> {
    await (sync ? this.#file.sync() : this.#file.flush());
    if (this.#begun !== null) this.#settled.push(...(await this.#leftBehind(this.#begun)));
    this.#begun = null;
    for (const number of this.#settled) await this.#seal(number);
    this.#settled = this.#full;
    this.#full = [];
  }

  /**
   * Gives every part its name; the journal must hold all articles. Parts of an earlier, longer run go. Without any
   * article, what an earlier run wrote stays: a mistyped path must not take it. -> whether the parts are of this run.
   * Throws OutputError.
   */
  async finish(): Promise<boolean> {
    if (this.#number === 1 && this.#count === 0 && (await exists(path.join(this.#folder, this.#nameOf(1)))))
      return false;
    await this.flush();
    await this.flush();
    let last = this.#number - 1;
    if (this.#count > 0 || last === 0) {
      await this.#file.finish((growing, file) => sealFile(this.#format.seal, growing, file));
      last += 1;
    }
    if (this.#shard !== null) await this.#removeAfter(last);
    return true;
  }

  /** Leaves everything as it is, for the run that goes on. Throws OutputError. */
  async leave(): Promise<void> {
    await this.#file.leave();
  }

  /** Lets go of the part that grows after a failure: nothing more is written. */
  async abandon(): Promise<void> {
    await this.#file.abandon();
  }

  #nameOf(number: number): string {
    return partName(this.#format, this.#shard, number);
  }

  #growing(number: number): string {
    return growingPart(this.#folder, this.#nameOf(number));
  }

  #part(bytes: number): AppendedFile {
    const file = path.join(this.#folder, this.#nameOf(this.#number));
    return new AppendedFile(file, this.#format.header, this.#growing(this.#number), bytes);
  }

  async #seal(number: number): Promise<void> {
    const file = path.join(this.#folder, this.#nameOf(number));
    try {
      await sealFile(this.#format.seal, this.#growing(number), file);
      await syncFolder(this.#folder);
      await rm(this.#growing(number), { force: true });
    } catch (error) {
      throw outputError(file, error);
    }
  }

  /** Full parts that a stopped run had not yet given their names. */
  async #leftBehind(begun: number): Promise<number[]> {
    const names = await namesIn(path.join(this.#folder, stateFolder));
    return names.flatMap((name) => {
      const number = Number(/^articles-(\d+)\./.exec(name)?.[1] ?? 'none');
      return number < begun && name === path.basename(this.#growing(number)) ? [number] : [];
    });
  }

  async #removeAfter(last: number): Promise<void> {
    const names = new Set(await namesIn(this.#folder));
    for (let number = last + 1; names.has(this.#nameOf(number)); number++) {
      await rm(path.join(this.#folder, this.#nameOf(number)), { force: true });
    }
  }
}

async function namesIn(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return [];
    throw outputError(folder, error);
  }
}
