import { messageOf } from '../errors.ts';
import type { SiteId } from '../model/article.ts';
import type { RawPage, StoredPage } from '../model/outcome.ts';
import { sites } from '../sites/index.ts';
import { type Cleaned, cleanInput, cleanStored } from './clean-input.ts';

/** Cleans batches of pages, each page apart from the others. */
export interface PageCleaner {
  /** A batch -> what each page came to, in order. Never throws on pages. */
  readonly clean: (pages: readonly RawPage[]) => Promise<readonly Cleaned[]>;
  /** The same for pages that are left where they lie; null for one that is not what it was found to be. */
  readonly cleanStored: (pages: readonly StoredPage[]) => Promise<readonly (Cleaned | null)[]>;
  /** May be called twice. */
  readonly close: () => Promise<void>;
}

/** Starting children takes longer than cleaning this many pages here. After a full batch of 16 there are more to come. */
const fewPages = 15;

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
  const staysHere = (pages: readonly (RawPage | StoredPage)[]): boolean => {
    seen += pages.length;
    return seen <= here && pages.every((page) => lengthOf(page) <= harmlessLength);
  };
  const openOnce = (): Promise<PageCleaner> => {
    pool ??= openPool();
    return pool;
  };
  return {
    clean: async (pages) => (staysHere(pages) ? cleanHere(pages, site) : (await openOnce()).clean(pages)),
    cleanStored: async (pages) =>
      staysHere(pages) ? cleanStoredHere(pages, site) : (await openOnce()).cleanStored(pages),
    close: async () => {
      await (await pool)?.close();
    },
  };
}

/** A page that breaks the cleaner costs itself, not the batch. */
export async function cleanHere(
  pages: readonly RawPage[],
  site: SiteId | null,
  onCleaned?: () => void,
): Promise<Cleaned[]> {
  const cleaned: Cleaned[] = [];
  for (const page of pages) {
    cleaned.push(await cleanInput(page, site, sites).catch(brokenBy));
    onCleaned?.();
  }
  return cleaned;
}

/** Pages left where they lie -> what each came to, one after the other. */
export async function cleanStoredHere(
  pages: readonly StoredPage[],
  site: SiteId | null,
  onCleaned?: () => void,
): Promise<(Cleaned | null)[]> {
  const { StoredReader } = await import('../input/stored-reader.ts');
  const reader = new StoredReader();
  const cleaned: (Cleaned | null)[] = [];
  try {
    for (const page of pages) {
      cleaned.push(await cleanStored(page, reader, site, sites).catch(brokenBy));
      onCleaned?.();
    }
  } finally {
    await reader.close();
  }
  return cleaned;
}

/** How long a page is, in bytes or characters. */
export function lengthOf(page: RawPage | StoredPage): number {
  return 'size' in page ? page.size : page.content.length;
}

/** What a page came to that its cleaner did not survive. */
export function brokenBy(error: unknown): Cleaned {
  const message = `the page crashed its reader: ${messageOf(error).slice(0, 120)}`;
  return { hash: '', kind: 'failure', failure: { code: 'unreadable', message } };
}
