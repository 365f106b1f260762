import type { Element } from 'domhandler';
import type { PagerLink } from '../model/extracted-page.ts';
import { rawText } from '../page/nodes.ts';
import { attributeOf } from '../page/page-builder.ts';
import type { ParsedPage } from '../page/parse.ts';
import { inPageOrder, select } from '../page/select.ts';
import { resolveAddress } from '../text/addresses.ts';
import { collapse } from '../text/whitespace.ts';

/** What a page's links and printed counts say of further pages of its own story, whatever its template. */
export interface OwnPager {
  readonly links: readonly PagerLink[];
  /** The page at hand, where a printed count or the gap among the numbers names it. */
  readonly page: number | null;
  /** Null where there are further pages and nothing says how many: a lone link to the next one. */
  readonly total: number | null;
}

/** No story has more pages: "Halaman 45 dari 160" speaks of a book. */
const mostPages = 40;

/** A page and the addresses it is known under -> its pager, null when it shows none. */
export function readOwnPager(page: ParsedPage, addresses: readonly (string | null)[]): OwnPager | null {
  const printed = printedCount(page);
  const base = addresses.find((address) => address !== null) ?? null;
  const links = inPageOrder(page, [...select(page, 'a'), ...select(page, 'link[rel=next], option')].filter(mayLeadOn));
  const known = addresses.flatMap((address) => (address === null ? [] : pathOf(address)));
  const paths = new Set(known.length > 0 ? known : pathOfPager(links));
  const found = links.flatMap((link) => pageLinkOf(link, paths, base));
  if (found.length === 0) {
    if (printed !== null) return { links: [], ...printed };
    const total = countOfButtons(page);
    if (total !== null) return { links: [], page: null, total };
    return links.some((link) => showsAll(link, paths, base)) ? { links: [], page: null, total: null } : null;
  }
  const numbers = new Set(found.map(({ page }) => page));
  const most = Math.max(...numbers, printed?.total ?? 0);
  const counted = printed !== null || numbers.size > 1 || found.some(({ numbered }) => numbered);
  return {
    links: oneAPage(found.map(({ page, url }) => ({ page, url }))),
    page: printed?.page ?? gapIn(numbers),
    total: counted ? most : null,
  };
}

/** Links -> the first to each page. */
export function oneAPage(links: readonly PagerLink[]): PagerLink[] {
  const first = new Map<number, PagerLink>();
  for (const link of links) if (!first.has(link.page)) first.set(link.page, link);
  return [...first.values()];
}

type FoundLink = PagerLink & {
  /** The link's text is its number. */
  readonly numbered: boolean;
};

/** Nearly all links of a page name no page number at all. */
function mayLeadOn(link: Element): boolean {
  const href = hrefOf(link);
  return leadsOn(href) || (/^(?:javascript:|#)/i.test(href) && leadsOn(leadOf(link)));
}

function leadsOn(href: string): boolean {
  const last = href.at(-1) ?? '';
  const mayBeNumber = last === '/' || (last >= '0' && last <= '9');
  return (mayBeNumber && /\/\d{1,2}\/?$/.test(href.slice(-4))) || (href.includes('=') && asksForPage.test(href));
}

const asksForPage = /(?:[?&@]|%3F)(?:page=all|single=1|(?:page|halaman|hal|pg|p)=\d)/;

function hrefOf(link: Element): string {
  return attributeOf(link, link.name === 'option' ? 'value' : 'href')?.trim() ?? '';
}

/** Where a link leads. The address may stand in another attribute for a script, in the value of an `<option>`, or in the name of a file that `wget` wrote. */
function leadOf(link: Element): string {
  const href = hrefOf(link);
  const lead = /^(?:javascript:|#)/i.test(href) ? (attributeOf(link, 'data-url')?.trim() ?? '') : href;
  return lead.replace(/(?:\?|@|%3F)(page=(?:all|\d{1,2}))(?:\.html?)?$/i, '?$1');
}

const elsewhere = /#[^#]{0,40}(?:comment|komentar|respond|disqus)/i;

function pageLinkOf(link: Element, paths: ReadonlySet<string>, base: string | null): FoundLink[] {
  const href = leadOf(link);
  if (!/[?&](?:page|halaman|hal|pg|p)=\d|\/\d{1,2}\/?$/.test(href) || elsewhere.test(href)) return [];
  const url = resolved(href, base);
  const number = url === null ? null : numberOf(url, paths, href.startsWith('?'));
  if (url === null || number === null || number < 1 || number > mostPages) return [];
  const numbered = collapse(rawText(link, undefined, 40)) === String(number);
  // `?p=` numbers stories as well.
  return numbered || !/[?&]p=/.test(href) ? [{ page: number, url: url.href, numbered }] : [];
}

/** "Show All", "Tampilkan Semua" alone. */
function showsAll(link: Element, paths: ReadonlySet<string>, base: string | null): boolean {
  const href = leadOf(link);
  if (!/[?&](?:page=all|single=1)\b/.test(href) || !/\b(?:all|semua)\b/i.test(rawText(link, undefined, 40)))
    return false;
  const url = resolved(href, base);
  return url !== null && (href.startsWith('?') || paths.has(plainPath(url.pathname)));
}

/** The links of a page without an address of its own -> the path that the numbered ones share; none unless it looks like that of a story. */
function pathOfPager(links: readonly Element[]): string[] {
  const numbered = links.filter((link) => /^\d{1,2}$/.test(collapse(rawText(link, undefined, 40))));
  const paths = numbered.flatMap((link) => pathOf(resolved(leadOf(link), null)?.href ?? ''));
  const own = new Set(paths.filter((path) => /(?:-[^-/]+){2}$/.test(path)));
  return own.size === 1 ? [...own] : [];
}

/** A page without an address of its own still links to itself as `?page=2`. */
function resolved(href: string, base: string | null): URL | null {
  const address = resolveAddress(href, base) ?? resolveAddress(href, 'http://none.invalid/');
  return address === null ? null : new URL(address);
}

/** The page number of an address of the same story: `?page=2`, and `/2/` behind its path as WordPress has it. */
function numberOf(url: URL, paths: ReadonlySet<string>, isRelative: boolean): number | null {
  const path = plainPath(url.pathname);
  if (isRelative || paths.has(path)) {
    const value = ['page', 'halaman', 'hal', 'pg', 'p']
      .map((name) => url.searchParams.get(name))
      .find((one) => one !== null);
    return /^\d{1,2}$/.test(value ?? '') ? Number(value) : null;
  }
  const behind = /^(.+?)(?:\/page|\/halaman)?\/(\d{1,2})$/.exec(path);
  return behind?.[1] !== undefined && paths.has(behind[1]) ? Number(behind[2]) : null;
}

function pathOf(address: string): string[] {
  try {
    const path = plainPath(new URL(address).pathname);
    // `/?page=2` of the front page is a page of its list, not of a story.
    return path === '' ? [] : [path];
  } catch {
    return [];
  }
}

function plainPath(path: string): string {
  return (path.endsWith('/') ? path.slice(0, -1) : path).toLowerCase();
}

/** The page at hand is often the one number without a link. */
function gapIn(numbers: ReadonlySet<number>): number | null {
  const most = Math.max(...numbers);
  const missing = Array.from({ length: most }, (_, i) => i + 1).filter((number) => !numbers.has(number));
  return missing.length === 1 ? (missing[0] ?? null) : null;
}

const onward = /^(?:(?:halaman )?(?:selanjutnya|berikutnya)|next|(?:tampilkan |lihat )?semua|show all|[›»>→])\W{0,2}$/i;

/** Buttons that a script acts on, "1", "2", "3" and one that leads on -> how many pages there are. Without the last they may be marks out of ten. */
function countOfButtons(page: ParsedPage): number | null {
  const labelOf = (button: Element): string => collapse(rawText(button, undefined, 40));
  // Nearly all buttons of a page say something else.
  if (!select(page, 'button').some((button) => labelOf(button) === '1')) return null;
  const labels = select(page, 'button:not([role=tab], [class*=slick] *, [class*=carousel] *, [class*=slider] *)').map(
    labelOf,
  );
  for (let from = labels.indexOf('1'); from !== -1; from = labels.indexOf('1', from + 1)) {
    let total = 1;
    while (labels[from + total] === String(total + 1)) total += 1;
    if (total > 1 && total <= mostPages && onward.test(labels[from + total] ?? '')) return total;
  }
  return null;
}

const wholeCount =
  /^(?:(?:halaman|page)\s?:?\s?(\d{1,2})\s?(?:\/|dari|of)\s?(\d{1,2})|(\d{1,2})\s?(?:\/|dari)\s?(\d{1,2})\shalaman)$/i;
const countTags = [
  'span',
  'div',
  'p',
  'li',
  'b',
  'strong',
  'small',
  'em',
  'td',
  'a',
  'h4',
  'h5',
  'h6',
  'nav',
  'center',
];

/** Whether two numbers stand by the word for page anywhere. Only then is every element asked for its text, which costs more than all else on a page. */
function mayCount(html: string): boolean {
  // Searching by `indexOf` takes more than twice as long: it stops at each first letter of the word.
  for (const { index } of html.matchAll(/[Hh]alaman|HALAMAN|P(?:age|AGE)(?=[\s:]\s?[\d<])/g))
    if (/\d[^\d]{0,12}(?:\/|dari|of)[^\d]{0,12}\d/i.test(html.slice(Math.max(0, index - 39), index + 61))) return true;
  return false;
}

/** "Halaman 1/3", "2 dari 3 halaman" as the whole text of an element. */
function printedCount(page: ParsedPage): { readonly page: number; readonly total: number } | null {
  if (!mayCount(page.html)) return null;
  for (const tag of countTags) {
    for (const element of select(page, tag)) {
      const text = collapse(rawText(element, undefined, 60));
      const found = text.length > 40 ? null : wholeCount.exec(text);
      if (found === null) continue;
      const [number, total] = [Number(found[1] ?? found[3]), Number(found[2] ?? found[4])];
      if (total > 1 && total <= mostPages && number >= 1 && number <= total) return { page: number, total };
    }
  }
  return null;
}
