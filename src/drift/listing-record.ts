import { day } from '../text/dates.ts';

/** The longest time between two stories in a row that ended on one day; times in milliseconds. */
export interface Pause {
  /** When the story that ended it was published. */
  readonly at: number;
  readonly ms: number;
}

/** A poll that says how many articles a listing names. */
export interface Poll {
  readonly at: number;
  readonly addresses: number;
}

/** What is remembered of a feed, sitemap or index page to judge it by; times in milliseconds since 1970. */
export interface ListingRecord {
  readonly site: string;
  /** When it was last read well, null if never. */
  readonly checkedAt: number | null;
  /** Time of the newest story it ever named, null where it never named one with a time. */
  readonly newestItem: number | null;
  /** Of the last 28 days, one a day at most, the newest last. */
  readonly pauses: readonly Pause[];
  /** The newest last. */
  readonly polls: readonly Poll[];
  /** Since when it names too few articles, null where it does not. */
  readonly fewSince: number | null;
  /** When it could not be read, first and last, although others of its site could; null once it can. */
  readonly failing: { readonly since: number; readonly until: number } | null;
}

/** What a listing came to that was read well. */
export interface ReadPoll {
  readonly at: number;
  /** When the stories were published of which that is known, in any order. */
  readonly itemTimes: readonly number[];
  /** How many articles it names, null where that says nothing of it. */
  readonly addresses: number | null;
}

/** How far back pauses count. */
const pauseWindow = 28 * day;
const pollsCompared = 50;
/** A listing that was asked less often has no usual number of articles yet. */
const leastPolls = 10;
/** A list of fewer is empty now and then. */
export const leastAddresses = 4;

/** A listing's record and a poll that was answered with a body -> the record after it. */
export function afterPoll(before: ListingRecord, poll: ReadPoll): ListingRecord {
  // What is dated in the future would hide any silence.
  const times = poll.itemTimes.filter((time) => time <= poll.at);
  return {
    site: before.site,
    checkedAt: poll.at,
    newestItem: times.length === 0 ? before.newestItem : Math.max(before.newestItem ?? 0, ...times),
    pauses: withPauses(before, times),
    ...withPoll(before, poll),
    failing: null,
  };
}

/** A listing's record and a poll that failed at `at` -> the record after it; a site that is down as a whole says nothing of a listing. */
export function afterFault(before: ListingRecord, at: number, siteIsUp: boolean): ListingRecord {
  const { failing } = before;
  return { ...before, failing: siteIsUp ? { since: failing?.since ?? at, until: at } : failing };
}

/** A silence counts once the next story has ended it: it is never measured by itself. */
function withPauses({ newestItem, pauses }: ListingRecord, times: readonly number[]): readonly Pause[] {
  const fresh = times.filter((time) => newestItem === null || time > newestItem).sort((a, b) => a - b);
  const newest = fresh.at(-1);
  if (newest === undefined) return pauses;
  const byDay = new Map(pauses.map((pause) => [Math.floor(pause.at / day), pause]));
  let last = newestItem ?? fresh[0] ?? newest;
  for (const at of fresh) {
    const known = byDay.get(Math.floor(at / day));
    if (known === undefined || at - last > known.ms) byDay.set(Math.floor(at / day), { at, ms: at - last });
    last = at;
  }
  return [...byDay.values()].filter(({ at }) => at > newest - pauseWindow);
}

/**
 * Fewer than half of the fewest articles it used to name, twice running, are too few; until it names more again, what is
 * usual stays as it was.
 */
function withPoll(
  { polls, fewSince }: ListingRecord,
  { at, addresses }: ReadPoll,
): Pick<ListingRecord, 'polls' | 'fewSince'> {
  if (addresses === null) return { polls, fewSince };
  const usual = fewSince === null ? polls.slice(0, -1) : polls.filter((poll) => poll.at < fewSince);
  const fewest = fewestOf(usual);
  const isFew = usual.length >= leastPolls && fewest >= leastAddresses && addresses * 2 < fewest;
  const poll = { at, addresses };
  if (fewSince !== null) return { polls: [...usual, poll], fewSince: isFew ? fewSince : null };
  const previous = polls.at(-1);
  if (isFew && previous !== undefined && previous.addresses * 2 < fewest)
    return { polls: [...usual.slice(-pollsCompared), poll], fewSince: previous.at };
  return { polls: [...polls, poll].slice(-pollsCompared - 1), fewSince: null };
}

/** The fewest articles that these polls found. */
export function fewestOf(polls: readonly Poll[]): number {
  return Math.min(...polls.map(({ addresses }) => addresses));
}

/**
 * The record of a listing whose open alarms are right as they are: so long a silence and so few articles are usual, and
 * one that cannot be read is as if it never could.
 */
export function acceptListing(record: ListingRecord): ListingRecord {
  const { checkedAt, newestItem, pauses, polls, fewSince, failing } = record;
  const silence = newestItem === null || checkedAt === null ? [] : [{ at: newestItem, ms: checkedAt - newestItem }];
  return {
    ...record,
    checkedAt: failing === null ? checkedAt : null,
    pauses: [...pauses, ...silence],
    polls: fewSince === null ? polls : polls.slice(-1),
    fewSince: null,
    failing: null,
  };
}
