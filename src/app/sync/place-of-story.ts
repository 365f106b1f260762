import type { SiteRule } from '../../model/site-rule.ts';
import { sites } from '../../sites/index.ts';
import { dayIn } from '../../text/listed-times.ts';

/** Site, portal and day under which a story is counted. */
export interface StoryPlace {
  readonly site: string;
  /** Empty where the site has one only. */
  readonly portal: string;
  /** `2026-11-29`, by the portal's clock. */
  readonly day: string;
}

const rules: ReadonlyMap<string, SiteRule> = new Map(sites.map((site) => [site.id, site]));

/** A story's site and portal, and when it was published in milliseconds since 1970 -> where it is counted. */
export function placeOf(id: string, portal: string | null, at: number): StoryPlace {
  const site = rules.get(id);
  const zone = site?.portals.find((one) => one.id === portal)?.zone ?? site?.zone ?? 'WIB';
  return { site: id, portal: (site?.portals.length ?? 0) > 1 ? (portal ?? '') : '', day: dayIn(zone, at) };
}
