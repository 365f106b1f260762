import { rootCertificates } from 'node:tls';
import { buildConnector } from 'undici';
import { connectTarget, guardedLookup, isPublicAddress, literalAddress, resolveHost } from './address-policy.ts';
import { privateAddressError } from './faults.ts';
import type { FetcherSettings } from './fetcher-settings.ts';

/** Opens sockets, and remembers which address answered for a host. */
export interface Connections {
  readonly connect: buildConnector.connector;
  /** `host:port` -> the one address that ever answered, null when it was none or several. */
  addressOf(hostPort: string): string | null;
}

/**
 * Settings -> a connector that checks every address when it connects, since a name may lead elsewhere by then. `closing`
 * breaks off connections, also those still being opened, which undici does not end.
 */
export function connectionsFor(settings: FetcherSettings, closing: AbortSignal): Connections {
  const guard = settings.allowPrivate ? 'any' : 'public-only';
  const options = {
    timeout: settings.limits.connectMs,
    rejectUnauthorized: true,
    autoSelectFamily: true,
    signal: closing,
    ...authorities(settings),
  };
  const guarded = buildConnector({ ...options, lookup: guardedLookup(settings.lookup ?? resolveHost, guard) });
  const named = buildConnector(options);
  const addresses = new Map<string, Set<string>>();

  const connect: buildConnector.connector = (target, callback) => {
    const hostPort = `${target.hostname}:${target.port || (target.protocol === 'https:' ? '443' : '80')}`;
    const settled: buildConnector.Callback = (...result) => {
      if (result[0] === null) {
        addresses.set(hostPort, (addresses.get(hostPort) ?? new Set()).add(result[1].remoteAddress ?? ''));
      }
      callback(...result);
    };
    const user = connectTarget(settings, hostPort);
    if (user !== null) {
      const cut = user.lastIndexOf(':');
      const hostname = user.slice(0, cut).replace(/^\[|\]$/g, '');
      return named({ ...target, hostname, port: user.slice(cut + 1) }, settled);
    }
    // A literal address never reaches the lookup.
    const literal = literalAddress(target.hostname);
    if (guard === 'public-only' && literal !== null && !isPublicAddress(literal)) {
      return callback(privateAddressError(target.hostname), null);
    }
    return guarded(target, settled);
  };
  return {
    connect,
    addressOf(hostPort) {
      const known = [...(addresses.get(hostPort) ?? [])];
      return known.length === 1 && known[0] !== '' ? (known[0] ?? null) : null;
    },
  };
}

/** The user's authorities and those of Node: given `ca` alone, Node would forget its own. */
export function authorities({ ca }: FetcherSettings): { readonly ca?: string[] } {
  return ca === null ? {} : { ca: [...rootCertificates, ca] };
}
