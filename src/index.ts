/**
 * The library door: the same pure core as the program, without files or network.
 *
 * ```ts
 * import { extractArticle } from 'saring';
 * const result = await extractArticle(html, { url: 'https://money.kompas.com/read/2023/11/02/213419026/slug' });
 * if (result.ok) console.log(result.article.title, result.article.authors);
 * ```
 */
import { composeArticle } from './article/compose-article.ts';
import { cleanPage } from './extract/clean-page.ts';
import type { PageResult } from './extract/extract-page.ts';
import type { Article, SiteId } from './model/article.ts';
import type { ExtractedPage, Trace } from './model/extracted-page.ts';
import type { Failure } from './model/outcome.ts';
import type { SiteRule } from './model/site-rule.ts';
import { sites } from './sites/index.ts';

export type {
  Access,
  Article,
  ArticleImage,
  Block,
  BlockType,
  Dateline,
  Embed,
  Extraction,
  FetchRecord,
  Pages,
  RelatedLink,
  RemovalCount,
  SiteId,
  Syndication,
} from './model/article.ts';
export type { ExtractedPage, Removal, Trace, Veto } from './model/extracted-page.ts';
export type { Failure, FailureCode } from './model/outcome.ts';
export type { SiteRule } from './model/site-rule.ts';
export { renderMarkdown } from './render/markdown.ts';
export { renderText } from './render/text.ts';
export { defineSite, type SiteDefinition } from './sites/define-site.ts';
export { version } from './version.ts';

/** What is known of a page besides its content. */
export interface PageOptions {
  /** The page's address; without it the page's own canonical link decides. */
  readonly url?: string;
  /** What the record's `input` shall say; the address, or an empty string, when absent. */
  readonly input?: string;
  /** Read the page by this rule, whatever host and markup say. */
  readonly site?: SiteId;
  /** Rules of further sites, made with `defineSite`; they are asked before the built-in ones. */
  readonly rules?: readonly SiteRule[];
  /** The `Content-Type` header, for bytes whose encoding the page does not state. */
  readonly contentType?: string;
}

export type ArticleResult =
  | { readonly ok: true; readonly article: Article; readonly traces: readonly Trace[] }
  | { readonly ok: false; readonly failure: Failure };

/** One page, as text or bytes -> its article and the trace of how it was read, or why there is none. Never throws on bad pages. */
export async function extractArticle(content: string | Uint8Array, options: PageOptions = {}): Promise<ArticleResult> {
  const result = await extractOnePage(content, options);
  return result.ok ? joinStory([result.page]) : result;
}

/** One page of a longer story -> its part, for `joinStory`. */
export async function extractOnePage(content: string | Uint8Array, options: PageOptions = {}): Promise<PageResult> {
  const { url = null, site = null, contentType = null, rules = [] } = options;
  return cleanPage(
    { input: options.input ?? url ?? '', url, content, contentType, kind: 'unknown', fetch: null },
    site,
    rules.length === 0 ? sites : [...rules, ...sites],
  );
}

/** Pages of one story, in any order -> one article; `?page=all` is preferred, missing pages make it `partial`. */
export function joinStory(pages: readonly [ExtractedPage, ...ExtractedPage[]]): ArticleResult {
  return { ok: true, article: composeArticle(pages), traces: pages.map((page) => page.trace) };
}
