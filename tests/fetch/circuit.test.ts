import { afterAll, beforeAll, describe, expect, test } from 'vitest';
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
