import { type FetchOutcome, headerOf, type UnchangedPage } from '../../fetch/fetch-outcome.ts';
import type { Answered, RawPage } from '../../model/outcome.ts';
import type { KeptVisits, VisitedPage } from '../../state/kept-visits.ts';
import type { SyncMemory } from '../../state/sync-memory.ts';
import type { PageFetcher } from '../fetch/open-network.ts';
import { isSameMark } from './listing-marks.ts';

/** What is known of a host's word on whether a page has changed. */
interface HostWord {
  /** How often in a row it held when it was put to the test. */
  readonly kept: number;
  /** How often it was taken since. */
  readonly taken: number;
  readonly isBroken: boolean;
}

/** A host is believed once its word held so often, and put to the test again with every twentieth visit. */
const trustedAfter = 3;
const takenBetween = 19;

/** The hosts whose word counts. */
export class HostWords {
  readonly #memory: SyncMemory;

  constructor(memory: SyncMemory) {
    this.#memory = memory;
  }

  isTaken(host: string): boolean {
    const { kept, taken, isBroken } = this.#wordOf(host);
    return !isBroken && kept >= trustedAfter && taken < takenBetween;
  }

  take(host: string): void {
    const word = this.#wordOf(host);
    this.#keep(host, { ...word, taken: word.taken + 1 });
  }

  /** A word that did not hold once is never taken again. */
  test(host: string, held: boolean): void {
    const { kept, isBroken } = this.#wordOf(host);
    this.#keep(host, { kept: held ? kept + 1 : 0, taken: 0, isBroken: isBroken || !held });
  }

  #wordOf(host: string): HostWord {
    const word = this.#memory.fact(factOf(host));
    return word === null ? { kept: 0, taken: 0, isBroken: false } : (JSON.parse(word) as HostWord);
  }

  #keep(host: string, word: HostWord): void {
    this.#memory.keepFact(factOf(host), JSON.stringify(word));
  }
}

function factOf(host: string): string {
  return `word of ${host}`;
}

/**
 * The pages of one story, visited again. Where the host's word counts, a page is asked for only if it has changed, and
 * one that has not is the kept one; else the page is asked for, and what its host said of it is put to the test.
 */
export class VisitMarks {
  readonly #words: HostWords;
  readonly #kept: Promise<ReadonlyMap<string, VisitedPage> | null>;
  /** Hosts that would have called their pages unchanged; null for a page of which that is not known. */
  readonly #claims: (string | null)[] = [];

  constructor(words: HostWords, kept: KeptVisits, key: string) {
    this.#words = words;
    this.#kept = kept.pagesOf(key);
  }

  /** The pages as they came at the last visit, by the address asked; null where they are not kept. */
  get kept(): Promise<ReadonlyMap<string, VisitedPage> | null> {
    return this.#kept;
  }

  async fetchPage(url: string, fetcher: PageFetcher): Promise<FetchOutcome> {
    const kept = (await this.#kept)?.get(url);
    const marks = kept?.page.fetch ?? null;
    const { host } = new URL(url);
    if (kept === undefined || marks === null || !this.#words.isTaken(host)) {
      const outcome = await fetcher.fetchPage(url);
      if (outcome.ok)
        this.#claims.push(marks !== null && isSameMark(marks, outcome.page.fetch ?? undefined) ? host : null);
      return outcome;
    }
    const outcome = await fetcher.fetchIfChanged(url, marks);
    if (!outcome.ok || outcome.page !== null) return outcome;
    this.#words.take(host);
    return {
      ok: true,
      page: { ...kept.page, fetch: renewed(marks, { ...outcome, page: null }) },
      exchange: kept.exchange,
    };
  }

  /** Whether a page is all that was kept of the story, byte for byte. */
  async isKept(url: string, { content, contentType }: RawPage): Promise<boolean> {
    const kept = await this.#kept;
    const page = kept?.size === 1 ? kept.get(url)?.page : undefined;
    return (
      page !== undefined && page.contentType === contentType && Buffer.from(page.content).equals(Buffer.from(content))
    );
  }

  /** Whether a page that is kept has the same validators again. */
  async isKnownBy({ url, page: { fetch } }: Pick<VisitedPage, 'url' | 'page'>): Promise<boolean> {
    const marks = (await this.#kept)?.get(url)?.page.fetch;
    return marks?.etag === fetch?.etag && marks?.lastModified === fetch?.lastModified;
  }

  /** Whether the text of the story is as before, which tells whether the word of its host held. */
  judge(isSame: boolean): void {
    const [host] = this.#claims;
    if (typeof host === 'string' && this.#claims.every((claim) => claim === host)) this.#words.test(host, isSame);
  }
}

/** An answer that a page has not changed may say anew what the page is known by. */
function renewed(marks: Answered, { exchange }: UnchangedPage): Answered {
  const { headers } = exchange.response;
  return {
    ...marks,
    etag: headerOf(headers, 'etag') ?? marks.etag,
    lastModified: headerOf(headers, 'last-modified') ?? marks.lastModified,
  };
}
