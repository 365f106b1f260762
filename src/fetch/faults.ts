import type { Failure, FailureCode } from '../model/outcome.ts';
import { printableExcerpt } from '../text/printable.ts';

/** One attempt that gave no page. */
export interface Fault {
  readonly code: FailureCode;
  /** What happened, to be read after the host's name. */
  readonly what: string;
  readonly advice: string;
  readonly retry: 'yes' | 'once' | 'no';
  /** Whether it speaks against the host as a whole; counted by the circuit breaker. */
  readonly blames: 'host' | 'page' | 'nobody';
  /** Time the host asked for, in milliseconds. */
  readonly askedMs: number | null;
  /** There was no connection to the host at all. */
  readonly isDown: boolean;
}

const LATER = 'try again later';
const defaults = { advice: LATER, retry: 'no', blames: 'host', askedMs: null, isDown: false } as const;

/** A fault with the usual answers where none are given: not tried again, the host is to blame, "try again later". */
export function faultOf(code: FailureCode, what: string, rest: Partial<Fault> = {}): Fault {
  return { ...defaults, code, what, ...rest };
}

/** A fault -> the failure that is reported: one line of what, where and what to do. */
export function failureOf(fault: Fault, host: string, attempts: number): Failure {
  const tried = attempts > 1 ? ` (tried ${attempts} times)` : '';
  return { code: fault.code, message: `${host} ${fault.what}${tried}; ${fault.advice}` };
}

/** Why a request was stopped from this side; used as the reason of an abort. */
export class Stop extends Error {
  readonly fault: Fault;
  constructor(fault: Fault) {
    super(fault.what);
    this.fault = fault;
  }
}

/** Code of the error that a connection to a private network ends with. */
const PRIVATE_ADDRESS = 'ERR_PRIVATE_ADDRESS';

const RETRIED: Readonly<Record<string, readonly [FailureCode, string]>> = {
  UND_ERR_CONNECT_TIMEOUT: ['timeout', 'gave no connection in time'],
  UND_ERR_HEADERS_TIMEOUT: ['timeout', 'sent no headers in time'],
  UND_ERR_BODY_TIMEOUT: ['timeout', 'fell silent in mid-page'],
  ETIMEDOUT: ['timeout', 'gave no connection in time'],
  UND_ERR_SOCKET: ['network', 'closed the connection before its answer was whole'],
  ECONNRESET: ['network', 'broke the connection'],
  EPIPE: ['network', 'broke the connection'],
  ECONNREFUSED: ['network', 'refused the connection'],
  EAI_AGAIN: ['network', 'could not be looked up: the name server did not answer'],
  ENETUNREACH: ['network', 'cannot be reached from this network'],
  EHOSTUNREACH: ['network', 'cannot be reached from this network'],
};

const DOWN: ReadonlySet<string> = new Set([
  'UND_ERR_CONNECT_TIMEOUT',
  'ETIMEDOUT',
  'ECONNREFUSED',
  'EAI_AGAIN',
  'ENETUNREACH',
  'EHOSTUNREACH',
]);

const FINAL: Readonly<Record<string, string>> = {
  UND_ERR_RES_CONTENT_LENGTH_MISMATCH: 'sent an answer whose length contradicts itself',
  UND_ERR_HEADERS_OVERFLOW: 'sent headers that are too large',
};

const CERTIFICATE = /CERT|SELF_SIGNED|UNABLE_TO_|HOSTNAME_MISMATCH|INVALID_CA|INVALID_PURPOSE/;

/** Whatever a request threw -> a fault. */
export function classifyError(error: unknown): Fault {
  if (error instanceof Stop) return error.fault;
  const { code, name, message } = partsOf(error);
  const retried = RETRIED[code];
  if (retried !== undefined) return faultOf(retried[0], retried[1], { retry: 'yes', isDown: DOWN.has(code) });
  if (code === 'ENOTFOUND') {
    return faultOf('network', 'is not known to the name server', {
      retry: 'once',
      advice: 'check the spelling of the host',
    });
  }
  if (code === PRIVATE_ADDRESS) return privateFault();
  const tls = tlsReason(code, message);
  if (tls !== null)
    return faultOf('network', tls, {
      advice: 'check the address and the clock of this machine, or name an authority of your own with --ca <file>',
    });
  const final = FINAL[code] ?? (name === 'HTTPParserError' ? 'sent something that is not HTTP' : null);
  if (final !== null) return faultOf('network', final);
  if (/proxy/i.test(message))
    return faultOf('network', `could not be reached: ${printableExcerpt(message)}`, {
      advice: 'check the proxy settings',
      blames: 'nobody',
    });
  return faultOf('network', `could not be read: ${printableExcerpt(code === '' ? message : `${code} ${message}`)}`);
}

/** The fault of an address on a private, loopback or link-local network. */
export function privateFault(): Fault {
  return faultOf('network', 'is on a private network and was not contacted', {
    blames: 'nobody',
    advice: 'use --allow-private if you mean it',
  });
}

function tlsReason(code: string, message: string): string | null {
  if (code === 'CERT_HAS_EXPIRED') return 'shows a certificate that has expired';
  if (code === 'ERR_TLS_CERT_ALTNAME_INVALID') return 'shows a certificate that is for another host';
  if (code.includes('SELF_SIGNED') || code.startsWith('UNABLE_TO_'))
    return 'shows a certificate that no known authority signed';
  if (CERTIFICATE.test(code)) return `shows a certificate that is not valid (${printableExcerpt(code)})`;
  if (code.startsWith('ERR_SSL') || code === 'EPROTO')
    return `could not agree on a secure connection (${printableExcerpt(message.split('\n')[0] ?? code)})`;
  return null;
}

function partsOf(error: unknown): { readonly code: string; readonly name: string; readonly message: string } {
  if (!(error instanceof Error)) return { code: '', name: '', message: String(error) };
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  const first: unknown = error instanceof AggregateError ? error.errors[0] : error.cause;
  if (code === '' && first instanceof Error) return partsOf(first);
  return { code, name: error.name, message: error.message };
}

/** An error that names the host whose address is private. */
export function privateAddressError(hostname: string): Error {
  return Object.assign(new Error(`${hostname} has a private address`), { code: PRIVATE_ADDRESS });
}
