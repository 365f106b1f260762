import { describeAnswer, type Exchange, type Header, type RawPage } from '../model/outcome.ts';
import { printableExcerpt } from '../text/printable.ts';
import { failureOf } from './faults.ts';
import { type FailedPage, type FetchOutcome, headerOf, type UnchangedPage } from './fetch-outcome.ts';
import type { Arrival } from './follow-redirects.ts';
import type { Answer } from './send-request.ts';

/** The address that the user gave, and where its redirects ended -> the page, or why there is none. */
export function outcomeOf(input: string, arrival: Arrival): FetchOutcome | UnchangedPage {
  const { url, answer, result } = arrival;
  const exchange = answer === null ? null : exchangeOf(arrival, answer);
  if (result.is === 'fault') {
    const retryAt = result.retryAtMs === null ? null : new Date(result.retryAtMs).toISOString();
    return {
      ok: false,
      failure: failureOf(result.fault, url.host || printableExcerpt(input), result.attempts),
      exchange,
      retryAt,
    };
  }
  if (answer === null || exchange === null) return malformedAddress(input);
  if (result.is === 'unchanged') return { ok: true, page: null, exchange };
  const contentType = headerOf(answer.headers, 'content-type');
  const page: RawPage = {
    input,
    url: url.href,
    content: result.content,
    contentType,
    kind: 'html',
    fetch: describeAnswer({
      at: new Date(answer.at).toISOString(),
      status: answer.status,
      finalUrl: url.href,
      bytes: answer.body.length,
      header: (name) => headerOf(answer.headers, name),
    }),
  };
  return { ok: true, page, exchange };
}

/** The outcome of something that is no address at all. */
export function malformedAddress(input: string): FailedPage {
  const message = `${printableExcerpt(input)} is no address; give one that begins with http:// or https://`;
  return { ok: false, failure: { code: 'network', message }, exchange: null, retryAt: null };
}

function exchangeOf(arrival: Arrival, answer: Answer): Exchange {
  const { url } = arrival;
  // undici sends these two itself, before all others.
  const own: readonly Header[] = [
    ['host', url.host],
    ['connection', 'keep-alive'],
  ];
  return {
    targetUri: url.href,
    date: new Date(answer.at).toISOString(),
    ip: answer.ip,
    request: { line: `GET ${url.pathname}${url.search} HTTP/1.1`, headers: [...own, ...arrival.headers] },
    response: {
      statusLine: `HTTP/1.1 ${answer.status} ${answer.statusText}`.trimEnd(),
      status: answer.status,
      headers: answer.headers,
      body: answer.body,
    },
    redirects: arrival.redirects,
  };
}
