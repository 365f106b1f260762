import { combineWalks } from '../../discover/combine.ts';
import { joinTotals } from '../../discover/day-totals.ts';
import type { ListedStory } from '../../discover/listed-story.ts';
import { isDated, isPaged } from '../../discover/listing-source.ts';
import type { Walk } from '../../discover/walk.ts';
import { walkSource } from '../../discover/walk-source.ts';
import { afterFault, afterPoll, leastAddresses, type ReadPoll } from '../../drift/listing-record.ts';
import type { ListedAs } from '../../drift/page-streams.ts';
import type { Fetcher } from '../../fetch/client.ts';
import type { DiscoverOptions } from '../../settings/discover-options.ts';
import type { StoryBook } from '../../state/story-book.ts';
import { type ListingHistory, newListing, type SyncMemory } from '../../state/sync-memory.ts';
import { day, dayIn, dayStart, hour, minute } from '../../text/dates.ts';
import { afterFailure, headStart } from '../../visits/retry-schedule.ts';
import { urgentVisit } from '../../visits/visit-schedule.ts';
import type { ChosenSource } from '../chosen-sources.ts';
import { dueListings, latest, lookBackOf } from './due-listings.ts';
import { isLying, ListingMarks } from './listing-marks.ts';
import { listedAs } from './run-answers.ts';

/** No listing is asked more often. */
const soonest = 15 * minute;

/** What is needed to ask listings. */
export interface PollNeeds {
  readonly fetcher: Fetcher;
  readonly stories: StoryBook;
  readonly memory: SyncMemory;
  readonly wanted: DiscoverOptions;
  readonly signal: AbortSignal;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** What listings came to. */
export interface Polled {
  readonly asked: number;
  readonly failed: number;
  /** The first that failed and why, as one says it: `tribun/feed/solo: no answer in 30 s`. */
  readonly firstFault: string | null;
  /** All of the failures were requests to wait. */
  readonly onlyWaits: boolean;
  readonly fresh: number;
  /** Listings that were found out to say falsely that they have not changed. */
  readonly liars: readonly string[];
  /** What listings say of the stories that are wanted, by id. */
  readonly listed: ReadonlyMap<string, ListedAs>;
  readonly walks: readonly Walk[];
}

/** Asks the listings that are due, and writes down which stories they name; new ones that are wanted are due at once. */
export async function pollListings(sources: readonly ChosenSource[], needs: PollNeeds): Promise<Polled> {
  const { memory, now, signal } = needs;
  const polls: Poll[] = [];
  for (const chosen of dueListings(sources, memory, now)) {
    if (signal.aborted) break;
    const poll = await walkOne(chosen, needs);
    if (!signal.aborted) polls.push(poll);
  }
  const walks = polls.map(({ walk }) => walk);
  const { stories, wanted } = needs;
  // Each walk has gone back as far as it had to.
  const found = combineWalks(walks, { ...wanted, since: null });
  const listed = new Map(found.map((story) => [story.id, listedAs(story)]));
  const readSites = new Set(walks.filter((walk) => !isFailed(walk)).map(({ source }) => source.site));
  let fresh = 0;
  const liars: string[] = [];
  for (const { walk, marks, before } of polls) {
    let own = 0;
    for (const item of walk.items) if (takeItem(item, listed.has(item.id), stories, now)) own += 1;
    for (const { id } of walk.items) stories.see(walk.source.key, id, now);
    if (before.checkedAt !== null && walk.pages.some(({ outcome }) => outcome === 'unchanged'))
      stories.seeAgain(walk.source.key, before.checkedAt, now);
    const history = { ...before, ...marks.history(walk) };
    if (isLying(history) && !isLying(before)) liars.push(walk.source.key);
    remember(walk, own, history, readSites.has(walk.source.site), needs);
    fresh += own;
  }
  const failed = walks.filter(isFailed);
  return {
    asked: walks.length,
    failed: failed.length,
    firstFault: failed.map(faultOf)[0] ?? null,
    onlyWaits: failed.length > 0 && failed.every((walk) => walk.pages.every(({ retryAt }) => retryAt !== null)),
    fresh,
    liars,
    listed,
    walks,
  };
}

/** A walk through a listing, what is remembered of the ones before, and what its pages say of themselves. */
interface Poll {
  readonly walk: Walk;
  readonly before: ListingHistory;
  readonly marks: ListingMarks;
}

async function walkOne({ source, since }: ChosenSource, needs: PollNeeds): Promise<Poll> {
  const { fetcher, stories, memory, signal, now } = needs;
  const before = memory.listing(source.key)?.history ?? newListing(source.site);
  const marks = new ListingMarks(before, now);
  const walk = await walkSource(source, {
    fetchPage: (url) => marks.fetchPage(url, fetcher, signal),
    sitemapsOf: (url) => fetcher.sitemapsOf(url),
    isKnown: ({ id }) => stories.story(id) !== null,
    since: lookBackOf(before.checkedAt, since, now),
    until: null,
    now,
  });
  return { walk: marks.completed(walk), before, marks };
}

/** A story that a listing names -> whether it is new and wanted. */
export function takeItem(item: ListedStory, isWanted: boolean, stories: StoryBook, now: number): boolean {
  const known = stories.story(item.id);
  if (known === null) {
    stories.add(item, now, isWanted ? now : null);
    return isWanted;
  }
  if (known.visitedAt === null || known.state !== 'stored') return false;
  const reason = urgentVisit({
    visitedAt: known.visitedAt,
    title: known.title,
    listedTitle: item.title,
    lastModified: item.modified?.from ?? null,
  });
  if (reason !== null && (known.dueAt === null || known.dueAt > now)) stories.hasten(item.id, now);
  return false;
}

function isFailed({ pages }: Walk): boolean {
  return pages.length > 0 && pages.every(({ outcome }) => outcome === 'failed');
}

function faultOf({ source, pages }: Walk): string {
  return `${source.key}: ${pages.find(({ failure }) => failure !== null)?.failure?.message ?? 'not read'}`;
}

/** A listing that brings much is asked sooner, one that brings nothing later; one that fails waits longer each time. */
function remember(
  walk: Walk,
  fresh: number,
  before: ListingHistory,
  siteIsUp: boolean,
  { memory, now }: PollNeeds,
): void {
  const [failure] = walk.pages.flatMap((page) => (page.failure === null ? [] : [page.failure]));
  if (isFailed(walk) && failure !== undefined) {
    const { failures, nextAt } = afterFailure({
      failures: before.failures,
      code: failure.code,
      interval: before.interval,
      retryAfter: null,
      now,
      random: 0,
    });
    memory.keepListing(walk.source.key, nextAt, {
      ...before,
      ...afterFault(before, now, siteIsUp),
      failures,
    });
    return;
  }
  const listed = walk.pages.reduce((sum, page) => sum + page.listed, 0);
  const factor = fresh === 0 ? 1.5 : fresh * 3 > listed ? 0.5 : 1;
  const interval = Math.min(latest, Math.max(soonest, before.interval * factor));
  const history: ListingHistory = {
    ...before,
    ...afterPoll(before, readPoll(walk, now)),
    interval,
    failures: 0,
    lost: walk.overlapLost === null ? before.lost : [...before.lost, walk.overlapLost].slice(-20),
    totals: joinTotals(before.totals, walk.totals),
    cost: Math.max(walk.pages.length, (before.cost + walk.pages.length) / 2),
    rate: rateAfter(before, fresh, now),
  };
  memory.keepListing(walk.source.key, Math.round(now + interval - headStart), history);
}

/** How much the last poll counts in what is to be expected of the next. */
const lastWeight = 0.3;

/** New stories an hour, the last polls more than those before. */
function rateAfter({ checkedAt, rate }: ListingHistory, fresh: number, now: number): number {
  if (checkedAt === null || checkedAt > now) return (fresh * 60 * minute) / day;
  return rate + lastWeight * ((fresh * 60 * minute) / Math.max(soonest, now - checkedAt) - rate);
}

const halfDay = 12 * hour;

/** A walk that was read -> what it says of its listing. */
export function readPoll(walk: Walk, now: number): ReadPoll {
  const itemTimes = walk.items.flatMap(({ time }) => (time === null ? [] : [time.from]));
  return { at: now, itemTimes, addresses: addressesOf(walk, now) };
}

/** How many articles a listing names; null where its answers do not say: it was not had whole, or its day is young. */
function addressesOf({ source, pages }: Walk, now: number): number | null {
  const [first] = pages;
  if (first === undefined || pages.some(({ outcome }) => outcome === 'failed')) return null;
  if (isDated(source)) {
    // The list of a day is empty at midnight and short on a Sunday; a section or portal may rest, a site never does.
    const isYoung = now - dayStart(source.zone, dayIn(source.zone, now)) < halfDay;
    return isYoung || source.section !== null || source.portal !== null ? null : Math.min(first.listed, leastAddresses);
  }
  // How many pages of a list are read depends on how much is known.
  if (isPaged(source)) return first.listed;
  return pages.reduce((sum, { listed }) => sum + listed, 0);
}
