import { Agent, type Dispatcher, Pool, ProxyAgent } from 'undici';
import { hostPortOf } from './address-policy.ts';
import { authorities, connectionsFor } from './connect.ts';
import { proxyFor } from './proxy.ts';
import type { Settings } from './settings.ts';

/** Ways to the hosts: straight on, or through a proxy. */
export interface Routes {
  to(url: URL): Dispatcher;
  /** Host of the proxy that stands between, null for none. */
  proxyHostOf(url: URL): string | null;
  /** The address that answered, null when it is not known for sure. */
  addressOf(url: URL): string | null;
  close(): Promise<void>;
}

/** Settings -> routes with keep-alive. */
export function routesFor(settings: Settings): Routes {
  const { limits } = settings;
  const options = {
    connections: settings.connectionsPerSite,
    headersTimeout: limits.headersMs,
    bodyTimeout: limits.bodyIdleMs,
    maxHeaderSize: limits.headerBytes,
    allowH2: false,
  };
  const connections = connectionsFor(settings);
  const direct = new Agent({ ...options, connect: connections.connect });
  const proxies = new Map<string, ProxyAgent>();
  const tls = {
    timeout: limits.connectMs,
    rejectUnauthorized: true,
    ...authorities(settings),
  };

  const proxyOf = (url: URL): string | null =>
    settings.connectTo.has(hostPortOf(url)) ? null : proxyFor(url, settings.proxy);

  const throughProxy = (uri: string): ProxyAgent => {
    const known = proxies.get(uri);
    if (known !== undefined) return known;
    const agent = new ProxyAgent({
      ...options,
      uri,
      // Proxies refuse to tunnel to port 80; plain addresses are asked of the proxy itself.
      proxyTunnel: false,
      requestTls: tls,
      proxyTls: tls,
      clientFactory: (origin, more) => new Pool(origin, { ...more, headersTimeout: limits.headersMs }),
    });
    proxies.set(uri, agent);
    const { host } = new URL(uri);
    settings.onEvent({
      type: 'note',
      host,
      message: 'this proxy looks names up itself: that they lead to no private network is left to it',
    });
    return agent;
  };

  return {
    to(url) {
      const proxy = proxyOf(url);
      return proxy === null ? direct : throughProxy(proxy);
    },
    proxyHostOf(url) {
      const proxy = proxyOf(url);
      return proxy === null ? null : new URL(proxy).host;
    },
    addressOf: (url) => (proxyOf(url) === null ? connections.addressOf(hostPortOf(url)) : null),
    async close() {
      await Promise.all([direct, ...proxies.values()].map((dispatcher) => dispatcher.destroy()));
    },
  };
}
