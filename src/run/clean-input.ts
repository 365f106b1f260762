import { createHash } from 'node:crypto';
import { composeArticle } from '../extract/compose-article.ts';
import type { StoredReader } from '../input/stored-reader.ts';
import type { Article, SiteId } from '../model/article.ts';
import type { ExtractedPage } from '../model/extracted-page.ts';
import type { Failure, PageInput, RawPage, StoredPage } from '../model/outcome.ts';
import type { SiteRule } from '../model/site-rule.ts';
import { storyKey } from '../text/addresses.ts';
import { foldText } from '../text/whitespace.ts';
import { cleanPage } from './clean-page.ts';

/** What one input came to by itself: a whole story, a part that waits for others, or a failure. `hash` is the SHA-256 of what was read. */
export type Cleaned = { readonly hash: string } & (
  | { readonly kind: 'whole'; readonly article: Article; readonly key: string | null }
  | { readonly kind: 'part'; readonly page: ExtractedPage; readonly key: string }
  | { readonly kind: 'failure'; readonly failure: Failure }
);

/** A page as it came -> what it comes to by itself. Runs in a child process as well as here: everything in and out can be sent. */
export async function cleanInput(raw: RawPage, site: SiteId | null, sites: readonly SiteRule[]): Promise<Cleaned> {
  const hash = createHash('sha256').update(raw.content).digest('hex');
  const result = await cleanPage(raw, site, sites);
  if (!result.ok) return { hash, kind: 'failure', failure: result.failure };
  const { page } = result;
  const key = keyOf(page);
  const { position } = page;
  const alone = key === null || (position.page === 1 && position.total === 1);
  return alone ? { hash, kind: 'whole', article: composeArticle([page]), key } : { hash, kind: 'part', page, key };
}

/** A page left where it lies -> what it comes to; null where that is not one page, so that whoever found it has to look. */
export async function cleanStored(
  page: StoredPage,
  reader: StoredReader,
  site: SiteId | null,
  sites: readonly SiteRule[],
): Promise<Cleaned | null> {
  let only: PageInput | null = null;
  for await (const input of reader.read(page)) {
    if (only !== null || !input.ok || input.page.input !== page.input || input.page.url !== page.url) return null;
    only = input;
  }
  return only === null ? null : cleanInput(only.page, site, sites);
}

/** Pages with the same canonical address belong together; printed pages without one, by site, title and page count. */
function keyOf({ fields, position }: ExtractedPage): string | null {
  if (fields.canonicalUrl !== null) return storyKey(withoutNumber(fields.canonicalUrl, fields.site, position.page));
  if (fields.title === null || position.total === null || position.total < 2) return null;
  return `${fields.site} ${position.total} ${foldText(fields.title)}`;
}

/** WordPress calls the second page of `/kisah/` canonically `/kisah/2/`. */
function withoutNumber(address: string, site: SiteId, page: number | 'all'): string {
  const tail = `/${page}`;
  const plain = address.replace(/\/$/, '');
  return site === 'generic' && page !== 1 && plain.endsWith(tail) ? plain.slice(0, -tail.length) : address;
}
