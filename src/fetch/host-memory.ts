import type { CoolDown, HostMemory, Hosts, RobotsCopy } from './circuit-breaker.ts';
import { type Fault, faultOf } from './faults.ts';
import type { FetcherSettings } from './fetcher-settings.ts';
import { siteKeyOf } from './input-urls.ts';
import type { Politeness } from './politeness.ts';

/** The memory of a run: what it was given, and what it adds. */
export interface MemoryBook {
  robotsOf(origin: string): RobotsCopy | null;
  keepRobots(origin: string, text: string | null): void;
  /** Rows of which something has changed since the last call. */
  take(): readonly HostMemory[];
}

/** The rows of earlier runs -> the memory of this one; cool-downs go to `hosts`, times of last requests to `hosts` and `politeness`. */
export function openMemory(settings: FetcherSettings, hosts: Hosts, politeness: Politeness): MemoryBook {
  const { clock } = settings;
  const robots = new Map<string, RobotsCopy>();
  const changed = new Set<string>();
  const toWall = (elapsed: number): string => new Date(clock.now() + elapsed - clock.elapsed()).toISOString();
  for (const row of settings.memory) {
    for (const copy of row.robots) robots.set(copy.origin, copy);
    recall(row, settings, hosts, politeness);
  }

  return {
    robotsOf: (origin) => robots.get(origin) ?? null,
    keepRobots(origin, text) {
      robots.set(origin, { origin, fetchedAt: new Date(clock.now()).toISOString(), text });
      changed.add(new URL(origin).host);
    },
    take() {
      const names = new Set([...hosts.takeChanged(), ...changed]);
      changed.clear();
      return [...names].map((host) => {
        const { askedAt, coolDown } = hosts.newsOf(host);
        return {
          host,
          askedAt: askedAt === null ? null : toWall(askedAt),
          coolDown: coolDown === null ? null : { until: toWall(coolDown.until), ...reasonOf(coolDown.fault) },
          robots: [`http://${host}`, `https://${host}`].flatMap((origin) => robots.get(origin) ?? []),
        };
      });
    },
  };
}

function reasonOf({ what, code, askedMs }: Fault): Omit<CoolDown, 'until'> {
  return { what, code, retryAfterMs: askedMs };
}

/** A row whose name or date cannot be read is left out: that costs one request too many, not the run. */
function recall(
  { host, askedAt, coolDown }: HostMemory,
  settings: FetcherSettings,
  hosts: Hosts,
  politeness: Politeness,
): void {
  const { clock, limits } = settings;
  if (!URL.canParse(`http://${host}`)) return;
  const sinceAskedMs = clock.now() - Date.parse(askedAt ?? '');
  // Where the clock was set back, the last request lies in the future, and the site would be left alone until then.
  if (sinceAskedMs >= 0) {
    const startedAt = clock.elapsed() - sinceAskedMs;
    hosts.recall(host, startedAt);
    politeness.recall(siteKeyOf(new URL(`http://${host}`).hostname), startedAt);
  }
  // The clock was set back since: it cools down for as long as it had to then.
  const since = sinceAskedMs < 0 ? clock.now() - sinceAskedMs : clock.now();
  const leftMs = Date.parse(coolDown?.until ?? '') - since;
  if (coolDown === null || !(leftMs > 0)) return;
  const fault = faultOf(coolDown.code, coolDown.what, { askedMs: coolDown.retryAfterMs });
  if (leftMs > limits.retryAfterMs) hosts.park(host, leftMs, fault);
  else hosts.pause(host, leftMs, fault);
}
