import type { Header } from '../model/outcome.ts';
import type { Hosts } from './circuit-breaker.ts';
import { type Fault, faultOf } from './faults.ts';
import { headerOf } from './fetch-outcome.ts';
import type { FetcherSettings } from './fetcher-settings.ts';
import type { MemoryBook } from './host-memory.ts';
import { siteKeyOf } from './input-urls.ts';
import type { Limits } from './limits.ts';
import { type Entry, type Politeness, stopFault } from './politeness.ts';
import type { Routes } from './routes.ts';
import { type Answer, type BodyPlan, sendRequest } from './send-request.ts';

/** What every request of a run shares. */
export interface Net {
  readonly settings: FetcherSettings;
  readonly routes: Routes;
  readonly hosts: Hosts;
  readonly politeness: Politeness;
  readonly memory: MemoryBook;
}

/** One address of the user's on its way: its stop signal, and the time it has used so far in milliseconds. */
export interface Errand {
  readonly signal: AbortSignal;
  usedMs: number;
}

/** What to ask, and how to read the answer. */
export interface Question<T> {
  readonly url: URL;
  readonly headers: readonly Header[];
  readonly place: 'front' | 'back';
  plan(status: number, headers: readonly Header[]): BodyPlan;
  /** Answer and number of the attempt, from 0 -> what it means. */
  read(
    answer: Answer,
    attempt: number,
  ): Promise<{ readonly ok: true; readonly value: T } | { readonly ok: false; readonly fault: Fault }>;
}

export type Visit<T> =
  | { readonly ok: true; readonly value: T; readonly answer: Answer }
  | {
      readonly ok: false;
      readonly fault: Fault;
      readonly attempts: number;
      readonly answer: Answer | null;
      /** Milliseconds since 1970. */
      readonly retryAtMs: number | null;
    };

type Attempt<T> =
  | { readonly ok: true; readonly value: T; readonly answer: Answer }
  | { readonly ok: false; readonly fault: Fault; readonly answer: Answer | null };

/** Asks one address, again and again where that may help, always in its turn; redirects are the caller's. */
export async function visitAddress<T>(net: Net, errand: Errand, question: Question<T>): Promise<Visit<T>> {
  const { clock, onEvent } = net.settings;
  const { host, hostname, href } = question.url;
  for (let attempt = 0; ; attempt += 1) {
    onEvent({ type: 'waiting', host, url: href, reason: 'turn', until: null });
    const place = attempt === 0 ? question.place : 'front';
    const entry = await net.politeness.enter({ host, site: siteKeyOf(hostname), place, signal: errand.signal });
    if (!entry.ok) return { ...entry, attempts: attempt, answer: null };
    const step = await stepOnce(net, errand, question, attempt, entry);
    if (step.is === 'end') return step.visit;
    const until = new Date(clock.now() + step.waitMs).toISOString();
    onEvent({ type: 'waiting', host, url: href, reason: step.fault.askedMs === null ? 'retry' : 'asked', until });
    await clock.sleep(step.waitMs, errand.signal);
    errand.usedMs += step.waitMs;
  }
}

type Step<T> =
  | { readonly is: 'end'; readonly visit: Visit<T> }
  | { readonly is: 'again'; readonly waitMs: number; readonly fault: Fault };

/** One attempt and what follows from it. The turn is given back last: whoever comes next has to see what became of the host. */
async function stepOnce<T>(
  net: Net,
  errand: Errand,
  question: Question<T>,
  attempt: number,
  entry: Extract<Entry, { ok: true }>,
): Promise<Step<T>> {
  const { clock } = net.settings;
  const { host } = question.url;
  const since = clock.elapsed();
  let answeredInMs: number | null = null;
  try {
    const result = await attemptOnce(net, errand, question, attempt);
    const tookMs = clock.elapsed() - since;
    errand.usedMs += tookMs;
    if (result.answer !== null) answeredInMs = tookMs;
    if (result.ok) {
      net.hosts.record(host, 'good');
      return { is: 'end', visit: result };
    }
    const stopped = errand.signal.aborted;
    const next = stopped ? { retryAtMs: null } : nextStep(net, errand, host, result.fault, attempt);
    if ('waitMs' in next) return { is: 'again', waitMs: next.waitMs, fault: result.fault };
    const fault = stopped ? stopFault(errand.signal) : result.fault;
    net.hosts.record(host, fault.blames === 'host' ? fault : fault.blames === 'page' ? 'good' : 'nothing');
    return {
      is: 'end',
      visit: { ok: false, fault, attempts: attempt + 1, answer: result.answer, retryAtMs: next.retryAtMs },
    };
  } finally {
    entry.leave(answeredInMs);
  }
}

async function attemptOnce<T>(net: Net, errand: Errand, question: Question<T>, attempt: number): Promise<Attempt<T>> {
  const { clock, limits, onEvent } = net.settings;
  onEvent({ type: 'started', host: question.url.host, url: question.url.href, attempt: attempt + 1 });
  const deadlineMs = Math.max(1, Math.min(limits.attemptMs, limits.addressMs - errand.usedMs));
  const { url, headers, plan } = question;
  const sent = await sendRequest(net.routes, { url, headers, plan, deadlineMs, signal: errand.signal }, limits, clock);
  if (!sent.ok) return { ...sent, answer: null };
  const meaning = await question.read(sent.answer, attempt);
  return { ...meaning, answer: sent.answer };
}

/** After a fault: how long to wait for the next attempt, or that there is none and when one may be made. */
function nextStep(
  net: Net,
  errand: Errand,
  host: string,
  fault: Fault,
  attempt: number,
): { readonly waitMs: number } | { readonly retryAtMs: number | null } {
  const { clock, limits } = net.settings;
  const asked = fault.askedMs;
  if (asked !== null && asked > limits.retryAfterMs) {
    const until = net.hosts.park(host, asked, fault);
    return { retryAtMs: clock.now() + until - clock.elapsed() };
  }
  if (asked !== null) net.hosts.pause(host, asked, fault);
  const retryAtMs = asked === null ? null : clock.now() + asked;
  if (attempt >= retriesFor(fault, limits)) return { retryAtMs };
  const waitMs = Math.max(asked ?? 0, backoffMs(attempt, limits, clock.random));
  return errand.usedMs + waitMs >= limits.addressMs ? { retryAtMs } : { waitMs };
}

/** The `Retry-After` of an answer in milliseconds; only 429 and 5xx may ask. */
export function askedMs(answer: Answer, now: number): number | null {
  return answer.status === 429 || answer.status >= 500
    ? retryAfterMs(headerOf(answer.headers, 'retry-after'), now)
    : null;
}

/** The fault of a run whose time is over. */
export function runOverFault(): Fault {
  return faultOf('timeout', 'was not read: the time for this run is over', {
    blames: 'nobody',
    advice: 'run the same command again to go on',
  });
}

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
