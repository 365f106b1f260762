import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ResolvedAddress } from '../../src/fetch/fetcher-settings.ts';
import { PAGE, redirect, whole } from '../web/fault-scenarios.ts';
import { type FaultServer, startFaultServer } from '../web/fault-server.ts';
import { codeOf, fetchOne, messageOf, openFetcher, textOf } from './kit.ts';

let server: FaultServer;
let other: FaultServer;
beforeAll(async () => {
  server = await startFaultServer();
  other = await startFaultServer();
});
afterAll(async () => {
  await server.close();
  await other.close();
});

test('R06 ten hops are followed, the last address is the final one, the chain is kept', async () => {
  const outcome = await fetchOne(server, '/hop?n=10');
  expect(textOf(outcome)).toBe(PAGE);
  expect(outcome.ok && outcome.page.fetch?.finalUrl).toBe(`${server.origin}/hop?n=0`);
  expect(outcome.exchange?.redirects.map((to) => new URL(to).search)).toEqual(
    [9, 8, 7, 6, 5, 4, 3, 2, 1, 0].map((n) => `?n=${n}`),
  );
});

test('R06 an eleventh hop is one too many', async () => {
  const outcome = await fetchOne(server, '/hop?n=11');
  expect([codeOf(outcome), messageOf(outcome)]).toEqual(['http-status', expect.stringContaining('more than 10 times')]);
});

test('R06 relative, scheme-relative and encoded addresses are resolved', async () => {
  server.on('/redir-scheme', redirect(`//127.0.0.1:${server.port}/ok`));
  for (const path of ['/redir-relative', '/redir-scheme', '/redir-utf8'])
    expect(textOf(await fetchOne(server, path))).toBe(PAGE);
});

test.each([
  ['/loop', 'in a circle'],
  ['/endless-hop', 'more than 10 times'],
  ['/redir-none', 'without saying where'],
  ['/redir-broken', 'to no address (http://[)'],
  ['/redir-file', 'to file:, which is not followed'],
  ['/redir-javascript', 'to javascript:, which is not followed'],
  ['/redir-data', 'to data:, which is not followed'],
  ['/304', 'answered 304'],
])('R07 %s ends with one clear line', async (path, words) => {
  const outcome = await fetchOne(server, path);
  expect([codeOf(outcome), messageOf(outcome)]).toEqual(['http-status', expect.stringContaining(words)]);
});

test('R09 a redirect to another host is looked at anew there: robots.txt, port, record', async () => {
  server.on('/across', redirect(`http://localhost:${other.port}/ok`));
  server.on('/robots.txt', whole(404, ''));
  other.on('/robots.txt', whole(200, 'User-agent: *\nDisallow: /ok', { 'content-type': 'text/plain' }));
  const refused = await fetchOne(server, '/across', { ignoreRobots: false, allowPorts: [server.port, other.port] });
  expect([codeOf(refused), other.hits('/robots.txt').length, other.hits('/ok').length]).toEqual(['robots', 1, 0]);
  expect(refused.exchange?.redirects).toEqual([`http://localhost:${other.port}/ok`]);

  const port = await fetchOne(server, '/across');
  expect([codeOf(port), messageOf(port)]).toEqual(['network', expect.stringContaining('--allow-port')]);

  const followed = await fetchOne(server, '/across', { allowPorts: [server.port, other.port] });
  expect(textOf(followed)).toBe(PAGE);
  expect(other.hits('/ok').at(-1)?.head).not.toMatch(/^(authorization|cookie|referer):/im);
});

test('R10 a redirect into this machine or its network is refused before a single byte is sent', async () => {
  // The first server is reached under a public name that the user pinned; nothing else on 127.0.0.1 is open to it.
  const targets = [
    '127.0.0.1',
    '169.254.169.254',
    '[::1]',
    '2130706433',
    '0x7f.1',
    'localhost.',
    'localhost',
    '①②⑦.0.0.1',
    '[::ffff:127.0.0.1]',
    '10.0.0.1',
  ];
  const before = other.connections();
  const fetcher = openFetcher([server], {
    allowPrivate: false,
    allowPorts: [other.port],
    connectTo: new Map([['www.kompas.com:80', `127.0.0.1:${server.port}`]]),
  });
  for (const [index, target] of targets.entries()) {
    server.on(`/into-${index}`, redirect(`http://${target.replace(/[^ -~]+/g, encodeURI)}:${other.port}/ok`));
    const outcome = await fetcher.fetchPage(`http://www.kompas.com/into-${index}`);
    expect([target, codeOf(outcome), messageOf(outcome)]).toEqual([
      target,
      'network',
      expect.stringContaining('private network'),
    ]);
    const direct = await fetcher.fetchPage(`http://${target}:${other.port}/ok`);
    expect([target, codeOf(direct)]).toEqual([target, 'network']);
  }
  expect(server.hits().filter(({ path }) => path.startsWith('/into-'))).toHaveLength(targets.length);
  expect(other.connections()).toBe(before);
  await fetcher.close();
});

test('R11 a name that leads to private addresses is refused at every connect, whatever it led to before', async () => {
  const before = server.connections();
  const lookups: readonly (readonly ResolvedAddress[])[] = [
    [{ address: '203.0.113.9', family: 4 }],
    [{ address: '127.0.0.1', family: 4 }],
    [
      { address: '::1', family: 6 },
      { address: '10.1.2.3', family: 4 },
    ],
  ];
  for (const found of lookups) {
    const fetcher = openFetcher([server], { allowPrivate: false, lookup: async () => found });
    const outcome = await fetcher.fetchPage(`http://rebind.test:${server.port}/ok`);
    await fetcher.close();
    expect([codeOf(outcome), messageOf(outcome)]).toEqual(['network', expect.stringContaining('private network')]);
  }
  // Public at first and unreachable, private at the second look.
  let asked = 0;
  const lookup = async (): Promise<readonly ResolvedAddress[]> => [
    { address: asked++ === 0 ? '93.184.216.34' : '127.0.0.1', family: 4 },
  ];
  const fetcher = openFetcher([server], { allowPrivate: false, lookup, limits: { connectMs: 200 } });
  const outcome = await fetcher.fetchPage(`http://rebind.test:${server.port}/ok`);
  await fetcher.close();
  expect([asked, messageOf(outcome)]).toEqual([2, expect.stringContaining('private network')]);
  expect(server.connections()).toBe(before);
});

test('R11 with --allow-private the same name is read', async () => {
  const fetcher = openFetcher([server], { lookup: async () => [{ address: '127.0.0.1', family: 4 }] });
  const outcome = await fetcher.fetchPage(`http://inside.test:${server.port}/ok`);
  await fetcher.close();
  expect(textOf(outcome)).toBe(PAGE);
  expect(outcome.exchange?.ip).toBe('127.0.0.1');
});

test('R35 a broken IPv6 address does not hold up a working IPv4 one', async () => {
  const lookup = async (): Promise<readonly ResolvedAddress[]> => [
    { address: '::1', family: 6 },
    { address: '127.0.0.1', family: 4 },
  ];
  const fetcher = openFetcher([server], { lookup });
  const outcome = await fetcher.fetchPage(`http://dual.test:${server.port}/ok`);
  await fetcher.close();
  expect(textOf(outcome)).toBe(PAGE);
});
