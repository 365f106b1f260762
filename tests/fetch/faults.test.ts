import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { PAGE } from '../web/fault-scenarios.ts';
import { type FaultServer, startFaultServer } from '../web/fault-server.ts';
import { codeOf, fakeClock, fetchOne, messageOf, openFetcher, textOf } from './kit.ts';

let server: FaultServer;
beforeAll(async () => {
  server = await startFaultServer();
});
afterAll(() => server.close());

const once = { limits: { retries: 0 } };

describe('timeouts', () => {
  test('R01 a name server that never answers ends as a timeout of the connection', async () => {
    const fetcher = openFetcher([], { lookup: () => new Promise(() => {}), limits: { connectMs: 300, retries: 1 } });
    const outcome = await fetcher.fetchPage('http://silent.test/a');
    await fetcher.close();
    expect(codeOf(outcome)).toBe('timeout');
    expect(messageOf(outcome)).toMatch(/^silent\.test gave no connection in time \(tried 2 times\); /);
  });

  test('R02 headers that never come end as a timeout', async () => {
    const outcome = await fetchOne(server, '/stall-headers', { limits: { headersMs: 200, retries: 1 } });
    expect(codeOf(outcome)).toBe('timeout');
    expect(messageOf(outcome)).toContain('sent no headers in time (tried 2 times)');
    expect(server.hits('/stall-headers')).toHaveLength(2);
  });

  test('R03 a body that falls silent ends as a timeout', async () => {
    const outcome = await fetchOne(server, '/stall-body', { limits: { bodyIdleMs: 200, retries: 0 } });
    expect([codeOf(outcome), messageOf(outcome)]).toEqual(['timeout', expect.stringContaining('fell silent')]);
  });

  test('R04 a body that drips for ever ends at the deadline, or earlier for being too slow', async () => {
    const late = await fetchOne(server, '/drip', { limits: { attemptMs: 500, retries: 0 } });
    expect([codeOf(late), messageOf(late)]).toEqual(['timeout', expect.stringContaining('did not finish within')]);
    const slow = await fetchOne(server, '/drip', { limits: { speedWindowMs: 400, retries: 0 } });
    expect([codeOf(slow), messageOf(slow)]).toEqual([
      'timeout',
      expect.stringContaining('less than 1024 bytes a second'),
    ]);
  });

  test('R05 all attempts of one address end within its budget, and a run within its own', async () => {
    const clock = fakeClock([0.999]);
    const limits = { backoffBaseMs: 1000, backoffFloorMs: 250, retries: 100 };
    const outcome = await fetchOne(server, '/503', { clock, limits });
    expect(codeOf(outcome)).toBe('http-status');
    expect(clock.elapsed()).toBeGreaterThan(100_000);
    expect(clock.elapsed()).toBeLessThanOrEqual(180_000);

    const run = await fetchOne(server, '/stall-headers', { maxTimeMs: 300 });
    expect([codeOf(run), messageOf(run)]).toEqual([
      'timeout',
      expect.stringContaining('the time for this run is over'),
    ]);
  });

  test('a caller who stops gets an answer at once', async () => {
    const fetcher = openFetcher([server]);
    const stop = new AbortController();
    setTimeout(() => stop.abort(), 50);
    const outcome = await fetcher.fetchPage(`${server.origin}/stall-headers`, { signal: stop.signal });
    await fetcher.close();
    expect(messageOf(outcome)).toContain('the run was stopped');
  });
});

describe('broken answers', () => {
  test.each([
    ['/short-cl', 'closed the connection before its answer was whole'],
    ['/chunk-trunc', 'closed the connection before its answer was whole'],
    ['/reset', 'broke the connection'],
    ['/reset-before', 'closed the connection|broke the connection'],
  ])('R26 %s is never a page and is tried again', async (path, words) => {
    const outcome = await fetchOne(server, path, { limits: { retries: 1 } });
    expect([codeOf(outcome), messageOf(outcome)]).toEqual(['network', expect.stringMatching(words)]);
    expect(server.hits(path)).toHaveLength(2);
    expect(server.hits(path).some(({ head }) => /^range:/im.test(head))).toBe(false);
  });

  test('R26 a cut body that is whole the second time gives the page', async () => {
    expect(textOf(await fetchOne(server, '/short-cl-once'))).toBe(PAGE);
    expect(server.hits('/short-cl-once')).toHaveLength(2);
  });

  test('R27 a body without length that ends before its markup is asked once more', async () => {
    const cut = await fetchOne(server, '/close-delim-cut');
    expect(cut.ok).toBe(true);
    expect(server.hits('/close-delim-cut')).toHaveLength(2);
    const mended = await fetchOne(server, '/close-delim-cut-once');
    expect(textOf(mended)).toBe(PAGE);
    await fetchOne(server, '/close-delim');
    expect(server.hits('/close-delim')).toHaveLength(1);
  });

  test.each([
    '/two-cl',
    '/cl-te',
    '/nul-header',
    '/header-40k',
    '/header-10000',
    '/banner',
    '/204-body',
    '/chunk-garbage',
  ])('R28 %s ends cleanly and the next request is not touched by it', async (path) => {
    const fetcher = openFetcher([server], once);
    const outcome = await fetcher.fetchPage(server.origin + path);
    const next = await fetcher.fetchPage(`${server.origin}/ok`);
    await fetcher.close();
    expect(codeOf(outcome)).toMatch(/^(network|http-status)$/);
    expect(messageOf(outcome)).toMatch(/^127\.0\.0\.1:\d+ [^\n]+; [^\n]+$/);
    expect(textOf(next)).toBe(PAGE);
  });

  test('R28 an early hint (103) is passed over', async () => {
    expect(textOf(await fetchOne(server, '/103'))).toBe(PAGE);
  });

  test('R28 a body longer than its length is not carried into the next answer', async () => {
    const fetcher = openFetcher([server], once);
    const first = await fetcher.fetchPage(`${server.origin}/long-cl`);
    const next = await fetcher.fetchPage(`${server.origin}/ok`);
    await fetcher.close();
    expect(textOf(first)).toBe(PAGE.slice(0, 15));
    expect([codeOf(next), next.ok ? textOf(next) : PAGE]).toEqual([expect.stringMatching(/ok|network/), PAGE]);
  });

  test('R37 a thousand answers left unread leave no sockets behind', async () => {
    const own = await startFaultServer();
    const fetcher = openFetcher([own], once);
    const outcomes = await Promise.all(
      Array.from({ length: 1000 }, (_, n) =>
        fetcher.fetchPage(`${own.origin}${n % 2 === 0 ? '/announced-1gb' : '/pdf'}?n=${n}`),
      ),
    );
    expect(outcomes.filter((outcome) => codeOf(outcome) === 'too-large')).toHaveLength(500);
    expect(outcomes.filter((outcome) => codeOf(outcome) === 'not-html')).toHaveLength(500);
    expect(own.mostSockets()).toBeLessThanOrEqual(4);
    expect(textOf(await fetcher.fetchPage(`${own.origin}/ok`))).toBe(PAGE);
    await fetcher.close();
    await own.close();
  });
});
