import type { Header } from '../model/outcome.ts';
import { brokenRedirect, nextAddress, targetFault } from './address-policy.ts';
import type { WantedKind } from './content-kind.ts';
import { type Fault, faultOf } from './faults.ts';
import { planPage, readPageAnswer } from './page-answer.ts';
import { stopFault } from './politeness.ts';
import { type Errand, type Net, visitAddress } from './request-with-retry.ts';
import type { RobotsCache } from './robots-cache.ts';
import type { Answer } from './send-request.ts';
import { untilStopped } from './stop-signals.ts';

export interface Trip {
  readonly url: URL;
  readonly headers: readonly Header[];
  /** Headers that make the question conditional; dropped when a redirect leads elsewhere. */
  readonly validators: readonly Header[];
  readonly wanted: WantedKind;
}

/** Where a trip ended: the last address asked, its answer where there was one, and the way there. */
export interface Arrival {
  readonly url: URL;
  readonly headers: readonly Header[];
  readonly answer: Answer | null;
  readonly redirects: readonly string[];
  readonly result:
    | { readonly is: 'page'; readonly content: Uint8Array }
    | { readonly is: 'unchanged' }
    | { readonly is: 'fault'; readonly fault: Fault; readonly attempts: number; readonly retryAtMs: number | null };
}

/** Follows an address to its page; scheme, network, robots.txt and pace are looked at anew at every hop. */
export async function travel(net: Net, robots: RobotsCache | null, errand: Errand, trip: Trip): Promise<Arrival> {
  const { settings } = net;
  const redirects: string[] = [];
  const seen = new Set<string>();
  let { url } = trip;
  let answer: Answer | null = null;
  let headers = [...trip.headers, ...trip.validators];
  const fail = (fault: Fault, attempts = 1, retryAtMs: number | null = null): Arrival => ({
    url,
    headers,
    answer,
    redirects,
    result: { is: 'fault', fault, attempts, retryAtMs },
  });

  for (let hop = 0; hop <= settings.limits.redirects; hop += 1) {
    seen.add(url.href);
    const refused = targetFault(url, settings);
    if (refused !== null) return fail(refused);
    const leave = robots === null ? { allowed: true as const } : await untilStopped(robots.check(url), errand.signal);
    if (leave === null) return fail(stopFault(errand.signal));
    if (!leave.allowed) return fail(leave.fault, 1, leave.retryAtMs);
    const conditional = hop === 0 && trip.validators.length > 0;
    const visit = await visitAddress(net, errand, {
      url,
      headers,
      place: hop === 0 ? 'back' : 'front',
      plan: (status, received) => planPage(status, received, trip.wanted, settings),
      read: (received, attempt) => readPageAnswer(received, attempt, { wanted: trip.wanted, conditional, settings }),
    });
    answer = visit.answer;
    if (!visit.ok) return fail(visit.fault, visit.attempts, visit.retryAtMs);
    const meaning = visit.value;
    if (meaning.is !== 'redirect') {
      if (hop > 0 && fellToFrontPage(trip.url, url)) return fail(goneFault());
      return { url, headers, answer, redirects, result: meaning };
    }
    const next = nextAddress(url, meaning.location, settings.allowDowngrade ? 'allowed' : 'refused');
    if (!(next instanceof URL)) return fail(next);
    redirects.push(next.href);
    if (seen.has(next.href)) return fail(brokenRedirect('redirects in a circle'));
    url = next;
    headers = [...trip.headers];
  }
  return fail(brokenRedirect(`redirects more than ${settings.limits.redirects} times`));
}

function goneFault(): Fault {
  return faultOf('not-found', 'sends this address to its front page, so the article is gone', {
    blames: 'page',
    advice: 'check the address',
  });
}

/** Whether an article's address was sent to a front page, which is how sites say that an article is gone. */
export function fellToFrontPage(from: URL, to: URL): boolean {
  return from.pathname.split('/').filter(Boolean).length >= 2 && to.pathname === '/' && to.search === '';
}
