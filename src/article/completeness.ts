import type { Article } from '../model/article.ts';

/** How much of a story there is; `length` is that of its text. */
export interface Extent {
  readonly status: Article['status'];
  /** Numbers of the pages read. */
  readonly read: readonly number[];
  readonly complete: boolean;
  readonly length: number;
}

export function extentOf({ status, pages, text }: Pick<Article, 'status' | 'pages' | 'text'>): Extent {
  return { status, read: pages.read, complete: pages.complete, length: text.length };
}

/** Whether nothing is known to be missing. */
export function isWhole({ status, complete }: Pick<Extent, 'status' | 'complete'>): boolean {
  return status !== 'partial' && complete;
}

/** Whether there was more of a story than there is now: more pages decide; of as many other pages, the longer text. */
export function isFuller(earlier: Extent, now: Extent): boolean {
  if (isWhole(earlier)) return true;
  if (earlier.read.length !== now.read.length) return earlier.read.length > now.read.length;
  return earlier.read.join() !== now.read.join() && earlier.length > now.length;
}
