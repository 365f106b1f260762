import type { Header } from '../model/outcome.ts';
import { connectTarget, hostPortOf } from './address-policy.ts';
import { malformedAddress, outcomeOf } from './arrival-outcome.ts';
import { type HostMemory, openHosts } from './circuit-breaker.ts';
import type { WantedKind } from './content-kind.ts';
import { Stop } from './faults.ts';
import type { FetchOutcome, UnchangedPage } from './fetch-outcome.ts';
import { type FetcherSettings, type FetchSettings, settleSettings } from './fetcher-settings.ts';
import { travel } from './follow-redirects.ts';
import { openMemory } from './host-memory.ts';
import { siteKeyOf } from './input-urls.ts';
import { politenessFor } from './politeness.ts';
import { type Net, runOverFault } from './request-with-retry.ts';
import { robotsCacheFor } from './robots-cache.ts';
import { routesFor } from './routes.ts';
import { watchSentRequests } from './sent-requests.ts';
import { joinSignals } from './stop-signals.ts';

export interface PageRequest {
  readonly signal?: AbortSignal;
  /** `feed` takes feeds and sitemaps besides pages. Default `html`. */
  readonly wanted?: WantedKind;
}

/** What an earlier answer said of itself. */
export interface PageMarks {
  readonly etag: string | null;
  readonly lastModified: string | null;
}

/** Fetches pages politely and safely; failures are values. */
export interface Fetcher {
  fetchPage(url: string, options?: PageRequest): Promise<FetchOutcome>;
  /** The same, but a page that is as the marks say comes back as `page: null`. */
  fetchIfChanged(url: string, marks: PageMarks, options?: PageRequest): Promise<FetchOutcome | UnchangedPage>;
  /** Sitemaps that the host's robots.txt names; none with `ignoreRobots`. */
  sitemapsOf(url: string): Promise<readonly string[]>;
  /**
   * What is worth keeping of the hosts of which something has changed since the last call, each row whole: cool-downs,
   * the last request, robots.txt. Given as `memory` to the next fetcher, the rows keep it from asking too soon.
   */
  takeMemory(): readonly HostMemory[];
  /** Ends every connection; what is under way ends as stopped. */
  close(): Promise<void>;
}

/** Settings of which there are no complaints (`settingsComplaints`) -> a fetcher. */
export function createFetcher(given: FetchSettings): Fetcher {
  const settings = settleSettings(given);
  const run = new AbortController();
  const timer = new AbortController();
  if (settings.maxTimeMs !== null) limitRun(settings, settings.maxTimeMs, run, timer.signal);
  const net = openNet(settings);
  const unwatch = watchSentRequests((hostname) => net.politeness.touch(siteKeyOf(hostname)));
  const headers = requestHeaders(settings);
  const robots = settings.ignoreRobots ? null : robotsCacheFor(net, headers, run.signal);

  let isQuestioned = false;
  const questionHaste = (url: URL): void => {
    const ownServer = settings.allowPrivate || connectTarget(settings, hostPortOf(url)) !== null;
    if (isQuestioned || settings.delayMs > 0 || ownServer) return;
    isQuestioned = true;
    const message = 'is asked without a pause: --delay 0 is meant for servers of your own';
    settings.onEvent({ type: 'note', host: url.host, message });
  };

  const fetchAny = async (
    input: string,
    validators: readonly Header[],
    options: PageRequest,
  ): Promise<FetchOutcome | UnchangedPage> => {
    if (!URL.canParse(input)) return malformedAddress(input);
    const url = new URL(input);
    url.hash = '';
    url.username = '';
    url.password = '';
    questionHaste(url);
    const stop = joinSignals(run.signal, options.signal);
    try {
      const trip = { url, headers, validators, wanted: options.wanted ?? 'html' };
      const outcome = outcomeOf(input, await travel(net, robots, { signal: stop.signal, usedMs: 0 }, trip));
      settings.onEvent({ type: 'ended', host: url.host, url: url.href });
      return outcome;
    } finally {
      stop.release();
    }
  };

  return {
    async fetchPage(url, options = {}) {
      const outcome = await fetchAny(url, [], options);
      return outcome.ok && outcome.page === null ? malformedAddress(url) : outcome;
    },
    fetchIfChanged: (url, marks, options = {}) => fetchAny(url, validatorsOf(marks), options),
    async sitemapsOf(url) {
      return URL.canParse(url) && robots !== null ? robots.sitemapsOf(new URL(url)) : [];
    },
    takeMemory: () => net.memory.take(),
    async close() {
      timer.abort();
      run.abort();
      unwatch();
      await net.routes.close();
    },
  };
}

function openNet(settings: FetcherSettings): Net {
  const hosts = openHosts(settings.limits, settings.clock);
  const politeness = politenessFor(settings, hosts);
  return { settings, routes: routesFor(settings), hosts, politeness, memory: openMemory(settings, hosts, politeness) };
}

function limitRun(settings: FetcherSettings, ms: number, run: AbortController, cancelled: AbortSignal): void {
  settings.clock.sleep(ms, cancelled).then(() => {
    if (!cancelled.aborted) run.abort(new Stop(runOverFault()));
  });
}

function requestHeaders(settings: FetcherSettings): readonly Header[] {
  const headers: readonly Header[] = [
    ['user-agent', settings.userAgent],
    ['accept', 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8'],
    ['accept-language', 'id,en;q=0.5'],
    ['accept-encoding', 'gzip, deflate, br'],
  ];
  return settings.from === null ? headers : [...headers, ['from', settings.from]];
}

function validatorsOf(marks: PageMarks): readonly Header[] {
  const headers: Header[] = [];
  if (marks.etag !== null) headers.push(['if-none-match', marks.etag]);
  if (marks.lastModified !== null) headers.push(['if-modified-since', marks.lastModified]);
  return headers;
}
