import type { Header } from '../model/outcome.ts';
import { isRedirect, nextAddress, targetFault } from './address-policy.ts';
import { decompress } from './content-kind.ts';
import { type Fault, faultOf } from './faults.ts';
import { headerOf, headersOf } from './fetch-outcome.ts';
import { siteKeyOf } from './input-urls.ts';
import { askedMs, type Errand, type Net, statusFault, type Visit, visitAddress } from './request-with-retry.ts';
import { isMarkup, type Leave, type RobotsRules, readRobots, robotsText } from './robots.ts';
import type { Answer } from './send-request.ts';
import { productToken } from './user-agent.ts';

/** What robots.txt says of an address. */
export type RobotsVerdict =
  | { readonly allowed: true }
  | { readonly allowed: false; readonly fault: Fault; readonly retryAtMs: number | null };

/** Asks each origin for its robots.txt once in a run. */
export interface RobotsCache {
  check(url: URL): Promise<RobotsVerdict>;
  /** Sitemaps that an origin names, none when its robots.txt cannot be read. */
  sitemapsOf(url: URL): Promise<readonly string[]>;
}

type Known =
  | { readonly ok: true; readonly rules: RobotsRules | null }
  | { readonly ok: false; readonly fault: Fault; readonly retryAtMs: number | null };

type Reading =
  | { readonly is: 'rules'; readonly text: string | null }
  | { readonly is: 'redirect'; readonly location: string | null };

/** A run's network, headers and stop signal -> its robots cache. */
export function robotsCacheFor(net: Net, headers: readonly Header[], signal: AbortSignal): RobotsCache {
  const { clock, limits } = net.settings;
  const token = productToken(net.settings.userAgent);
  const known = new Map<string, Promise<Known>>();

  const rulesFrom = (origin: string, text: string | null): Known => {
    if (text === null) return { ok: true, rules: null };
    const rules = readRobots(text, origin, token);
    slowDown(net, origin, rules.crawlDelayMs);
    return { ok: true, rules };
  };

  const load = async (origin: string): Promise<Known> => {
    const stored = net.memory.robotsOf(origin);
    const age = stored === null ? Number.NaN : clock.now() - Date.parse(stored.fetchedAt);
    if (stored !== null && age >= 0 && age <= limits.robotsFreshMs) return rulesFrom(origin, stored.text);
    const asked = await askRobots(net, origin, headers, signal);
    if (asked.ok) {
      net.memory.keepRobots(origin, asked.text);
      return rulesFrom(origin, asked.text);
    }
    if (stored !== null && age <= limits.robotsStaleMs) return rulesFrom(origin, stored.text);
    return asked;
  };

  const knownOf = (origin: string): Promise<Known> => {
    const loading = known.get(origin) ?? load(origin);
    known.set(origin, loading);
    return loading;
  };

  return {
    async check(url) {
      const robots = await knownOf(url.origin);
      if (!robots.ok) return { allowed: false, fault: robots.fault, retryAtMs: robots.retryAtMs };
      const leave = robots.rules === null ? 'allowed' : robots.rules.leaveFor(url);
      return leave === 'allowed' ? { allowed: true } : { allowed: false, fault: refusal(leave), retryAtMs: null };
    },
    async sitemapsOf(url) {
      const robots = await knownOf(url.origin);
      return robots.ok ? (robots.rules?.sitemaps ?? []) : [];
    },
  };
}

type Asked = { readonly ok: true; readonly text: string | null } | Extract<Known, { ok: false }>;

async function askRobots(net: Net, origin: string, headers: readonly Header[], signal: AbortSignal): Promise<Asked> {
  const { settings } = net;
  const errand: Errand = { signal, usedMs: 0 };
  let url = new URL('/robots.txt', origin);
  for (let hop = 0; hop <= settings.limits.robotsRedirects; hop += 1) {
    const refused = targetFault(url, settings);
    if (refused !== null) return { ok: false, fault: hop === 0 ? refused : ledAstray(url, refused), retryAtMs: null };
    const visit: Visit<Reading> = await visitAddress(net, errand, {
      url,
      headers,
      place: 'front',
      plan: () => ({ limit: settings.limits.robotsBytes + 1, beyond: 'cut' }),
      read: (answer) => readAnswer(net, origin, answer),
    });
    if (!visit.ok) return unreachable(visit);
    if (visit.value.is === 'rules') return { ok: true, text: visit.value.text };
    const next = nextAddress(url, visit.value.location, 'allowed');
    // A robots.txt that leads nowhere counts as none (RFC 9309 2.3.1.2 and 2.3.1.3).
    if (!(next instanceof URL)) return { ok: true, text: null };
    url = next;
  }
  return { ok: true, text: null };
}

async function readAnswer(
  net: Net,
  origin: string,
  answer: Answer,
): Promise<{ readonly ok: true; readonly value: Reading } | { readonly ok: false; readonly fault: Fault }> {
  const { limits, clock, onEvent } = net.settings;
  const { status, headers } = answer;
  if (isRedirect(status)) return { ok: true, value: { is: 'redirect', location: headerOf(headers, 'location') } };
  if (status >= 400 && status < 500 && status !== 429) return { ok: true, value: { is: 'rules', text: null } };
  if (status < 200 || status > 299) return { ok: false, fault: statusFault(status, askedMs(answer, clock.now())) };
  const unpacked = await decompress(answer.body, headersOf(headers, 'content-encoding'), 'start', limits);
  if (!unpacked.ok) return unpacked;
  const text = robotsText(unpacked.bytes, limits.robotsBytes);
  if (!isMarkup(text)) return { ok: true, value: { is: 'rules', text } };
  const { host } = new URL(origin);
  onEvent({ type: 'note', host, message: 'its robots.txt is a web page and was taken as empty' });
  return { ok: true, value: { is: 'rules', text: null } };
}

/** The redirect of a robots.txt leads to an address that must not be asked: nothing is known to be allowed. */
function ledAstray({ host }: URL, refused: Fault): Fault {
  const what = `sends the question for its robots.txt to ${host}, which ${refused.what}; that counts as a no`;
  return faultOf('robots', what, { blames: 'nobody', advice: 'use --ignore-robots if you have permission' });
}

/** Why robots.txt could not be had -> the fault of the page: the same where the host cannot be reached, `robots` where it answered with an error. */
function unreachable(visit: Extract<Visit<Reading>, { ok: false }>): Extract<Known, { ok: false }> {
  const { fault, retryAtMs } = visit;
  if (visit.answer === null) return { ok: false, fault: { ...fault, retry: 'no' }, retryAtMs };
  const what = `${fault.what} to the question for its robots.txt, which counts as a no`;
  return { ok: false, fault: faultOf('robots', what, { blames: 'nobody', advice: 'try again later' }), retryAtMs };
}

function refusal(leave: Exclude<Leave, 'allowed'>): Fault {
  const what =
    leave === 'disallowed'
      ? 'does not allow this page in its robots.txt'
      : 'has a robots.txt that takes too long to go through, which counts as a no';
  const advice = 'leave it out, or use --ignore-robots if you have permission';
  return faultOf('robots', what, { blames: 'nobody', advice });
}

/** A crawl delay that the run waits for slows down the whole site; a longer one puts off this host alone, so that the others go on. */
function slowDown(net: Net, origin: string, askedMs: number): void {
  if (askedMs === 0) return;
  const { limits, onEvent } = net.settings;
  const { hostname, host } = new URL(origin);
  const delayMs = Math.min(askedMs, limits.parkMs);
  const asks = `asks for ${Math.round(delayMs / 1000)} s${delayMs < askedMs ? ' or more' : ''} between two pages`;
  if (delayMs <= limits.retryAfterMs) net.politeness.slowTo(siteKeyOf(hostname), delayMs);
  else net.hosts.spread(host, delayMs, crawlDelayFault(asks));
  if (delayMs > limits.crawlDelayNoteMs) onEvent({ type: 'note', host, message: `${asks}, so this will take long` });
}

function crawlDelayFault(asks: string): Fault {
  const advice = 'run the same command again later';
  return faultOf('robots', `${asks} in its robots.txt`, { blames: 'nobody', advice });
}
