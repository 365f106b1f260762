import { messageOf } from '../errors.ts';
import type { SiteId } from '../model/article.ts';
import type { RawPage } from '../model/outcome.ts';
import { sites } from '../sites/index.ts';
import { type Cleaned, cleanInput } from './clean-input.ts';
import { openCleaner, type PageCleaner } from './page-cleaner.ts';

/** A quarter above the longest page of the corpus. What a page can cost grows with the square of its length: 10 s here. */
const harmlessLength = 300_000;

/**
 * Cleans for a stream. One job works in this process, which takes a quarter less of the core and a third of the memory;
 * only a page that is long enough to hang or to burst it goes to a child. Several jobs work in the pool.
 */
export function openStreamCleaner(
  site: SiteId | null,
  jobs: number,
  openPool: () => Promise<PageCleaner>,
): PageCleaner {
  let pool: Promise<PageCleaner> | null = null;
  const pooled = async (): Promise<PageCleaner> => {
    pool ??= openPool();
    return pool;
  };
  const harmless = jobs === 1 ? cleanHere(site) : openCleaner(site, pooled);
  return {
    clean: async (pages) =>
      pages.some(({ content }) => content.length > harmlessLength)
        ? (await pooled()).clean(pages)
        : survive(harmless, pages),
    close: async () => {
      await (await pool)?.close();
    },
  };
}

function cleanHere(site: SiteId | null): PageCleaner {
  return {
    clean: async (pages) => {
      const cleaned: Cleaned[] = [];
      for (const page of pages) cleaned.push(await cleanInput(page, site, sites));
      return cleaned;
    },
    async close() {},
  };
}

/** A page that breaks the cleaner (nesting beyond the stack) costs itself, not the batch and not the stream. */
async function survive(cleaner: PageCleaner, pages: readonly RawPage[]): Promise<readonly Cleaned[]> {
  try {
    return await cleaner.clean(pages);
  } catch (error) {
    if (pages.length === 1) return [brokenBy(error)];
    const cleaned: Cleaned[] = [];
    for (const page of pages) cleaned.push(...(await survive(cleaner, [page])));
    return cleaned;
  }
}

function brokenBy(error: unknown): Cleaned {
  const message = `the page crashed its reader: ${messageOf(error).slice(0, 120)}`;
  return { hash: '', kind: 'failure', failure: { code: 'unreadable', message } };
}
