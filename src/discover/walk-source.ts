import { day, dayIn, dayStart, hour, readListedTime } from '../text/dates.ts';
import { totalOf } from './day-totals.ts';
import { isDated, isPaged, type ListingSource, pageAddress } from './listing-source.ts';
import type { ReadListing } from './read-listing.ts';
import type { ChildSitemap } from './read-xml.ts';
import { beginWalk, lostBefore, type Span, type Walk, type WalkOptions, type WalkSteps } from './walk.ts';

/**
 * Reads a source as far as it has to be read: page by page until a page is wholly known, the window ends, or the list
 * does. What fails is written down in `pages`, and never thrown.
 */
export async function walkSource(source: ListingSource, options: WalkOptions): Promise<Walk> {
  const steps = beginWalk(source, options);
  if (isDated(source)) return steps.finish(await walkDays(steps, source, options));
  if (isPaged(source)) await walkPages(steps, source, options);
  else await walkSitemaps(steps, source, options);
  return steps.finish(lostBefore(steps, source, options));
}

/** No day of any site has so many pages; without an end, a list would be read for ever. */
const mostPages = 500;

/** So many days in a row that cannot be read: the site is down. */
const mostFailures = 2;

/** Why a list was read no further: it ended or was empty, all on a page was known or older than the window, or a page failed. */
type End = 'over' | 'empty' | 'known' | 'past' | 'failed';

/** Reads the days of the window, newest first; without a start, the last one -> the time that could not be read, null when all could. */
export async function walkDays(steps: WalkSteps, source: ListingSource, options: WalkOptions): Promise<Span | null> {
  const { now, since, until } = options;
  const last = until === null ? now : Math.min(now, until - 1);
  let lost: Span | null = null;
  let failures = 0;
  for (let start = dayStart(source.zone, dayIn(source.zone, last)); ; start -= day) {
    const date = dayIn(source.zone, start);
    const end = await walkList(
      steps,
      (page) => pageAddress(source, date, page),
      options,
      (listing) => {
        const total = source.section === null ? totalOf(listing, date, source.listing.pageSize) : null;
        if (total !== null) steps.count(total);
      },
    );
    failures = end === 'failed' ? failures + 1 : 0;
    const isWhole = start >= (since ?? start) && start + day <= (until ?? now);
    // A section may rest for a day, a site never does.
    if (end === 'empty' && isWhole && source.section === null) steps.warn('no-articles');
    const isOver = end === 'known' || since === null || start <= since;
    if (failures > 0)
      lost = reaching(lost, { since: Math.max(start, since ?? start), until: Math.min(start + day, last) });
    if (isOver) return lost;
    if (failures >= mostFailures) return reaching(lost, { since, until: start });
  }
}

/** A span and an earlier one -> one that holds both. */
function reaching(later: Span | null, { since, until }: Span): Span {
  return { since, until: later?.until ?? until };
}

/** Reads a list without days, page by page. */
export async function walkPages(steps: WalkSteps, source: ListingSource, options: WalkOptions): Promise<void> {
  await walkList(steps, (page) => pageAddress(source, '', page), options);
}

async function walkList(
  steps: WalkSteps,
  addressOf: (page: number) => string,
  { since }: WalkOptions,
  onPage: (listing: ReadListing) => void = () => undefined,
): Promise<End> {
  const listed = new Set<string>();
  for (let page = 1; page <= mostPages; page += 1) {
    const listing = await steps.read(addressOf(page), page === 1 ? 'first' : 'further');
    if (listing === 'failed') return 'failed';
    if (listing === 'unchanged') return 'known';
    if (listing === 'none') return 'over';
    const { items, lastPage } = listing;
    onPage(listing);
    // Beyond their last page, some sites show that page again, and others an empty one.
    if (items.every(({ id }) => listed.has(id))) return listed.size === 0 ? 'empty' : 'over';
    if (items.every(steps.isKnown)) return 'known';
    if (since !== null && items.every(({ time }) => time !== null && time.until < since)) return 'past';
    if (lastPage !== null && page >= lastPage) return 'over';
    for (const { id } of items) listed.add(id);
  }
  return 'over';
}

/** Indexes of indexes of sitemaps. */
const deepest = 3;

/** An index may name 50,000 sitemaps; no site that is known has so many as these. */
const mostFiles = 500;

/** Reads a feed, a list of one page, a sitemap, or an index of sitemaps and those it names. */
export async function walkSitemaps(steps: WalkSteps, source: ListingSource, options: WalkOptions): Promise<void> {
  const asked = new Set([source.address]);
  let level: readonly string[] = [source.address];
  for (let depth = 0; level.length > 0; depth += 1) {
    const next: string[] = [];
    for (const address of level) {
      const listing = await steps.read(address, 'first');
      if (listing === 'failed' && depth === 0 && source.listing.kind === 'sitemap') {
        const named = (await options.sitemapsOf?.(address)) ?? [];
        for (const other of named) if (!asked.has(other)) next.push(other);
        for (const other of named) asked.add(other);
      }
      if (typeof listing === 'string' || listing.children.length === 0) continue;
      if (depth >= deepest) {
        steps.warn('too-deep');
        continue;
      }
      const wanted = wantedOf(listing.children, source, options).filter((child) => !asked.has(child));
      const room = Math.max(0, mostFiles - asked.size);
      if (wanted.length > room) steps.warn('too-many-files');
      for (const child of wanted.slice(0, room)) {
        asked.add(child);
        next.push(child);
      }
    }
    level = next;
  }
}

/** Of the sitemaps an index names, those that may hold stories of the window. */
function wantedOf(
  children: readonly ChildSitemap[],
  { listing, zone }: ListingSource,
  { since, now }: WalkOptions,
): readonly string[] {
  const rule = listing.kind === 'sitemap' ? listing.children : undefined;
  const open = children.filter(({ address, modified }) => {
    if (rule?.never?.test(pathOf(address)) === true) return false;
    const changed = modified === null ? null : readListedTime(modified, zone, now);
    return since === null || changed === null || changed.until >= since;
  });
  const { reachHours } = listing;
  const isRecent = since !== null && reachHours !== null && since >= now - reachHours * hour;
  const recent = open.filter(({ address }) => rule?.recent?.test(pathOf(address)) === true);
  // The others hold the same stories without their times, and years of older ones.
  return (isRecent && recent.length > 0 ? recent : open).map(({ address }) => address);
}

/** The host is no part of a sitemap's name: every address of the Tribun network has "news" in it. */
function pathOf(address: string): string {
  return new URL(address).pathname;
}
