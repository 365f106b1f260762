import type { SiteId } from '../model/article.ts';
import type { SiteRule } from '../model/site-rule.ts';
import { generic } from './generic/generic.ts';
import { kompas } from './kompas/kompas.ts';
import { kontan } from './kontan/kontan.ts';
import { tribun } from './tribun/tribun.ts';

/** Every built-in rule; `generic` comes last and takes what no other claims. */
export const sites: readonly SiteRule[] = [kompas, kontan, tribun, generic];

export const siteIds: readonly SiteId[] = sites.map((site) => site.id);

/** Those with hosts of their own, which can be followed. */
export const ownSites: readonly SiteRule[] = sites.filter((site) => site.catchAll !== true);

/** Whether a record's site has hosts of its own, so that what holds for the addresses of one site can be asked of it. */
export function isOwnSite(id: SiteId): boolean {
  return !catchAllIds.has(id);
}

const catchAllIds: ReadonlySet<SiteId> = new Set(sites.flatMap(({ id, catchAll }) => (catchAll === true ? [id] : [])));

/** `kompas, kontan or tribun`, for messages and help. */
export function oneOf(ids: readonly SiteId[]): string {
  return inWords(ids, 'or');
}

/** `Kompas, Kontan and the Tribun network`. */
export const siteNames: string = inWords(
  ownSites.map(({ name }) => name),
  'and',
);

function inWords(words: readonly string[], joint: 'and' | 'or'): string {
  const last = words.at(-1) ?? '';
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} ${joint} ${last}`;
}

export { generic, kompas, kontan, tribun };
