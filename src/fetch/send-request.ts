import { STATUS_CODES } from 'node:http';
import { type Dispatcher, request } from 'undici';
import type { Header } from '../model/outcome.ts';
import type { Clock } from './clock.ts';
import { classifyError, type Fault, faultOf, Stop } from './faults.ts';
import { headerOf, headersOf } from './fetch-outcome.ts';
import type { Limits } from './limits.ts';
import type { Route, Routes } from './routes.ts';
import { untilStopped } from './stop-signals.ts';

/** How much of a body is read, and what happens to a longer one. */
export interface BodyPlan {
  readonly limit: number;
  readonly beyond: 'fail' | 'cut';
}

export interface Ask {
  readonly url: URL;
  readonly headers: readonly Header[];
  /** A body to send; the request is a POST then. */
  readonly post?: Uint8Array;
  /** Longest this one request may take, in milliseconds. */
  readonly deadlineMs: number;
  readonly signal: AbortSignal;
  plan(status: number, headers: readonly Header[]): BodyPlan;
}

/** An answer as it came over the wire. */
export interface Answer {
  /** Milliseconds since 1970, when the request was sent. */
  readonly at: number;
  readonly ip: string | null;
  readonly status: number;
  readonly statusText: string;
  readonly headers: readonly Header[];
  readonly body: Uint8Array;
  /** What told where the body ends; `close` cannot tell an end from a cut. */
  readonly framing: 'length' | 'chunked' | 'close';
}

export type WireResult = { readonly ok: true; readonly answer: Answer } | { readonly ok: false; readonly fault: Fault };

/** Sends one request and reads its answer within every limit; redirects, retries and encodings are the callers'. */
export async function sendRequest(routes: Routes, ask: Ask, limits: Limits, clock: Clock): Promise<WireResult> {
  const stop = new AbortController();
  const outer = (): void => stop.abort(ask.signal.reason);
  const timer = setTimeout(() => stop.abort(new Stop(slowFault(ask.deadlineMs))), ask.deadlineMs);
  if (ask.signal.aborted) outer();
  ask.signal.addEventListener('abort', outer, { once: true });
  const route = routes.take(ask.url);
  try {
    // undici reacts to an abort only once it is connected, so the abort is not left to it.
    const answer = await untilStopped(readAnswer(route, ask, stop.signal, limits, clock), stop.signal);
    if (answer === null) throw stop.signal.reason;
    route.giveBack('sound');
    return { ok: true, answer };
  } catch (error) {
    route.giveBack('broken');
    const fault = classifyError(error);
    const { proxyHost } = route;
    // The proxy may be the one that refused or did not answer.
    return {
      ok: false,
      fault: proxyHost === null ? fault : { ...fault, advice: `${fault.advice}, or check the proxy ${proxyHost}` },
    };
  } finally {
    clearTimeout(timer);
    ask.signal.removeEventListener('abort', outer);
  }
}

async function readAnswer(route: Route, ask: Ask, signal: AbortSignal, limits: Limits, clock: Clock): Promise<Answer> {
  const at = clock.now();
  const response = await request(ask.url, {
    dispatcher: route.dispatcher,
    method: ask.post === undefined ? 'GET' : 'POST',
    headers: Object.fromEntries(ask.headers),
    ...(ask.post === undefined ? {} : { body: ask.post }),
    headersTimeout: limits.headersMs,
    bodyTimeout: limits.bodyIdleMs,
    responseHeaders: 'raw',
    signal,
  });
  const headers = headerPairs(response.headers);
  const status = response.statusCode;
  const body = await readBody(response.body, ask.plan(status, headers), headers, limits, clock);
  const statusText = response.statusText || STATUS_CODES[status] || '';
  return { at, ip: route.address(), status, statusText, headers, body, framing: framingOf(headers) };
}

async function readBody(
  stream: Dispatcher.ResponseData['body'],
  plan: BodyPlan,
  headers: readonly Header[],
  limits: Limits,
  clock: Clock,
): Promise<Uint8Array> {
  const announced = Number(headerOf(headers, 'content-length') ?? 0);
  const tooLarge = plan.beyond === 'fail' && announced > plan.limit;
  if (tooLarge || plan.limit === 0) {
    // An unread body would hold its connection for ever.
    stream.on('error', () => {}).destroy();
    if (tooLarge) throw new Stop(tooLargeFault(plan.limit));
    return new Uint8Array(0);
  }
  const chunks: Uint8Array[] = [];
  let size = 0;
  const pace = paceWatch(limits, clock);
  for await (const chunk of stream) {
    if (!(chunk instanceof Uint8Array)) continue;
    pace(chunk.length);
    if (size + chunk.length > plan.limit) {
      if (plan.beyond === 'fail') throw new Stop(tooLargeFault(plan.limit));
      chunks.push(chunk.subarray(0, plan.limit - size));
      return Buffer.concat(chunks);
    }
    size += chunk.length;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** Throws when the bytes of a whole window came slower than the least speed. */
function paceWatch(limits: Limits, clock: Clock): (bytes: number) => void {
  let since = clock.elapsed();
  let bytes = 0;
  return (more) => {
    bytes += more;
    const took = clock.elapsed() - since;
    if (took < limits.speedWindowMs) return;
    if ((bytes * 1000) / took < limits.minBytesPerSecond) {
      throw new Stop(faultOf('timeout', `sent less than ${limits.minBytesPerSecond} bytes a second`, { retry: 'yes' }));
    }
    since = clock.elapsed();
    bytes = 0;
  };
}

function slowFault(deadlineMs: number): Fault {
  return faultOf('timeout', `did not finish within ${Math.max(1, Math.round(deadlineMs / 1000))} s`, { retry: 'yes' });
}

function tooLargeFault(limit: number): Fault {
  return faultOf('too-large', `sends more than ${Math.round(limit / 1024)} KiB, more than any article`, {
    blames: 'page',
    advice: 'leave it out',
  });
}

function framingOf(headers: readonly Header[]): Answer['framing'] {
  if (/\bchunked\b/i.test(headersOf(headers, 'transfer-encoding') ?? '')) return 'chunked';
  return headerOf(headers, 'content-length') === null ? 'close' : 'length';
}

/** undici types raw headers as a record; they come as a flat list of names and values. */
function headerPairs(raw: unknown): readonly Header[] {
  const flat = Array.isArray(raw) ? raw.map(String) : [];
  return flat.flatMap((name, index) => (index % 2 === 0 ? [[name, flat[index + 1] ?? ''] as const] : []));
}
