import { createHash } from 'node:crypto';
import { composeArticle } from '../article/compose-article.ts';
import { composeStory, groupOf, type PackedPage, packPage, type Story } from '../article/story.ts';
import { cleanPage } from '../extract/clean-page.ts';
import type { Guard } from '../extract/steps.ts';
import type { SiteId } from '../model/article.ts';
import type { ExtractedPage, PagePosition } from '../model/extracted-page.ts';
import type { InputFailure, PageInput, RawPage, StoredPage } from '../model/outcome.ts';
import type { SiteRule } from '../model/site-rule.ts';
import { isOwnSite } from '../sites/index.ts';
import type { StoredReader } from '../sources/page-source.ts';
import { storyKey } from '../text/addresses.ts';
import { foldText } from '../text/whitespace.ts';

/** What one input came to by itself: a whole story, a part that waits for others, or a failure. `hash` is the SHA-256 of what was read. */
export type Cleaned = { readonly hash: string } & (
  | (Story & { readonly kind: 'whole'; readonly key: string | null })
  | (Part & { readonly kind: 'part' })
  | { readonly kind: 'failure'; readonly failure: InputFailure }
);

/** A page that waits for others of its story. */
export interface Part {
  readonly page: PackedPage;
  readonly position: PagePosition;
  /** Pages with the same key are brought together. */
  readonly key: string;
  /** What an article of this page would have as id, or its site where that would be a hash. */
  readonly group: string;
}

/** How pages are cleaned. */
export interface CleanSettings {
  /** The site whose rules are used, null for that of each page. */
  readonly site: SiteId | null;
  /** Each page is a story by itself and compared with no other. */
  readonly apart: boolean;
}

/** A page as it came -> what it comes to by itself. Runs in a child process as well as here: everything in and out can be sent. */
export async function cleanInput(
  raw: RawPage,
  { site, apart }: CleanSettings,
  sites: readonly SiteRule[],
  guard: Guard,
): Promise<Cleaned> {
  const hash = createHash('sha256').update(raw.content).digest('hex');
  const result = await cleanPage(raw, site, sites, guard);
  if (!result.ok) return { hash, kind: 'failure', failure: result.failure };
  const { page } = result;
  return guard(() => asCleaned(page, hash, apart));
}

/** A page of its own -> a story, or a part that waits for the others. */
function asCleaned(page: ExtractedPage, hash: string, apart: boolean): Cleaned {
  const key = keyOf(page);
  if (apart) return { hash, kind: 'whole', article: composeArticle([page]), sketch: null, key };
  const { position } = page;
  const isWhole = key === null || (position.page === 1 && position.total === 1);
  // A bare body waits for its page, which may come later and says of the same text where and when it was printed.
  if (isBareBody(page))
    return { hash, kind: 'part', page: packPage(page), position, key: `text ${page.input}`, group: '' };
  if (isWhole) return { hash, kind: 'whole', ...composeStory([page]), key };
  const { site: rule, ownId } = page.fields;
  const group = ownId === null ? rule : groupOf(`${rule}:${ownId}`);
  return { hash, kind: 'part', page: packPage(page), position, key, group };
}

/** A page left where it lies -> what it comes to; null where that is not one page, so that whoever found it has to look. */
export async function cleanStored(
  page: StoredPage,
  reader: StoredReader,
  settings: CleanSettings,
  sites: readonly SiteRule[],
  guard: Guard,
): Promise<Cleaned | null> {
  let only: PageInput | null = null;
  for await (const input of reader.read(page)) {
    if (only !== null || !input.ok || input.page.input !== page.input || input.page.url !== page.url) return null;
    only = input;
  }
  return only === null ? null : cleanInput(only.page, settings, sites, guard);
}

/** Whether nothing but its text is known of a story. */
function isBareBody({ url, fields }: ExtractedPage): boolean {
  const { canonicalUrl, title, publishedAt } = fields;
  return url === null && canonicalUrl === null && title === null && publishedAt === null;
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
  return !isOwnSite(site) && page !== 1 && plain.endsWith(tail) ? plain.slice(0, -tail.length) : address;
}
