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
import { checkArticle, checkPage, checkParts, checkSite, type PageOptions } from './library-arguments.ts';
import type { Article } from './model/article.ts';
import type { ExtractedPage, Trace } from './model/extracted-page.ts';
import type { Failure } from './model/outcome.ts';
import type { SiteRule } from './model/site-rule.ts';
import { markdownOfStory } from './render/markdown.ts';
import { textOfStory } from './render/text.ts';
import { ruleOfSite, type SiteDefinition } from './sites/define-site.ts';
import { sites } from './sites/index.ts';

export type { PageOptions } from './library-arguments.ts';
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
export type { SiteDefinition } from './sites/define-site.ts';
export { version } from './version.ts';

export type ArticleResult =
  | { readonly ok: true; readonly article: Article; readonly traces: readonly Trace[] }
  | { readonly ok: false; readonly failure: Failure };

/** One page, as text or bytes -> its article and the trace of how it was read, or why there is none. Bad pages are failures; wrong types throw a TypeError. */
export async function extractArticle(content: string | Uint8Array, options: PageOptions = {}): Promise<ArticleResult> {
  checkPage('extractArticle', content, options);
  const result = await cleanOnePage(content, options);
  return result.ok ? joinStory([result.page]) : result;
}

/** One page of a longer story -> its part, for `joinStory`. Wrong types throw a TypeError. */
export async function extractOnePage(content: string | Uint8Array, options: PageOptions = {}): Promise<PageResult> {
  checkPage('extractOnePage', content, options);
  return cleanOnePage(content, options);
}

function cleanOnePage(content: string | Uint8Array, options: PageOptions): Promise<PageResult> {
  const { url = null, site = null, contentType = null, rules = [] } = options;
  return cleanPage(
    { input: options.input ?? url ?? '', url, content, contentType, kind: 'unknown', fetch: null },
    site,
    rules.length === 0 ? sites : [...rules, ...sites],
  );
}

/** Pages of one story, in any order -> one article; `?page=all` is preferred, missing pages make it `partial`. Wrong types throw a TypeError. */
export function joinStory(pages: readonly [ExtractedPage, ...ExtractedPage[]]): ArticleResult {
  checkParts('joinStory', pages);
  return { ok: true, article: composeArticle(pages), traces: pages.map((page) => page.trace) };
}

/** An article -> the `.txt`: title, empty line, blocks with an empty line between them, a final newline. Wrong types throw a TypeError. */
export function renderText(article: Pick<Article, 'title' | 'blocks'>): string {
  checkArticle('renderText', article);
  return textOfStory(article);
}

/** An article -> the `.md`: the record's fields on top, then the blocks. Wrong types throw a TypeError. */
export function renderMarkdown(article: Article): string {
  checkArticle('renderMarkdown', article);
  return markdownOfStory(article);
}

/** The little that has to be said of a site -> its rule, for the option `rules`. Wrong types throw a TypeError. */
export function defineSite(site: SiteDefinition): SiteRule {
  checkSite('defineSite', site);
  return ruleOfSite(site);
}
