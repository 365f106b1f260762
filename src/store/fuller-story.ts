import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Article } from '../model/article.ts';
import { formats } from '../render/index.ts';

type Extent = Pick<Article, 'status' | 'pages' | 'text'>;

/** The stories that lie in an output folder, each in a folder of its day. */
export class StoriesOnDisk {
  readonly #output: string;
  /** Whether a day has a folder: a run into one file would else ask three times for each of its stories. */
  readonly #days: Map<string, boolean> = new Map();

  constructor(output: string) {
    this.#output = output;
  }

  /** Whether the files at this place, without extension, hold more of a story that lacks pages. */
  async holdMore(place: string, article: Article): Promise<boolean> {
    if (isWhole(article)) return false;
    return (await this.#hasFolder(path.dirname(place))) && isFullerAt(path.join(this.#output, place), article);
  }

  /** Files are to be written at this place. */
  grow(place: string): void {
    this.#days.set(path.dirname(place), true);
  }

  async #hasFolder(day: string): Promise<boolean> {
    const known = this.#days.get(day);
    if (known !== undefined) return known;
    const found = (await sizeOf(path.join(this.#output, day))) !== null;
    this.#days.set(day, found);
    return found;
  }
}

/** By the record where there is one, else by the length of the text. */
async function isFullerAt(base: string, article: Article): Promise<boolean> {
  const earlier = await readExtent(`${base}.json`);
  if (earlier !== null) return isFuller(earlier, article);
  for (const { extension, render } of [formats.txt, formats.md]) {
    const size = await sizeOf(`${base}.${extension}`);
    if (size !== null) return size > Buffer.byteLength(render(article));
  }
  return false;
}

function isWhole({ status, pages }: Pick<Extent, 'status' | 'pages'>): boolean {
  return status !== 'partial' && pages.complete;
}

/** More pages decide; other pages as many, the length of the text. The same pages again are a newer version. */
function isFuller(earlier: Extent, later: Extent): boolean {
  if (isWhole(earlier)) return true;
  const [before, now] = [earlier.pages.read, later.pages.read];
  if (before.length !== now.length) return before.length > now.length;
  return before.join() !== now.join() && earlier.text.length > later.text.length;
}

async function readExtent(file: string): Promise<Extent | null> {
  try {
    const record = JSON.parse(await readFile(file, 'utf8')) as Extent;
    return Array.isArray(record.pages.read) && typeof record.text === 'string' ? record : null;
  } catch {
    return null;
  }
}

async function sizeOf(file: string): Promise<number | null> {
  return stat(file).then(
    ({ size }) => size,
    () => null,
  );
}
