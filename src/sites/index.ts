import type { SiteId } from '../model/article.ts';
import type { SiteRule } from '../model/site-rule.ts';
import { generic } from './generic/generic.ts';
import { kompas } from './kompas/kompas.ts';
import { kontan } from './kontan/kontan.ts';
import { tribun } from './tribun/tribun.ts';

/** Every built-in rule; `generic` comes last and takes what no other claims. */
export const sites: readonly SiteRule[] = [kompas, kontan, tribun, generic];

export const siteIds: readonly SiteId[] = sites.map((site) => site.id);

export { generic, kompas, kontan, tribun };
