import { readFile, stat } from 'node:fs/promises';
import type { Article } from '../model/article.ts';
import { formats } from '../render/index.ts';

/** How much of a story a record holds; `length` is that of its text. */
export type Extent = Pick<Article, 'status' | 'pages'> & { readonly length: number };

/**
 * Whether the files of an earlier run at this place, without extension, hold more of a story that lacks pages: by the
 * record where there is one, else by the length of the text.
 */
export async function isFullerOnDisk(base: string, article: Article): Promise<boolean> {
  if (isWhole(article)) return false;
  const earlier = await readExtent(`${base}.json`);
  if (earlier !== null) return isFuller(earlier, extentOf(article));
  for (const { extension, render } of [formats.txt, formats.md]) {
    const size = await sizeOf(`${base}.${extension}`);
    if (size !== null) return size > Buffer.byteLength(render(article));
  }
  return false;
}

/** A record -> how much of its story it holds. */
export function extentOf({ status, pages, text }: Article): Extent {
  return { status, pages, length: text.length };
}

/** Whether nothing is known to be missing. */
export function isWhole({ status, pages }: Pick<Extent, 'status' | 'pages'>): boolean {
  return status !== 'partial' && pages.complete;
}

/** More pages decide; other pages as many, the length of the text. The same pages again are a newer version. */
export function isFuller(earlier: Extent, later: Extent): boolean {
  if (isWhole(earlier)) return true;
  const [before, now] = [earlier.pages.read, later.pages.read];
  if (before.length !== now.length) return before.length > now.length;
  return before.join() !== now.join() && earlier.length > later.length;
}

async function readExtent(file: string): Promise<Extent | null> {
  try {
    const record = JSON.parse(await readFile(file, 'utf8')) as Article;
    return Array.isArray(record.pages.read) && typeof record.text === 'string' ? extentOf(record) : null;
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
