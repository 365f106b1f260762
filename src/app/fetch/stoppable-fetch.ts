import type { Fetcher } from '../../fetch/client.ts';
import type { FetchOutcome } from '../../fetch/outcome.ts';

/** How long a page that was being read when the run was stopped may still take, in milliseconds. */
const graceMs = 3000;

/**
 * A fetcher that ends in time: when `stop` fires, pages that still wait for their turn are given up at once, those
 * being read after three seconds.
 */
export function stoppableFetch(
  fetcher: Fetcher,
  stop: AbortSignal,
  isAsked: (url: string) => boolean,
): (url: string) => Promise<FetchOutcome> {
  const open = new Map<AbortController, string>();
  const end = (): void => {
    for (const [page, url] of open) if (!isAsked(url)) page.abort();
    setTimeout(() => {
      for (const page of open.keys()) page.abort();
    }, graceMs).unref();
  };
  stop.addEventListener('abort', end, { once: true });
  return async (url) => {
    const page = new AbortController();
    open.set(page, url);
    if (stop.aborted) page.abort();
    try {
      return await fetcher.fetchPage(url, { signal: page.signal });
    } finally {
      open.delete(page);
    }
  };
}
