import { decodeHTML } from 'entities/decode';
import { canonicalForm } from '../extract/page-address.ts';
import { ownIdOf } from '../extract/story-fields.ts';
import type { SiteId } from '../model/article.ts';
import type { SiteRule, ZoneName } from '../model/site-rule.ts';
import { sites } from '../sites/index.ts';
import { matchHost } from '../sites/match.ts';
import { hostOf, resolveAddress } from '../text/addresses.ts';
import { type ListedTime, readListedTime } from '../text/dates.ts';
import { sha256 } from '../text/fingerprint.ts';
import { collapse } from '../text/whitespace.ts';
import type { ListedEntry } from './read-xml.ts';

/** A story as a listing names it, before it is fetched. */
export interface ListedStory {
  /**
   * The id its article will have, as far as the address says it: AMP, copies and further pages have the same. A Tribun
   * address without a number gives an id that the page itself may replace.
   */
  readonly id: string;
  /** The canonical address. */
  readonly url: string;
  readonly site: SiteId;
  /** Null for sites without portals. */
  readonly portal: string | null;
  readonly section: string | null;
  readonly title: string | null;
  /** When it was published: by the listing, else by its address. */
  readonly time: ListedTime | null;
  readonly modified: ListedTime | null;
}

/** Paths that are no story, on a site whose addresses nobody knows. */
const neverStory =
  /^\/(?:(?:index|home|default)\.\w{2,5})?$|\.(?:jpe?g|png|gif|webp|svg|css|js|mp[34]|pdf|xml|zip|gz)$|^\/(?:tag|category|kategori|author|page|search|feed)\//i;

/** Words joined by hyphens, or a number: how addresses of stories end where links are all there is to go by. */
const storyLike = /-[^/-]+-[^/-]+\/?$|\d{4}/;

/** An address in a listing -> the site and address of the story there, null when it leads to something else. */
export function storyAddressOf(
  address: string,
  base: string | null,
): { readonly url: string; readonly site: SiteRule; readonly portal: string | null } | null {
  const absolute = resolveAddress(address, base);
  const host = hostOf(absolute);
  if (absolute === null || host === null) return null;
  const match = matchHost(host, sites);
  if (match === null) {
    const site = sites.at(-1);
    return site === undefined || neverStory.test(new URL(absolute).pathname)
      ? null
      : { url: canonicalForm(absolute, site), site, portal: null };
  }
  const { site, portal } = match;
  const url = canonicalForm(absolute, site);
  const isArticle = site.urls.article.test(url) && site.urls.never?.test(url) !== true;
  // Mobile and AMP hosts are nobody's own.
  return isArticle ? { url, site, portal: matchHost(hostOf(url) ?? host, sites)?.portal.id ?? portal.id } : null;
}

/** Whether a link of a web page leads to a story; of sites without a rule, only what looks like one on the same host. */
export function isStoryLink(address: string, base: string | null): boolean {
  const found = storyAddressOf(address, base);
  if (found === null || found.portal !== null) return found !== null;
  return hostOf(found.url) === hostOf(base) && storyLike.test(new URL(found.url).pathname);
}

/** What a listing states of a story -> the story; null when its address is none of an article. `now` is for relative times. */
export function listedStory(entry: ListedEntry, base: string | null, now: number): ListedStory | null {
  const found = storyAddressOf(entry.address, base);
  if (found === null) return null;
  const { url, site, portal: portalId } = found;
  const portal = site.portals.find(({ id }) => id === portalId) ?? null;
  const zone = portal?.zone ?? site.zone;
  const read = (text: string | null): ListedTime | null => (text === null ? null : readListedTime(text, zone, now));
  const own = ownIdOf(site, portal ?? (portalId === null ? null : { id: portalId, name: null, hosts: [] }), url, null);
  return {
    id: `${site.id}:${own ?? sha256(url).slice(0, 16)}`,
    url,
    site: site.id,
    portal: portalId,
    section: lineOf(entry.section) ?? sectionIn(url, site),
    title: lineOf(entry.title),
    time: publishedOf(read(entry.published), url, site, zone),
    modified: read(entry.modified),
  };
}

/** The same story named twice -> all that either says of it; of two times the clearer, of two of anything else the first. */
export function joinListed(first: ListedStory, second: ListedStory): ListedStory {
  return {
    ...first,
    section: first.section ?? second.section,
    title: first.title ?? second.title,
    time: clearer(first.time, second.time),
    modified: clearer(first.modified, second.modified),
  };
}

function clearer(first: ListedTime | null, second: ListedTime | null): ListedTime | null {
  if (first === null || second === null) return first ?? second;
  return second.until - second.from < first.until - first.from ? second : first;
}

/** The section that an address names, null where it names none. */
export function sectionIn(url: string, site: SiteRule): string | null {
  for (const pattern of site.urls.section ?? []) {
    const section = pattern.exec(url)?.[1];
    if (section !== undefined) return section;
  }
  return null;
}

/** A clock the listing states goes first, then that of the address, then whatever the listing says. */
function publishedOf(listed: ListedTime | null, url: string, site: SiteRule, zone: ZoneName): ListedTime | null {
  if (listed !== null && listed.from === listed.until) return listed;
  const groups = site.urls.published?.exec(url)?.groups;
  if (groups === undefined) return listed;
  const { y = '', m = '', d = '', h, min } = groups;
  const addressed = readListedTime(
    `${y}-${m}-${d}${h === undefined || min === undefined ? '' : ` ${h}:${min}`}`,
    zone,
    0,
  );
  const isClear = addressed !== null && addressed.from === addressed.until;
  return isClear ? addressed : (listed ?? addressed);
}

/** Headlines of feeds are escaped twice now and then. */
function lineOf(text: string | null): string | null {
  const line = text === null ? '' : collapse(decodeHTML(text));
  return line === '' ? null : line;
}
