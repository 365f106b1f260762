import type { SiteId } from './model/article.ts';
import type { SiteRule } from './model/site-rule.ts';
import { siteIds } from './sites/index.ts';

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

/** Callers without a compiler: refuses what is no page. Throws TypeError, which names the function and what it wanted. */
export function checkPage(caller: string, content: unknown, options: unknown): void {
  if (typeof content !== 'string' && !(content instanceof Uint8Array))
    throw new TypeError(`${caller}: content must be a string or bytes (Uint8Array), not ${kindOf(content)}`);
  if (!isObject(options))
    throw new TypeError(`${caller}: options must be an object such as { url }, not ${kindOf(options)}`);
  for (const name of ['url', 'input', 'contentType'] as const) {
    const value = options[name];
    if (value !== undefined && typeof value !== 'string')
      throw new TypeError(`${caller}: options.${name} must be a string, not ${kindOf(value)}`);
  }
  const { site, rules = [] } = options;
  if (!Array.isArray(rules) || !rules.every(isRule))
    throw new TypeError(`${caller}: options.rules must be a list of rules made with defineSite`);
  const ids = [...rules.map(({ id }) => id), ...siteIds];
  if (site !== undefined && !ids.some((id) => id === site))
    throw new TypeError(
      `${caller}: options.site must be one of ${ids.join(', ')}, not ${typeof site === 'string' ? site : kindOf(site)}`,
    );
}

function isRule(value: unknown): value is { readonly id: string } {
  return isObject(value) && typeof value['id'] === 'string' && Array.isArray(value['portals']) && 'urls' in value;
}

/** Refuses what are no parts of a story. Throws TypeError. */
export function checkParts(caller: string, pages: unknown): void {
  if (!Array.isArray(pages)) throw new TypeError(`${caller}: pages must be a list of pages, not ${kindOf(pages)}`);
  if (pages.length === 0) throw new TypeError(`${caller}: pages must hold at least one page`);
  const wrong = pages.findIndex((page: unknown) => !isObject(page) || !('blocks' in page) || !('trace' in page));
  if (wrong !== -1)
    throw new TypeError(
      `${caller}: pages[${wrong}] must be the page of a result of extractOnePage, not ${kindOf(pages[wrong])}`,
    );
}

/** Refuses what is no article. Throws TypeError. */
export function checkArticle(caller: string, article: unknown): void {
  if (!isObject(article) || !Array.isArray(article['blocks']))
    throw new TypeError(
      `${caller}: article must be the article of a result of extractArticle, not ${kindOf(article)}${isObject(article) ? ' without blocks' : ''}`,
    );
}

/** Refuses what says too little of a site. Throws TypeError. */
export function checkSite(caller: string, site: unknown): void {
  if (!isObject(site)) throw new TypeError(`${caller}: site must be an object, not ${kindOf(site)}`);
  const { id, name, hosts, zone, urls, generations } = site;
  const wrong = [
    [typeof id === 'string', 'id must be a string'],
    [typeof name === 'string', 'name must be a string'],
    [Array.isArray(hosts), 'hosts must be a list of hosts'],
    [typeof zone === 'string', 'zone must be a time zone such as WIB'],
    [isObject(urls) && urls['article'] instanceof RegExp, 'urls.article must be a regular expression'],
    [Array.isArray(generations), 'generations must be a list of templates'],
  ].find(([isRight]) => isRight === false);
  if (wrong !== undefined) throw new TypeError(`${caller}: site.${wrong[1]}`);
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function kindOf(value: unknown): string {
  if (value === null || value === undefined) return String(value);
  if (Array.isArray(value)) return 'a list';
  const type = typeof value;
  return type === 'object' ? 'an object' : `a ${type}`;
}
