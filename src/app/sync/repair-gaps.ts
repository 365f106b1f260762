import { combineWalks } from '../../discover/combine.ts';
import { fillersBeside, isDated, type ListingSource } from '../../discover/listing-source.ts';
import type { Span, Walk } from '../../discover/walk.ts';
import { walkSource } from '../../discover/walk-source.ts';
import type { ListingHistory, SyncState } from '../../state/sync-memory.ts';
import type { GapRow } from '../../sync-report/gap-audit.ts';
import { day, dayStart, hour } from '../../text/dates.ts';
import type { ChosenSource } from '../chosen-sources.ts';
import { type GapSpan, gapsIn, placeOf } from './audit-gaps.ts';
import { type PollNeeds, takeItem } from './poll-listings.ts';

/** So many times are repaired in one run, the oldest first. */
const mostRepairs = 5;

/** A time of which a listing may have missed stories, and the list that may have them. */
interface Gap {
  readonly source: ListingSource;
  readonly span: Span;
  readonly repairer: ListingSource;
}

/**
 * Times of which listings may have missed stories are read again from lists that can be asked for days, or that reach back
 * far enough; `walks` are those of this run -> how many stories were found that are due now. What cannot be repaired stays written down.
 */
export async function repairGaps(
  sources: readonly ChosenSource[],
  walks: readonly Walk[],
  needs: PollNeeds,
  most: number = mostRepairs,
): Promise<number> {
  const readings: Reading[] = [];
  for (const gap of gapsOf(sources, needs)) {
    let reading = readings.find((one) => isReadingOf(one, gap));
    if (reading === undefined && !isCovered(gap, walks)) {
      if (
        readings.filter(({ found }) => found !== null).length >= most ||
        needs.signal.aborted ||
        !reachesBack(gap, needs)
      )
        continue;
      reading = await readAgain(gap, needs);
      readings.push(reading);
    }
    if (reading?.found !== null) close(gap, needs);
  }
  return readings.reduce((sum, { found }) => sum + (found ?? 0), 0);
}

/** A list that was read again, for which time, and how many stories are new; null where it did not give all of that time. */
interface Reading {
  readonly of: ListingSource;
  readonly span: Span;
  readonly found: number | null;
}

/** Whether another reading would not say more of a gap; sitemaps that could not be read are all there are. */
function isReadingOf({ of, span, found }: Reading, gap: Gap): boolean {
  const holdsAll = span.since <= gap.span.since && span.until >= gap.span.until;
  return of === gap.repairer && (holdsAll || (found === null && !isDated(of)));
}

function gapsOf(sources: readonly ChosenSource[], { memory }: PollNeeds): readonly Gap[] {
  const all = sources.map(({ source }) => source);
  return all
    .flatMap((source): Gap[] => {
      const [repairer] = isDated(source) ? [source] : fillersBeside(source, all);
      const lost = memory.listing(source.key)?.history.lost ?? [];
      return repairer === undefined ? [] : lost.map((span) => ({ source, span, repairer }));
    })
    .sort((a, b) => a.span.since - b.span.since);
}

/**
 * A list of days can be asked for any. Of an index of sitemaps those of years are not read again for a gap, and none for a
 * time that they have missed themselves: they will not reach further back than they did.
 */
function reachesBack({ span: { since }, repairer }: Gap, { memory, now }: PollNeeds): boolean {
  if (isDated(repairer)) return true;
  const missed = memory.listing(repairer.key)?.history.lost ?? [];
  return (
    since >= now - (repairer.listing.reachHours ?? 0) * hour &&
    !missed.some((lost) => lost.since <= since && lost.until > since)
  );
}

/** What a listing missed in this run, another has that was read whole in the same run. */
function isCovered({ source, span, repairer }: Gap, walks: readonly Walk[]): boolean {
  const own = walks.find((walk) => walk.source.key === source.key)?.overlapLost;
  const other = walks.find((walk) => walk.source.key === repairer.key);
  const isOfThisRun = own?.since === span.since && own.until === span.until;
  return isOfThisRun && other !== undefined && other.overlapLost === null && other.pages.every(isRead);
}

function isRead({ outcome }: Walk['pages'][number]): boolean {
  return outcome !== 'failed';
}

/** Reads the days of a gap; sitemaps as far as they go, for the gaps that end later too. */
async function readAgain({ span: gap, repairer }: Gap, needs: PollNeeds): Promise<Reading> {
  const { fetcher, stories, wanted, signal, now } = needs;
  const span = isDated(repairer) ? gap : { since: gap.since, until: now };
  const walk = await walkSource(repairer, {
    fetchPage: (url) => fetcher.fetchPage(url, { wanted: 'feed', signal }),
    isKnown: () => false,
    ...span,
    now,
  });
  const isWhole = !signal.aborted && walk.pages.every(isRead);
  if (isWhole && !isDated(repairer) && walk.overlapLost !== null) noteLost(repairer, walk.overlapLost, needs);
  if (!isWhole || walk.overlapLost !== null) return { of: repairer, span, found: null };
  const chosen = new Set(combineWalks([walk], { ...wanted, since: null }).map(({ id }) => id));
  const fresh = walk.items.filter((item) => takeItem(item, chosen.has(item.id), stories, now));
  for (const { id } of walk.items) stories.see(repairer.key, id, now);
  return { of: repairer, span, found: fresh.length };
}

function close({ source, span }: Gap, needs: PollNeeds): void {
  changeLost(source, needs, (lost) => lost.filter(({ since, until }) => since !== span.since || until !== span.until));
}

/** A source has missed stories of a time, as is seen only now. */
function noteLost(source: ListingSource, span: Span, needs: PollNeeds): void {
  changeLost(source, needs, (lost) => [...lost, span]);
}

function changeLost(
  source: ListingSource,
  { memory }: PollNeeds,
  change: (lost: ListingHistory['lost']) => ListingHistory['lost'],
): void {
  const known = memory.listing(source.key);
  if (known === null) return;
  memory.keepListing(source.key, known.dueAt, { ...known.history, lost: change(known.history.lost) });
}

/**
 * `--gaps --fetch`: days of which listings may have missed stories are read again, those too of which a site itself counts
 * more than listings have named; then all without a final status is due -> how many stories were found.
 */
export async function repairSpan(
  span: GapSpan,
  view: SyncState,
  { sources, walks }: { readonly sources: readonly ChosenSource[]; readonly walks: readonly Walk[] },
  needs: PollNeeds,
): Promise<number> {
  for (const row of gapsIn(view, span)) markShortDay(row, sources, needs);
  const found = await repairGaps(sources, walks, needs, Number.POSITIVE_INFINITY);
  for (const row of gapsIn(view, span)) for (const { key } of row.missing) needs.stories.hasten(key, needs.now);
  return found;
}

/** A day that is too short is written down as one that its list of days has missed. */
function markShortDay(row: GapRow, sources: readonly ChosenSource[], needs: PollNeeds): void {
  const source = sources.map((one) => one.source).find((one) => isListOf(one, row));
  if (source === undefined || !isShort(row, source)) return;
  const since = dayStart(source.zone, row.day);
  noteLost(source, { since, until: Math.min(since + day, needs.now) }, needs);
}

function isListOf(source: ListingSource, { site, portal }: GapRow): boolean {
  const own = placeOf(source.site, source.portal, 0);
  return isDated(source) && source.section === null && own.site === site && own.portal === portal;
}

/** The last page of a pager may hold one story only. */
function isShort({ listed, ownTotal }: GapRow, { listing }: ListingSource): boolean {
  if (ownTotal === null) return false;
  return listed < ownTotal.stories - (ownTotal.isExact ? 0 : (listing.pageSize ?? 1) - 1);
}
