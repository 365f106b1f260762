import { afterAll, beforeAll, expect, test } from 'vitest';
import type { FetchSettings } from '../../src/fetch/fetcher-settings.ts';
import { siteKeyOf } from '../../src/fetch/input-urls.ts';
import { whole } from '../web/fault-scenarios.ts';
import { type FaultServer, startFaultServer } from '../web/fault-server.ts';
import { codeOf, eventLog, fakeClock, openFetcher } from './kit.ts';

let server: FaultServer;
beforeAll(async () => {
  server = await startFaultServer();
});
afterAll(() => server.close());

/** Hears when requests start: a server in the same thread may hear of them late. */
function startLog(now: () => number): {
  readonly onEvent: NonNullable<FetchSettings['onEvent']>;
  readonly leastGap: () => number;
} {
  const starts: number[] = [];
  return {
    onEvent: ({ type }) => void (type === 'started' && starts.push(now())),
    leastGap: () => Math.min(...starts.slice(1).map((at, index) => at - (starts[index] ?? 0))),
  };
}

test('R16 over 50 requests to the hosts of one site no two start closer than the delay', async () => {
  const clock = fakeClock();
  const starts = startLog(clock.elapsed);
  const names = ['nasional', 'money', 'tekno', 'www'].map((name) => `${name}.kompas.com`);
  const fetcher = openFetcher([server], {
    delayMs: 20,
    clock,
    onEvent: starts.onEvent,
    ignoreRobots: false,
    connectTo: new Map(names.map((name) => [`${name}:80`, `127.0.0.1:${server.port}`])),
  });
  const before = server.hits().length;
  const outcomes = await Promise.all(
    Array.from({ length: 50 }, (_, n) => fetcher.fetchPage(`http://${names[n % 4]}/ok?n=${n}`)),
  );
  await fetcher.close();
  expect(outcomes.every(({ ok }) => ok)).toBe(true);
  const hits = server.hits().slice(before);
  // 50 pages and one robots.txt a host.
  expect(hits).toHaveLength(54);
  expect(starts.leastGap()).toBeGreaterThanOrEqual(20);
  expect(new Set(hits.map(({ host, path }) => host + path)).size).toBe(54);
});

test.each([
  ['a quarter of it at most', 400, 1, 500],
  ['nothing', 400, 0, 400],
  ['half a second at most', 10_000, 1, 10_500],
])(
  'a random bit is added to the delay, so that visitors do not come in step: %s',
  async (_name, delayMs, random, gap) => {
    const clock = fakeClock([random]);
    const starts = startLog(clock.elapsed);
    const fetcher = openFetcher([server], { delayMs, clock, onEvent: starts.onEvent, ignoreRobots: true });
    await Promise.all([1, 2].map((n) => fetcher.fetchPage(`http://127.0.0.1:${server.port}/ok?gap=${n}`)));
    await fetcher.close();
    expect(starts.leastGap()).toBeGreaterThanOrEqual(gap);
    expect(starts.leastGap()).toBeLessThan(gap + 20);
  },
);

test('R16 at most two requests of a site and eight of all are under way', async () => {
  const under = new Map<string, number>();
  const most = new Map<string, number>();
  const count = (key: string, by: number): void => {
    const now = (under.get(key) ?? 0) + by;
    under.set(key, now);
    most.set(key, Math.max(most.get(key) ?? 0, now));
  };
  server.on('/held', (socket, hit, n) => {
    for (const key of [siteKeyOf(hit.host), 'all']) count(key, 1);
    setTimeout(() => {
      for (const key of [siteKeyOf(hit.host), 'all']) count(key, -1);
      whole(200, '<html></html>')(socket, hit, n);
    }, 40);
  });
  const hosts = Array.from({ length: 6 }, (_, n) => [`a.situs${n}.co.id`, `b.situs${n}.co.id`]).flat();
  const fetcher = openFetcher([server], {
    connectTo: new Map(hosts.map((host) => [`${host}:80`, `127.0.0.1:${server.port}`])),
  });
  await Promise.all(hosts.flatMap((host) => [1, 2, 3].map((n) => fetcher.fetchPage(`http://${host}/held?n=${n}`))));
  await fetcher.close();
  expect(most.get('all')).toBe(8);
  expect(hosts.map((host) => most.get(siteKeyOf(host)))).toEqual(hosts.map(() => 2));
});

test('R16 slow answers widen the gap, a crawl delay sets its least, a very long one is noted and deferred', async () => {
  const slowStarts = startLog(() => performance.now());
  const slow = openFetcher([server], { delayMs: 10, onEvent: slowStarts.onEvent });
  await slow.fetchPage(`${server.origin}/slow?n=0`);
  await Promise.all([1, 2, 3].map((n) => slow.fetchPage(`${server.origin}/slow?n=${n}`)));
  await slow.close();
  // Two connections would allow a start every 10 ms; answers that take 150 ms do not.
  expect(slowStarts.leastGap()).toBeGreaterThanOrEqual(145);

  const own = await startFaultServer({ replies: { '/robots.txt': whole(200, 'User-agent: *\nCrawl-delay: 0.2') } });
  const pacedStarts = startLog(() => performance.now());
  const paced = openFetcher([own], { delayMs: 10, ignoreRobots: false, onEvent: pacedStarts.onEvent });
  await Promise.all([1, 2].map((n) => paced.fetchPage(`${own.origin}/ok?n=${n}`)));
  await paced.close();
  expect(pacedStarts.leastGap()).toBeGreaterThanOrEqual(199);
  await own.close();

  const log = eventLog();
  const lazy = await startFaultServer({ replies: { '/robots.txt': whole(200, 'User-agent: *\nCrawl-delay: 3600') } });
  const deferred = openFetcher([lazy], { ignoreRobots: false, onEvent: log.onEvent });
  const outcome = await deferred.fetchPage(`${lazy.origin}/ok`);
  await deferred.close();
  expect([codeOf(outcome), !outcome.ok && outcome.retryAt !== null, lazy.hits('/ok').length]).toEqual([
    'robots',
    true,
    0,
  ]);
  expect(log.events.some((event) => event.type === 'note' && event.message.includes('3600 s'))).toBe(true);
  await lazy.close();
});

test.each([
  ['nasional.kompas.com', 'kompas.com'],
  ['www.kompas.com.', 'kompas.com'],
  ['KOMPAS.com', 'kompas.com'],
  ['keuangan.kontan.co.id', 'kontan.co.id'],
  ['a.b.or.id', 'b.or.id'],
  ['x.y.web.id', 'y.web.id'],
  ['x.y.go.id', 'y.go.id'],
  ['x.y.ac.id', 'y.ac.id'],
  ['x.y.my.id', 'y.my.id'],
  ['news.bbc.co.uk', 'bbc.co.uk'],
  ['a.b.com.au', 'b.com.au'],
  ['a.kompas.id', 'kompas.id'],
  ['x.y.ponpes.id', 'y.ponpes.id'],
  ['x.y.gov.my', 'y.gov.my'],
  ['berita.nhk.or.jp', 'nhk.or.jp'],
  ['a.b.kawasaki.jp', 'a.b.kawasaki.jp'],
  ['satu.blogspot.com', 'blogspot.com'],
  ['a.situs.test', 'situs.test'],
  ['id', 'id'],
  ['co.id', 'co.id'],
  ['localhost', 'localhost'],
  ['127.0.0.1', '127.0.0.1'],
  ['[::1]', '[::1]'],
])('R16 %s belongs to %s', (host, site) => {
  expect(siteKeyOf(host)).toBe(site);
});

test('no pause at all is questioned once, but not where the server is the own one', async () => {
  const nowhere = {
    lookup: () => Promise.reject(new Error('no such name')),
    allowPrivate: false,
    limits: { retries: 0 },
  };
  const notesOf = async (settings: Partial<FetchSettings>): Promise<readonly string[]> => {
    const log = eventLog();
    const fetcher = openFetcher([server], { ...nowhere, onEvent: log.onEvent, ...settings });
    for (const url of ['http://satu.test/a', 'http://dua.test/b']) await fetcher.fetchPage(url);
    await fetcher.close();
    return log.events.flatMap((event) => (event.type === 'note' ? [`${event.host} ${event.message}`] : []));
  };
  expect(await notesOf({})).toEqual(['satu.test is asked without a pause: --delay 0 is meant for servers of your own']);
  expect(await notesOf({ delayMs: 1 })).toEqual([]);
  expect(await notesOf({ allowPrivate: true })).toEqual([]);
  expect(await notesOf({ connectTo: new Map([['*.test:80', `127.0.0.1:${server.port}`]]) })).toEqual([]);
});

test('events tell what waits, starts, ends and fails, host by host', async () => {
  const log = eventLog();
  const fetcher = openFetcher([server], { onEvent: log.onEvent, limits: { retries: 1 } });
  await fetcher.fetchPage(`${server.origin}/ok`);
  await fetcher.fetchPage(`${server.origin}/503`);
  await fetcher.close();
  const host = `127.0.0.1:${server.port}`;
  expect(log.events.map(({ type }) => type)).toEqual([
    'waiting',
    'started',
    'ended',
    'waiting',
    'started',
    'waiting',
    'waiting',
    'started',
    'ended',
  ]);
  expect(log.events.every((event) => event.host === host)).toBe(true);
});
