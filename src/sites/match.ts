import type { SiteId } from '../model/article.ts';
import type { Trace } from '../model/extracted-page.ts';
import type { Generation, Portal, SiteRule } from '../model/site-rule.ts';
import type { ParsedPage } from '../page/parse.ts';
import { select } from '../page/select.ts';
import { hostOf } from '../text/addresses.ts';

/** A site and one of its portals, under one host. */
interface HostOwner {
  readonly pattern: string;
  readonly site: SiteRule;
  readonly portal: Portal;
}

/** Who owns which host, by whole hosts, and by patterns with the longest first. */
interface HostOwners {
  readonly exact: ReadonlyMap<string, readonly HostOwner[]>;
  readonly wild: readonly HostOwner[];
}

/** Sitemaps name 50,000 addresses, and the sites have 250 hosts. */
const ownersOf = new WeakMap<readonly SiteRule[], HostOwners>();

/** Host -> the site and portal that claim it; the longest host wins, `*.` stands for any subdomain. */
export function matchHost(
  host: string,
  sites: readonly SiteRule[],
): { readonly site: SiteRule; readonly portal: Portal } | null {
  const owners = ownersOf.get(sites) ?? findOwners(sites);
  ownersOf.set(sites, owners);
  const owner = [owners.exact.get(host) ?? [], owners.wild]
    .flatMap((some) => some.find(({ pattern, site }) => hostFits(host, pattern) && !isForeignHost(host, site)) ?? [])
    .at(0);
  if (owner === undefined) return null;
  const { site, portal } = owner;
  return { site, portal: portal.name === null ? named(portal, host) : portal };
}

function findOwners(sites: readonly SiteRule[]): HostOwners {
  const all = sites.flatMap((site) =>
    site.portals.flatMap((portal) => portal.hosts.map((pattern): HostOwner => ({ pattern, site, portal }))),
  );
  const exact = new Map<string, HostOwner[]>();
  for (const owner of all) {
    if (owner.pattern.startsWith('*.')) continue;
    exact.set(owner.pattern, [...(exact.get(owner.pattern) ?? []), owner]);
  }
  const wild = all.filter(({ pattern }) => pattern.startsWith('*.'));
  return { exact, wild: wild.sort((a, b) => b.pattern.length - a.pattern.length) };
}

/** A host that looks like the site's and holds other things. */
export function isForeignHost(host: string, site: SiteRule): boolean {
  return site.notHosts?.some((pattern) => hostFits(host, pattern)) ?? false;
}

/** A portal without a name of its own -> the one that this host's first label names. */
function named(portal: Portal, host: string): Portal {
  return { ...portal, id: host.slice(0, host.indexOf('.')) };
}

function hostFits(host: string, pattern: string): boolean {
  return pattern.startsWith('*.') ? host.endsWith(pattern.slice(1)) || host === pattern.slice(2) : host === pattern;
}

/** A page -> the newest generation whose evidence is all there, and those that lacked some. */
export function matchGeneration(
  page: ParsedPage,
  site: SiteRule,
): {
  readonly generation: Generation | null;
  readonly tried: { readonly generation: string; readonly missing: string }[];
} {
  const tried: { readonly generation: string; readonly missing: string }[] = [];
  for (const generation of site.generations) {
    const missing = generation.evidence.find((selector) => select(page, selector).length === 0);
    if (missing === undefined) return { generation, tried };
    tried.push({ generation: generation.id, missing });
  }
  return { generation: null, tried };
}

/** The site a page is read as, its portal, and what decided. */
export interface ChosenSite {
  readonly site: SiteRule;
  readonly portal: Portal | null;
  readonly by: Trace['siteBy'];
}

/** A page and the addresses known of it -> its site: the one asked for, else by host, else by what the markup says, else the last. */
export function chooseSite(
  page: ParsedPage,
  addresses: readonly (string | null)[],
  sites: readonly SiteRule[],
  asked: SiteId | null,
): ChosenSite {
  const last = sites[sites.length - 1];
  if (last === undefined) throw new Error('no site rules');
  const hosts = addresses.map(hostOf).filter((host): host is string => host !== null);
  const hosted = hosts.map((host) => matchHost(host, sites)).find((match) => match !== null) ?? null;
  if (asked !== null) {
    const site = sites.find(({ id }) => id === asked) ?? last;
    return { site, portal: hosted?.site === site ? hosted.portal : null, by: 'option' };
  }
  if (hosted !== null) return { ...hosted, by: 'host' };
  const marked = sites.find(
    (site) =>
      site !== last &&
      !hosts.some((host) => isForeignHost(host, site)) &&
      matchGeneration(page, site).generation !== null,
  );
  if (marked === undefined) return { site: last, portal: null, by: 'none' };
  return { site: marked, portal: hosts.length === 0 ? (marked.portals[0] ?? null) : null, by: 'markup' };
}
