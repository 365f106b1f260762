import { afterEach, beforeEach, expect, test } from 'vitest';
import type { HostMemory } from '../../src/fetch/circuit-breaker.ts';
import type { Fetcher } from '../../src/fetch/client.ts';
import type { FetchSettings } from '../../src/fetch/fetcher-settings.ts';
import { inTurn, PAGE, whole } from '../web/fault-scenarios.ts';
import { type FaultServer, type Reply, startFaultServer } from '../web/fault-server.ts';
import { codeOf, type FakeClock, fakeClock, messageOf, openFetcher, textOf } from './kit.ts';

const HOST = 'www.situs.test';
const PAGE_URL = `http://${HOST}/ok`;
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

let server: FaultServer;
let clock: FakeClock;
beforeEach(async () => {
  server = await startFaultServer();
  clock = fakeClock();
});
afterEach(() => server.close());

/** One run: what it did, and what it leaves to the next one, through JSON as a database would keep it. */
async function runWith<T>(
  memory: readonly HostMemory[],
  work: (fetcher: Fetcher) => Promise<T>,
  more: Partial<FetchSettings> = {},
): Promise<{ readonly result: T; readonly memory: readonly HostMemory[] }> {
  const fetcher = openFetcher([], {
    connectTo: new Map([HOST, 'lain.situs.test'].map((host) => [`${host}:80`, `127.0.0.1:${server.port}`])),
    clock,
    memory,
    ...more,
  });
  const result = await work(fetcher);
  const rows = JSON.parse(JSON.stringify(fetcher.takeMemory())) as HostMemory[];
  await fetcher.close();
  return { result, memory: rows };
}

const fetchPage = (fetcher: Fetcher): ReturnType<Fetcher['fetchPage']> => fetcher.fetchPage(PAGE_URL);
const questions = (): number => server.hits().length;

function robots(reply: Reply): void {
  server.on('/robots.txt', reply);
}

test('a host that asked for a day is left alone by the next run, and asked by one after that day', async () => {
  server.on('/ok', inTurn(whole(429, '', { 'retry-after': '86400' }), whole(200, PAGE)));
  const first = await runWith([], fetchPage);
  expect(first.memory).toEqual([
    {
      host: HOST,
      askedAt: '2026-11-22T03:00:00.000Z',
      coolDown: {
        until: '2026-11-23T03:00:00.000Z',
        what: 'answered 429 (too many requests)',
        code: 'http-status',
        retryAfterMs: 86_400_000,
      },
      robots: [],
    },
  ]);
  const asked = questions();
  clock.forward(HOUR);
  const second = await runWith(first.memory, fetchPage);
  expect(messageOf(second.result)).toContain('was left alone, because it answered 429 (too many requests) before');
  expect(!second.result.ok && second.result.retryAt).toBe('2026-11-23T03:00:00.000Z');
  expect(questions()).toBe(asked);
  clock.forward(24 * HOUR);
  const third = await runWith(first.memory, fetchPage);
  expect([textOf(third.result), questions() - asked]).toEqual([PAGE, 1]);
  expect(third.memory[0]?.coolDown).toBeNull();
});

test('a short wait that a run did not sit out is sat out by the next one', async () => {
  server.on('/ok', inTurn(whole(503, '', { 'retry-after': '60' }), whole(200, PAGE)));
  const first = await runWith([], fetchPage, { limits: { retries: 0 } });
  expect(codeOf(first.result)).toBe('http-status');
  clock.forward(20_000);
  const before = clock.elapsed();
  const second = await runWith(first.memory, fetchPage);
  expect(textOf(second.result)).toBe(PAGE);
  expect(clock.elapsed() - before).toBeGreaterThanOrEqual(40_000);
});

test('a host that failed five times in a row is left alone for its ten minutes by the next run too', async () => {
  server.on('/ok', inTurn(...Array.from({ length: 5 }, () => whole(500, '')), whole(200, PAGE)));
  const first = await runWith(
    [],
    async (fetcher) => {
      for (let n = 0; n < 5; n += 1) await fetchPage(fetcher);
    },
    { limits: { retries: 0 } },
  );
  const asked = questions();
  clock.forward(5 * MINUTE);
  const second = await runWith(first.memory, fetchPage);
  expect([messageOf(second.result), questions()]).toEqual([expect.stringContaining('was left alone'), asked]);
  clock.forward(6 * MINUTE);
  expect(codeOf((await runWith(first.memory, fetchPage)).result)).toBe('ok');
});

test('a host that had to be left alone by a clock that was days ahead is left alone for ten minutes, not for days', async () => {
  server.on('/ok', inTurn(...Array.from({ length: 5 }, () => whole(500, '')), whole(200, PAGE)));
  const failing = async (fetcher: Fetcher): Promise<void> => {
    for (let n = 0; n < 5; n += 1) await fetchPage(fetcher);
  };
  const first = await runWith([], failing, { limits: { retries: 0 } });
  const ahead = (time: string): string => new Date(Date.parse(time) + 48 * HOUR).toISOString();
  const memory = first.memory.map(({ askedAt, coolDown, ...row }) => ({
    ...row,
    askedAt: ahead(askedAt ?? ''),
    coolDown: coolDown === null ? null : { ...coolDown, until: ahead(coolDown.until) },
  }));
  const asked = questions();
  const second = await runWith(memory, fetchPage);
  expect([messageOf(second.result), questions()]).toEqual([expect.stringContaining('was left alone'), asked]);
  clock.forward(11 * MINUTE);
  expect(codeOf((await runWith(second.memory.length === 0 ? memory : second.memory, fetchPage)).result)).toBe('ok');
});

test('robots.txt is not asked again for a day, and its old copy stands in for one that cannot be had', async () => {
  server.on('/ok', whole(200, PAGE));
  robots(inTurn(whole(200, 'User-agent: *\nDisallow: /tutup'), whole(500, '')));
  const obeying = { ignoreRobots: false, limits: { retries: 0 } };
  const closed = (fetcher: Fetcher): ReturnType<Fetcher['fetchPage']> => fetcher.fetchPage(`http://${HOST}/tutup`);
  const first = await runWith([], fetchPage, obeying);
  expect(first.memory[0]?.robots).toEqual([
    { origin: `http://${HOST}`, fetchedAt: '2026-11-22T03:00:00.000Z', text: 'User-agent: *\nDisallow: /tutup' },
  ]);
  for (const [later, asked] of [
    [23 * HOUR, 1],
    [2 * HOUR, 2],
    [28 * 24 * HOUR, 3],
  ] as const) {
    clock.forward(later);
    const next = await runWith(first.memory, closed, obeying);
    expect([codeOf(next.result), messageOf(next.result)]).toEqual([
      'robots',
      expect.stringContaining('does not allow'),
    ]);
    expect(server.hits('/robots.txt')).toHaveLength(asked);
  }
  clock.forward(3 * 24 * HOUR);
  expect(messageOf((await runWith(first.memory, closed, obeying)).result)).toContain('answered 500');
});

test('a crawl delay counts from the last question of the run before', async () => {
  server.on('/ok', whole(200, PAGE));
  robots(whole(200, 'User-agent: *\nCrawl-delay: 3600'));
  const obeying = { ignoreRobots: false };
  const first = await runWith([], fetchPage, obeying);
  // The question for robots.txt was the one of this hour.
  expect([codeOf(first.result), messageOf(first.result)]).toEqual(['robots', expect.stringContaining('3600 s')]);
  expect(!first.result.ok && first.result.retryAt).toBe('2026-11-22T04:00:00.000Z');
  clock.forward(30 * MINUTE);
  const early = await runWith(first.memory, fetchPage, obeying);
  expect([codeOf(early.result), !early.result.ok && early.result.retryAt]).toEqual([
    'robots',
    '2026-11-22T04:00:00.000Z',
  ]);
  clock.forward(31 * MINUTE);
  const due = await runWith(
    first.memory,
    async (fetcher) => [await fetchPage(fetcher), await fetcher.fetchPage(`http://${HOST}/ok?2`)],
    obeying,
  );
  expect(due.result.map(codeOf)).toEqual(['ok', 'robots']);
});

test('only what has changed is given, each time anew, and a wait reaches the other hosts of a site', async () => {
  server.on('/ok', whole(200, PAGE));
  const { result } = await runWith([], async (fetcher) => {
    await fetchPage(fetcher);
    const first = fetcher.takeMemory();
    const nothing = fetcher.takeMemory();
    await fetcher.fetchPage('http://lain.situs.test/ok');
    return [first, nothing, fetcher.takeMemory()].map((rows) => rows.map(({ host }) => host));
  });
  expect(result).toEqual([[HOST], [], ['lain.situs.test']]);
});

test('rows that make no sense are passed over', async () => {
  server.on('/ok', whole(200, PAGE));
  robots(whole(200, ''));
  const odd = { what: '', code: 'http-status' as const, retryAfterMs: null };
  const rows: readonly HostMemory[] = [
    { host: '', askedAt: 'x', coolDown: null, robots: [] },
    { host: 'a b', askedAt: '2026-11-22T03:00:00Z', coolDown: { until: '2027-01-01', ...odd }, robots: [] },
    {
      host: HOST,
      askedAt: '2030-01-01T00:00:00Z',
      coolDown: { until: 'soon', ...odd },
      robots: [{ origin: `http://${HOST}`, fetchedAt: 'never', text: 'User-agent: *\nDisallow: /' }],
    },
    { host: HOST, askedAt: null, coolDown: { until: '2020-01-01T00:00:00Z', ...odd }, robots: [] },
  ];
  expect(codeOf((await runWith(rows, fetchPage, { ignoreRobots: false })).result)).toBe('ok');
  const endless: HostMemory = {
    host: HOST,
    askedAt: null,
    coolDown: { until: '9999-01-01T00:00:00Z', ...odd },
    robots: [],
  };
  const { result } = await runWith([endless], fetchPage);
  expect(!result.ok && result.retryAt).toMatch(/^2026-11-29T/);
});
