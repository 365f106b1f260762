import { createFetcher, type Fetcher } from '../../src/fetch/client.ts';
import type { Clock } from '../../src/fetch/clock.ts';
import type { FetchEvent, FetchOutcome } from '../../src/fetch/fetch-outcome.ts';
import type { FetchSettings } from '../../src/fetch/fetcher-settings.ts';
import type { FaultServer } from '../web/fault-server.ts';

/** A fetcher that may talk to this machine, keeps no pace and asks no robots.txt unless told to. */
export function openFetcher(servers: readonly { readonly port: number }[], more: Partial<FetchSettings> = {}): Fetcher {
  return createFetcher({
    userAgent: 'Mozilla/5.0 (compatible; saring/0.0-test)',
    allowPrivate: true,
    allowPorts: servers.map(({ port }) => port),
    ignoreRobots: true,
    delayMs: 0,
    ...more,
    limits: { backoffBaseMs: 1, backoffFloorMs: 0, ...more.limits },
  });
}

/** Fetches one path of a server with a fetcher of its own. */
export async function fetchOne(
  server: FaultServer,
  path: string,
  more: Partial<FetchSettings> = {},
): Promise<FetchOutcome> {
  const fetcher = openFetcher([server], more);
  try {
    return await fetcher.fetchPage(server.origin + path);
  } finally {
    await fetcher.close();
  }
}

/** The code of a failure, `ok` for a page. */
export function codeOf(outcome: FetchOutcome): string {
  return outcome.ok ? 'ok' : outcome.failure.code;
}

/** The message of a failure, empty for a page. */
export function messageOf(outcome: FetchOutcome): string {
  return outcome.ok ? '' : outcome.failure.message;
}

/** The page's text as UTF-8; fails where there is none. */
export function textOf(outcome: FetchOutcome): string {
  if (!outcome.ok) throw new Error(`no page: ${outcome.failure.message}`);
  return Buffer.from(outcome.page.content).toString('utf8');
}

/** A clock whose sleeps take no time but are counted; `slept` lists them in milliseconds. */
export interface FakeClock extends Clock {
  readonly slept: readonly number[];
  forward(ms: number): void;
}

/** A fake clock that starts at a fixed day; random numbers come from the list, over and over. */
export function fakeClock(randoms: readonly number[] = [0.5]): FakeClock {
  const start = Date.parse('2026-11-22T03:00:00Z');
  const slept: number[] = [];
  let passed = 0;
  let drawn = 0;
  return {
    slept,
    now: () => start + passed,
    elapsed: () => passed,
    random: () => randoms[drawn++ % randoms.length] ?? 0,
    forward(ms) {
      passed += ms;
    },
    sleep(ms, signal) {
      const wake = passed + ms;
      return new Promise((resolve) => {
        const done = (): void => {
          clearTimeout(timer);
          resolve();
        };
        const timer = setTimeout(() => {
          if (signal?.aborted !== true) {
            slept.push(ms);
            passed = Math.max(passed, wake);
          }
          resolve();
        }, 1);
        signal?.addEventListener('abort', done, { once: true });
      });
    },
  };
}

/** Keeps every event it hears. */
export function eventLog(): { readonly events: FetchEvent[]; readonly onEvent: (event: FetchEvent) => void } {
  const events: FetchEvent[] = [];
  return { events, onEvent: (event) => void events.push(event) };
}
