import { type Fault, faultOf } from './faults.ts';
import type { Limits } from './limits.ts';

// 521, 523, 525 and 526 stand for a dead, unknown or uncertified origin behind a proxy: asking again at once changes nothing.
const RETRIED_STATUSES = new Set([408, 425, 429, 500, 502, 503, 504, 520, 522, 524]);
const HOST_STATUSES = new Set([429]);

/** Full jitter: attempt number from 0 -> milliseconds to wait. */
export function backoffMs(attempt: number, limits: Limits, random: () => number): number {
  const ceiling = Math.min(limits.backoffCapMs, limits.backoffBaseMs * 2 ** attempt);
  return Math.max(limits.backoffFloorMs, random() * ceiling);
}

/** How many more attempts a fault may have after the first. */
export function retriesFor(fault: Fault, limits: Limits): number {
  if (fault.retry === 'no') return 0;
  return fault.retry === 'once' ? Math.min(1, limits.retries) : limits.retries;
}

/** A `Retry-After` header -> milliseconds from now, 0 for a past date, null for none or garbage. */
export function retryAfterMs(header: string | null, now: number): number | null {
  const text = header?.trim() ?? '';
  if (/^\d{1,15}$/.test(text)) return Number(text) * 1000;
  // Only the three HTTP date forms; Date.parse alone takes "-5" for a year.
  if (!/^[A-Z][a-z]{2,8},? /.test(text)) return null;
  const at = Date.parse(text);
  return Number.isNaN(at) ? null : Math.max(0, at - now);
}

/** A status that is no page -> a fault. */
export function statusFault(status: number, askedMs: number | null): Fault {
  if (status === 404 || status === 410) {
    return faultOf('not-found', `has no page at this address (${status})`, {
      advice: 'check the address',
      blames: 'page',
    });
  }
  const blames = status >= 500 || HOST_STATUSES.has(status) ? 'host' : 'page';
  const retry = RETRIED_STATUSES.has(status) ? 'yes' : 'no';
  return faultOf('http-status', `answered ${status}${meaningOf(status)}`, {
    retry,
    blames,
    askedMs,
    advice: adviceFor(status),
  });
}

function meaningOf(status: number): string {
  if (status === 429) return ' (too many requests)';
  if (status === 403) return ' (forbidden)';
  if (status === 401) return ' (login needed)';
  if (status === 451) return ' (withheld for legal reasons)';
  return status >= 500 ? ' (trouble on its side)' : '';
}

function adviceFor(status: number): string {
  if (status === 429) return 'try again later with a longer --delay';
  if (status >= 500 || status === 408) return 'try again later';
  return status === 401 || status === 403
    ? 'the site does not give this page to everyone'
    : 'check the address in a browser';
}
