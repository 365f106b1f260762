import type { Trace } from '../../model/extracted-page.ts';
import type { Portal, SiteRule } from '../../model/site-rule.ts';
import { knownNames } from '../../sites/known-names.ts';
import { matchHost } from '../../sites/match.ts';
import { hostOf } from '../../text/addresses.ts';
import { readDateline } from '../../text/datelines.ts';
import type { PageContext } from '../extract-page.ts';
import type { DumpLine } from './dump-lines.ts';

/** The site a printed page is read as, its portal, and what decided. */
export interface DumpSite {
  readonly site: SiteRule;
  readonly portal: Portal | null;
  readonly by: Trace['siteBy'];
}

/** Printed lines and what is known of them -> their site: the one asked for, else by host, else by what is printed, else the last. */
export function chooseDumpSite(
  lines: readonly DumpLine[],
  { site: asked, url }: PageContext,
  sites: readonly SiteRule[],
): DumpSite {
  const last = sites[sites.length - 1];
  if (last === undefined) throw new Error('no site rules');
  const host = hostOf(url);
  const hosted = host === null ? null : matchHost(host, sites);
  if (asked !== null) {
    const site = sites.find(({ id }) => id === asked) ?? last;
    return { site, portal: hosted?.site === site ? hosted.portal : printedPortal(lines, site), by: 'option' };
  }
  if (hosted !== null) return { ...hosted, by: 'host' };
  if (host !== null) return { site: last, portal: null, by: 'none' };
  const site = mostEvident(lines, sites);
  return site === null
    ? { site: last, portal: null, by: 'none' }
    : { site, portal: printedPortal(lines, site), by: 'text' };
}

function mostEvident(lines: readonly DumpLine[], sites: readonly SiteRule[]): SiteRule | null {
  let best: { readonly site: SiteRule; readonly count: number } | null = null;
  for (const site of sites) {
    const evidence = site.dump?.evidence ?? [];
    const count = evidence.filter((pattern) => lines.some(({ text }) => pattern.test(text))).length;
    if (count > (best?.count ?? 0)) best = { site, count };
  }
  return best === null || (best.count === 1 && namesAnother(lines, sites)) ? null : best.site;
}

/** The first dateline is of an outlet that is no portal: one line of a known site is quoted then. */
function namesAnother(lines: readonly DumpLine[], sites: readonly SiteRule[]): boolean {
  const outlet = lines.map(({ text }) => readDateline(text, knownNames)?.outlet ?? null).find((name) => name !== null);
  if (outlet === undefined) return false;
  const own = sites.flatMap(({ portals }) => portals.flatMap(({ name }) => (name === null ? [] : [brandOf(name)])));
  return !own.includes(brandOf(outlet)) && !sites.some(({ id }) => outlet.toLowerCase().startsWith(id));
}

const closingCredit = /^.*\((?<outlet>[A-Za-z][\w-]*\.(?:com|co\.id|co|id))\s*[/,][^()]*\)$/;
const sourceLine = /^Sumber\s*:\s*(?<outlet>[A-Z][\w .-]{2,40})$/;

/** The name in a dateline, a closing credit or a source line tells; a title nobody names is read as the site's first. */
function printedPortal(lines: readonly DumpLine[], site: SiteRule): Portal | null {
  const [only, ...others] = site.portals;
  if (only === undefined || others.length === 0) return only ?? null;
  const names = [
    ...lines.map(({ text }) => readDateline(text, knownNames)?.outlet),
    ...lines.map(({ text }) => closingCredit.exec(text)?.groups?.['outlet']),
    ...lines.map(({ text }) => sourceLine.exec(text)?.groups?.['outlet']),
  ];
  for (const name of names) {
    if (name === undefined || name === null) continue;
    const portal = site.portals.find(({ name: own }) => own !== null && brandOf(own) === brandOf(name));
    if (portal !== undefined) return portal;
  }
  return only;
}

/** "TRIBUN-TIMUR.COM", "Tribun-Timur.com" and "Tribun Timur" -> one key. */
export function brandOf(name: string): string {
  return name
    .toLowerCase()
    .replace(/\.(?:com|co\.id|co|id|net)$/, '')
    .replace(/[^a-z0-9]/g, '');
}
