import { covers, isDated, type ListingSource } from '../../discover/listing-source.ts';
import type { ListingHistory, SyncMemory } from '../../state/sync-memory.ts';
import { day, dayIn, hour } from '../../text/dates.ts';
import type { ChosenSource } from '../chosen-sources.ts';

/** Stories of a portal are looked for at least so often. */
export const latest: number = 6 * hour;
/** A listing that brings nothing which another has not brought is a witness: it is asked so often. */
const asWitness = 24 * hour;
/** All listings of a site may cost so many requests an hour. A network of 68 portals has two hundred of them. */
const mostRequests = 56;

/** A listing that is due. */
interface Candidate {
  readonly chosen: ChosenSource;
  readonly history: ListingHistory | null;
  /** Requests that it is going to take. */
  readonly cost: number;
  /** Milliseconds since it was read well; without end for one that never was. */
  readonly since: number;
  /** It is the only one that has its stories, and was not asked for long enough. */
  readonly isPressing: boolean;
}

/**
 * The listings to ask now, of each site the cheapest first: what those bring, the others need not. Where more are due than
 * a site should be asked in the time since its last poll, those go first that were not asked for too long, then those of
 * which most is to be expected.
 */
export function dueListings(
  sources: readonly ChosenSource[],
  memory: Pick<SyncMemory, 'listing'>,
  now: number,
): readonly ChosenSource[] {
  const known = new Map(sources.map(({ source }) => [source.key, memory.listing(source.key)]));
  const sinceOf = (key: string): number => sinceAsked(known.get(key)?.history ?? null, now);
  const bySite = new Map<string, Candidate[]>();
  const taken = new Set<string>();
  const costOf = ({ source }: ChosenSource): number => costNow(source, known.get(source.key)?.history ?? null, now);
  for (const chosen of [...sources].sort((a, b) => costOf(a) - costOf(b))) {
    const { source } = chosen;
    const before = known.get(source.key) ?? null;
    // A clock that was set back is no reason to wait longer than ever.
    if (before !== null && before.dueAt > now && before.dueAt - now <= latest) continue;
    const since = sinceOf(source.key);
    const isWitness =
      before !== null &&
      before.history.interval >= latest &&
      sources.some(
        ({ source: other }) => covers(other, source) && (taken.has(other.key) || sinceOf(other.key) < latest),
      );
    if (isWitness && since < asWitness) continue;
    taken.add(source.key);
    const own = bySite.get(source.site) ?? [];
    bySite.set(source.site, own);
    own.push({
      chosen,
      history: before?.history ?? null,
      cost: costOf(chosen),
      since,
      isPressing: since >= latest && !isWitness,
    });
  }
  return [...bySite].flatMap(([site, own]) => {
    const others = sources.filter(({ source }) => source.site === site).map(({ source }) => sinceOf(source.key));
    return within(own, (mostRequests * Math.min(hour, ...others)) / hour).map(({ chosen }) => chosen);
  });
}

function sinceAsked(history: ListingHistory | null, now: number): number {
  const at = history?.checkedAt ?? null;
  return at === null || at > now ? Number.POSITIVE_INFINITY : now - at;
}

/** Of the listings of a site as many as it may be asked for, the cheapest first; those that were never asked in any case. */
function within(due: readonly Candidate[], requests: number): readonly Candidate[] {
  let left = requests;
  return due
    .filter(({ history }) => history !== null)
    .sort((a, b) => rankOf(b) - rankOf(a))
    .filter(({ cost }) => {
      const fits = left >= cost;
      if (fits) left -= cost;
      return fits;
    })
    .concat(due.filter(({ history }) => history === null))
    .sort((a, b) => a.cost - b.cost);
}

/** What a listing took lately; on a new day, one of days has a page more. */
function costNow(source: ListingSource, history: ListingHistory | null, now: number): number {
  if (history === null) return 1;
  const { checkedAt, cost } = history;
  const isNewDay = isDated(source) && checkedAt !== null && dayIn(source.zone, checkedAt) !== dayIn(source.zone, now);
  return cost + (isNewDay ? 1 : 0);
}

/** New stories to expect for each request, as far as anything is known; the longer a pressing one waits the sooner. */
function rankOf({ history, cost, since, isPressing }: Candidate): number {
  if (isPressing) return 1e9 + Math.min(since, 1e12);
  const hours = Math.min(since, asWitness) / hour;
  return ((history?.rate ?? 0) * hours) / cost;
}

/** What came out before the first run is none of its business, but for so long. */
const firstReach = day;
/** Stories enter a list late, and a list that says falsely that it has not changed is found out within a day. */
const reach = 2 * day;
/** A run looks back behind the one before it for so long. */
const overlap = 2 * hour;
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
