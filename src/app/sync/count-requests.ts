import { afterRequests, type SiteRequests } from '../../drift/listing-alarms.ts';
import type { Fetcher } from '../../fetch/client.ts';
import type { FetchOutcome, UnchangedPage } from '../../fetch/fetch-outcome.ts';
import { siteKeyOf } from '../../fetch/input-urls.ts';
import { sites } from '../../sites/index.ts';
import { matchHost } from '../../sites/match.ts';
import type { SyncMemory } from '../../state/sync-memory.ts';

/** Counts how the sites of a run answer. */
export class RequestCount {
  readonly #sites: Map<string, SiteRequests> = new Map();
  readonly #now: number;

  constructor(now: number) {
    this.#now = now;
  }

  /** The same fetcher, whose answers are counted. */
  watch(fetcher: Fetcher): Fetcher {
    const counted = async <T extends FetchOutcome | UnchangedPage>(asked: Promise<T>): Promise<T> => {
      const outcome = await asked;
      this.#count(outcome);
      return outcome;
    };
    return {
      ...fetcher,
      fetchPage: (url, options) => counted(fetcher.fetchPage(url, options)),
      fetchIfChanged: (url, marks, options) => counted(fetcher.fetchIfChanged(url, marks, options)),
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
    const { hostname } = new URL(exchange.targetUri);
    const site = matchHost(hostname, sites)?.site.id ?? siteKeyOf(hostname);
    const { requests, refused } = this.#sites.get(site) ?? { requests: 0, refused: 0 };
    const { status } = exchange.response;
    const isRefused = status === 403 || status === 429 || (!outcome.ok && outcome.failure.code === 'blocked');
    const at = { since: this.#now, until: this.#now };
    this.#sites.set(site, { requests: requests + 1, refused: refused + (isRefused ? 1 : 0), ...at });
  }
}

/** What earlier runs left of the requests of each site. */
export function requestsBefore(memory: SyncMemory): Map<string, SiteRequests> {
  return new Map(JSON.parse(memory.fact('requests') ?? '[]') as [string, SiteRequests][]);
}
