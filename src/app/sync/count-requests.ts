import { afterRequests, isBlocking, type SiteRequests } from '../../drift/listing-alarms.ts';
import type { Fetcher } from '../../fetch/client.ts';
import type { FailedPage, FetchOutcome, UnchangedPage } from '../../fetch/fetch-outcome.ts';
import { siteKeyOf } from '../../fetch/input-urls.ts';
import { sites } from '../../sites/index.ts';
import { matchHost } from '../../sites/match.ts';
import type { SyncMemory } from '../../state/sync-memory.ts';

/** Counts how the sites of a run answer, and asks no more of one that refuses. */
export class RequestCount {
  readonly #sites: Map<string, SiteRequests> = new Map();
  readonly #now: number;

  constructor(now: number) {
    this.#now = now;
  }

  /** The same fetcher, whose answers are counted. */
  watch(fetcher: Fetcher): Fetcher {
    const counted = async <T extends UnchangedPage>(url: string, ask: () => Promise<FetchOutcome | T>) => {
      const site = siteOf(url);
      const before = this.#sites.get(site);
      if (before !== undefined && isBlocking(before)) return refusedBefore(site);
      const outcome = await ask();
      this.#count(outcome);
      return outcome;
    };
    return {
      ...fetcher,
      fetchPage: (url, options) => counted<never>(url, () => fetcher.fetchPage(url, options)),
      fetchIfChanged: (url, marks, options) => counted(url, () => fetcher.fetchIfChanged(url, marks, options)),
    };
  }

  /** The requests of this run by site, joined with those that earlier runs left to it; the state keeps them for the next one. */
  join(memory: SyncMemory): ReadonlyMap<string, SiteRequests> {
    const all = requestsBefore(memory);
    for (const [site, own] of this.#sites) all.set(site, afterRequests(all.get(site), own));
    memory.keepFact('requests', JSON.stringify([...all]));
    return all;
  }

  /** Whether all sites that answered are among these. */
  isOnly(blocked: ReadonlySet<string>): boolean {
    return this.#sites.size > 0 && [...this.#sites.keys()].every((site) => blocked.has(site));
  }

  /** A request that was not answered, or not sent, says nothing. */
  #count(outcome: FetchOutcome | UnchangedPage): void {
    const { exchange } = outcome;
    if (exchange === null) return;
    const site = siteOf(exchange.targetUri);
    const { requests, refused } = this.#sites.get(site) ?? { requests: 0, refused: 0 };
    const { status } = exchange.response;
    const isRefused = status === 403 || status === 429 || (!outcome.ok && outcome.failure.code === 'blocked');
    const at = { since: this.#now, until: this.#now };
    this.#sites.set(site, { requests: requests + 1, refused: refused + (isRefused ? 1 : 0), ...at });
  }
}

function siteOf(url: string): string {
  const { hostname } = new URL(url);
  return matchHost(hostname, sites)?.site.id ?? siteKeyOf(hostname);
}

/** What becomes of an address of a site that has refused most of this run's requests: it is not asked for. */
function refusedBefore(site: string): FailedPage {
  const message = `${site} refused most requests of this run and is left alone; it is asked again later`;
  return { ok: false, failure: { code: 'blocked', message }, exchange: null, retryAt: null };
}

/** What earlier runs left of the requests of each site. */
export function requestsBefore(memory: SyncMemory): Map<string, SiteRequests> {
  return new Map(JSON.parse(memory.fact('requests') ?? '[]') as [string, SiteRequests][]);
}
