import type { Article } from '../model/article.ts';
import type { ExtractedPage } from '../model/extracted-page.ts';
import type { Failure } from '../model/outcome.ts';
import { composeArticle } from './compose-article.ts';
import { joinPages } from './join-pages.ts';
import { sketchOf } from './similarity.ts';

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
  return Buffer.from(JSON.stringify(page), 'utf8');
}

/** What `packPage` made -> the page. */
export function unpackPage(packed: PackedPage): ExtractedPage {
  return JSON.parse(Buffer.from(packed.buffer, packed.byteOffset, packed.byteLength).toString('utf8')) as ExtractedPage;
}

/** Pages of one story, at least one, in any order -> the story, without those that are given twice or held by the view of all pages. */
export function joinPacked(packed: readonly PackedPage[]): Joined {
  const pages = packed.map(unpackPage);
  const [first, ...rest] = pages;
  if (first === undefined) throw new Error('a story has at least one page');
  const { chosen } = joinPages([first, ...rest]);
  return { kind: 'story', ...composeStory(chosen), used: pages.map((page) => chosen.includes(page)) };
}
