import { givenSource, type ListingSource, sourcesOf } from '../discover/listing-source.ts';
import { UsageError } from '../errors.ts';
import { parseInputUrl } from '../fetch/input-urls.ts';
import type { SiteRule } from '../model/site-rule.ts';
import type { DiscoverOptions } from '../settings/discover-options.ts';
import { knownName, unknownName } from '../settings/option-values.ts';
import { sites } from '../sites/index.ts';
import { day } from '../text/dates.ts';

/** A source to read, and from when on its stories are wanted: milliseconds since 1970, null for all it has. */
export interface ChosenSource {
  readonly source: ListingSource;
  readonly since: number | null;
}

/** What sources are chosen by. */
export interface ChoiceOfSources
  extends Pick<DiscoverOptions, 'portals' | 'sections' | 'listings' | 'labels' | 'since'> {
  /** Listings that robots.txt closes are read too. */
  readonly closedToo: boolean;
  readonly allowPorts: readonly number[];
  readonly now: number;
}

/** Sites with listings. */
const listed = sites.filter(({ listings }) => listings !== undefined);

/** Names of sites and addresses, as typed -> the sources to read. Throws UsageError. */
export function chooseSources(args: readonly string[], choice: ChoiceOfSources): readonly ChosenSource[] {
  const addresses = args.filter((arg) => /^https?:/i.test(arg));
  const names = args.filter((arg) => !addresses.includes(arg));
  const given = addresses.map((address) => ({ source: sourceOf(address, choice), since: choice.since }));
  const chosen = names.length === 0 && given.length > 0 ? [] : sitesOf(names, choice);
  const since = choice.since ?? choice.now - day;
  const own = chosen.flatMap((site) => sourcesOf(site, choice).map((source) => ({ source, since })));
  if (own.length === 0 && chosen.length > 0) throw new UsageError(noSource(chosen, choice));
  return [...own, ...given];
}

function sourceOf(address: string, { allowPorts }: ChoiceOfSources): ListingSource {
  const parsed = parseInputUrl(address, allowPorts);
  if (!parsed.ok) throw new UsageError(parsed.message);
  return givenSource(parsed.url);
}

function sitesOf(names: readonly string[], { portals, listings, labels }: ChoiceOfSources): readonly SiteRule[] {
  const ids: readonly string[] = listed.map(({ id }) => id);
  const unknown = names.find((name) => !ids.includes(name));
  if (unknown !== undefined)
    throw new UsageError(unknownName(unknown, 'site', ids, '; the address of a listing begins with http'));
  const chosen = names.length === 0 ? listed : listed.filter(({ id }) => names.includes(id));
  const ofPortals = chosen.flatMap((site) => site.portals.map(({ id }) => id));
  for (const portal of portals) knownName(portal, labels.portals, 'portal', ofPortals);
  const ofListings = [...new Set(chosen.flatMap((site) => (site.listings ?? []).map(({ id }) => id)))];
  for (const listing of listings) knownName(listing, labels.listings, 'source', ofListings);
  // A list of another site cannot name a story of this portal.
  return chosen.filter((site) => portals.length === 0 || site.portals.some(({ id }) => portals.includes(id)));
}

function noSource(chosen: readonly SiteRule[], { listings, labels }: ChoiceOfSources): string {
  const closed = chosen
    .flatMap((site) => site.listings ?? [])
    .find(({ id, closedByRobots }) => closedByRobots === true && listings.includes(id));
  return closed === undefined
    ? 'no listing has what --portal, --section and --source ask for together'
    : `${labels.listings} ${closed.id}: the site's robots.txt closes it to programs; --ignore-robots opens it, if you have permission`;
}
