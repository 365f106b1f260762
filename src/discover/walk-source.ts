import { isDated, isPaged, type ListingSource } from './listing-source.ts';
import { beginWalk, lostBefore, type Walk, type WalkOptions } from './walk.ts';
import { walkDays, walkPages } from './walk-pages.ts';
import { walkSitemaps } from './walk-sitemaps.ts';

/**
 * Reads a source as far as it has to be read: page by page until a page is wholly known, the window ends, or the list
 * does. What fails is written down in `pages`, and never thrown.
 */
export async function walkSource(source: ListingSource, options: WalkOptions): Promise<Walk> {
  const steps = beginWalk(source, options);
  if (isDated(source)) return steps.finish(await walkDays(steps, source, options));
  if (isPaged(source)) await walkPages(steps, source, options);
  else await walkSitemaps(steps, source, options);
  return steps.finish(lostBefore(steps, source, options));
}
