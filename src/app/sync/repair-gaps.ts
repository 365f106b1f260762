import { combineWalks } from '../../discover/combine.ts';
import { fillersBeside, isDated, type ListingSource } from '../../discover/listing-source.ts';
import type { Span, Walk } from '../../discover/walk.ts';
import { walkSource } from '../../discover/walk-source.ts';
import type { SyncState } from '../../state/sync-memory.ts';
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
  const repaired = new Map<string, number>();
  for (const gap of gapsOf(sources, needs)) {
    const place = `${gap.repairer.key} ${gap.span.since} ${gap.span.until}`;
    if (!repaired.has(place) && !isCovered(gap, walks)) {
      if (repaired.size >= most || needs.signal.aborted || !reachesBack(gap, needs.now)) continue;
      const found = await readAgain(gap, needs);
      if (found === null) continue;
      repaired.set(place, found);
    }
    close(gap, needs);
  }
  return [...repaired.values()].reduce((sum, found) => sum + found, 0);
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

/** A list of days can be asked for any; of an index of sitemaps those of years are not read again for a gap. */
function reachesBack({ span, repairer }: Gap, now: number): boolean {
  return isDated(repairer) || span.since >= now - (repairer.listing.reachHours ?? 0) * hour;
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

/** Reads the days of a gap -> how many stories are new, null where they could not be read. */
async function readAgain({ span, repairer }: Gap, needs: PollNeeds): Promise<number | null> {
  const { fetcher, stories, wanted, signal, now } = needs;
  const walk = await walkSource(repairer, {
    fetchPage: (url) => fetcher.fetchPage(url, { wanted: 'feed', signal }),
    isKnown: () => false,
    ...span,
    now,
  });
  if (signal.aborted || walk.overlapLost !== null || !walk.pages.every(isRead)) return null;
  const chosen = new Set(combineWalks([walk], { ...wanted, since: null }).map(({ id }) => id));
  const fresh = walk.items.filter((item) => takeItem(item, chosen.has(item.id), stories, now));
  for (const { id } of walk.items) stories.see(repairer.key, id, now);
  return fresh.length;
}

function close({ source, span }: Gap, { memory }: PollNeeds): void {
  const known = memory.listing(source.key);
  if (known === null) return;
  const lost = known.history.lost.filter(({ since, until }) => since !== span.since || until !== span.until);
  memory.keepListing(source.key, known.dueAt, { ...known.history, lost });
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
function markShortDay(row: GapRow, sources: readonly ChosenSource[], { memory, now }: PollNeeds): void {
  const source = sources.map((one) => one.source).find((one) => isListOf(one, row));
  const known = source === undefined ? null : memory.listing(source.key);
  if (source === undefined || known === null || !isShort(row, source)) return;
  const since = dayStart(source.zone, row.day);
  const lost = [...known.history.lost, { since, until: Math.min(since + day, now) }];
  memory.keepListing(source.key, known.dueAt, { ...known.history, lost });
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
