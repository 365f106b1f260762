import type { Fetcher, PageMarks, PageRequest } from '../../fetch/client.ts';
import type { FetchOutcome, UnchangedPage } from '../../fetch/fetch-outcome.ts';

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
