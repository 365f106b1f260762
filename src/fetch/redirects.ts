import { printableExcerpt } from '../text/printable.ts';
import { type Fault, faultOf } from './faults.ts';

const REDIRECTS = new Set([301, 302, 303, 307, 308]);

/** Whether a status sends the reader to another address. */
export function isRedirect(status: number): boolean {
  return REDIRECTS.has(status);
}

/** A `Location` header and where it was read -> the next address without its fragment, or a fault. */
export function nextAddress(from: URL, location: string | null, downgrade: 'refused' | 'allowed'): URL | Fault {
  if (location === null || location.trim() === '') return broken('redirects without saying where');
  if (!URL.canParse(location, from.href)) return broken(`redirects to no address (${printableExcerpt(location)})`);
  const next = new URL(location, from.href);
  if (next.protocol !== 'http:' && next.protocol !== 'https:') {
    return broken(`redirects to ${printableExcerpt(next.protocol)}, which is not followed`);
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

/** The fault of a redirect that came back to an address already asked. */
export function circleFault(): Fault {
  return broken('redirects in a circle');
}

/** The fault of a chain that did not end. */
export function chainFault(limit: number): Fault {
  return broken(`redirects more than ${limit} times`);
}

/** Whether an article's address was sent to a front page, which is how sites say that an article is gone. */
export function fellToFrontPage(from: URL, to: URL): boolean {
  return from.pathname.split('/').filter(Boolean).length >= 2 && to.pathname === '/' && to.search === '';
}

function broken(what: string): Fault {
  return faultOf('http-status', what, { blames: 'page', advice: 'check the address in a browser' });
}
