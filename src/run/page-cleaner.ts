import type { SiteId } from '../model/article.ts';
import type { RawPage } from '../model/outcome.ts';
import { sites } from '../sites/index.ts';
import { type Cleaned, cleanInput } from './clean-input.ts';

/** Cleans batches of pages, each page apart from the others. */
export interface PageCleaner {
  /** A batch -> what each page came to, in order. Never throws on pages. */
  readonly clean: (pages: readonly RawPage[]) => Promise<readonly Cleaned[]>;
  readonly close: () => Promise<void>;
}

/** Starting children takes longer than cleaning this many pages here. */
const fewPages = 16;

/** Cleans the first pages in this process, so that a single one is quick, and everything after them in a pool. */
export function openCleaner(site: SiteId | null, openPool: () => Promise<PageCleaner>): PageCleaner {
  let pool: Promise<PageCleaner> | null = null;
  let seen = 0;
  return {
    clean: async (pages) => {
      seen += pages.length;
      if (seen <= fewPages) return cleanHere(pages, site);
      pool ??= openPool();
      return (await pool).clean(pages);
    },
    close: async () => {
      await (await pool)?.close();
    },
  };
}

async function cleanHere(pages: readonly RawPage[], site: SiteId | null): Promise<Cleaned[]> {
  const cleaned: Cleaned[] = [];
  for (const page of pages) cleaned.push(await cleanInput(page, site, sites));
  return cleaned;
}
