import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { connectionsFor } from '../../src/fetch/connect.ts';
import { settleSettings } from '../../src/fetch/fetcher-settings.ts';
import { untilStopped } from '../../src/fetch/stop-signals.ts';
import { head, PAGE, raw, rawThenEnd, whole } from '../web/fault-scenarios.ts';
import { type FaultServer, startFaultServer } from '../web/fault-server.ts';
import { codeOf, eventLog, fakeClock, fetchOne, messageOf, openFetcher, textOf } from './kit.ts';

let server: FaultServer;
beforeAll(async () => {
  server = await startFaultServer();
});
afterAll(() => server.close());

const single = { limits: { retries: 0 } };

test('a page is asked for as a browser asks, and what came is told whole', async () => {
  const clock = fakeClock();
  server.on(
    '/tanya',
    raw(head(200, { 'content-type': 'text/html', etag: '"1"', 'content-length': String(PAGE.length) }), PAGE),
  );
  const outcome = await fetchOne(server, '/tanya?a=1#bawah', { clock, from: 'a@b.test' });
  const host = `127.0.0.1:${server.port}`;
  expect(server.hits('/tanya')[0]?.head).toBe(
    [
      'GET /tanya?a=1 HTTP/1.1',
      `host: ${host}`,
      'connection: keep-alive',
      'user-agent: Mozilla/5.0 (compatible; saring/0.0-test)',
      'accept: text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8',
      'accept-language: id,en;q=0.5',
      'accept-encoding: gzip, deflate, br',
      'from: a@b.test',
    ].join('\r\n'),
  );
  expect(outcome.exchange).toMatchObject({
    targetUri: `http://${host}/tanya?a=1`,
    date: '2026-11-22T03:00:00.000Z',
    ip: '127.0.0.1',
    request: {
      line: 'GET /tanya?a=1 HTTP/1.1',
      headers: expect.arrayContaining([
        ['host', host],
        ['connection', 'keep-alive'],
        ['from', 'a@b.test'],
      ]),
    },
    response: { statusLine: 'HTTP/1.1 200 Test', status: 200 },
    redirects: [],
  });
  expect(outcome.ok && outcome.page).toMatchObject({
    input: `${server.origin}/tanya?a=1#bawah`,
    url: `http://${host}/tanya?a=1`,
    contentType: 'text/html',
    kind: 'html',
    fetch: { at: '2026-11-22T03:00:00.000Z', status: 200, bytes: PAGE.length, etag: '"1"' },
  });
});

test.each([
  ['HTTP/1.1 200 ', 'HTTP/1.1 200 OK'],
  ['HTTP/1.1 203 Lain', 'HTTP/1.1 203 Lain'],
])('the status line %j is told as %j', async (line, told) => {
  server.on('/status', rawThenEnd(`${line}\r\ncontent-type: text/html\r\n\r\n${PAGE}`));
  const outcome = await fetchOne(server, '/status', single);
  expect([codeOf(outcome), outcome.exchange?.response.statusLine]).toEqual(['ok', told]);
});

describe('what a page that is none is told as', () => {
  const html = { 'content-type': 'text/html' };
  const host = (message: string): string => message.replace(/:\d+/, '');
  test.each<[string, Parameters<FaultServer['on']>[1], string, string]>([
    [
      'cut without a word',
      rawThenEnd(head(200, html), PAGE.slice(0, 300)),
      'network',
      'seems to have sent only a part of its page; try again later',
    ],
    [
      'of another kind',
      whole(200, '{}', { 'content-type': 'application/json' }),
      'not-html',
      'sent application/json instead of a page; give the address of an article page',
    ],
    [
      'of another kind than it says',
      whole(200, '%PDF-1.7\n', html),
      'not-html',
      'sent something that is not a page; give the address of an article page',
    ],
    [
      'a wall',
      whole(200, '<title>Robot check</title>', html),
      'blocked',
      'shows a block or challenge page (a captcha) instead of the article; it is not got round: lower the pace, or ask the site for permission',
    ],
    [
      'unchanged, though nobody asked',
      raw(head(304)),
      'http-status',
      'answered 304 (unchanged) to an unconditional question; try again later',
    ],
    [
      'announced as too large',
      raw(head(200, { ...html, 'content-length': '99999999' })),
      'too-large',
      'sends more than 10240 KiB, more than any article; leave it out',
    ],
    [
      'a redirect to nowhere',
      whole(302, ''),
      'http-status',
      'redirects without saying where; check the address in a browser',
    ],
    [
      'a redirect to blanks',
      whole(302, '', { location: ' ' }),
      'http-status',
      'redirects without saying where; check the address in a browser',
    ],
    [
      'a redirect to a file',
      whole(302, '', { location: 'file:///a' }),
      'http-status',
      'redirects to file:, which is not followed; check the address in a browser',
    ],
    [
      'a redirect to itself',
      whole(302, '', { location: '/aneh' }),
      'http-status',
      'redirects in a circle; check the address in a browser',
    ],
    [
      'a redirect to another port',
      whole(302, '', { location: 'http://127.0.0.1:22/' }),
      'network',
      'is not asked on port 22; use --allow-port if you mean it',
    ],
    [
      'a redirect to a private name',
      whole(302, '', { location: `/${'a'.repeat(2100)}` }),
      'network',
      'has a longer address than any article; check the address',
    ],
  ])('%s', async (_name, reply, code, told) => {
    server.on('/aneh', reply);
    const outcome = await fetchOne(server, '/aneh', single);
    expect([codeOf(outcome), host(messageOf(outcome))]).toEqual([code, `127.0.0.1 ${told}`]);
  });

  test.each([
    ['bukan alamat', 'bukan alamat is no address; give one that begins with http:// or https://'],
    ['file:///etc/passwd', 'file:///etc/passwd is not reached over file: only http and https are; check the address'],
  ])('%s is no address', async (input, told) => {
    const fetcher = openFetcher([server]);
    expect(await fetcher.fetchPage(input)).toEqual({
      ok: false,
      failure: { code: 'network', message: told },
      exchange: null,
      retryAt: null,
    });
    await fetcher.close();
  });
});

// Only Linux answers on all of 127.0.0.0/8.
test.runIf(process.platform === 'linux')('the address that answered is told where it is the only one', async () => {
  const everywhere = createServer().listen(0, '0.0.0.0');
  await once(everywhere, 'listening');
  onTestFinished(() => void everywhere.close());
  const { port } = everywhere.address() as AddressInfo;
  const answering = async (...hosts: readonly number[]): Promise<string | null> => {
    let asked = 0;
    const settings = settleSettings({
      userAgent: 'x',
      allowPrivate: true,
      lookup: async () => [{ address: `127.0.0.${hosts[asked++]}`, family: 4 }],
    });
    const { connect, addressOf } = connectionsFor(settings, new AbortController().signal);
    for (const _ of hosts)
      await new Promise<void>((resolve) => {
        connect({ hostname: 'situs.test', protocol: 'http:', port: String(port) }, (...[, socket]) => {
          socket?.destroy();
          resolve();
        });
      });
    return addressOf(`situs.test:${port}`);
  };
  expect([await answering(), await answering(1), await answering(1, 1), await answering(1, 2)]).toEqual([
    null,
    '127.0.0.1',
    '127.0.0.1',
    null,
  ]);
});

test('sitemaps are those that robots.txt names, none where it is not asked or there is no address', async () => {
  const own = await startFaultServer({
    replies: { '/robots.txt': whole(200, 'Sitemap: https://a.test/peta.xml', { 'content-type': 'text/plain' }) },
  });
  const obeying = openFetcher([own], { ignoreRobots: false });
  expect(await obeying.sitemapsOf(`${own.origin}/x`)).toEqual(['https://a.test/peta.xml']);
  expect(await obeying.sitemapsOf('bukan alamat')).toEqual([]);
  own.on('/robots.txt', whole(404, ''));
  const others = openFetcher([own], { ignoreRobots: false });
  expect(await others.sitemapsOf(`${own.origin}/x`)).toEqual([]);
  const ignoring = openFetcher([own]);
  expect(await ignoring.sitemapsOf(`${own.origin}/x`)).toEqual([]);
  expect(own.hits()).toHaveLength(2);
  await Promise.all([obeying.close(), others.close(), ignoring.close(), own.close()]);
});

test('a try that is made again comes before what stands in line', async () => {
  const own = await startFaultServer();
  const clock = fakeClock();
  const log = eventLog();
  const fetcher = openFetcher([own], {
    clock,
    connectionsPerSite: 1,
    delayMs: 100_000,
    onEvent: log.onEvent,
    limits: { retries: 1 },
  });
  await Promise.all(['/503', '/ok?1', '/ok?2'].map((path) => fetcher.fetchPage(own.origin + path)));
  // While it waited, the first in line had its turn.
  expect(own.hits().map(({ path }) => path)).toEqual(['/503', '/ok?1', '/503', '/ok?2']);
  const waits = log.events.flatMap((event) =>
    event.type === 'waiting' && event.reason !== 'turn' ? [event.reason] : [],
  );
  expect(waits).toEqual(['retry']);
  await Promise.all([fetcher.close(), own.close()]);
});

test('what is not waited for any longer is heard to its end all the same', async () => {
  const gone = AbortSignal.abort();
  expect(await untilStopped(Promise.reject(new Error('late')), gone)).toBeNull();
  expect(await untilStopped(Promise.resolve(1), new AbortController().signal)).toBe(1);
  await expect(untilStopped(Promise.reject(new Error('soon')), new AbortController().signal)).rejects.toThrow('soon');
  expect(textOf(await fetchOne(server, '/ok'))).toBe(PAGE);
});
