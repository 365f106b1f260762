import { setMaxListeners } from 'node:events';
import { setFlagsFromString } from 'node:v8';
import { type Dispatcher, Pool, ProxyAgent } from 'undici';
import { connectTarget, hostPortOf } from './address-policy.ts';
import { authorities, connectionsFor } from './connect.ts';
import type { FetcherSettings, ProxyEnvironment } from './fetcher-settings.ts';
import {
  connectionsToOrigin,
  endingItsRequests,
  hasConnector,
  type OriginConnections,
  type PoolMaker,
} from './origin-connections.ts';

/** Ways to the hosts: straight on, or through a proxy. */
export interface Routes {
  /** A way for one request; whoever takes it gives it back. */
  take(url: URL): Route;
  /** Ends every connection. */
  close(): Promise<void>;
}

/** The way of one request. */
export interface Route {
  readonly dispatcher: Dispatcher;
  /** Host of the proxy that stands between, null for none. */
  readonly proxyHost: string | null;
  /** The address that answered, null when it is not known for sure. */
  address(): string | null;
  /** After `broken` the next request opens a new connection: others of the same age are likely to be dead too. */
  giveBack(connection: 'sound' | 'broken'): void;
}

/** Settings -> routes with keep-alive. */
export function routesFor(settings: FetcherSettings): Routes {
  // undici's reader of HTTP is WebAssembly, compiled at the first request. Without the second, optimizing compiler a run of a
  // few requests takes 34 MB and a quarter of its processor time less (Node 20.20, November 2026).
  setFlagsFromString('--liftoff-only');
  const { limits } = settings;
  const options = {
    connections: settings.connectionsPerSite,
    headersTimeout: limits.headersMs,
    bodyTimeout: limits.bodyIdleMs,
    maxHeaderSize: limits.headerBytes,
    allowH2: false,
  };
  const closing = new AbortController();
  // Each connection adds a listener; Node warns of more than ten.
  setMaxListeners(0, closing.signal);
  const { connect, addressOf } = connectionsFor(settings, closing.signal);
  const tls = {
    timeout: limits.connectMs,
    rejectUnauthorized: true,
    signal: closing.signal,
    ...authorities(settings),
  };
  const current = new Map<string, OriginConnections>();
  const undestroyed = new Set<Dispatcher>();
  const namedProxies = new Set<string>();

  const throughProxy = (uri: string, makePool: PoolMaker): ProxyAgent =>
    new ProxyAgent({
      ...options,
      uri,
      // Proxies refuse to tunnel to port 80; plain addresses are asked of the proxy itself.
      proxyTunnel: false,
      requestTls: tls,
      proxyTls: tls,
      factory: makePool,
      clientFactory: (origin, more) => {
        const connector = hasConnector(more) ? { connect: endingItsRequests(more.connect) } : {};
        return new Pool(origin, { ...more, ...connector, headersTimeout: limits.headersMs });
      },
    });

  const openTo = (origin: string, proxy: string | null): OriginConnections => {
    const opened = connectionsToOrigin(
      (makePool) => (proxy === null ? makePool(origin, { ...options, connect }) : throughProxy(proxy, makePool)),
      () => leave(origin, opened),
    );
    undestroyed.add(opened.dispatcher);
    current.set(origin, opened);
    return opened;
  };

  /** Requests under way end well or at their deadlines; what is idle is closed at once. */
  const leave = (origin: string, left: OriginConnections): void => {
    if (current.get(origin) === left) current.delete(origin);
    const forget = (): void => void undestroyed.delete(left.dispatcher);
    left.dispatcher.close().then(forget, forget);
  };

  const noteOnce = (proxy: string): void => {
    if (namedProxies.has(proxy)) return;
    namedProxies.add(proxy);
    const message = 'this proxy looks names up itself: that they lead to no private network is left to it';
    settings.onEvent({ type: 'note', host: new URL(proxy).host, message });
  };

  return {
    take(url) {
      const proxy = connectTarget(settings, hostPortOf(url)) !== null ? null : proxyFor(url, settings.proxy);
      if (proxy !== null) noteOnce(proxy);
      const { origin } = url;
      const opened = current.get(origin) ?? openTo(origin, proxy);
      opened.begin();
      return {
        dispatcher: opened.dispatcher,
        proxyHost: proxy === null ? null : new URL(proxy).host,
        address: () => (proxy === null ? addressOf(hostPortOf(url)) : null),
        giveBack(connection) {
          opened.end();
          if (connection === 'broken') leave(origin, opened);
        },
      };
    },
    async close() {
      await Promise.all([...undestroyed].map((dispatcher) => dispatcher.destroy()));
      closing.abort();
    },
  };
}

/**
 * A URL and the proxy environment -> the proxy to go through, null for none. undici's ProxyAgent does the rest. Its
 * EnvHttpProxyAgent does not tell which way it takes, which messages and archives need, nor does it know `*` among other
 * names and `::1` in NO_PROXY, and it sends https through the proxy for http (7.30.2, tried).
 */
export function proxyFor(url: URL, environment: ProxyEnvironment): string | null {
  const proxy = (url.protocol === 'https:' ? environment.httpsProxy : environment.httpProxy)?.trim() ?? '';
  return proxy === '' || isExempt(url, environment.noProxy ?? '') ? null : proxy;
}

/** Whether NO_PROXY names the host: `*`, a name with everything under it, or either with a port. */
function isExempt(url: URL, noProxy: string): boolean {
  const host = url.hostname.replace(/^\[|\]$/g, '').toLowerCase();
  const port = url.port === '' ? (url.protocol === 'https:' ? '443' : '80') : url.port;
  return noProxy
    .toLowerCase()
    .split(/[\s,]+/)
    .filter((entry) => entry !== '')
    .some((entry) => {
      if (entry === '*') return true;
      const match = /^(.*?)(?::(\d+))?$/.exec(entry);
      const bare = entry.includes('::') ? entry : (match?.[1] ?? '');
      const name = bare.replace(/^\[|\]$/g, '').replace(/^\*?\./, '');
      const wantedPort = entry.includes('::') ? undefined : match?.[2];
      return (wantedPort === undefined || wantedPort === port) && (host === name || host.endsWith(`.${name}`));
    });
}
