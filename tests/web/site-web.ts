import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { Server } from 'node:net';
import { gzipSync } from 'node:zlib';
import type { Certificate } from './certificates.ts';
import { kompasPage } from './kompas-page.ts';
import { kontanPage } from './kontan-page.ts';
import { listingAnswer, type ShownListings } from './listing-answers.ts';
import { missingPage, robotsFor } from './listings.ts';
import { type PageChoice, STORIES, type Story } from './stories.ts';
import { tribunPage } from './tribun-page.ts';

/** One request as the web saw it. */
export interface WebHit {
  readonly host: string;
  /** Path with query. */
  readonly path: string;
  /** Milliseconds since 1970, with fractions. */
  readonly at: number;
  readonly userAgent: string;
  readonly status: number;
}

/** What a test may answer in place of a page; null leaves it to the web. */
export type Override = (
  request: IncomingMessage,
  response: ServerResponse,
  hit: { readonly host: string; readonly path: string; readonly count: number },
) => boolean;

/** Kompas, Tribun and Kontan on 127.0.0.1, told apart by their Host header. */
export interface SiteWeb {
  readonly stories: readonly Story[];
  /** `host:80` and, with a certificate, `host:443` of every host -> where the web listens; for the `connectTo` setting. */
  readonly connectTo: ReadonlyMap<string, string>;
  /** What the listings show; may be changed. */
  readonly listings: ShownListings;
  hits(host?: string): readonly WebHit[];
  /** Sees every request first; gives back true when it has answered. */
  override(answer: Override | null): void;
  close(): Promise<void>;
}

export interface SiteWebOptions {
  /** Hosts to play besides those of the stories. */
  readonly hosts?: readonly string[];
  /** For https; must name every host. */
  readonly tls?: Certificate;
  readonly stories?: readonly Story[];
}

interface Answer {
  readonly status: number;
  readonly type: string;
  readonly body: string | Buffer;
  readonly location?: string;
  readonly etag?: string;
}

const INDEX_HOSTS = ['indeks.kompas.com', 'www.kontan.co.id', 'rss.kontan.co.id', 'amp.kompas.com', 'm.tribunnews.com'];

/** When the listings are looked at, unless a test says otherwise: the evening of the day of the stories. */
const EVENING = Date.parse('2026-11-20T20:00:00+07:00');

/** Hosts that the test web plays unless told of more. */
export const WEB_HOSTS: readonly string[] = [...new Set([...STORIES.map(({ host }) => host), ...INDEX_HOSTS])];

/** Starts the test web on free ports; the test that started it closes it. */
export async function startSiteWeb(options: SiteWebOptions = {}): Promise<SiteWeb> {
  const stories = options.stories ?? STORIES;
  const hosts = [...new Set([...WEB_HOSTS, ...stories.map(({ host }) => host), ...(options.hosts ?? [])])];
  const hits: WebHit[] = [];
  const listings: ShownListings = { isListed: () => true, faults: new Set(), now: EVENING };
  let override: Override | null = null;

  const listener: RequestListener = (request, response) => {
    const host = (request.headers.host ?? '').replace(/:\d+$/, '').toLowerCase();
    const path = request.url ?? '/';
    const count = hits.filter((hit) => hit.host === host && hit.path === path).length + 1;
    const at = performance.timeOrigin + performance.now();
    response.on('close', () => {
      const seen = hits.findIndex((hit) => hit.at === at);
      const known = hits[seen];
      if (known !== undefined) hits[seen] = { ...known, status: response.statusCode };
    });
    hits.push({ host, path, at, userAgent: request.headers['user-agent'] ?? '', status: 0 });
    if (override?.(request, response, { host, path, count }) === true) return;
    send(request, response, answerFor(host, path, stories, listings));
  };

  const servers: Server[] = [createServer(listener)];
  if (options.tls !== undefined) servers.push(createTlsServer(options.tls, listener));
  const ports = await Promise.all(servers.map(listen));
  const connectTo = new Map(
    hosts.flatMap((host) =>
      ports.map((port, index) => [`${host}:${index === 0 ? 80 : 443}`, `127.0.0.1:${port}`] as const),
    ),
  );
  return {
    stories,
    listings,
    connectTo,
    hits: (host) => (host === undefined ? [...hits] : hits.filter((hit) => hit.host === host)),
    override: (answer) => {
      override = answer;
    },
    async close() {
      await Promise.all(servers.map(stop));
    },
  };
}

function answerFor(host: string, path: string, stories: readonly Story[], shown: ShownListings): Answer {
  const url = new URL(path, `http://${host}`);
  if (url.pathname === '/robots.txt') return { status: 200, type: 'text/plain', body: robotsFor(host) };
  const listing = listingAnswer(url, stories, shown);
  if (listing !== null) {
    const etag = shown.faults.has('lying-304')
      ? '"same"'
      : `"${createHash('sha1').update(listing.body).digest('hex')}"`;
    return { status: 200, ...listing, etag };
  }
  return storyAnswer(host, url, stories) ?? { status: 404, type: 'text/html; charset=UTF-8', body: missingPage(host) };
}

function storyAnswer(host: string, url: URL, stories: readonly Story[]): Answer | null {
  const story = stories.find((known) => known.host === host && known.path === url.pathname);
  if (story === undefined) return null;
  const asked = url.searchParams.get('page') ?? '1';
  const choice: PageChoice = asked === 'all' ? 'all' : Number(asked);
  if (choice !== 'all' && story.pages[choice - 1] === undefined) return null;
  return { status: 200, type: 'text/html; charset=UTF-8', body: storyPage(story, choice) };
}

/** A story and a page number -> the page in its site's markup. */
export function storyPage(story: Story, choice: PageChoice): string {
  if (story.template === 'kompas') return kompasPage(story, choice);
  return story.template.startsWith('tribun') ? tribunPage(story, choice) : kontanPage(story, choice);
}

function send(request: IncomingMessage, response: ServerResponse, answer: Answer): void {
  if (answer.etag !== undefined && request.headers['if-none-match'] === answer.etag) {
    response.writeHead(304, { etag: answer.etag }).end();
    return;
  }
  const packed = /\bgzip\b/.test(String(request.headers['accept-encoding'] ?? '')) && typeof answer.body === 'string';
  const body = packed ? gzipSync(answer.body) : Buffer.from(answer.body);
  response.writeHead(answer.status, {
    'content-type': answer.type,
    'content-length': body.length,
    ...(packed ? { 'content-encoding': 'gzip' } : {}),
    ...(answer.location === undefined ? {} : { location: answer.location }),
    ...(answer.etag === undefined ? {} : { etag: answer.etag }),
  });
  response.end(body);
}

function listen(server: Server): Promise<number> {
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : 0);
    });
  });
}

function stop(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    if ('closeAllConnections' in server && typeof server.closeAllConnections === 'function')
      server.closeAllConnections();
  });
}
