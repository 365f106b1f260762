import { createHash } from 'node:crypto';
import type { CreateFetcher } from '../../src/app/fetch/open-network.ts';
import type { PageMarks, PageRequest } from '../../src/fetch/client.ts';
import type { Clock } from '../../src/fetch/clock.ts';
import type { FetchOutcome, UnchangedPage } from '../../src/fetch/fetch-outcome.ts';
import type { Exchange, FailureCode, Header } from '../../src/model/outcome.ts';
import { listingAnswer, type ShownListings } from './listing-answers.ts';
import { robotsFor } from './listings.ts';
import { storyPage } from './site-web.ts';
import type { Story } from './stories.ts';

/** One request as the web saw it. */
export interface VirtualRequest {
  readonly url: string;
  readonly at: number;
  readonly isConditional: boolean;
  /** 0 where nothing answered. */
  readonly status: number;
}

/** What the web answers; `etag` null for an answer without one. */
export interface VirtualAnswer {
  readonly status: number;
  readonly body: string | Buffer;
  readonly type?: string;
  readonly etag?: string | null;
}

/** The sites of the test web without sockets: asked in this process, at the time of a clock that a test turns. */
export interface VirtualWeb {
  /** What there is: page by page of the stories, and listings of them. */
  stories: readonly Story[];
  /** Those that the listing at an address is made of, where they are not all. */
  listed: ((url: URL) => readonly Story[]) | null;
  readonly shown: ShownListings;
  /** Sees every request first: an answer in place of the web's own, `down` for none, null to leave it to the web. */
  override: ((url: URL) => VirtualAnswer | 'down' | null) | null;
  /** Answers to a condition in the web's place: true is "unchanged" whatever there is, null leaves it to the web. */
  claimsUnchanged: ((url: URL) => boolean | null) | null;
  readonly requests: VirtualRequest[];
  readonly clock: Clock & { set: (now: number) => void };
  readonly createFetcher: CreateFetcher;
}

/** A web of these stories whose clock shows `now`, in milliseconds since 1970. */
export function openVirtualWeb(stories: readonly Story[], now: number): VirtualWeb {
  const web: VirtualWeb = {
    stories,
    listed: null,
    shown: { isListed: () => true, faults: new Set(), now },
    override: null,
    claimsUnchanged: null,
    requests: [],
    clock: virtualClock(now, (to) => {
      web.shown.now = to;
    }),
    createFetcher: () => ({
      fetchPage: async (url, options) => wholePage(ask(web, url, null, options)),
      fetchIfChanged: async (url, marks, options) => ask(web, url, marks, options),
      sitemapsOf: async (url) => [`https://${new URL(url).host}/sitemap.xml`],
      takeMemory: () => [],
      close: async () => undefined,
    }),
  };
  return web;
}

/** A clock that stands still but for sleep, which is over as soon as nothing else is to be done. It is never set on a whole second: real ones are not. */
function virtualClock(start: number, onTurn: (now: number) => void): VirtualWeb['clock'] {
  let wall = start;
  let elapsed = 0;
  let sleepers: { readonly until: number; readonly wake: () => void }[] = [];
  let isWaking = false;
  let odd = 0;
  const wakeNext = (): void => {
    isWaking = false;
    const [next, ...others] = sleepers.sort((a, b) => a.until - b.until);
    if (next === undefined) return;
    sleepers = others;
    const slept = Math.max(0, next.until - elapsed);
    elapsed += slept;
    wall += slept;
    next.wake();
    if (sleepers.length > 0) wakeSoon();
  };
  const wakeSoon = (): void => {
    if (!isWaking) setImmediate(wakeNext);
    isWaking = true;
  };
  return {
    now: () => wall,
    elapsed: () => elapsed,
    sleep: (ms, signal) =>
      new Promise((resolve) => {
        const sleeper = { until: elapsed + Math.max(0, ms), wake: resolve };
        sleepers.push(sleeper);
        wakeSoon();
        const giveUp = (): void => {
          sleepers = sleepers.filter((one) => one !== sleeper);
          resolve();
        };
        if (signal?.aborted) giveUp();
        signal?.addEventListener('abort', giveUp, { once: true });
      }),
    random: () => 0.5,
    set: (to) => {
      odd += 7;
      wall = to + odd;
      onTurn(wall);
    },
  };
}

/** What is answered to a request, and its ETag; `isUnchanged` in place of a body that would be as `condition` says. */
export interface WebAnswer extends VirtualAnswer {
  readonly etag: string | null;
  readonly content: Buffer;
  readonly isUnchanged: boolean;
}

/** Asks the web for an address, unless it is as the ETag `condition` says; the request is written down. */
export function answerFrom(web: VirtualWeb, url: string, condition: string | null): WebAnswer | 'down' {
  const address = new URL(url);
  const answer = web.override?.(address) ?? answerOf(web, address);
  const note = (status: number): void =>
    void web.requests.push({ url, at: web.clock.now(), isConditional: condition !== null, status });
  if (answer === 'down') {
    note(0);
    return 'down';
  }
  const content = Buffer.from(answer.body);
  const etag = answer.etag === undefined ? `"${createHash('sha1').update(content).digest('hex')}"` : answer.etag;
  const isUnchanged =
    answer.status === 200 &&
    condition !== null &&
    (web.claimsUnchanged?.(address) ?? (etag !== null && condition === etag));
  note(isUnchanged ? 304 : answer.status);
  return { ...answer, etag, content, isUnchanged };
}

function ask(
  web: VirtualWeb,
  url: string,
  marks: PageMarks | null,
  { signal }: PageRequest = {},
): FetchOutcome | UnchangedPage {
  const at = web.clock.now();
  if (signal?.aborted) return failure('network', 'the run was stopped');
  const { host } = new URL(url);
  const answer = answerFrom(web, url, marks === null ? null : (marks.etag ?? ''));
  if (answer === 'down') return failure('network', `${host} does not answer`);
  if (answer.status !== 200) {
    const code: FailureCode = answer.status === 404 || answer.status === 410 ? 'not-found' : 'http-status';
    return failure(code, `${host} answered ${answer.status}`);
  }
  const { content, etag, isUnchanged } = answer;
  const exchange = exchangeOf(url, at, isUnchanged ? 304 : 200, etag);
  if (isUnchanged) return { ok: true, page: null, exchange };
  const fetch = {
    at: new Date(at).toISOString(),
    status: 200,
    finalUrl: url,
    etag,
    lastModified: null,
    bytes: content.length,
  };
  const contentType = answer.type ?? 'text/html; charset=UTF-8';
  return { ok: true, page: { input: url, url, content, contentType, kind: 'html', fetch }, exchange };
}

function answerOf(web: VirtualWeb, url: URL): VirtualAnswer {
  if (url.pathname === '/robots.txt') return { status: 200, body: robotsFor(url.host), type: 'text/plain' };
  const listing = listingAnswer(url, web.listed?.(url) ?? web.stories, web.shown);
  if (listing !== null)
    return { status: 200, ...listing, ...(web.shown.faults.has('lying-304') ? { etag: '"same"' } : {}) };
  const story = web.stories.find(({ host, path }) => host === url.host && path === url.pathname);
  const page = url.searchParams.get('page') ?? '1';
  const choice = page === 'all' ? 'all' : Number(page);
  if (story === undefined || (choice !== 'all' && story.pages[choice - 1] === undefined))
    return { status: 404, body: '' };
  return { status: 200, body: storyPage(story, choice), etag: null };
}

function wholePage(outcome: FetchOutcome | UnchangedPage): FetchOutcome {
  if (outcome.ok && outcome.page === null) throw new Error('nobody asked under a condition');
  return outcome;
}

function failure(code: FailureCode, message: string): FetchOutcome {
  return { ok: false, failure: { code, message }, exchange: null, retryAt: null };
}

function exchangeOf(url: string, at: number, status: number, etag: string | null): Exchange {
  const headers: readonly Header[] = etag === null ? [] : [['etag', etag]];
  return {
    targetUri: url,
    date: new Date(at).toISOString(),
    ip: null,
    request: { line: `GET ${new URL(url).pathname} HTTP/1.1`, headers: [] },
    response: { statusLine: `HTTP/1.1 ${status}`, status, headers, body: new Uint8Array() },
    redirects: [],
  };
}
