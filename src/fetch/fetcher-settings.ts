import { isIP } from 'node:net';
import type { HostMemory } from './circuit-breaker.ts';
import { type Clock, systemClock } from './clock.ts';
import type { FetchEvent } from './fetch-outcome.ts';
import { LIMITS, type Limits } from './limits.ts';
import { userAgentComplaint } from './user-agent.ts';

export interface ResolvedAddress {
  readonly address: string;
  readonly family: 4 | 6;
}

/** A host name -> its addresses in the order to try them; rejects with the resolver's error. */
export type Lookup = (hostname: string) => Promise<readonly ResolvedAddress[]>;

export interface ProxyEnvironment {
  readonly httpsProxy?: string | null;
  readonly httpProxy?: string | null;
  readonly noProxy?: string | null;
}

export interface FetchSettings {
  readonly userAgent: string;
  /** E-mail address for the `From` header. */
  readonly from?: string | null;
  readonly ignoreRobots?: boolean;
  /** Opens private, loopback and link-local addresses. */
  readonly allowPrivate?: boolean;
  /** `host:port`, or `*.domain:port` for all under it, -> `address:port` to connect to; name, SNI and Host stay the real ones. */
  readonly connectTo?: ReadonlyMap<string, string>;
  /** Least time between two starts on a site, in milliseconds. */
  readonly delayMs?: number;
  readonly connectionsPerSite?: number;
  readonly limits?: Partial<Limits>;
  /** Time for the whole run, from the making of the fetcher. */
  readonly maxTimeMs?: number | null;
  /** Follows redirects from https to http. */
  readonly allowDowngrade?: boolean;
  /** Ports besides 80, 443, 8080 and 8443. */
  readonly allowPorts?: readonly number[];
  readonly proxy?: ProxyEnvironment;
  /** The value of NODE_TLS_REJECT_UNAUTHORIZED; `0` is refused. */
  readonly tlsRejectUnauthorized?: string | null;
  /** Further certificate authorities in PEM, besides the built-in ones. */
  readonly ca?: string | null;
  readonly lookup?: Lookup;
  /** What earlier runs know of hosts: rows that `fetcher.takeMemory()` gave. */
  readonly memory?: readonly HostMemory[];
  readonly clock?: Clock;
  readonly onEvent?: (event: FetchEvent) => void;
}

/** How a site is asked unless told otherwise. */
export const PACE = { delayMs: 1000, connectionsPerSite: 2 } as const;

/** Settings with every default decided. */
export interface FetcherSettings extends Required<Omit<FetchSettings, 'limits' | 'lookup'>> {
  readonly limits: Limits;
  readonly lookup: Lookup | null;
}

/** The user's settings -> settings with defaults. */
export function settleSettings(given: FetchSettings): FetcherSettings {
  return Object.freeze({
    userAgent: given.userAgent,
    from: given.from ?? null,
    ignoreRobots: given.ignoreRobots ?? false,
    allowPrivate: given.allowPrivate ?? false,
    connectTo: given.connectTo ?? new Map(),
    delayMs: given.delayMs ?? PACE.delayMs,
    connectionsPerSite: given.connectionsPerSite ?? PACE.connectionsPerSite,
    limits: Object.freeze({ ...LIMITS, ...given.limits }),
    maxTimeMs: given.maxTimeMs ?? null,
    allowDowngrade: given.allowDowngrade ?? false,
    allowPorts: given.allowPorts ?? [],
    proxy: given.proxy ?? {},
    tlsRejectUnauthorized: given.tlsRejectUnauthorized ?? null,
    ca: given.ca ?? null,
    lookup: given.lookup ?? null,
    memory: given.memory ?? [],
    clock: given.clock ?? systemClock,
    onEvent: given.onEvent ?? ((): void => {}),
  });
}

/** Settings -> what is wrong with them, one sentence each, none when they can be used. */
export function settingsComplaints(given: FetchSettings): readonly string[] {
  const complaints: string[] = [];
  const agent = userAgentComplaint(given.userAgent);
  if (agent !== null) complaints.push(agent);
  if (given.tlsRejectUnauthorized?.trim() === '0') {
    complaints.push(
      'NODE_TLS_REJECT_UNAUTHORIZED=0 would switch certificate checks off: unset it, and name your authority with --ca <file>',
    );
  }
  for (const proxy of [given.proxy?.httpsProxy, given.proxy?.httpProxy]) {
    const complaint = proxyComplaint(proxy ?? '');
    if (complaint !== null) complaints.push(complaint);
  }
  for (const [from, to] of given.connectTo ?? []) {
    if (!isHostPort(from.replace(/^\*\./, '')) || !isHostPort(to))
      complaints.push(`--connect-to needs <host:port>=<address:port>, not "${from}=${to}"`);
  }
  if (given.delayMs !== undefined && !(given.delayMs >= 0)) complaints.push('the delay must be 0 or more milliseconds');
  const connections = given.connectionsPerSite ?? 1;
  if (!Number.isInteger(connections) || connections < 1) complaints.push('connections per site must be 1 or more');
  return complaints;
}

// The address itself is never repeated: it may carry a password.
function proxyComplaint(proxy: string): string | null {
  if (proxy.trim() === '') return null;
  const url = URL.canParse(proxy) ? new URL(proxy) : null;
  if (url === null || url.hostname === '') return 'the proxy is no address: write http://<host>:<port>';
  if (/^https?:$/.test(url.protocol)) return null;
  return `the proxy at ${url.hostname} speaks ${url.protocol.slice(0, -1)}: only http and https proxies are supported`;
}

/** Whether the text is `name:port`, `1.2.3.4:port` or `[::1]:port`. */
export function isHostPort(text: string): boolean {
  const match = /^(\[[0-9a-f:.]+\]|[a-z0-9._-]+):(\d{1,5})$/i.exec(text);
  const host = match?.[1] ?? '';
  const port = Number(match?.[2]);
  return port >= 1 && port <= 65_535 && (!host.startsWith('[') || isIP(host.slice(1, -1)) === 6);
}
