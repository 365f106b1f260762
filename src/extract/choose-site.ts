import type { SiteId } from '../model/article.ts';
import type { Trace } from '../model/extracted-page.ts';
import type { Portal, SiteRule } from '../model/site-rule.ts';
import type { ParsedPage } from '../page/parse.ts';
import { isForeignHost, matchGeneration, matchHost } from '../sites/match.ts';
import { hostOf } from '../text/addresses.ts';

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
