import { type Alarm, wibMinute } from './alarm.ts';

/** What is known of a feed, sitemap or index page; times in milliseconds since 1970. */
export interface SourceRecord {
  readonly url: string;
  readonly site: string;
  /** When it was last read well. */
  readonly readAt: number;
  /** Time of the newest item it ever had, null where it never had a dated one. */
  readonly newestItem: number | null;
  /** The longest time between two items in a row in the last 28 days, in milliseconds. */
  readonly longestGap: number | null;
}

const hour = 3_600_000;
const leastSilence = 6 * hour;
/** So many times its longest gap; more where no other source can show that the site goes on. */
const gapsAmongOthers = 5;
const gapsAlone = 10;

/** Sources that are read well and bring nothing new, though they should have by now. */
export function silentSources(sources: readonly SourceRecord[]): Alarm[] {
  return sources.flatMap((source): Alarm[] => {
    const { url, site, readAt, newestItem, longestGap } = source;
    if (newestItem === null || longestGap === null) return [];
    const others = sources.filter((other) => other.site === site && other.url !== url);
    const isAlone = others.length === 0;
    const goesOn = others.some((other) => (other.newestItem ?? 0) > newestItem);
    const allowed = Math.max(leastSilence, (isAlone ? gapsAlone : gapsAmongOthers) * longestGap);
    if (readAt - newestItem <= allowed || !(isAlone || goesOn)) return [];
    const text = `${site}: ${url} has had nothing new since ${wibMinute(newestItem)}, its longest pause so far was ${hours(longestGap)}`;
    return [{ key: `silent-source ${url}`, kind: 'silent-source', site, since: newestItem, text }];
  });
}

function hours(ms: number): string {
  return ms < hour ? `${Math.round(ms / 60_000)} min` : `${Math.round(ms / hour)} h`;
}

/** How far back pauses count. */
const gapWindow = 28 * 24 * hour;

/**
 * Times of a source's items, in any order -> the longest time between two in a row in the 28 days that end with the
 * newest, so that a silence is never measured by itself; null for fewer than two.
 */
export function longestGap(itemTimes: readonly number[]): number | null {
  const newest = Math.max(...itemTimes);
  const times = itemTimes.filter((time) => time > newest - gapWindow).sort((a, b) => a - b);
  if (times.length < 2) return null;
  return times.slice(1).reduce((longest, time, i) => Math.max(longest, time - (times[i] ?? time)), 0);
}

/** The polls of one source that were answered with status 200 and a body, oldest first. */
export interface PollHistory {
  readonly url: string;
  readonly site: string;
  readonly polls: readonly { readonly at: number; readonly addresses: number }[];
  /** Since when the alarm is open: what came after is no measure. Null where it is not. */
  readonly openSince: number | null;
}

const pollsCompared = 50;
/** A source that was asked less often has no usual number of addresses yet. */
const leastPolls = 10;

/** A listing that names fewer than half of the fewest addresses it used to name, twice running -> an alarm, until it names more. */
export function listingDrift({ url, site, polls, openSince }: PollHistory): Alarm | null {
  const [first, second] = polls.slice(-2);
  if (first === undefined || second === undefined) return null;
  const since = openSince ?? first.at;
  const before = polls.filter(({ at }) => at < since).slice(-pollsCompared);
  const fewest = Math.min(...before.map(({ addresses }) => addresses));
  const isFew = second.addresses * 2 < fewest && (openSince !== null || first.addresses * 2 < fewest);
  if (before.length < leastPolls || !isFew) return null;
  const text = `${site}: ${url} names ${second.addresses} articles, never fewer than ${fewest} before ${wibMinute(since)}: its layout changed, or it is broken`;
  return { key: `listing-drift ${url}`, kind: 'listing-drift', site, since, text };
}

/** The requests of one site in one run. */
export interface SiteRequests {
  readonly site: string;
  readonly requests: number;
  /** Those that met a block page, a challenge, or a refusal (403, 429). */
  readonly blocked: number;
}

const leastRequests = 5;

/** Sites that refuse at least half of the requests; never a sign of drift. */
export function blockedSites(sites: readonly SiteRequests[], startedAt: number): Alarm[] {
  const refusing = sites.filter(({ requests, blocked }) => requests >= leastRequests && blocked * 2 >= requests);
  return refusing.map(({ site, requests, blocked }) => {
    const text = `${site}: blocks this machine: ${blocked} of ${requests} requests were refused; saring asks again later`;
    return { key: `blocked ${site}`, kind: 'blocked', site, since: startedAt, text };
  });
}
