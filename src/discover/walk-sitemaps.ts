import { readListedTime } from '../text/listed-times.ts';
import type { ListingSource } from './listing-source.ts';
import type { ChildSitemap } from './read-xml.ts';
import type { WalkOptions, WalkSteps } from './walk.ts';

/** Indexes of indexes of sitemaps. */
const deepest = 3;

/** An index may name 50,000 sitemaps; no site that is known has so many as these. */
const mostFiles = 500;

const hour = 3_600_000;

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
