import type { SiteRule } from '../../model/site-rule.ts';
import { safeJson } from '../../render/json.ts';
import type { ExitName } from '../../settings/exit-code.ts';
import type { Io } from '../../settings/io.ts';
import type { Settings } from '../../settings/settings.ts';
import { sites } from '../../sites/index.ts';
import type { SyncState } from '../../state/sync-memory.ts';
import {
  auditGaps,
  type DayWitness,
  type GapRow,
  gapSentence,
  type Sighting,
  type StoryPlace,
  type StoryStatus,
} from '../../sync-report/gap-audit.ts';
import { day, dayIn } from '../../text/dates.ts';

/** What is audited: stories published in this time, in milliseconds since 1970, that these sources would list. */
export interface GapSpan {
  readonly since: number;
  readonly until: number;
  readonly sources: readonly { readonly site: string; readonly portal: string | null }[];
}

/** What listings have named, what became of it, and what the sites say themselves -> a row for each site, portal and day. */
export function gapsIn({ memory, stories }: SyncState, { since, until, sources }: GapSpan): readonly GapRow[] {
  const asked = new Set(sources.map(({ site, portal }) => `${site}/${portal ?? ''}`));
  const isAsked = (site: string, portal: string | null): boolean =>
    asked.has(`${site}/${portal ?? ''}`) || asked.has(`${site}/`);
  const places = new Map<string, StoryPlace & { readonly url: string }>();
  const statuses = new Map<string, StoryStatus>();
  for (const { id, url, site, portal, at, state, dueAt } of stories.stories(since, until)) {
    if (!isAsked(site, portal)) continue;
    places.set(id, { ...placeOf(site, portal, at), url });
    statuses.set(id, { state, nextAt: dueAt });
  }
  const sightings: Sighting[] = [];
  for (const { listing, story } of stories.sightings(since, until)) {
    const place = places.get(story);
    if (place !== undefined) sightings.push({ key: story, ...place, source: listing.split('/')[1] ?? listing });
  }
  return auditGaps(sightings, statuses, witnessesOf(memory, { since, until }, isAsked));
}

/** What listings say of days besides their stories: the sites' own counts, and times of which stories may be missing. */
function witnessesOf(
  memory: SyncState['memory'],
  { since, until }: Pick<GapSpan, 'since' | 'until'>,
  isAsked: (site: string, portal: string | null) => boolean,
): readonly DayWitness[] {
  const witnesses = new Map<string, DayWitness>();
  const add = (place: StoryPlace, more: Partial<DayWitness>): void => {
    const key = Object.values(place).join('/');
    const known = witnesses.get(key) ?? { ...place, ownTotal: null, overlapLost: false };
    witnesses.set(key, { ...known, ...more });
  };
  for (const { key, history } of memory.listings()) {
    const [site = '', , part = null] = key.split('/');
    // The list of a section is one of the whole site.
    const portal = rules.get(site)?.portals.find(({ id }) => id === part)?.id ?? null;
    if (!isAsked(site, portal)) continue;
    const [first, last] = [placeOf(site, portal, since), placeOf(site, portal, until)];
    for (const { day: date, ...ownTotal } of history.totals)
      if (date >= first.day && date <= last.day) add({ ...first, day: date }, { ownTotal });
    for (const lost of history.lost) {
      const end = Math.min(lost.until, until);
      for (let at = Math.max(lost.since, since); at < end; at += day)
        add(placeOf(site, portal, at), { overlapLost: true });
      if (end > Math.max(lost.since, since)) add(placeOf(site, portal, end - 1), { overlapLost: true });
    }
  }
  return [...witnesses.values()];
}

/** `saring sync --gaps`: the addresses that are missing as an input list on standard output, what else is known of each day on standard error. */
export async function tellGaps(rows: readonly GapRow[], { json, quiet }: Settings, io: Io): Promise<ExitName> {
  const missing = rows.flatMap((row) => row.missing);
  if (json) await io.write(`${safeJson({ days: rows }, 2)}\n`);
  else for (const { url } of missing) await io.write(`${url}\n`);
  if (!quiet) {
    for (const row of rows) io.tell(`${gapSentence(row)}\n`);
    io.tell(`saring: ${gapTotals(rows)}\n`);
  }
  return missing.length === 0 ? 'ok' : 'someFailed';
}

/** `3 of 4211 listed stories without a final status`. */
export function gapTotals(rows: readonly GapRow[]): string {
  const sum = (count: (row: GapRow) => number): number => rows.reduce((total, row) => total + count(row), 0);
  const listed = sum((row) => row.listed);
  const missing = sum((row) => row.missing.length);
  return `${missing} of ${listed} listed ${listed === 1 ? 'story' : 'stories'} without a final status`;
}

const rules: ReadonlyMap<string, SiteRule> = new Map(sites.map((site) => [site.id, site]));

/** A story's site and portal, and when it was published in milliseconds since 1970 -> where it is counted. */
export function placeOf(id: string, portal: string | null, at: number): StoryPlace {
  const site = rules.get(id);
  const zone = site?.portals.find((one) => one.id === portal)?.zone ?? site?.zone ?? 'WIB';
  return { site: id, portal: (site?.portals.length ?? 0) > 1 ? (portal ?? '') : '', day: dayIn(zone, at) };
}
