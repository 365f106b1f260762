import type { GivenListing, IndexListing } from '../model/listing.ts';
import type { SiteRule } from '../model/site-rule.ts';
import { sites } from '../sites/index.ts';
import { matchHost } from '../sites/match.ts';
import { hostOf } from '../text/addresses.ts';
import type { ListingSource } from './listing-source.ts';

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
