import type { Clock } from './clock.ts';
import type { Fault } from './faults.ts';
import type { Limits } from './limits.ts';

/** May a host be asked: yes, not before a time that is waited for, or not in this run. Times as `clock.elapsed()`. */
export type Gate =
  | { readonly is: 'open' }
  | { readonly is: 'waiting'; readonly until: number }
  | { readonly is: 'shut'; readonly until: number; readonly fault: Fault };

/** What is known of each host: asked to wait, circuit open or closed. */
export interface Hosts {
  gate(host: string): Gate;
  /** A probe of a host whose circuit was open begins. */
  begin(host: string): void;
  /** An address of this host is done: well, by the host's own fault, or in a way that says nothing of the host. */
  record(host: string, result: 'good' | 'nothing' | Fault): void;
  /** The host asked for time that is waited for. */
  pause(host: string, ms: number): void;
  /** The host asked for more time than is waited for; gives back when it may be asked again. */
  park(host: string, ms: number, fault: Fault): number;
}

interface HostState {
  pausedUntil: number;
  shutUntil: number;
  shutBy: Fault | null;
  failures: number;
  probing: boolean;
}

/** Limits and clock -> an empty book of hosts. */
export function openHosts(limits: Limits, clock: Clock): Hosts {
  const book = new Map<string, HostState>();
  const stateOf = (host: string): HostState => {
    const state = book.get(host) ?? { pausedUntil: 0, shutUntil: 0, shutBy: null, failures: 0, probing: false };
    book.set(host, state);
    return state;
  };

  const shut = (host: string, ms: number, fault: Fault): number => {
    const state = stateOf(host);
    state.shutUntil = Math.max(state.shutUntil, clock.elapsed() + Math.min(ms, limits.parkMs));
    state.shutBy = fault;
    return state.shutUntil;
  };

  return {
    gate(host) {
      const state = stateOf(host);
      const now = clock.elapsed();
      if (state.shutBy !== null && state.shutUntil > now)
        return { is: 'shut', until: state.shutUntil, fault: state.shutBy };
      if (state.pausedUntil > now) return { is: 'waiting', until: state.pausedUntil };
      // While one probe is out the others wait for what it finds.
      if (state.probing) return { is: 'waiting', until: Number.POSITIVE_INFINITY };
      return { is: 'open' };
    },
    begin(host) {
      const state = stateOf(host);
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
      if (state.failures >= limits.breakerFailures) shut(host, limits.breakerMs, result);
    },
    pause(host, ms) {
      const state = stateOf(host);
      state.pausedUntil = Math.max(state.pausedUntil, clock.elapsed() + ms);
    },
    park: shut,
  };
}
