import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { isPrivateName, isPublicAddress } from '../../src/fetch/address-policy.ts';
import { connectionsFor } from '../../src/fetch/connect.ts';
import { settingsComplaints, settleSettings } from '../../src/fetch/fetcher-settings.ts';
import { parseInputUrl } from '../../src/fetch/input-urls.ts';
import { productToken, userAgentFor } from '../../src/fetch/user-agent.ts';
import { stripTracking } from '../../src/text/addresses.ts';
import { printableExcerpt } from '../../src/text/printable.ts';
import { PAGE, redirect } from '../web/fault-scenarios.ts';
import { type FaultServer, startFaultServer } from '../web/fault-server.ts';
import { codeOf, messageOf, openFetcher, textOf } from './kit.ts';

let server: FaultServer;
beforeAll(async () => {
  server = await startFaultServer();
});
afterAll(() => server.close());

test.each([
  ['file:///etc/passwd', 'only http and https'],
  ['ftp://a.test/', 'only http and https'],
  ['javascript:alert(1)', 'only http and https'],
  ['data:text/html,x', 'only http and https'],
  ['https:a.test', 'not a valid address'],
  ['https:///a.test', null],
  ['http://', 'not a valid address'],
  ['http://[', 'not a valid address'],
  ['https://a.test:22/', 'port 22'],
  ['https://a.test:25/', 'port 25'],
  ['https://a.test:6379/', 'port 6379'],
  ['https://a.test:8443/', null],
  [`https://a.test/${'a'.repeat(3000)}`, 'longer than 2048'],
  ['https://a.test/%00', '%00'],
  ['https://a.test/%0d%0aHost:x', '%00'],
  ['https://a.test/\u0000', 'control characters'],
  ['https://a.test/a\tb', 'control characters'],
  ['https://a.test/a\rb', 'control characters'],
  ['https://a.test/a b', 'blanks'],
  ['https://\u001b[31m/', 'control characters'],
])('R12 %j is refused with a reason, or taken', (input, reason) => {
  const parsed = parseInputUrl(input);
  expect(parsed.ok ? null : parsed.message).toEqual(reason === null ? null : expect.stringContaining(reason));
  // No escape sequence ever reaches a terminal.
  if (!parsed.ok) expect(printableExcerpt(parsed.message)).toBe(parsed.message);
});

test('R12 names and passwords are left out with a warning, names in other scripts are spelt out, ports can be opened', () => {
  expect(parseInputUrl('https://nama:sandi@a.test/x')).toEqual({
    ok: true,
    url: 'https://a.test/x',
    warnings: ['user name and password were left out of the address'],
  });
  expect(parseInputUrl('https://bücher.test/é')).toEqual({
    ok: true,
    url: 'https://xn--bcher-kva.test/%C3%A9',
    warnings: [],
  });
  expect(parseInputUrl('http://a.test:6379/', [6379]).ok).toBe(true);
});

test.each([
  ['kompas.com/read/1', 'https://kompas.com/read/1'],
  ['www.kontan.co.id', 'https://www.kontan.co.id/'],
  ['jateng.tribunnews.com?page=2', 'https://jateng.tribunnews.com/?page=2'],
  ['money.kompas.com:8443/x', 'https://money.kompas.com:8443/x'],
  ['//www.kompas.com/x', 'https://www.kompas.com/x'],
  ['a.desa.id/berita', 'https://a.desa.id/berita'],
])('R12 %s is taken with https', (input, url) => {
  expect(parseInputUrl(input)).toEqual({ ok: true, url, warnings: [] });
});

test.each([
  'list.txt',
  'halaman.html',
  'berita',
  '/etc/passwd',
  './kompas.com',
  '127.0.0.1/x',
  'localhost/x',
  'a..com/x',
])('R12 %s stays without a scheme', (input) => {
  const parsed = parseInputUrl(input);
  expect(!parsed.ok && parsed.message).toContain('no scheme');
});

test('R12 the client itself refuses what is no web address', async () => {
  const fetcher = openFetcher([server], {});
  for (const input of [
    'no address',
    'file:///etc/passwd',
    `http://127.0.0.1:1/`,
    `${server.origin}/${'a'.repeat(3000)}`,
  ]) {
    const outcome = await fetcher.fetchPage(input);
    expect([codeOf(outcome), messageOf(outcome)]).toEqual(['network', expect.stringMatching(/; /)]);
  }
  await fetcher.close();
});

test.each([
  ['127.0.0.1', false],
  ['10.0.0.1', false],
  ['172.16.0.1', false],
  ['192.168.1.1', false],
  ['169.254.169.254', false],
  ['100.64.0.1', false],
  ['0.0.0.0', false],
  ['224.0.0.1', false],
  ['255.255.255.255', false],
  ['198.18.0.1', false],
  ['::1', false],
  ['::', false],
  ['fe80::1%eth0', false],
  ['fc00::1', false],
  ['::ffff:127.0.0.1', false],
  ['::ffff:8.8.8.8', true],
  ['64:ff9b::7f00:1', false],
  ['2002:7f00:1::', false],
  ['8.8.8.8', true],
  ['2606:4700::1111', true],
  ['::127.0.0.1', false],
  ['::7f00:1', false],
  ['::8.8.8.8', false],
  ['0:0:0:0:0:0:127.0.0.1', false],
  ['::ffff:0:127.0.0.1', false],
  ['::ffff:7f00:1', false],
  ['64:ff9b:1::7f00:1', false],
  ['2002:a9fe:a9fe::1', false],
  ['2001:0:4136:e378:8000:63bf:80ff:fffe', false],
  ['2606:4700::5efe:127.0.0.1', false],
  ['2606:4700::200:5efe:10.0.0.1', false],
  ['fec0::1', false],
  ['2001:db8::1', false],
  ['4000::1', false],
  ['1::1', false],
  ['junk', false],
  ['', false],
])('R11 %s is public: %s', (address, expected) => {
  expect(isPublicAddress(address)).toBe(expected);
});

test('R11 the connector itself refuses a private literal, which no lookup ever sees', async () => {
  const settings = settleSettings({ userAgent: 'x' });
  for (const hostname of ['127.0.0.1', '::1', '[::1]', '169.254.169.254']) {
    const before = server.connections();
    const error = await new Promise<Error | null>((resolve) => {
      connectionsFor(settings, new AbortController().signal).connect(
        { hostname, protocol: 'http:', port: String(server.port) },
        (...result) => resolve(result[0]),
      );
    });
    expect([hostname, error?.message, server.connections()]).toEqual([
      hostname,
      `${hostname} has a private address`,
      before,
    ]);
  }
});

test.each([
  '[::127.0.0.1]',
  '[::ffff:127.0.0.1]',
  '[::ffff:0:127.0.0.1]',
  '[64:ff9b::127.0.0.1]',
  '[2002:7f00:1::]',
  '[2606:4700::5efe:127.0.0.1]',
])('R10 %s is not asked, by address or through a redirect', async (host) => {
  const fetcher = openFetcher([server], { allowPrivate: false, connectTo: new Map() });
  const typed = await fetcher.fetchPage(`http://${host}:${server.port}/ok`);
  await fetcher.close();
  const name = 'pindah.test';
  server.on('/ke-dalam', redirect(`http://${host}:${server.port}/ok`));
  const led = openFetcher([server], {
    allowPrivate: false,
    connectTo: new Map([[`${name}:80`, `127.0.0.1:${server.port}`]]),
  });
  const followed = await led.fetchPage(`http://${name}/ke-dalam`);
  await led.close();
  for (const outcome of [typed, followed]) expect(messageOf(outcome)).toContain('is on a private network');
  // Nor is it connected to where a name leads there.
  const named = openFetcher([server], {
    allowPrivate: false,
    lookup: async () => [{ address: host.slice(1, -1), family: 6 }],
  });
  expect(messageOf(await named.fetchPage('http://di-dalam.test/ok'))).toContain('is on a private network');
  await named.close();
});

test('R10 private names are known without asking', () => {
  for (const name of [
    'localhost',
    'LOCALHOST.',
    'a.localhost',
    'printer.local',
    'x.internal',
    '[::1]',
    '127.0.0.1',
    '[::7f00:1]',
    '',
  ])
    expect(isPrivateName(name)).toBe(true);
  for (const name of ['www.kompas.com', 'localhost.com', '8.8.8.8', '[2606:4700::1111]'])
    expect(isPrivateName(name)).toBe(false);
});

test('R22 an unchanged page costs no body, a changed one comes whole', async () => {
  const fetcher = openFetcher([server]);
  const url = `${server.origin}/etag`;
  const first = await fetcher.fetchPage(url);
  expect(textOf(first)).toBe(PAGE);
  const etag = (first.ok && first.page.fetch?.etag) || null;
  const same = await fetcher.fetchIfChanged(url, { etag, lastModified: 'Sun, 01 Nov 2026 00:00:00 GMT' });
  expect([same.ok, same.ok && same.page, same.exchange?.response.status]).toEqual([true, null, 304]);
  expect(server.hits('/etag').at(-1)?.head).toMatch(
    /if-none-match: "v1"\r\nif-modified-since: Sun, 01 Nov 2026 00:00:00 GMT/,
  );
  const changed = await fetcher.fetchIfChanged(url, { etag: 'W/"v0"', lastModified: null });
  expect([changed.ok, changed.ok && changed.page !== null]).toEqual([true, true]);
  // Marks belong to one address: behind a redirect they are not sent.
  server.on('/moved', redirect('/etag?moved'));
  const moved = await fetcher.fetchIfChanged(`${server.origin}/moved`, { etag: '"v1"', lastModified: null });
  expect([moved.ok, moved.ok && moved.page !== null, moved.exchange?.redirects.length]).toEqual([true, true, 1]);
  expect(server.hits('/etag').at(-1)?.head).not.toMatch(/if-none-match/i);
  // 304 to a question without marks: asked once more, then a failure.
  expect(codeOf(await fetcher.fetchPage(`${server.origin}/304`))).toBe('http-status');
  expect(server.hits('/304')).toHaveLength(2);
  await fetcher.close();
});

test("R36 the User-Agent names saring, its version and the contact, or the user's own words", async () => {
  expect(userAgentFor({ version: '0.1.0', contact: null, custom: null })).toEqual({
    ok: true,
    userAgent: 'Mozilla/5.0 (compatible; saring/0.1.0)',
  });
  expect(userAgentFor({ version: '0.1.0', contact: 'https://a.test/bot', custom: null })).toEqual({
    ok: true,
    userAgent: 'Mozilla/5.0 (compatible; saring/0.1.0; +https://a.test/bot)',
  });
  expect(userAgentFor({ version: '0.1.0', contact: null, custom: 'Riset/2 (a@b.test)' })).toEqual({
    ok: true,
    userAgent: 'Riset/2 (a@b.test)',
  });
  expect(['Mozilla/5.0 (compatible; saring/0.1; +x)', 'Riset-Bahasa/2 (x)', '2b'].map(productToken)).toEqual([
    'saring',
    'Riset-Bahasa',
    'saring',
  ]);

  const fetcher = openFetcher([server], { userAgent: 'Riset/2', from: 'a@b.test' });
  await fetcher.fetchPage(`${server.origin}/ok?agent`);
  await fetcher.close();
  expect(server.hits('/ok').at(-1)?.head).toMatch(/user-agent: Riset\/2\r\n[\s\S]*from: a@b\.test/);
});

test('settings that cannot be used are named one by one', () => {
  const complaints = settingsComplaints({
    userAgent: '',
    delayMs: -1,
    connectionsPerSite: 0,
    connectTo: new Map([['kompas.com', '127.0.0.1:1']]),
    proxy: { httpProxy: 'socks5://p:1' },
    tlsRejectUnauthorized: '0',
  });
  expect(complaints).toHaveLength(6);
});

test('R38 the identity of an address is stable, keeps its host and its page number', () => {
  expect(stripTracking('HTTPS://WWW.Kompas.com:443/a/../read/1?utm_source=x&page=2&fbclid=y#top')).toBe(
    'https://www.kompas.com/read/1?page=2',
  );
  fc.assert(
    fc.property(fc.webUrl({ withQueryParameters: true, withFragments: true }), (url) => {
      const plain = stripTracking(url);
      expect(stripTracking(plain)).toBe(plain);
      expect(new URL(plain).host).toBe(new URL(url).host);
    }),
    { numRuns: 500 },
  );
});

test('a connection that is still being opened is broken off with all others', async () => {
  const silent = createServer().listen(0, '127.0.0.1');
  onTestFinished(() => void silent.close());
  const reached = once(silent, 'connection');
  await once(silent, 'listening');
  const { port } = silent.address() as AddressInfo;
  const settings = settleSettings({ userAgent: 'x', allowPrivate: true, limits: { connectMs: 600_000 } });
  const closing = new AbortController();
  const error = new Promise<Error | null>((resolve) => {
    const target = { hostname: '127.0.0.1', protocol: 'https:', port: String(port) };
    connectionsFor(settings, closing.signal).connect(target, (...result) => resolve(result[0]));
  });
  await reached;
  closing.abort();
  expect((await error)?.name).toBe('AbortError');
});
