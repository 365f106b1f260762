import { createHash } from 'node:crypto';
import { readdir, readFile, rename, rm, stat, utimes } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { deserialize, serialize } from 'node:v8';
import { gunzip, gzip } from 'node:zlib';
import type { Exchange, RawPage } from '../model/outcome.ts';
import { writeWholeFile } from '../output/atomic-write.ts';
import { stateFolderOf } from '../output/output-folder.ts';
import { day } from '../text/dates.ts';

const pack = promisify(gzip);
const unpack = promisify(gunzip);

/** A page of the last visit to a story: the address asked, and what came. */
export interface VisitedPage {
  readonly url: string;
  readonly page: RawPage;
  readonly exchange: Exchange;
}

/**
 * Pages of stories as they came at the last visit, a packed file a story in the folder of the state. By them a change of
 * the story is told from a change of the rules.
 */
export class KeptVisits {
  readonly #folder: string;
  readonly #now: number;
  readonly #known: Set<string> = new Set();

  /** Those of an output folder, at the time of a run in milliseconds since 1970. */
  constructor(output: string, now: number) {
    this.#folder = path.join(stateFolderOf(output), 'pages');
    this.#now = now;
  }

  /** Keeps the pages of a visit in place of those before. Throws OutputError. */
  async keep(id: string, pages: readonly VisitedPage[]): Promise<void> {
    const packed = await pack(serialize(pages));
    await writeWholeFile(this.#fileOf(id), packed, this.#known, path.dirname(this.#folder));
    await this.renew(id);
  }

  /** The pages that are kept came again as they are. */
  async renew(id: string): Promise<void> {
    // Their age is counted by the clock of the run; where a file cannot be given a time, that of the disk does.
    await utimes(this.#fileOf(id), this.#now / 1000, this.#now / 1000).catch(() => undefined);
  }

  /** The pages of the last visit by the address asked, null where none are kept or they cannot be read. */
  async pagesOf(id: string): Promise<ReadonlyMap<string, VisitedPage> | null> {
    try {
      const pages = deserialize(await unpack(await readFile(this.#fileOf(id)))) as readonly VisitedPage[];
      return new Map(pages.map((page) => [page.url, page]));
    } catch {
      return null;
    }
  }

  /** Removes pages that are older than `days`, then the oldest until all take at most so many bytes. */
  async prune(days: number, mostBytes: number): Promise<void> {
    const names = await readdir(this.#folder).catch(() => []);
    const files: { file: string; at: number; size: number }[] = [];
    for (const name of names) {
      const file = path.join(this.#folder, name);
      const status = await stat(file).catch(() => null);
      if (status !== null) files.push({ file, at: status.mtimeMs, size: status.size });
    }
    files.sort((a, b) => b.at - a.at);
    let bytes = 0;
    for (const { file, at, size } of files) {
      bytes += size;
      if (this.#now - at > days * day || bytes > mostBytes) await rm(file, { force: true });
    }
  }

  #fileOf(id: string): string {
    return path.join(this.#folder, `${createHash('sha256').update(id).digest('hex').slice(0, 24)}.gz`);
  }
}

/** The folder of an output folder's sample pages of a site. */
export function sampleFolder(output: string, site: string): string {
  return path.join(stateFolderOf(output), 'samples', site);
}

/** Keeps a page as it came. Throws OutputError. */
export async function writeSample(folder: string, file: string, content: Uint8Array | string): Promise<void> {
  await writeWholeFile(path.join(folder, file), content, new Set());
}

/** Gives a sample another name, in place of what had it -> whether the sample was there. */
export async function renameSample(folder: string, from: string, to: string): Promise<boolean> {
  return rename(path.join(folder, from), path.join(folder, to)).then(
    () => true,
    () => false,
  );
}

/** Removes all samples of a folder but these. */
export async function keepSamples(folder: string, files: ReadonlySet<string>): Promise<void> {
  const names = await readdir(folder).catch(() => []);
  for (const name of names) if (!files.has(name)) await rm(path.join(folder, name), { force: true });
}
