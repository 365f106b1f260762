import type { SiteId } from '../model/article.ts';
import type { GivenListing, IndexListing, Listing } from '../model/listing.ts';
import type { SiteRule, ZoneName } from '../model/site-rule.ts';
import { sites } from '../sites/index.ts';
import { matchHost } from '../sites/match.ts';
import { hostOf } from '../text/addresses.ts';

/** One listing of one portal and section: what is polled. */
export interface ListingSource {
  /** Stable from run to run: `tribun/index-news/jateng`. */
  readonly key: string;
  readonly site: SiteId;
  readonly listing: Listing | GivenListing;
  /** The only portal whose stories are looked for there, null for all. */
  readonly portal: string | null;
  /** The only section, null for all. */
  readonly section: string | null;
  /** Its address; days and pages are still to be filled in. */
  readonly address: string;
  /** The clock by which its days are counted. */
  readonly zone: ZoneName;
}

/** What of a site is asked for; empty lists stand for everything. */
export interface WantedListings {
  readonly portals: readonly string[];
  readonly sections: readonly string[];
  /** Ids of listings. */
  readonly listings: readonly string[];
  /** Those that robots.txt closes too. */
  readonly closedToo: boolean;
}

export const everything: WantedListings = { portals: [], sections: [], listings: [], closedToo: false };

/**
 * A site -> the sources that can have what is wanted, the best first. A section that a listing has no list for is left
 * to whoever looks at the stories: the whole list is named then.
 */
export function sourcesOf(site: SiteRule, wanted: WantedListings = everything): readonly ListingSource[] {
  return (site.listings ?? [])
    .filter(({ id }) => wanted.listings.length === 0 || wanted.listings.includes(id))
    .filter(({ closedByRobots }) => closedByRobots !== true || wanted.closedToo)
    .flatMap((listing) =>
      portalsOf(listing, wanted).flatMap((portal) =>
        sectionsOf(listing, wanted).map((section) => sourceOf(site, listing, portal, section)),
      ),
    );
}

/** A source by its kind of stop: whether days can be asked for, so that a gap can be filled. */
export function isDated({ address }: Pick<ListingSource, 'address'>): boolean {
  return address.includes('<yyyy>');
}

/** Whether a source lists all that another one does, and perhaps more. */
export function covers(source: ListingSource, other: ListingSource): boolean {
  return (
    source !== other &&
    source.site === other.site &&
    (source.portal === null || source.portal === other.portal) &&
    (source.section === null || source.section === other.section)
  );
}

/** Of a site's sources those that have all that `source` has and reach back: they fill its gaps. Dated ones first, then indexes of sitemaps. */
export function fillersBeside(source: ListingSource, all: readonly ListingSource[]): readonly ListingSource[] {
  const beside = all.filter((other) => covers(other, source));
  return [...beside.filter(isDated), ...beside.filter(({ listing }) => 'children' in listing)];
}

function portalsOf({ portals }: Listing, wanted: WantedListings): readonly (string | null)[] {
  if (portals === undefined) return [null];
  return wanted.portals.length === 0 ? portals : portals.filter((portal) => wanted.portals.includes(portal));
}

function sectionsOf({ sections, allSections }: Listing, wanted: WantedListings): readonly (string | null)[] {
  if (sections === undefined) return [null];
  const own = wanted.sections.filter((section) => sections.includes(section));
  const hasAll = own.length === wanted.sections.length;
  if (wanted.sections.length > 0 && hasAll) return own;
  if (allSections !== undefined) return [null];
  return wanted.sections.length === 0 ? sections : own;
}

function sourceOf(site: SiteRule, listing: Listing, portal: string | null, section: string | null): ListingSource {
  const zone = site.portals.find(({ id }) => id === portal)?.zone ?? site.zone;
  return {
    key: [site.id, listing.id, portal, section].filter((part) => part !== null).join('/'),
    site: site.id,
    listing,
    portal,
    section,
    zone,
    address: listing.url
      .replaceAll('<portal>', portal ?? '')
      .replaceAll('<section>', section ?? listing.allSections ?? ''),
  };
}

/** Days and pages of a source's address filled in; `day` is `2026-11-20`, pages count from 1. */
export function pageAddress({ address, listing }: ListingSource, day: string, page: number): string {
  const [year = '', month = '', date = ''] = day.split('-');
  const values: Readonly<Record<string, string>> = {
    yyyy: year,
    mm: month,
    dd: date,
    m: String(Number(month)),
    d: String(Number(date)),
    page: String(page),
    offset: String((page - 1) * (listing.pageSize ?? 0)),
  };
  return address.replace(/<(yyyy|mm|dd|m|d|page|offset)>/g, (_, name: string) => values[name] ?? '');
}

/** Whether a source has further pages under addresses of their own. */
export function isPaged({ address }: Pick<ListingSource, 'address'>): boolean {
  return /<(?:page|offset)>/.test(address);
}

/**
 * The address of a feed, a sitemap or a list that a user names -> its source. Further pages of a list are read where
 * the site's rule says how they are called, and the address does not name one itself.
 */
export function givenSource(url: string): ListingSource {
  const match = matchHost(hostOf(url) ?? '', sites);
  const site = match?.site ?? sites.at(-1);
  if (site === undefined) throw new Error('no site rules');
  const index = indexOf(site, url);
  const [first] = indexListings(site);
  const listing: GivenListing = {
    ...(index ?? {
      shapes: indexListings(site).flatMap(({ shapes }) => shapes),
      ...(first?.pager && { pager: first.pager }),
    }),
    id: 'given',
    kind: 'given',
    url,
    seen: 'named by the user',
    reachHours: null,
    pageSize: index?.pageSize ?? null,
    cap: null,
  };
  return {
    key: url,
    site: site.id,
    listing,
    portal: null,
    section: null,
    zone: match?.portal.zone ?? site.zone,
    address: index === undefined ? url : withPages(url, index.url),
  };
}

function indexListings(site: SiteRule): readonly IndexListing[] {
  return (site.listings ?? []).filter((listing) => listing.kind === 'index-page');
}

/** The list of the rule that has this host and path. */
function indexOf(site: SiteRule, url: string): IndexListing | undefined {
  const { host, pathname } = new URL(url);
  return indexListings(site).find((listing) => {
    const [, ownHost = '', ownPath = ''] = /^https:\/\/([^/]+)(\/[^?]*)/.exec(listing.url) ?? [];
    const [before = '', after] = ownHost.split('<section>').join('<portal>').split('<portal>');
    const fits = after === undefined ? host === ownHost : host.startsWith(before) && host.endsWith(after);
    return fits && (pathname === ownPath || pathname.startsWith(`${ownPath}/`));
  });
}

/** `…?site=tekno` -> `…?site=tekno&page=<page>`, as the rule's own address ends. */
function withPages(url: string, pattern: string): string {
  const [pages, name] = /(?<!\w)(\w+)=<(?:page|offset)>/.exec(pattern) ?? [];
  if (pages === undefined || name === undefined || new URL(url).searchParams.has(name)) return url;
  return `${url}${url.includes('?') ? '&' : '?'}${pages}`;
}
