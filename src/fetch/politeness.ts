import type { Gate, Hosts } from './circuit-breaker.ts';
import type { Clock } from './clock.ts';
import { type Fault, faultOf, Stop } from './faults.ts';
import type { FetcherSettings } from './fetcher-settings.ts';

/** A request that waits for its turn. */
export interface Turn {
  /** Host with port: what is parked and what a circuit belongs to. */
  readonly host: string;
  /** Registrable host: what is paced. */
  readonly site: string;
  /** `front` for what was begun already: hops, retries, robots.txt. */
  readonly place: 'front' | 'back';
  readonly signal: AbortSignal;
}

/** The turn came, or there will be none. */
export type Entry =
  | { readonly ok: true; leave(answeredInMs: number | null): void }
  | { readonly ok: false; readonly fault: Fault; readonly retryAtMs: number | null };

export interface Politeness {
  enter(turn: Turn): Promise<Entry>;
  /** A request was written out just now, maybe long after its turn came: the gap to the next is counted from here. */
  touch(site: string): void;
  /** A site asks for at least this time between two starts. */
  slowTo(site: string, delayMs: number): void;
  /** An earlier run asked a site at this time, as `clock.elapsed()`: negative, since that was before this clock began. */
  recall(site: string, startedAt: number): void;
  /** Something about a host has changed. */
  stir(): void;
}

interface Site {
  readonly queue: Waiter[];
  active: number;
  lastStart: number;
  nextStart: number;
  crawlDelayMs: number;
  lastAnswerMs: number;
}

const idleSite: Omit<Site, 'queue'> = {
  active: 0,
  lastStart: Number.NEGATIVE_INFINITY,
  nextStart: 0,
  crawlDelayMs: 0,
  lastAnswerMs: 0,
};

interface Waiter extends Turn {
  settle(entry: Entry): void;
}

/** Settings and hosts -> the one place that decides when a request starts. */
export function politenessFor(settings: FetcherSettings, hosts: Hosts): Politeness {
  const { clock, limits } = settings;
  const sites = new Map<string, Site>();
  let underWay = 0;
  let alarm: AbortController | null = null;

  const siteOf = (name: string): Site => {
    const site = sites.get(name) ?? { ...idleSite, queue: [] };
    sites.set(name, site);
    return site;
  };

  const stir = (): void => {
    // Without a reason of its own each would make an error with its stack.
    alarm?.abort('stirred');
    alarm = null;
    let wake = Number.POSITIVE_INFINITY;
    for (const [name, site] of [...sites]) wake = Math.min(wake, serve(name, site));
    if (wake !== Number.POSITIVE_INFINITY) sleepUntil(wake);
  };

  const sleepUntil = (wake: number): void => {
    const mine = new AbortController();
    alarm = mine;
    clock.sleep(wake - clock.elapsed(), mine.signal).then(() => {
      if (!mine.signal.aborted) stir();
    });
  };

  /** Starts what may start on one site; gives back when to look again. */
  const serve = (name: string, site: Site): number => {
    const gates = new Map<string, Gate>();
    let wake = Number.POSITIVE_INFINITY;
    for (let index = 0; index < site.queue.length; ) {
      const waiter = site.queue[index];
      if (waiter === undefined) break;
      const gate = gates.get(waiter.host) ?? hosts.gate(waiter.host);
      gates.set(waiter.host, gate);
      const now = clock.elapsed();
      if (gate.is === 'waiting') {
        wake = Math.min(wake, gate.until);
        index += 1;
      } else if (gate.is === 'shut') {
        site.queue.splice(index, 1);
        waiter.settle({ ok: false, fault: shutFault(gate.fault), retryAtMs: wallTime(clock, gate.until) });
      } else if (site.active >= settings.connectionsPerSite || underWay >= limits.connections) {
        return wake;
      } else if (now < site.nextStart) {
        return Math.min(wake, site.nextStart);
      } else {
        site.queue.splice(index, 1);
        gates.delete(waiter.host);
        begin(name, site, waiter);
      }
    }
    return wake;
  };

  const begin = (name: string, site: Site, waiter: Waiter): void => {
    site.active += 1;
    underWay += 1;
    site.lastStart = clock.elapsed();
    site.nextStart = site.lastStart + gapOf(site, settings);
    // The site goes to the end of the row: where all connections are in use, sites take turns.
    sites.delete(name);
    sites.set(name, site);
    hosts.begin(waiter.host);
    let left = false;
    const leave = (answeredInMs: number | null): void => {
      if (left) return;
      left = true;
      site.active -= 1;
      underWay -= 1;
      if (answeredInMs !== null) site.lastAnswerMs = Math.min(answeredInMs, limits.widestGapMs);
      stir();
    };
    waiter.settle({ ok: true, leave });
  };

  return {
    enter: (turn) =>
      new Promise((resolve) => {
        const site = siteOf(turn.site);
        const give = (): void => {
          const index = site.queue.indexOf(waiter);
          if (index >= 0) site.queue.splice(index, 1);
          resolve({ ok: false, fault: stopFault(turn.signal), retryAtMs: null });
        };
        const waiter: Waiter = {
          ...turn,
          settle(entry) {
            turn.signal.removeEventListener('abort', give);
            resolve(entry);
          },
        };
        if (turn.signal.aborted) return give();
        turn.signal.addEventListener('abort', give, { once: true });
        if (turn.place === 'front') site.queue.unshift(waiter);
        else site.queue.push(waiter);
        stir();
      }),
    touch(name) {
      const site = sites.get(name);
      if (site === undefined || site.active === 0) return;
      site.lastStart = clock.elapsed();
      site.nextStart = Math.max(site.nextStart, site.lastStart + gapOf(site, settings));
    },
    slowTo(name, delayMs) {
      const site = siteOf(name);
      site.crawlDelayMs = Math.max(site.crawlDelayMs, delayMs);
      // The time runs from the last start, be it the one that read this delay or one of an earlier run.
      site.nextStart = Math.max(site.nextStart, site.lastStart + delayMs);
    },
    recall(name, startedAt) {
      const site = siteOf(name);
      site.lastStart = Math.max(site.lastStart, startedAt);
      site.nextStart = Math.max(site.nextStart, startedAt + settings.delayMs);
    },
    stir,
  };
}

// Timers fire early and a busy machine sends late: by so much two requests may arrive closer than they were started.
const MARGIN_MS = 5;

/** Milliseconds to the next start: the delay and a random bit more, so that many visitors do not come in step. */
function gapOf(site: Site, settings: FetcherSettings): number {
  const delay = Math.max(settings.delayMs, site.crawlDelayMs);
  if (delay === 0) return 0;
  return Math.max(delay, site.lastAnswerMs) + MARGIN_MS + Math.min(500, delay * 0.25 * settings.clock.random());
}

/** The fault an aborted signal stands for. */
export function stopFault(signal: AbortSignal): Fault {
  if (signal.reason instanceof Stop) return signal.reason.fault;
  return faultOf('network', 'was not read: the run was stopped', {
    blames: 'nobody',
    advice: 'run the same command again to go on',
  });
}

function shutFault(fault: Fault): Fault {
  if (fault.code === 'robots') return fault;
  return { ...fault, retry: 'no', blames: 'nobody', what: `was left alone, because it ${fault.what} before` };
}

function wallTime(clock: Clock, elapsed: number): number {
  return clock.now() + Math.max(0, elapsed - clock.elapsed());
}
