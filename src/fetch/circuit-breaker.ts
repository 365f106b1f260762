import type { FailureCode } from '../model/outcome.ts';
import type { Clock } from './clock.ts';
import type { Fault } from './faults.ts';
import type { Limits } from './limits.ts';

/** Whether a host may be asked: now, at a later time for which the run waits, or not in this run. Times as `clock.elapsed()`. */
export type Gate =
  | { readonly is: 'open' }
  | { readonly is: 'waiting'; readonly until: number }
  | { readonly is: 'shut'; readonly until: number; readonly fault: Fault };

/** What is known of each host: asked to wait, circuit open or closed. */
export interface Hosts {
  gate(host: string): Gate;
  /** A request to the host begins; it is the probe of one whose circuit was open. */
  begin(host: string): void;
  /** An address of this host is done: it was had, it failed by the host's fault, or it failed in a way that says nothing of the host. */
  record(host: string, result: 'good' | 'nothing' | Fault): void;
  /** The host asked to wait, so briefly that the run does. */
  pause(host: string, ms: number, fault: Fault): void;
  /** The host asked to wait longer than the run does -> when it may be asked again. */
  park(host: string, ms: number, fault: Fault): number;
  /** The host wants more time between two requests than the run waits. */
  spread(host: string, ms: number, fault: Fault): void;
  /** Takes over when an earlier run asked the host; `askedAt` is negative where that was before this clock began. */
  recall(host: string, askedAt: number): void;
  /** Hosts that were asked, or asked for time, since this was called last. */
  takeChanged(): readonly string[];
  newsOf(host: string): HostNews;
}

/** What is worth keeping of a host. Times as `clock.elapsed()`. */
export interface HostNews {
  /** When it was asked last, null when never. */
  readonly askedAt: number | null;
  /** Until when it is left alone, and why; null when it may be asked. */
  readonly coolDown: { readonly until: number; readonly fault: Fault } | null;
}

/** What a run leaves to the next one about a host, as plain data (it survives JSON). Times are ISO 8601 in UTC. */
export interface HostMemory {
  /** Host, with its port where that is not the usual one. */
  readonly host: string;
  /** When it was asked last, null when never. */
  readonly askedAt: string | null;
  /** It is not to be asked for a while, null when it may be. */
  readonly coolDown: CoolDown | null;
  /** Its robots.txt, one for each scheme and host that was asked. */
  readonly robots: readonly RobotsCopy[];
}

export interface CoolDown {
  readonly until: string;
  /** What had happened, to be read after the host's name: `answered 429 (too many requests)`. */
  readonly what: string;
  readonly code: FailureCode;
  /** The `Retry-After` that was sent, in milliseconds; null where the run itself decided to let the host alone. */
  readonly retryAfterMs: number | null;
}

/** A robots.txt as it was answered; `text` null means: there is none, all is allowed. */
export interface RobotsCopy {
  /** Such as `https://www.kompas.com`. */
  readonly origin: string;
  readonly fetchedAt: string;
  readonly text: string | null;
}

interface HostState {
  askedAt: number | null;
  gapMs: number;
  gapBy: Fault | null;
  pausedUntil: number;
  pausedBy: Fault | null;
  shutUntil: number;
  shutBy: Fault | null;
  failures: number;
  probing: boolean;
}

/** Limits and clock -> an empty book of hosts. */
export function openHosts(limits: Limits, clock: Clock): Hosts {
  const book = new Map<string, HostState>();
  const changed = new Set<string>();
  const stateOf = (host: string): HostState => {
    const state = book.get(host) ?? { ...untouched };
    book.set(host, state);
    return state;
  };

  const shut = (host: string, ms: number, fault: Fault): number => {
    const state = stateOf(host);
    state.shutUntil = Math.max(state.shutUntil, clock.elapsed() + Math.min(ms, limits.parkMs));
    state.shutBy = fault;
    changed.add(host);
    return state.shutUntil;
  };

  return {
    gate(host) {
      const state = stateOf(host);
      const now = clock.elapsed();
      if (state.shutBy !== null && state.shutUntil > now)
        return { is: 'shut', until: state.shutUntil, fault: state.shutBy };
      if (state.pausedUntil > now) return { is: 'waiting', until: state.pausedUntil };
      // One request probes the host; the others wait for its answer.
      if (state.probing) return { is: 'waiting', until: Number.POSITIVE_INFINITY };
      return { is: 'open' };
    },
    begin(host) {
      const state = stateOf(host);
      state.askedAt = clock.elapsed();
      changed.add(host);
      if (state.gapBy !== null) shut(host, state.gapMs, state.gapBy);
      if (state.failures >= limits.breakerFailures) state.probing = true;
    },
    record(host, result) {
      const state = stateOf(host);
      state.probing = false;
      if (result === 'nothing') return;
      if (result === 'good') {
        state.failures = 0;
        return;
      }
      state.failures += 1;
      const most = result.isDown ? limits.downFailures : limits.breakerFailures;
      if (state.failures >= most) shut(host, limits.breakerMs, result);
    },
    pause(host, ms, fault) {
      const state = stateOf(host);
      state.pausedUntil = Math.max(state.pausedUntil, clock.elapsed() + ms);
      state.pausedBy = fault;
      changed.add(host);
    },
    park: shut,
    spread(host, ms, fault) {
      const state = stateOf(host);
      state.gapMs = ms;
      state.gapBy = fault;
      // The time runs from the last request, be it the one that read this delay or one of an earlier run.
      const leftMs = (state.askedAt ?? clock.elapsed()) + ms - clock.elapsed();
      if (leftMs > 0) shut(host, leftMs, fault);
    },
    recall(host, askedAt) {
      stateOf(host).askedAt ??= askedAt;
    },
    takeChanged() {
      const hosts = [...changed];
      changed.clear();
      return hosts;
    },
    newsOf: (host) => newsOf(stateOf(host), clock.elapsed()),
  };
}

const untouched: HostState = {
  askedAt: null,
  gapMs: 0,
  gapBy: null,
  pausedUntil: 0,
  pausedBy: null,
  shutUntil: 0,
  shutBy: null,
  failures: 0,
  probing: false,
};

function newsOf(state: HostState, now: number): HostNews {
  const { askedAt, pausedUntil, pausedBy, shutUntil, shutBy } = state;
  const until = Math.max(shutUntil, pausedUntil);
  const fault = shutUntil === until ? shutBy : pausedBy;
  return { askedAt, coolDown: fault === null || until <= now ? null : { until, fault } };
}
