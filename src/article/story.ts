import type { Article } from '../model/article.ts';
import type { ExtractedPage } from '../model/extracted-page.ts';
import type { Failure } from '../model/outcome.ts';
import { composeArticle } from './compose-article.ts';
import { joinPages } from './join-pages.ts';
import { sketchOf } from './near-duplicates.ts';

/** An article, and the sketch of its text by which nearly the same ones are found; null for a text too short to compare. */
export interface Story {
  readonly article: Article;
  readonly sketch: Uint32Array | null;
}

/** An extracted page as it waits on the disk and goes between processes: JSON in UTF-8. */
export type PackedPage = Uint8Array;

/** What pages that waited for each other came to. */
export type Joined =
  | (Story & {
      readonly kind: 'story';
      /** Of each page in the order given, whether the story is made of it; the others repeat what others hold. */
      readonly used: readonly boolean[];
    })
  | { readonly kind: 'failure'; readonly failure: Failure };

/** Pages of one story, at least one, in any order -> the story. */
export function composeStory(pages: readonly [ExtractedPage, ...ExtractedPage[]]): Story {
  const article = composeArticle(pages);
  return { article, sketch: sketchOf(article.text) };
}

export function packPage(page: ExtractedPage): PackedPage {
  return Buffer.from(JSON.stringify(page));
}

/** What `packPage` made -> the page. */
export function unpackPage(packed: PackedPage): ExtractedPage {
  return JSON.parse(Buffer.from(packed.buffer, packed.byteOffset, packed.byteLength).toString()) as ExtractedPage;
}

/** Pages of one story, at least one, in any order -> the story, without those that are given twice or held by the view of all pages. */
export function joinPacked(packed: readonly PackedPage[]): Joined {
  const pages = packed.map(unpackPage);
  const [first, ...rest] = pages;
  if (first === undefined) throw new Error('a story has at least one page');
  const { chosen } = joinPages([first, ...rest]);
  return { kind: 'story', ...composeStory(chosen), used: pages.map((page) => chosen.includes(page)) };
}

/** Ids of stories of which pages may belong together, as far as they tell. */
export type StoryGroups = Set<string>;

/** An id -> itself where the site gave it; the site where it is a hash, since each page of a story may have another. */
export function groupOf(id: string): string {
  return /:[0-9a-f]{16}$/.test(id) ? id.slice(0, id.indexOf(':')) : id;
}

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
