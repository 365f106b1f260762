import { createReadStream } from 'node:fs';
import { readdir, rename, rm, unlink } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { systemCode } from '../errors.ts';
import type { Format, Seal } from '../render/index.ts';
import { openAnew, outputError, syncFolder } from './atomic-write.ts';
import { AppendedFile } from './growing-file.ts';
import { stateFolderOf } from './output-folder.ts';
import { type Growing, growingPart, partDay, partName, partNumber, type StoryFile } from './story-file.ts';

/** How the parts of a run are written. */
export interface PartsPlace {
  readonly folder: string;
  readonly format: Format;
  /** What a part begins with. */
  readonly header: string;
  readonly shard: number | null;
  /** What this run had written before it was stopped; null for nothing. */
  readonly own: Growing | null;
  /** The day of the run, where its parts are named by it. */
  readonly day: string | null;
  /** The number of the first part of this run: behind those of earlier runs, or 1 to take their place. */
  readonly first: number;
}

/**
 * The one file of a format, or its parts of so many stories each, written anew by a run. A part grows in the state folder
 * and gets its name once the state holds its last story: a run that goes on never needs it again.
 */
export class StoryParts implements StoryFile {
  readonly #place: PartsPlace;
  #number: number;
  /** Stories in the part that grows. */
  #count: number;
  #file: AppendedFile;
  /** Parts whose last story is in: since the last flush, and before it. */
  #full: number[] = [];
  #settled: number[] = [];
  /** The part a run that goes on began with, until those before it are looked for. */
  #begun: number | null;

  constructor(place: PartsPlace) {
    this.#place = place;
    const { format, own, first } = place;
    this.#number = own === null ? first : (partNumber(format, own.name) ?? 1);
    this.#count = own?.stories ?? 0;
    this.#file = this.#part(own?.bytes ?? 0);
    this.#begun = this.#number > first ? this.#number : null;
  }

  growing(): Growing {
    return { name: this.#nameOf(this.#number), stories: this.#count, bytes: this.#file.length };
  }

  async append(text: string): Promise<string> {
    const name = this.#nameOf(this.#number);
    await this.#file.append(text);
    this.#count += 1;
    if (this.#count === this.#place.shard) {
      await this.#file.leave();
      this.#full.push(this.#number);
      this.#number += 1;
      this.#count = 0;
      this.#file = this.#part(0);
    }
    return name;
  }

  /** Besides, parts that were full at the last flush get their names. */
  async flush(sync = false): Promise<void> {
    await (sync ? this.#file.sync() : this.#file.flush());
    if (this.#begun !== null) this.#settled.push(...(await this.#leftBehind(this.#begun)));
    this.#begun = null;
    for (const number of this.#settled) await this.#seal(number);
    this.#settled = this.#full;
    this.#full = [];
  }

  /** Parts of an earlier, longer run go; without any story what an earlier run wrote stays: a mistyped path must not take it. */
  async finish(): Promise<boolean> {
    const { folder, format, shard, day, first } = this.#place;
    const isEmpty = this.#number === first && this.#count === 0;
    const there = await namesIn(folder);
    if (isEmpty && (first > 1 || day !== null || there.includes(this.#nameOf(1)))) return false;
    await this.flush();
    await this.flush();
    let last = this.#number - 1;
    if (this.#count > 0 || isEmpty) {
      await this.#file.finish((growing, file) => sealFile(format.seal, growing, file));
      last += 1;
    }
    if (shard !== null && first === 1) await this.#removeAfter(last, there);
    return first === 1;
  }

  async leave(): Promise<void> {
    await this.#file.leave();
  }

  async abandon(): Promise<void> {
    await this.#file.abandon();
  }

  #nameOf(number: number): string {
    const { format, shard, own, day } = this.#place;
    // A run that goes on after midnight keeps its day.
    return partName(format, shard, number, own === null ? day : partDay(own.name));
  }

  #part(bytes: number): AppendedFile {
    const { folder, header } = this.#place;
    const name = this.#nameOf(this.#number);
    return new AppendedFile(path.join(folder, name), header, growingPart(folder, name), bytes);
  }

  async #seal(number: number): Promise<void> {
    const { folder, format } = this.#place;
    const name = this.#nameOf(number);
    const file = path.join(folder, name);
    try {
      await sealFile(format.seal, growingPart(folder, name), file);
      await syncFolder(folder);
      await rm(growingPart(folder, name), { force: true });
    } catch (error) {
      throw outputError(file, error);
    }
  }

  /** Full parts that a stopped run had not yet given their names. */
  async #leftBehind(begun: number): Promise<number[]> {
    const { folder, first } = this.#place;
    const growing = await namesIn(stateFolderOf(folder));
    const numbers = Array.from({ length: begun - first }, (_, i) => first + i);
    return numbers.filter((number) => growing.includes(`${this.#nameOf(number)}.growing`));
  }

  async #removeAfter(last: number, there: readonly string[]): Promise<void> {
    for (let number = last + 1; there.includes(this.#nameOf(number)); number++)
      await rm(path.join(this.#place.folder, this.#nameOf(number)), { force: true });
  }
}

async function namesIn(folder: string): Promise<readonly string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return [];
    throw outputError(folder, error);
  }
}

/** Compression of `.gz` files: a fixed level, so that the same articles give the same bytes. */
const gzipLevel = 6;

/**
 * A grown file whose last article is in -> the output file, whole from the first moment it has its name. What grew is
 * gone after `as-is` only: the run removes the others when nothing can ask for them any more.
 */
export async function sealFile(seal: Seal, growing: string, file: string): Promise<void> {
  if (seal === 'as-is') return rename(growing, file);
  const sealed = `${growing}.sealed`;
  try {
    if (seal === 'gzip') await compress(growing, sealed);
    else await (await import('./parquet-file.ts')).writeParquet(growing, sealed);
    await rename(sealed, file);
  } catch (error) {
    await unlink(sealed).catch(() => undefined);
    throw error;
  }
}

async function compress(from: string, to: string): Promise<void> {
  const packed = (await openAnew(to)).createWriteStream({ flush: true });
  await pipeline(createReadStream(from), createGzip({ level: gzipLevel }), packed);
}
