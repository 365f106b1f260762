import type { ListingAnswer, PolledPage, Walk } from '../../discover/walk.ts';
import type { Fetcher, PageMarks } from '../../fetch/client.ts';
import { type FetchOutcome, headerOf, type UnchangedPage } from '../../fetch/fetch-outcome.ts';
import type { ListingHistory, ListingMark } from '../../state/sync-memory.ts';
import { day } from '../../text/dates.ts';

/** So many lies in a row and a listing is not believed again; one alone may be a story that came between two questions. */
const provenLies = 2;

/**
 * One poll of a listing whose pages are asked for only if they have changed since the last one. Once a day a page that
 * says it has not is asked again without a condition: many servers say so of pages that have.
 */
export class ListingMarks {
  readonly #before: ListingHistory;
  readonly #now: number;
  readonly #isTest: boolean;
  /** What the answers of this poll said of themselves, by the address asked. */
  readonly #said: Map<string, PageMarks> = new Map();
  /** Pages that were said to be unchanged, and were read all the same. */
  readonly #tested: Set<string> = new Set();

  constructor(before: ListingHistory, now: number) {
    this.#before = before;
    this.#now = now;
    // A clock that was set back is no reason to wait.
    this.#isTest = before.fullAt === null || now - before.fullAt >= day || before.fullAt > now;
  }

  /** Asks for one page. */
  async fetchPage(url: string, fetcher: Fetcher, signal: AbortSignal): Promise<ListingAnswer> {
    const options = { wanted: 'feed', signal } as const;
    const mark = isLying(this.#before) ? undefined : this.#before.marks[url];
    if (mark === undefined) return this.#note(url, await fetcher.fetchPage(url, options));
    const answer = this.#note(url, await fetcher.fetchIfChanged(url, mark, options));
    if (!this.#isTest || !answer.ok || answer.page !== null) return answer;
    this.#tested.add(url);
    return this.#note(url, await fetcher.fetchPage(url, options));
  }

  /** The walk, with what unchanged pages named when they were read. */
  completed(walk: Walk): Walk {
    return { ...walk, pages: walk.pages.map((page) => this.#completedPage(page)) };
  }

  /** What is remembered of it for the next poll. */
  history({ pages }: Walk): Pick<ListingHistory, 'marks' | 'fullAt' | 'lies'> {
    const marks = Object.fromEntries(
      pages.flatMap((page) => {
        const mark = this.#markOf(page);
        return mark === null ? [] : [[page.url, mark] as const];
      }),
    );
    return { marks, fullAt: this.#isTest ? this.#now : this.#before.fullAt, lies: this.#lies(pages) };
  }

  #note<Outcome extends FetchOutcome | UnchangedPage>(url: string, outcome: Outcome): Outcome {
    if (!outcome.ok) return outcome;
    const { headers } = outcome.exchange.response;
    const before = outcome.page === null ? this.#before.marks[url] : undefined;
    this.#said.set(url, {
      etag: headerOf(headers, 'etag') ?? before?.etag ?? null,
      lastModified: headerOf(headers, 'last-modified') ?? before?.lastModified ?? null,
    });
    return outcome;
  }

  #completedPage(page: PolledPage): PolledPage {
    const mark = this.#before.marks[page.url];
    if (page.outcome !== 'unchanged' || mark === undefined) return page;
    return { ...page, listed: mark.listed, itemsHash: mark.itemsHash };
  }

  /** Of pages without stories nothing is kept: an index of sitemaps stays the same while those it names change. */
  #markOf({ url, listed, itemsHash, warnings }: PolledPage): ListingMark | null {
    const said = this.#said.get(url);
    if (said === undefined || itemsHash === null || listed === 0 || warnings.length > 0) return null;
    return said.etag === null && said.lastModified === null ? null : { ...said, listed, itemsHash };
  }

  #lies(pages: readonly PolledPage[]): number {
    const { lies, marks } = this.#before;
    const tested = pages.filter(({ url, outcome }) => outcome === 'read' && this.#tested.has(url));
    const lied = tested.filter(({ url, itemsHash }) => marks[url]?.itemsHash !== itemsHash);
    if (lied.length === 0) return tested.length > 0 && lies < provenLies ? 0 : lies;
    return lied.some(({ url }) => isSameMark(marks[url], this.#said.get(url))) ? provenLies : lies + 1;
  }
}

/** Whether a listing said too often that it had not changed when it had. */
export function isLying({ lies }: Pick<ListingHistory, 'lies'>): boolean {
  return lies >= provenLies;
}

/** Whether a server that gave these marks would say of the page of the first that it is the second. */
export function isSameMark(before: PageMarks | undefined, after: PageMarks | undefined): boolean {
  if (before === undefined || after === undefined) return false;
  if (before.etag !== null || after.etag !== null) return before.etag === after.etag;
  return before.lastModified !== null && before.lastModified === after.lastModified;
}
