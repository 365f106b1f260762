import { messageOf } from '../errors.ts';
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

/** A quarter above the longest page of the corpus. What a page can cost grows with the square of its length: 10 s here. */
const harmlessLength = 300_000;

/**
 * Cleans the first `here` pages in this process, so that a single one is quick, and all after them in a pool of child
 * processes; a page that is long enough to hang or to burst its process goes there in any case.
 */
export function openCleaner(
  site: SiteId | null,
  openPool: () => Promise<PageCleaner>,
  here: number = fewPages,
): PageCleaner {
  let pool: Promise<PageCleaner> | null = null;
  let seen = 0;
  return {
    clean: async (pages) => {
      seen += pages.length;
      if (seen <= here && pages.every(({ content }) => content.length <= harmlessLength)) return cleanHere(pages, site);
      pool ??= openPool();
      return (await pool).clean(pages);
    },
    close: async () => {
      await (await pool)?.close();
    },
  };
}

/** A page that breaks the cleaner costs itself, not the batch. */
async function cleanHere(pages: readonly RawPage[], site: SiteId | null): Promise<Cleaned[]> {
  const cleaned: Cleaned[] = [];
  for (const page of pages) cleaned.push(await cleanInput(page, site, sites).catch(brokenBy));
  return cleaned;
}

/** What a page came to that its cleaner did not survive. */
export function brokenBy(error: unknown): Cleaned {
  const message = `the page crashed its reader: ${messageOf(error).slice(0, 120)}`;
  return { hash: '', kind: 'failure', failure: { code: 'unreadable', message } };
}
