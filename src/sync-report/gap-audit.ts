/** Site, portal and day under which a story is counted. */
export interface StoryPlace {
  readonly site: string;
  /** Empty where the site has one only. */
  readonly portal: string;
  /** Day of publication by the listing and the portal's clock, `2026-11-29`. */
  readonly day: string;
}

/** That a listing named a story. */
export interface Sighting extends StoryPlace {
  /** The story's id, by which addresses of one story meet. */
  readonly key: string;
  readonly url: string;
  /** What named it, such as `index`, `sitemap` or `feed`. */
  readonly source: string;
}

/** What became of a story: its row in the state. */
export interface StoryStatus {
  readonly state: 'new' | 'stored' | 'partial' | 'failed' | 'gone' | 'duplicate';
  /** When it is fetched, or tried again; null for never. */
  readonly nextAt: number | null;
}

/** How many stories a site says that a day has: printed as a number, else the most that its pages can hold. */
export interface OwnTotal {
  readonly stories: number;
  readonly isExact: boolean;
}

/** A day of a portal: the site's own count of its stories where it states one, and whether a listing was read too late. */
export interface DayWitness extends StoryPlace {
  readonly ownTotal: OwnTotal | null;
  readonly overlapLost: boolean;
}

/** A story without a final status. */
export interface MissingStory {
  readonly key: string;
  readonly url: string;
}

/** What was listed and what of it there is, on one day of one portal. */
export interface GapRow extends StoryPlace {
  readonly listed: number;
  readonly stored: number;
  /** Listed, and of no section, word or time that was asked for. */
  readonly unwanted: number;
  readonly missing: readonly MissingStory[];
  readonly ownTotal: OwnTotal | null;
  readonly overlapLost: boolean;
  /** From the two listings that named most; null where there are no two. */
  readonly inAll: StoryEstimate | null;
}

/** Sightings, what became of the stories, and the sites' own counts -> one row for each site, portal and day, in this order. */
export function auditGaps(
  sightings: readonly Sighting[],
  statuses: ReadonlyMap<string, StoryStatus>,
  witnesses: readonly DayWitness[],
): GapRow[] {
  const days = new Map<string, Sighting[]>();
  for (const sighting of sightings) {
    const id = dayId(sighting);
    const day = days.get(id);
    if (day === undefined) days.set(id, [sighting]);
    else day.push(sighting);
  }
  const told = new Map(witnesses.map((witness) => [dayId(witness), witness]));
  // A day of which a site prints a count and no listing named a story is the largest gap of all.
  const ids = [...new Set([...days.keys(), ...told.keys()])].sort();
  return ids.flatMap((id) => {
    const seen = days.get(id) ?? [];
    const place = seen[0] ?? told.get(id);
    return place === undefined ? [] : [rowOf(place, seen, statuses, told.get(id))];
  });
}

function dayId({ site, portal, day }: StoryPlace): string {
  return `${site}\n${portal}\n${day}`;
}

function rowOf(
  { site, portal, day }: StoryPlace,
  sightings: readonly Sighting[],
  statuses: ReadonlyMap<string, StoryStatus>,
  witness: DayWitness | undefined,
): GapRow {
  const addresses = new Map(sightings.map(({ key, url }) => [key, url]));
  const states = [...addresses.keys()].map((key) => statuses.get(key));
  return {
    site,
    portal,
    day,
    listed: addresses.size,
    stored: states.filter((status) => status?.state === 'stored' || status?.state === 'partial').length,
    unwanted: states.filter(isUnwanted).length,
    missing: [...addresses].filter(([key]) => !isFinal(statuses.get(key))).map(([key, url]) => ({ key, url })),
    ownTotal: witness?.ownTotal ?? null,
    overlapLost: witness?.overlapLost ?? false,
    inAll: estimateOf(sightings),
  };
}

/** A failure is final once it is tried no more, a story that is not wanted from the start. */
function isFinal(status: StoryStatus | undefined): boolean {
  if (status === undefined) return false;
  return (status.state !== 'new' && status.state !== 'failed') || status.nextAt === null;
}

function isUnwanted(status: StoryStatus | undefined): boolean {
  return status?.state === 'new' && status.nextAt === null;
}

function estimateOf(sightings: readonly Sighting[]): StoryEstimate | null {
  const named = new Map<string, Set<string>>();
  for (const { source, key } of sightings) named.set(source, (named.get(source) ?? new Set()).add(key));
  const [first, second] = [...named.values()].sort((a, b) => b.size - a.size);
  if (first === undefined || second === undefined) return null;
  const both = [...first].filter((key) => second.has(key)).length;
  return estimateStories(first.size, second.size, both);
}

/** `kompas 2026-11-29: listed 612, stored 611, missing 1; at least 613 to 618 in all`. */
export function gapSentence(row: GapRow): string {
  const { site, portal, day, listed, stored, unwanted, missing, ownTotal, overlapLost, inAll } = row;
  const counts = [`listed ${listed}`, `stored ${stored}`, `missing ${missing.length}`];
  if (unwanted > 0) counts.push(`not wanted ${unwanted}`);
  const notes: string[] = [];
  if (ownTotal !== null)
    notes.push(
      ownTotal.isExact
        ? `${ownTotal.stories} by the site's own count`
        : `${ownTotal.stories} at most by the site's pager`,
    );
  if (inAll !== null)
    notes.push(
      inAll.low === inAll.high ? `at least ${inAll.low} in all` : `at least ${inAll.low} to ${inAll.high} in all`,
    );
  if (overlapLost) notes.push('overlap lost: a listing was read too late to be complete');
  const name = [site, portal, day].filter((part) => part !== '').join(' ');
  return [`${name}: ${counts.join(', ')}`, ...notes].join('; ');
}

/** How many stories there were in all, judged by how much two listings overlap: probably from `low` to `high`. */
export interface StoryEstimate {
  readonly estimate: number;
  readonly low: number;
  readonly high: number;
}

/** 95 of 100 such intervals hold the true number. */
const deviations = 1.96;

/**
 * Stories named by one listing, by the other, and by both -> how many there were, by Chapman's estimator, with the
 * interval of Chao (1987), which never lies below what was seen. Null where the listings have nothing in common.
 * A story that one listing names is likelier to be named by the other as well: the truth is at least this.
 */
export function estimateStories(first: number, second: number, both: number): StoryEstimate | null {
  if (both === 0) return null;
  const seen = first + second - both;
  const estimate = ((first + 1) * (second + 1)) / (both + 1) - 1;
  const unseen = estimate - seen;
  if (unseen <= 0) return { estimate: seen, low: seen, high: seen };
  const variance = ((first + 1) * (second + 1) * (first - both) * (second - both)) / ((both + 1) ** 2 * (both + 2));
  const spread = Math.exp(deviations * Math.sqrt(Math.log(1 + variance / unseen ** 2)));
  return {
    estimate: Math.round(estimate),
    low: Math.floor(seen + unseen / spread),
    high: Math.ceil(seen + unseen * spread),
  };
}
