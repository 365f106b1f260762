import type { ProxyEnvironment } from './fetcher-settings.ts';

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
