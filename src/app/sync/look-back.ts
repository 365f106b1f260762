import type { SyncMemory } from '../../state/sync-memory.ts';

const day = 86_400_000;
/** What came out before the first run is none of its business, but for so long. */
const firstReach = day;
/** Stories enter a list late, and a list that says falsely that it has not changed is found out within a day. */
const reach = 2 * day;
/** A run looks back behind the one before it for so long. */
const overlap = 2 * 3_600_000;
/** However long a list was not read, its stories of so long ago are looked for. */
const longest = 30 * day;

/** From when on stories are wanted, if the user does not say so. A clock that was set back or forth changes nothing. */
export function lookBack(memory: SyncMemory, now: number): number {
  const first = memory.firstRun();
  if (first === null) return now - firstReach;
  const last = memory.runs(1)[0]?.started ?? now;
  return Math.max(Math.min(first, now) - firstReach, Math.min(now - reach, last - overlap), now - longest);
}

/** The same for a list that was read last at `checkedAt`, null for never. */
export function lookBackOf(checkedAt: number | null, since: number | null, now: number): number | null {
  if (checkedAt === null || since === null) return since;
  return Math.min(since, Math.max(checkedAt - overlap, now - longest));
}
