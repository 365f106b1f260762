import type { Generation, Portal, SiteRule } from '../model/site-rule.ts';
import type { ParsedPage } from '../page/parse.ts';
import { select } from '../page/select.ts';

/** Host -> the site and portal that claim it; the longest host wins, `*.` stands for any subdomain. */
export function matchHost(
  host: string,
  sites: readonly SiteRule[],
): { readonly site: SiteRule; readonly portal: Portal } | null {
  let best: { readonly site: SiteRule; readonly portal: Portal; readonly length: number } | null = null;
  for (const site of sites) {
    if (isForeignHost(host, site)) continue;
    for (const portal of site.portals) {
      for (const pattern of portal.hosts) {
        const length = pattern.startsWith('*.') ? pattern.length - 2 : pattern.length + 1000;
        if (!hostFits(host, pattern) || length <= (best?.length ?? -1)) continue;
        best = { site, portal: portal.name === null ? named(portal, host) : portal, length };
      }
    }
  }
  return best;
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
