import { type FileHandle, open, readdir } from 'node:fs/promises';
import path from 'node:path';
import { constants, gunzipSync } from 'node:zlib';
import { systemCode } from '../errors.ts';
import type { Format } from '../render/index.ts';
import { openOwn, outputError, sweep } from './atomic-write.ts';
import { GrowingFile, sizeOf } from './growing-file.ts';
import { type Growing, partName, partNumber, type StoryFile } from './story-file.ts';

/** Which parts of a format are there, from the first to the last; 1 stands for the one file too. */
export async function partNumbers(folder: string, format: Format, shard: number | null): Promise<readonly number[]> {
  const names: readonly string[] = await readdir(folder).catch(() => []);
  const numbers = names.map((name) => (name === partName(format, shard, 1) ? 1 : partNumber(format, name)));
  return numbers.filter((number) => number !== null).sort((a, b) => a - b);
}

/** Where stories are added. */
export interface AppendPlace {
  readonly folder: string;
  readonly format: Format;
  /** What a file begins with. */
  readonly header: string;
  readonly shard: number | null;
  /** What this run has added before it was stopped; null for nothing. */
  readonly own: Growing | null;
  /** How many stories earlier runs wrote to a file. */
  readonly storiesIn: (name: string) => number;
}

/** The part that is open. */
interface OpenPart {
  readonly name: string;
  readonly number: number;
  readonly file: GrowingFile;
}

/**
 * A text file, or parts of so many stories each, that only grows: stories are added at its end, in whole lines, so that
 * whoever follows it reads none twice. What a killed run had written behind what counts is cut off.
 */
export class AppendedStories implements StoryFile {
  readonly #place: AppendPlace;
  #open: OpenPart | null = null;
  #growing: Growing;

  private constructor(place: AppendPlace, growing: Growing) {
    this.#place = place;
    this.#growing = growing;
  }

  /**
   * Says from the beginning how much of the file counts: what a run adds that is killed before it has written that down
   * would stay, and be added once more.
   */
  static async open(place: AppendPlace): Promise<AppendedStories> {
    const { folder, shard, own, storiesIn } = place;
    if (own !== null) return new AppendedStories(place, own);
    const { name } = await lastPart(place);
    const bytes = (await sizeOf(path.join(folder, name))) ?? 0;
    return new AppendedStories(place, { name, stories: shard === null ? 0 : storiesIn(name), bytes });
  }

  async append(text: string): Promise<string> {
    const { shard } = this.#place;
    let open = this.#open ?? (await this.#openLast());
    if (shard !== null && this.#growing.stories >= shard) {
      await this.leave();
      open = await this.#openPart(open.number + 1, 0, 0);
    }
    await open.file.append(text);
    this.#growing = { name: open.name, stories: this.#growing.stories + 1, bytes: open.file.length };
    return open.name;
  }

  growing(): Growing {
    return this.#growing;
  }

  async flush(sync: boolean): Promise<void> {
    await (sync ? this.#open?.file.sync() : this.#open?.file.flush());
  }

  async finish(): Promise<boolean> {
    const { own } = this.#place;
    if (own !== null && this.#open === null) await this.#cutBack(own);
    await this.leave();
    if (own !== null) await this.#dropPartsBehind();
    return false;
  }

  async leave(): Promise<void> {
    await this.flush(true);
    await this.#open?.file.close();
    this.#open = null;
  }

  async abandon(): Promise<void> {
    await this.#open?.file.close().catch(() => undefined);
    this.#open = null;
  }

  /** What a killed run had written behind what counts goes. */
  async #cutBack({ name, bytes }: Growing): Promise<void> {
    const full = path.join(this.#place.folder, name);
    try {
      if (((await sizeOf(full)) ?? 0) <= bytes) return;
      const handle = await openOwn(full);
      await handle.truncate(bytes).finally(() => handle.close());
    } catch (error) {
      throw outputError(full, error);
    }
  }

  /** Parts that a killed run had begun before it wrote down that it did. */
  async #dropPartsBehind(): Promise<void> {
    const { folder, format } = this.#place;
    const last = partNumber(format, this.#growing.name);
    if (last !== null) await sweep(folder, (name) => (partNumber(format, name) ?? 0) > last);
  }

  async #openLast(): Promise<OpenPart> {
    const { format, own, storiesIn } = this.#place;
    if (own !== null) return this.#openPart(partNumber(format, own.name) ?? 1, own.stories, own.bytes);
    const { number, name } = await lastPart(this.#place);
    return this.#openPart(number, storiesIn(name), null);
  }

  /** Opens a part that holds so many stories; `bytes` is how much of it counts, null for all. */
  async #openPart(number: number, stories: number, bytes: number | null): Promise<OpenPart> {
    const { folder, format, shard, header } = this.#place;
    const name = partName(format, shard, number);
    const full = path.join(folder, name);
    let handle: FileHandle | null = null;
    try {
      handle = await openOwn(full).catch((error) => {
        if (systemCode(error) !== 'ENOENT') throw error;
        return open(full, 'wx+');
      });
      const { size } = await handle.stat();
      if (bytes !== null && size < bytes) throw new Error('it is shorter than the stopped run had left it');
      if (bytes !== null) await handle.truncate(bytes);
      const end = bytes ?? size;
      const file = new GrowingFile(handle, full, end);
      if (end === 0) file.add(header);
      else if (bytes === null && !(await endsInLineFeed(handle, end))) file.add('\n');
      this.#open = { name, number, file };
      this.#growing = { name, stories, bytes: file.length };
      return this.#open;
    } catch (error) {
      await handle?.close().catch(() => undefined);
      throw outputError(full, error);
    }
  }
}

/** The part that is added to. Without parts, those of another run stay beside the one file. */
async function lastPart({
  folder,
  format,
  shard,
}: AppendPlace): Promise<{ readonly number: number; readonly name: string }> {
  const number = shard === null ? 1 : ((await partNumbers(folder, format, shard)).at(-1) ?? 1);
  return { number, name: partName(format, shard, number) };
}

async function endsInLineFeed(handle: Awaited<ReturnType<typeof open>>, size: number): Promise<boolean> {
  const { buffer } = await handle.read(Buffer.alloc(1), 0, 1, size - 1);
  return buffer[0] === 0x0a;
}

/** So many bytes hold the first line of most files, and so many that of any that saring wrote. */
const enough = 1 << 16;
const most = 1 << 26;

/**
 * The first line of the file that stories of a format are added to, or of its last part: empty where it is too long,
 * null where no whole line is there. Throws OutputError.
 */
export async function firstLineThere(
  folder: string,
  format: Format,
  shard: number | null,
): Promise<{ readonly file: string; readonly line: string } | null> {
  const isOne = shard === null && format.seal === 'as-is';
  const number = isOne ? 1 : ((await partNumbers(folder, format, shard)).at(-1) ?? 1);
  const file = path.join(folder, partName(format, shard, number));
  const handle = await open(file, 'r').catch(() => null);
  if (handle === null) return null;
  try {
    for (let size = enough; size <= most; size *= 4) {
      const { buffer, bytesRead } = await handle.read(Buffer.alloc(size), 0, size, 0);
      const stored = buffer.subarray(0, bytesRead);
      // What is cut off is unpacked as far as it goes.
      const bytes = format.seal === 'gzip' ? gunzipSync(stored, { finishFlush: constants.Z_SYNC_FLUSH }) : stored;
      const end = bytes.indexOf(0x0a);
      if (end >= 0) return { file, line: bytes.toString('utf8', 0, end) };
      if (bytesRead < size) return null;
    }
    return { file, line: '' };
  } catch (error) {
    throw outputError(file, error);
  } finally {
    await handle.close();
  }
}
