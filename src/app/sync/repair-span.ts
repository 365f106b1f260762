import { isDated, type ListingSource } from '../../discover/listing-source.ts';
import type { Walk } from '../../discover/walk.ts';
import type { SyncState } from '../../state/sync-memory.ts';
import type { GapRow } from '../../sync-report/gap-audit.ts';
import { dayStart } from '../../text/listed-times.ts';
import type { ChosenSource } from '../chosen-sources.ts';
import { type GapSpan, gapsIn } from './audit-gaps.ts';
import { placeOf } from './place-of-story.ts';
import type { PollNeeds } from './poll-listings.ts';
import { repairGaps } from './repair-gaps.ts';

const day = 86_400_000;

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
