import { lookup as systemLookup } from 'node:dns/promises';
import { isIP, type LookupFunction } from 'node:net';
import ipaddr from 'ipaddr.js';
import { printableExcerpt } from '../text/printable.ts';
import { type Fault, faultOf, privateAddressError, privateFault } from './faults.ts';
import type { FetcherSettings, Lookup } from './fetcher-settings.ts';

const USUAL_PORTS = new Set(['', '80', '443', '8080', '8443']);

/** An address about to be asked -> why it must not be, null when it may. */
export function targetFault(url: URL, settings: FetcherSettings): Fault | null {
  if (url.protocol !== 'http:' && url.protocol !== 'https:') {
    return refusal(`is not reached over ${url.protocol.slice(0, -1)}: only http and https are`, 'check the address');
  }
  if (url.href.length > settings.limits.urlLength)
    return refusal('has a longer address than any article', 'check the address');
  // The user chose where to connect for this host (--connect-to), so its port and network are allowed.
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

/** Whether an IP address is a public one; junk counts as private, and so does an IPv4 address inside an IPv6 one. */
export function isPublicAddress(address: string): boolean {
  const bare = address.replace(/%[\s\S]*$/, '');
  try {
    // IPv6 addresses can be spelt in many ways: the URL parser brings them into one, ipaddr.js alone does not.
    const spelt = isIP(bare) === 6 ? new URL(`http://[${bare}]`).hostname.slice(1, -1) : bare;
    const ip = ipaddr.process(spelt);
    return ip.range() === 'unicast' && (!(ip instanceof ipaddr.IPv6) || isGlobal(ip));
  } catch {
    return false;
  }
}

/** Public IPv6 addresses lie in 2000::/3 (IANA); those of them that stand for an IPv4 host behind a tunnel (ISATAP, RFC 5214) are refused. */
function isGlobal({ parts }: ipaddr.IPv6): boolean {
  const [first = 0, , , , tunnel = 0, isatap = 0] = parts;
  return (first & 0xe000) === 0x2000 && !(isatap === 0x5efe && (tunnel & ~0x0200) === 0);
}

/** A URL's host name -> its IP address when it is written as one, without brackets. */
export function literalAddress(hostname: string): string | null {
  const bare = hostname.replace(/^\[|\]$/g, '');
  return isIP(bare) === 0 ? null : bare;
}

/** Whether a host name is private as it is written, without asking a resolver. */
export function isPrivateName(hostname: string): boolean {
  const literal = literalAddress(hostname);
  if (literal !== null) return !isPublicAddress(literal);
  const name = hostname.toLowerCase().replace(/\.$/, '');
  return name === '' || name === 'localhost' || /\.(localhost|local|internal|home\.arpa)$/.test(name);
}

/** Asks the machine's resolver. */
export const resolveHost: Lookup = async (hostname) => {
  const found = await systemLookup(hostname, { all: true });
  return found.map(({ address, family }) => ({ address, family: family === 6 ? 6 : 4 }));
};

/** A resolver -> the lookup of every connect, which answers public addresses only when `guard` is `public-only`. */
export function guardedLookup(resolve: Lookup, guard: 'public-only' | 'any'): LookupFunction {
  return (hostname, options, callback) => {
    resolve(hostname).then(
      (found) => {
        const usable = guard === 'any' ? found : found.filter(({ address }) => isPublicAddress(address));
        const first = usable[0];
        if (first === undefined) callback(privateAddressError(hostname), '', 4);
        else if (options.all) callback(null, [...usable]);
        else callback(null, first.address, first.family);
      },
      (error: unknown) => callback(error instanceof Error ? error : new Error(String(error)), '', 4),
    );
  };
}

const REDIRECTS = new Set([301, 302, 303, 307, 308]);

/** Whether a status sends the reader to another address. */
export function isRedirect(status: number): boolean {
  return REDIRECTS.has(status);
}

/** A `Location` header and where it was read -> the next address without its fragment, or a fault. */
export function nextAddress(from: URL, location: string | null, downgrade: 'refused' | 'allowed'): URL | Fault {
  if (location === null || location.trim() === '') return brokenRedirect('redirects without saying where');
  if (!URL.canParse(location, from.href))
    return brokenRedirect(`redirects to no address (${printableExcerpt(location)})`);
  const next = new URL(location, from.href);
  if (next.protocol !== 'http:' && next.protocol !== 'https:') {
    return brokenRedirect(`redirects to ${printableExcerpt(next.protocol)}, which is not followed`);
  }
  if (from.protocol === 'https:' && next.protocol === 'http:' && downgrade === 'refused') {
    return faultOf('http-status', 'redirects from https to http', {
      blames: 'page',
      advice: 'use --allow-downgrade if you mean it',
    });
  }
  next.hash = '';
  next.username = '';
  next.password = '';
  return next;
}

/** The fault of a redirect that leads nowhere. */
export function brokenRedirect(what: string): Fault {
  return faultOf('http-status', what, { blames: 'page', advice: 'check the address in a browser' });
}
