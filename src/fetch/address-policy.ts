import { type Fault, faultOf, privateFault } from './faults.ts';
import type { FetcherSettings } from './fetcher-settings.ts';
import { isPrivateName } from './public-addresses.ts';

const USUAL_PORTS = new Set(['', '80', '443', '8080', '8443']);

/** An address about to be asked -> why it must not be, null when it may. */
export function targetFault(url: URL, settings: FetcherSettings): Fault | null {
  if (url.protocol !== 'http:' && url.protocol !== 'https:') {
    return refusal(`is not reached over ${url.protocol.slice(0, -1)}: only http and https are`, 'check the address');
  }
  if (url.href.length > settings.limits.urlLength)
    return refusal('has a longer address than any article', 'check the address');
  // Whoever names an address to connect to has vouched for it, port and network included.
  if (connectTarget(settings, hostPortOf(url)) !== null) return null;
  if (!USUAL_PORTS.has(url.port) && !settings.allowPorts.includes(Number(url.port))) {
    return refusal(`is not asked on port ${url.port}`, 'use --allow-port if you mean it');
  }
  if (!settings.allowPrivate && isPrivateName(url.hostname)) return privateFault();
  return null;
}

/** A URL -> its host and port, the usual port written out. */
export function hostPortOf(url: URL): string {
  return `${url.hostname}:${url.port === '' ? (url.protocol === 'https:' ? '443' : '80') : url.port}`;
}

/** The host and port of a request -> the address to connect to by the user's wish, null for none; the longest name wins. */
export function connectTarget({ connectTo }: FetcherSettings, hostPort: string): string | null {
  const named = connectTo.get(hostPort);
  if (named !== undefined || connectTo.size === 0) return named ?? null;
  const labels = hostPort.split('.');
  for (let index = 1; index < labels.length; index += 1) {
    const wide = connectTo.get(`*.${labels.slice(index).join('.')}`);
    if (wide !== undefined) return wide;
  }
  return null;
}

function refusal(what: string, advice: string): Fault {
  return faultOf('network', what, { advice, blames: 'nobody' });
}
