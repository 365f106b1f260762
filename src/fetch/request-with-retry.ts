import type { Hosts } from './circuit-breaker.ts';
import { type Fault, faultOf } from './faults.ts';
import type { FetcherSettings } from './fetcher-settings.ts';
import type { Header } from './headers.ts';
import { headerOf } from './headers.ts';
import type { MemoryBook } from './host-memory.ts';
import { type Entry, type Politeness, stopFault } from './politeness.ts';
import { backoffMs, retriesFor, retryAfterMs } from './retry-delay.ts';
import type { Routes } from './routes.ts';
import { type Answer, type BodyPlan, sendRequest } from './send-request.ts';
import { siteKeyOf } from './site-key.ts';

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

/** One attempt and what follows from it; the turn is only given back when the host's state is known to the others. */
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
