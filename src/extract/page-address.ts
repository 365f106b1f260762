import type { Ladder } from '../model/ladders.ts';
import type { Generation, SiteRule } from '../model/site-rule.ts';
import { type ParsedPage, savedAddress } from '../page/parse.ts';
import { resolveAddress, stripTracking } from '../text/addresses.ts';
import { readFields } from './fields.ts';

const anySite: Ladder = [
  { element: 'link[rel=canonical]', attribute: 'href' },
  { meta: 'og:url' },
  { element: 'base', attribute: 'href' },
];

/** Every absolute address by which a page calls itself: what its metadata states, then what the program noted that saved it. */
export function* statedAddresses(page: ParsedPage, url: string | null, ladder: Ladder = anySite): Iterable<string> {
  for (const stated of readFields(page, url, { canonicalUrl: ladder }).every('canonicalUrl')) {
    const address = resolveAddress(stated, url);
    if (address !== null) yield address;
  }
  const noted = resolveAddress(savedAddress(page), url);
  if (noted !== null) yield noted;
}

/**
 * The canonical address of a page: what the page calls so, else the address it came from, in the site's canonical form.
 * Programs that mirror sites turn some statements into names of files, which are no addresses: then the next one counts.
 */
export function canonicalOf(
  page: ParsedPage,
  site: SiteRule,
  generation: Generation | null,
  url: string | null,
): string | null {
  const ladder = { ...site.fields, ...generation?.fields }.canonicalUrl ?? [];
  for (const address of statedAddresses(page, url, [...ladder, ...anySite]))
    if (fits(address, site)) return canonicalForm(address, site);
  const given = resolveAddress(url, null);
  return given === null ? null : canonicalForm(given, site);
}

/** Where a page's relative links lead from: its `<base>`, else its own address. */
export function linkBase(page: ParsedPage, url: string | null): string | null {
  return resolveAddress(page.byKey.get('base')?.[0]?.attribs['href'], url) ?? url;
}

/** Whether a canonical link names a story. One to the front page or a section is a mistake of the template; `/?p=123` is a story of small systems. */
function fits(address: string, site: SiteRule): boolean {
  if (site.catchAll !== true) return site.urls.article.test(address) && !isGlued(address);
  const { pathname, search } = new URL(stripTracking(address));
  return pathname !== '/' || search !== '';
}

/** Two addresses in one (`og:url` of Kompas, 2015) are none. */
function isGlued(address: string): boolean {
  // The colon of the second may have been read as that of a port.
  return /https?:?\/\//.test(address.slice('https://'.length));
}

/** An address -> the form under which the site's story is stored, whatever variant was given. */
export function canonicalForm(address: string, site: SiteRule): string {
  return (site.urls.rewrite ?? []).reduce((form, { from, to }) => form.replace(from, to), stripTracking(address));
}
