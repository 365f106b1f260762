import { hour } from '../text/dates.ts';
import { type Alarm, wibMinute } from './alarm.ts';
import { fewestOf, type ListingRecord } from './listing-record.ts';

/** A listing by its key, such as `tribun/index-news/jateng`. */
export interface KnownListing {
  readonly key: string;
  /** When it is to be asked again, in milliseconds since 1970. */
  readonly dueAt: number;
  readonly history: ListingRecord;
}

const leastSilence = 6 * hour;
/** So many times its longest pause; more where no other source can show that the site goes on. */
const pausesAmongOthers = 5;
const pausesAlone = 10;
/** Days with stories after which the pauses of nights and weekends are known. */
const leastDays = 7;
/** A listing that could be read once and cannot be for so long, while others of its site can, is broken. */
const failingFor = 24 * hour;
/** A listing or site that nobody asks any more is left alone. */
const followedFor = 7 * 24 * hour;

/** Listings as they are at the time `now` -> those that fell silent, name too few articles, or cannot be read any more. */
export function listingAlarms(listings: readonly KnownListing[], now: number): Alarm[] {
  const followed = listings.filter(({ history, dueAt }) => history.checkedAt !== null && now - dueAt < followedFor);
  return [...silentSources(followed), ...followed.flatMap(driftOf)];
}

/** Sources that bring nothing new, though they should have by now. */
function silentSources(listings: readonly KnownListing[]): Alarm[] {
  return listings.flatMap(({ key, history }): Alarm[] => {
    const { site, checkedAt, newestItem, pauses, failing } = history;
    if (checkedAt !== null && failing !== null && failing.until - failing.since >= failingFor) {
      const text = `${key}: cannot be read since ${wibMinute(failing.since)}, though other listings of the site can${acceptable(key)}`;
      return [{ key: `silent-source ${key}`, kind: 'silent-source', site, since: failing.since, text }];
    }
    if (newestItem === null || checkedAt === null || pauses.length < leastDays) return [];
    const longest = Math.max(...pauses.map(({ ms }) => ms));
    const others = listings.filter((other) => other.history.site === site && other.key !== key);
    const isAlone = others.length === 0;
    const goesOn = others.some((other) => (other.history.newestItem ?? 0) > newestItem);
    const allowed = Math.max(leastSilence, (isAlone ? pausesAlone : pausesAmongOthers) * longest);
    if (checkedAt - newestItem <= allowed || !(isAlone || goesOn)) return [];
    const text = `${key}: has had nothing new since ${wibMinute(newestItem)}, its longest pause so far was ${lasting(longest)}${acceptable(key)}`;
    return [{ key: `silent-source ${key}`, kind: 'silent-source', site, since: newestItem, text }];
  });
}

function lasting(ms: number): string {
  return ms < hour ? `${Math.round(ms / 60_000)} min` : `${Math.round(ms / hour)} h`;
}

function driftOf({ key, history }: KnownListing): Alarm[] {
  const { site, polls, fewSince: since } = history;
  if (since === null) return [];
  const fewest = fewestOf(polls.filter(({ at }) => at < since));
  const text = `${key}: names ${polls.at(-1)?.addresses ?? 0} articles, never fewer than ${fewest} before ${wibMinute(since)}: its layout changed, or it is broken${acceptable(key)}`;
  return [{ key: `listing-drift ${key}`, kind: 'listing-drift', site, since, text }];
}

function acceptable(key: string): string {
  return ` (if this is right: saring sync --accept ${key})`;
}

/** The requests of a site. */
export interface SiteRequests {
  readonly requests: number;
  /** Those that met a block page, a challenge, or a refusal (403, 429). */
  readonly refused: number;
  /** When the first and the last of them were sent, in milliseconds since 1970. */
  readonly since: number;
  readonly until: number;
}

const leastRequests = 5;

/** Whether a site has refused at least half of enough requests. */
export function isBlocking({ requests, refused }: Pick<SiteRequests, 'requests' | 'refused'>): boolean {
  return requests >= leastRequests && refused * 2 >= requests;
}

/** Requests before and in this run -> what to judge a site by: a site that lets alone after few refusals is judged by several runs. */
export function afterRequests(before: SiteRequests | undefined, now: SiteRequests): SiteRequests {
  const isRefusing = before !== undefined && before.refused * 2 >= before.requests && now.refused * 2 >= now.requests;
  if (!isRefusing) return now;
  const { requests, refused, since } = before;
  return { requests: requests + now.requests, refused: refused + now.refused, since, until: now.until };
}

/** Sites that refuse at least half of the requests, as it is at the time `now`; never a sign of drift. */
export function blockedSites(sites: ReadonlyMap<string, SiteRequests>, now: number): Alarm[] {
  const refusing = [...sites].filter(([, site]) => isBlocking(site) && now - site.until < followedFor);
  return refusing.map(([site, { requests, refused, since }]) => {
    const text = `${site}: blocks this machine: ${refused} of ${requests} requests since ${wibMinute(since)} were refused; saring asks again later`;
    return { key: `blocked ${site}`, kind: 'blocked', site, since, text };
  });
}
