import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { faultOf } from '../../src/fetch/faults.ts';
import type { FetchOutcome } from '../../src/fetch/fetch-outcome.ts';
import { LIMITS } from '../../src/fetch/limits.ts';
import { backoffMs, retriesFor, retryAfterMs, statusFault } from '../../src/fetch/request-with-retry.ts';
import { PAGE, whole } from '../web/fault-scenarios.ts';
import { type FaultServer, startFaultServer } from '../web/fault-server.ts';
import { codeOf, fakeClock, fetchOne, messageOf, openFetcher, textOf } from './kit.ts';

let server: FaultServer;
beforeAll(async () => {
  server = await startFaultServer();
});
afterAll(() => server.close());

describe('R13 Retry-After', () => {
  const now = Date.parse('2026-11-22T03:00:00Z');
  test.each([
    ['5', 5000],
    [' 5 ', 5000],
    ['0', 0],
    ['86400', 86_400_000],
    ['1000000000', 1e12],
    ['Sun, 22 Nov 2026 03:00:07 GMT', 7000],
    ['Sunday, 22-Nov-26 03:00:07 GMT', 7000],
    ['Sun, 01 Nov 2015 00:00:00 GMT', 0],
    ['-5', null],
    ['soon', null],
    ['1.5', null],
    ['', null],
    [null, null],
  ])('R13 %j is %j ms', (header, ms) => {
    expect(retryAfterMs(header, now)).toBe(ms);
  });

  test.each([
    ['/429-1', 1000],
    ['/503-5', 5000],
    // Three seconds after the fake clock starts.
    ['/429-date', 3000],
  ])('R13 %s is waited for, never less, and not much longer', async (path, ms) => {
    const clock = fakeClock([0]);
    expect(textOf(await fetchOne(server, path, { clock }))).toBe(PAGE);
    expect(clock.elapsed()).toBeGreaterThanOrEqual(ms);
    expect(clock.elapsed()).toBeLessThan(ms + 1000);
    expect(server.hits(path)).toHaveLength(2);
  });

  test.each(['/429-past', '/429-garbage', '/429-negative'])('R13 %s means the usual back-off', async (path) => {
    const clock = fakeClock([0.5]);
    expect(textOf(await fetchOne(server, path, { clock, limits: { backoffBaseMs: 1000 } }))).toBe(PAGE);
    expect(clock.slept).toContain(500);
  });

  test.each([
    ['/429-day', 86_400_000],
    ['/429-ages', LIMITS.parkMs],
  ])('R13 %s is not waited for: the host is parked, other hosts go on', async (path, ms) => {
    const own = await startFaultServer();
    const clock = fakeClock();
    const fetcher = openFetcher([server, own], { clock });
    const asked = own.origin + path;
    const outcome = await fetcher.fetchPage(asked);
    expect(codeOf(outcome)).toBe('http-status');
    expect(outcome.ok || Date.parse(outcome.retryAt ?? '')).toBeCloseTo(clock.now() + ms, -2);
    expect(clock.slept).toEqual([]);
    const next = await fetcher.fetchPage(`${own.origin}/ok`);
    expect([codeOf(next), messageOf(next), next.ok || next.retryAt !== null]).toEqual([
      'http-status',
      expect.stringContaining('was left alone'),
      true,
    ]);
    expect(own.hits()).toHaveLength(1);
    expect(textOf(await fetcher.fetchPage(`${server.origin}/ok`))).toBe(PAGE);
    await fetcher.close();
    await own.close();
  });

  test.each([
    [429, true],
    [500, true],
    [503, true],
    [521, true],
    [200, false],
    [302, false],
    [401, false],
    [403, false],
    [404, false],
    [408, false],
  ])('R13 a day asked for with %i puts the host off: %s', async (status, isPutOff) => {
    const own = await startFaultServer();
    own.on('/menunggu', whole(status, PAGE, { 'retry-after': '86400', location: '/ok?lain' }));
    const clock = fakeClock();
    const fetcher = openFetcher([own], { clock, limits: { retries: 0 } });
    await fetcher.fetchPage(`${own.origin}/menunggu`);
    const next = await fetcher.fetchPage(`${own.origin}/ok?berikut`);
    await fetcher.close();
    expect([codeOf(next), own.hits().filter(({ path }) => path === '/ok?berikut').length]).toEqual(
      isPutOff ? ['http-status', 0] : ['ok', 1],
    );
    await own.close();
  });

  test('R13 a block page that asks for time is believed as little as its status', async () => {
    const own = await startFaultServer();
    const wall = '<html><head><title>Just a moment...</title></head><body>cloudflare</body></html>';
    own.on('/tembok', whole(403, wall, { 'retry-after': '86400', 'cf-mitigated': 'challenge' }));
    const fetcher = openFetcher([own], { clock: fakeClock(), limits: { retries: 0 } });
    expect(codeOf(await fetcher.fetchPage(`${own.origin}/tembok`))).toBe('blocked');
    expect(codeOf(await fetcher.fetchPage(`${own.origin}/ok`))).toBe('ok');
    await fetcher.close();
    await own.close();
  });

  test('R13 while one address waits as asked, the others on that host wait too', async () => {
    const own = await startFaultServer();
    const clock = fakeClock([0]);
    const starts: number[] = [];
    let other: Promise<FetchOutcome> | null = null;
    const fetcher = openFetcher([own], {
      clock,
      onEvent: ({ type }) => {
        if (type === 'started') starts.push(clock.elapsed());
        // The first address was answered, and waits again: now another one comes.
        if (type === 'waiting' && starts.length === 1)
          other ??= Promise.resolve().then(() => fetcher.fetchPage(`${own.origin}/ok`));
      },
    });
    const first = await fetcher.fetchPage(`${own.origin}/429-1`);
    const second = await other;
    await fetcher.close();
    expect([codeOf(first), second === null ? 'not asked' : codeOf(second)]).toEqual(['ok', 'ok']);
    expect(starts.map((at) => at >= 1000)).toEqual([false, true, true]);
    await own.close();
  });
});

test('R13 once a host has asked to wait, nothing more is sent, not even what stood in line', async () => {
  const own = await startFaultServer();
  const fetcher = openFetcher([own], { connectionsPerSite: 1 });
  const asked = fetcher.fetchPage(`${own.origin}/429-day`);
  const inLine = Array.from({ length: 20 }, (_, n) => fetcher.fetchPage(`${own.origin}/ok?n=${n}`));
  const outcomes = await Promise.all([asked, ...inLine]);
  await fetcher.close();
  expect(outcomes.every((outcome) => !outcome.ok && outcome.retryAt !== null)).toBe(true);
  expect(own.hits()).toHaveLength(1);
  await own.close();
});

describe('R14 what is tried again', () => {
  test('R14 statuses', () => {
    const retried = Array.from({ length: 200 }, (_, n) => 400 + n).filter(
      (status) => statusFault(status, null).retry === 'yes',
    );
    expect(retried).toEqual([408, 425, 429, 500, 502, 503, 504, 520, 522, 524]);
  });

  test.each([
    ['yes', 3, 1],
    ['once', 1, 1],
    ['no', 0, 0],
  ] as const)('R14 a fault for which it may help is tried again: %s, %i times', (retry, usual, bounded) => {
    const fault = faultOf('network', 'x', { retry });
    expect([retriesFor(fault, LIMITS), retriesFor(fault, { ...LIMITS, retries: 1 })]).toEqual([usual, bounded]);
    expect(retriesFor(fault, { ...LIMITS, retries: 0 })).toBe(0);
  });
  test('R14 against the server: 503 is asked four times, 404, 403, 410 and 521 once', async () => {
    for (const [path, times] of [
      ['/503', 4],
      ['/404', 1],
      ['/403', 1],
      ['/410', 1],
      ['/521', 1],
    ] as const) {
      await fetchOne(server, path);
      expect([path, server.hits(path).length]).toEqual([path, times]);
    }
  });

  test('R14 against the resolver: an unknown name is asked twice', async () => {
    let asked = 0;
    const fetcher = openFetcher([], {
      lookup: async () => {
        asked += 1;
        throw Object.assign(new Error('x'), { code: 'ENOTFOUND' });
      },
    });
    const outcome = await fetcher.fetchPage('http://tiada.test/');
    await fetcher.close();
    expect([asked, codeOf(outcome), messageOf(outcome)]).toEqual([
      2,
      'network',
      'tiada.test is not known to the name server (tried 2 times); check the spelling of the host',
    ]);
  });
});

test('R15 full jitter: between the floor and the doubling ceiling, and not always the same', () => {
  const drawn = new Set<number>();
  for (let n = 0; n < 1000; n += 1) {
    const attempt = n % 8;
    const ms = backoffMs(attempt, LIMITS, Math.random);
    expect(ms).toBeGreaterThanOrEqual(250);
    expect(ms).toBeLessThanOrEqual(Math.min(30_000, 1000 * 2 ** attempt));
    drawn.add(ms);
  }
  expect(drawn.size).toBeGreaterThan(500);
  expect(backoffMs(3, LIMITS, () => 0.5)).toBe(4000);
});
