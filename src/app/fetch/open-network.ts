import type { HostMemory } from '../../fetch/circuit-breaker.ts';
import type { Fetcher, PageMarks, PageRequest } from '../../fetch/client.ts';
import type { FetchEvent, FetchOutcome, UnchangedPage } from '../../fetch/fetch-outcome.ts';
import type { FetchSettings } from '../../fetch/fetcher-settings.ts';

/** Where what the network remembers of hosts is kept from run to run. */
export interface HostRows {
  readonly hosts: () => readonly HostMemory[];
  readonly keepHosts: (hosts: readonly HostMemory[]) => void;
}

/** Makes the fetcher of a run. */
export type CreateFetcher = (settings: FetchSettings) => Fetcher;

/** The network of one run: opened with the first request, with what earlier runs learnt of the hosts. */
export class OpenNetwork {
  readonly #settings: FetchSettings;
  readonly #rows: HostRows | null;
  readonly #onEvent: (event: FetchEvent) => void;
  readonly #create: CreateFetcher | null;
  #fetcher: Fetcher | null = null;

  /** `rows` is null where nothing stays of a run; `create` is null for the real network, which is loaded when needed. */
  constructor(
    settings: FetchSettings,
    rows: HostRows | null,
    onEvent: (event: FetchEvent) => void,
    create: CreateFetcher | null = null,
  ) {
    this.#create = create;
    this.#settings = settings;
    this.#rows = rows;
    this.#onEvent = onEvent;
  }

  async open(): Promise<Fetcher> {
    if (this.#fetcher !== null) return this.#fetcher;
    const create = this.#create ?? (await import('../../fetch/client.ts')).createFetcher;
    const memory = this.#rows?.hosts() ?? [];
    this.#fetcher ??= create({ ...this.#settings, memory, onEvent: this.#onEvent });
    return this.#fetcher;
  }

  /** What was learnt of hosts since the last call goes to the state, and stays with its next commit. */
  keepMemory(): void {
    if (this.#fetcher !== null) this.#rows?.keepHosts(this.#fetcher.takeMemory());
  }

  async close(): Promise<void> {
    await this.#fetcher?.close();
  }
}

/** What asks for pages. */
export interface PageFetcher {
  readonly fetchPage: (url: string) => Promise<FetchOutcome>;
  /** The same, but a page that is as the marks say comes back as `page: null`. */
  readonly fetchIfChanged: (url: string, marks: PageMarks) => Promise<FetchOutcome | UnchangedPage>;
}

/** How long a page that was being read when the run was stopped may still take, in milliseconds. */
const graceMs = 3000;

/**
 * A fetcher that ends in time: when `stop` fires, pages that still wait for their turn are given up at once, those
 * being read after three seconds.
 */
export function stoppableFetch(fetcher: Fetcher, stop: AbortSignal, isAsked: (url: string) => boolean): PageFetcher {
  const open = new Map<AbortController, string>();
  const end = (): void => {
    for (const [page, url] of open) if (!isAsked(url)) page.abort();
    setTimeout(() => {
      for (const page of open.keys()) page.abort();
    }, graceMs).unref();
  };
  stop.addEventListener('abort', end, { once: true });
  const watched = async <T>(url: string, ask: (options: PageRequest) => Promise<T>): Promise<T> => {
    const page = new AbortController();
    open.set(page, url);
    if (stop.aborted) page.abort();
    try {
      return await ask({ signal: page.signal });
    } finally {
      open.delete(page);
    }
  };
  return {
    fetchPage: (url) => watched(url, (options) => fetcher.fetchPage(url, options)),
    fetchIfChanged: (url, marks) => watched(url, (options) => fetcher.fetchIfChanged(url, marks, options)),
  };
}
