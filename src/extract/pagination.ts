import type { PagePosition, PagerLink } from '../model/extracted-page.ts';
import type { PaginationRule } from '../model/site-rule.ts';
import { readMetaTags } from '../page/metadata.ts';
import { rawText } from '../page/nodes.ts';
import type { ParsedPage } from '../page/parse.ts';
import { select } from '../page/select.ts';
import { hostOf, pageOf, resolveAddress } from '../text/addresses.ts';
import { collapse } from '../text/whitespace.ts';
import { oneAPage, readOwnPager } from './own-pager.ts';

/**
 * Which page of its story this is, and how many the page says there are; a page without a pager is page 1 of 1. `url` is
 * where it was found, `canonical` what it calls itself: where the rule's pager is not there, any links to its own further pages count.
 */
export function readPosition(
  page: ParsedPage,
  rule: PaginationRule | undefined,
  url: string | null,
  canonical: string | null = null,
): PagePosition {
  const titled = titlePage(page);
  const asked = pageOf(url) ?? titled;
  const known = rule === undefined ? null : readByRule(page, rule);
  if (known === null) {
    const own = readOwnPager(page, [url, canonical]);
    if (own !== null) return { page: asked ?? own.page ?? 1, total: own.total };
    return { page: asked ?? 1, total: asked === null || rule !== undefined ? 1 : null };
  }
  const { shown, total } = known;
  // Asked for everything, a site may still give one page: then its pager says which, and the title does not say "all".
  if (asked === 'all' && titled !== 'all' && shown !== null && total > 1) return { page: shown, total };
  return { page: asked ?? shown ?? metaNumber(page, rule?.currentMeta) ?? 1, total };
}

/** What the site's own pager shows; null when the page has none and states no number of pages. */
function readByRule(
  page: ParsedPage,
  rule: PaginationRule,
): { readonly shown: number | null; readonly total: number } | null {
  const printed = readPrinted(page, rule);
  const linked = select(page, rule.links ?? '#-').map(
    (link) => pageOf(link.attribs['href'] ?? null) ?? numberIn(rawText(link)),
  );
  const stated = metaNumber(page, rule.totalMeta);
  if (printed === null && stated === null && linked.length === 0) return null;
  const numbers = linked.filter((number): number is number => typeof number === 'number');
  const shown = printed?.page ?? activePage(page, rule);
  // The last page links to those before it only.
  const least = Math.max(1, stated ?? 0, printed?.total ?? 0, shown ?? 0);
  return { shown, total: numbers.reduce((most, number) => Math.max(most, number), least) };
}

/** Addresses of the further pages that the pager links to, on the same host. */
export function readPager(
  page: ParsedPage,
  rule: PaginationRule | undefined,
  base: string | null,
  canonical: string | null = null,
): PagerLink[] {
  const links = select(page, rule?.links ?? '#-').flatMap((link): PagerLink[] => {
    const url = resolveAddress(link.attribs['href'], base);
    const number = pageOf(url) ?? numberIn(rawText(link));
    return url === null || typeof number !== 'number' || hostOf(url) !== hostOf(base) ? [] : [{ page: number, url }];
  });
  if (links.length === 0 && base !== null)
    return (readOwnPager(page, [base, canonical])?.links ?? []).filter(({ url }) => hostOf(url) === hostOf(base));
  return oneAPage(links);
}

/** Kompas and Tribun add "Halaman 2" or "Halaman all" to the title of a page other than the first. */
function titlePage(page: ParsedPage): number | 'all' | null {
  const title = page.byKey.get('title')?.[0];
  const whole = title === undefined ? '' : collapse(rawText(title));
  // "Kunci Jawaban … Halaman 45" is a headline: only what the title says beyond it counts.
  const headings = ['h1', 'h2']
    .flatMap((tag) => (page.byKey.get(tag) ?? []).slice(0, 3))
    .map((h) => collapse(rawText(h)));
  const heading = headings.find((text) => text !== '' && whole.toLowerCase().startsWith(text.toLowerCase())) ?? '';
  const found = /Halaman (all|\d{1,3})\b(?:\s?[-–|]\s?[\w. ]{1,80})?$/i.exec(whole.slice(heading.length))?.[1];
  if (found === undefined) return null;
  return found.toLowerCase() === 'all' ? 'all' : Number(found);
}

function readPrinted(
  page: ParsedPage,
  { printed }: PaginationRule,
): { readonly page: number; readonly total: number } | null {
  if (printed === undefined) return null;
  for (const element of select(page, printed.element)) {
    const groups = printed.pattern.exec(collapse(rawText(element)))?.groups;
    if (groups?.['page'] !== undefined && groups['total'] !== undefined)
      return { page: Number(groups['page']), total: Number(groups['total']) };
  }
  return null;
}

function activePage(page: ParsedPage, { current }: PaginationRule): number | null {
  const active = current === undefined ? undefined : select(page, current)[0];
  return active === undefined ? null : numberIn(rawText(active));
}

function metaNumber(page: ParsedPage, name: string | undefined): number | null {
  return name === undefined ? null : numberIn(readMetaTags(page).get(name) ?? '');
}

function numberIn(text: string): number | null {
  const found = /^\s*(\d{1,3})\s*$/.exec(text)?.[1];
  return found === undefined || Number(found) === 0 ? null : Number(found);
}
