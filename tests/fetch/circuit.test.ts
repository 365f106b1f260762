import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openHosts } from '../../src/fetch/circuit-breaker.ts';
import { classifyError, faultOf } from '../../src/fetch/faults.ts';
import { LIMITS } from '../../src/fetch/limits.ts';
import { type FaultServer, startFaultServer } from '../web/fault-server.ts';
import { codeOf, eventLog, fakeClock, messageOf, openFetcher } from './kit.ts';

let server: FaultServer;
beforeAll(async () => {
  server = await startFaultServer();
});
afterAll(() => server.close());

describe('R17 circuit breaker', () => {
  test('R17 five addresses in a row that fail by the host shut it; one probe opens it again', async () => {
    const [bad, good] = [await startFaultServer(), await startFaultServer()];
    const clock = fakeClock();
    const log = eventLog();
    const fetcher = openFetcher([bad, good], { clock, limits: { retries: 0 }, onEvent: log.onEvent });
    for (let n = 0; n < 5; n += 1)
      expect(codeOf(await fetcher.fetchPage(`${bad.origin}/503?n=${n}`))).toBe('http-status');
    const deferred = await Promise.all(
      Array.from({ length: 20 }, (_, n) => fetcher.fetchPage(`${bad.origin}/ok?n=${n}`)),
    );
    expect(bad.hits()).toHaveLength(5);
    for (const outcome of deferred) {
      expect([codeOf(outcome), messageOf(outcome)]).toEqual([
        'http-status',
        expect.stringContaining('was left alone, because it answered 503'),
      ]);
      expect(!outcome.ok && Date.parse(outcome.retryAt ?? '') - clock.now()).toBeCloseTo(600_000, -3);
    }
    expect(codeOf(await fetcher.fetchPage(`${good.origin}/ok`))).toBe('ok');

    clock.forward(600_001);
    const probed = await Promise.all([
      fetcher.fetchPage(`${bad.origin}/503?probe`),
      fetcher.fetchPage(`${bad.origin}/ok`),
    ]);
    expect(probed.map(codeOf)).toEqual(['http-status', 'http-status']);
    expect(bad.hits()).toHaveLength(6);

    clock.forward(600_001);
    const healed = await Promise.all([0, 1, 2, 3].map((n) => fetcher.fetchPage(`${bad.origin}/ok?n=${n}`)));
    expect(healed.map(codeOf)).toEqual(['ok', 'ok', 'ok', 'ok']);
    await fetcher.close();
    await bad.close();
    await good.close();
  });

  test('R17 only failures in a row count', async () => {
    const fetcher = openFetcher([server], { limits: { retries: 0 } });
    for (const path of ['/503', '/503', '/503', '/503', '/ok', '/503', '/503', '/503', '/503'])
      await fetcher.fetchPage(server.origin + path);
    expect(codeOf(await fetcher.fetchPage(`${server.origin}/ok`))).toBe('ok');
    await fetcher.close();
  });

  test('R17 failures of single pages do not shut a host', async () => {
    const fetcher = openFetcher([server], { limits: { retries: 0 } });
    for (const path of ['/404', '/403', '/pdf', '/zstd', '/gzip-6', '/announced-1gb', '/redir-none'])
      await fetcher.fetchPage(server.origin + path);
    expect(codeOf(await fetcher.fetchPage(`${server.origin}/ok`))).toBe('ok');
    await fetcher.close();
  });
});

describe('R17 what is known of a host', () => {
  const fault = faultOf('network', 'did not answer');

  test('several requests are under way side by side; only the probe of a shut host is alone', () => {
    const clock = fakeClock();
    const hosts = openHosts(LIMITS, clock);
    hosts.begin('a.test');
    expect(hosts.gate('a.test')).toEqual({ is: 'open' });
    for (let n = 0; n < LIMITS.breakerFailures; n++) hosts.record('a.test', fault);
    expect(hosts.gate('a.test')).toMatchObject({ is: 'shut', fault });
    clock.forward(LIMITS.breakerMs);
    expect(hosts.gate('a.test')).toEqual({ is: 'open' });
    hosts.begin('a.test');
    expect(hosts.gate('a.test')).toEqual({ is: 'waiting', until: Number.POSITIVE_INFINITY });
    hosts.record('a.test', 'good');
    expect(hosts.gate('a.test')).toEqual({ is: 'open' });
  });

  test('one without any connection may be left alone sooner', () => {
    const hosts = openHosts({ ...LIMITS, downFailures: 1 }, fakeClock());
    hosts.record('a.test', fault);
    expect(hosts.gate('a.test')).toEqual({ is: 'open' });
    hosts.record('a.test', classifyError(Object.assign(new Error('refused'), { code: 'ECONNREFUSED' })));
    expect(hosts.gate('a.test')).toMatchObject({ is: 'shut' });
  });

  test('what says nothing of it neither shuts nor heals it', () => {
    const hosts = openHosts(LIMITS, fakeClock());
    for (let n = 0; n < LIMITS.breakerFailures; n++) hosts.record('a.test', 'nothing');
    expect(hosts.gate('a.test')).toEqual({ is: 'open' });
    for (let n = 1; n < LIMITS.breakerFailures; n++) hosts.record('a.test', fault);
    hosts.record('a.test', 'nothing');
    expect(hosts.gate('a.test')).toEqual({ is: 'open' });
    hosts.record('a.test', fault);
    expect(hosts.gate('a.test')).toMatchObject({ is: 'shut' });
  });

  test('a long crawl delay counts from the last request, of an earlier run too, and is kept from then on', () => {
    const clock = fakeClock();
    const hosts = openHosts(LIMITS, clock);
    const now = clock.elapsed();
    hosts.recall('a.test', now - 60_000);
    hosts.spread('a.test', 100_000, fault);
    expect(hosts.gate('a.test')).toEqual({ is: 'shut', until: now + 40_000, fault });
    hosts.recall('b.test', now - 200_000);
    hosts.spread('b.test', 100_000, fault);
    expect(hosts.gate('b.test')).toEqual({ is: 'open' });
    hosts.begin('b.test');
    expect(hosts.gate('b.test')).toEqual({ is: 'shut', until: now + 100_000, fault });
  });

  test('of two waits that a host asked for the longer holds, and no wait is longer than a week', () => {
    const clock = fakeClock();
    const hosts = openHosts(LIMITS, clock);
    hosts.pause('a.test', 5000, fault);
    hosts.pause('a.test', 3000, fault);
    expect(hosts.gate('a.test')).toEqual({ is: 'waiting', until: 5000 });
    hosts.pause('a.test', 7000, fault);
    expect(hosts.gate('a.test')).toEqual({ is: 'waiting', until: 7000 });
    expect(hosts.park('b.test', 9000, fault)).toBe(9000);
    expect(hosts.park('b.test', 4000, fault)).toBe(9000);
    expect(hosts.park('b.test', LIMITS.parkMs + 1, fault)).toBe(LIMITS.parkMs);
    clock.forward(7000);
    expect([hosts.gate('a.test').is, hosts.gate('b.test').is]).toEqual(['open', 'shut']);
    clock.forward(LIMITS.parkMs - 7000);
    expect(hosts.gate('b.test')).toEqual({ is: 'open' });
  });

  test('what a run leaves of it: when it was asked last, and the longest wait with its reason', () => {
    const clock = fakeClock();
    const hosts = openHosts(LIMITS, clock);
    const other = faultOf('timeout', 'was slow');
    expect(hosts.newsOf('a.test')).toEqual({ askedAt: null, coolDown: null });
    clock.forward(10);
    hosts.begin('a.test');
    hosts.pause('a.test', 5000, fault);
    expect(hosts.newsOf('a.test')).toEqual({ askedAt: 10, coolDown: { until: 5010, fault } });
    hosts.park('a.test', 6000, other);
    expect(hosts.newsOf('a.test').coolDown).toEqual({ until: 6010, fault: other });
    hosts.pause('a.test', 9000, fault);
    expect(hosts.newsOf('a.test').coolDown).toEqual({ until: 9010, fault });
    clock.forward(9000);
    expect(hosts.newsOf('a.test')).toEqual({ askedAt: 10, coolDown: null });
    hosts.recall('a.test', -7);
    expect(hosts.newsOf('a.test').askedAt).toBe(10);
    hosts.recall('b.test', -7);
    expect(hosts.newsOf('b.test')).toEqual({ askedAt: -7, coolDown: null });
  });

  test('a run tells each time of the hosts that were asked, or asked for time, since', () => {
    const hosts = openHosts(LIMITS, fakeClock());
    hosts.begin('a.test');
    hosts.pause('b.test', 1, fault);
    hosts.park('c.test', 1, fault);
    hosts.spread('d.test', 1, fault);
    hosts.gate('e.test');
    hosts.record('f.test', fault);
    hosts.recall('g.test', -1);
    expect(hosts.takeChanged()).toEqual(['a.test', 'b.test', 'c.test', 'd.test']);
    expect(hosts.takeChanged()).toEqual([]);
  });

  test('one that was had again counts its failures from the start', () => {
    const hosts = openHosts(LIMITS, fakeClock());
    for (const results of [LIMITS.breakerFailures - 1, LIMITS.breakerFailures - 1]) {
      for (let n = 0; n < results; n++) hosts.record('a.test', fault);
      expect(hosts.gate('a.test')).toEqual({ is: 'open' });
      hosts.record('a.test', 'good');
    }
  });
});
