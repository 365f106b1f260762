import { afterAll, beforeAll, expect, test } from 'vitest';
import type { createFetcher } from '../../src/fetch/client.ts';
import type { FetchSettings } from '../../src/fetch/fetcher-settings.ts';
import { makeAuthority, type TestAuthority } from '../web/certificates.ts';
import { head, PAGE, raw, redirect, whole } from '../web/fault-scenarios.ts';
import { type FaultServer, startFaultServer } from '../web/fault-server.ts';
import { type ProxyServer, startProxyServer } from '../web/proxy-server.ts';
import { codeOf, eventLog, messageOf, openFetcher, textOf } from './kit.ts';

const HOST = 'www.kompas.com';
let authority: TestAuthority;
let plain: FaultServer;
let secure: FaultServer;
beforeAll(async () => {
  authority = makeAuthority();
  plain = await startFaultServer();
  secure = await startFaultServer({ tls: authority.sign(HOST) });
});
afterAll(async () => {
  await plain.close();
  await secure.close();
});

function standIn(server: FaultServer, more: Partial<FetchSettings> = {}): Partial<FetchSettings> {
  return {
    allowPrivate: false,
    ca: authority.ca,
    connectTo: new Map([[`${HOST}:443`, `127.0.0.1:${server.port}`]]),
    ...more,
  };
}

async function ask(
  url: string,
  settings: Partial<FetchSettings>,
): Promise<Awaited<ReturnType<ReturnType<typeof createFetcher>['fetchPage']>>> {
  const fetcher = openFetcher([], settings);
  const outcome = await fetcher.fetchPage(url);
  await fetcher.close();
  return outcome;
}

test('connect-to plays a real host: name, SNI and certificate stay the real ones', async () => {
  const outcome = await ask(`https://${HOST}/ok`, standIn(secure));
  expect(textOf(outcome)).toBe(PAGE);
  expect(secure.hits('/ok').at(-1)?.host).toBe(HOST);
});

test('connect-to takes all hosts under a domain, and the longest name wins', async () => {
  const connectTo = new Map([
    ['*.kompas.com:443', `127.0.0.1:${secure.port}`],
    ['*.com:80', '127.0.0.1:9'],
    ['*.situs.com:80', `127.0.0.1:${plain.port}`],
    ['tutup.situs.com:80', '127.0.0.1:9'],
  ]);
  plain.on('/wide', whole(200, PAGE));
  const settings = standIn(secure, { connectTo, limits: { retries: 0 } });
  expect(textOf(await ask(`https://${HOST}/ok`, settings))).toBe(PAGE);
  expect(textOf(await ask('http://a.b.situs.com/wide', settings))).toBe(PAGE);
  expect(plain.hits('/wide').at(-1)?.host).toBe('a.b.situs.com');
  for (const url of ['http://tutup.situs.com/ok', 'http://lain.com/ok'])
    expect(messageOf(await ask(url, settings))).toContain('refused the connection');
  // Neither the domain itself nor another port is meant.
  const unknown = { ...settings, lookup: () => Promise.reject(new Error('no such name')) };
  for (const url of ['https://kompas.com/ok', `https://${HOST}:8443/ok`])
    expect(messageOf(await ask(url, unknown))).toContain('no such name');
});

test('R08 a redirect from https to http is refused unless asked for, and carries nothing with it', async () => {
  secure.on('/down', redirect(`http://127.0.0.1:${plain.port}/ok`));
  const refused = await ask(`https://${HOST}/down`, standIn(secure, { allowPrivate: true, allowPorts: [plain.port] }));
  expect([codeOf(refused), messageOf(refused)]).toEqual(['http-status', expect.stringContaining('--allow-downgrade')]);
  expect(plain.hits('/ok')).toHaveLength(0);
  const settings = standIn(secure, { allowPrivate: true, allowPorts: [plain.port], allowDowngrade: true });
  expect(textOf(await ask(`https://${HOST}/down`, settings))).toBe(PAGE);
  expect(plain.hits('/ok')[0]?.head).not.toMatch(/^(authorization|cookie|referer):/im);
});

test('R33 expired, foreign, self-signed and old TLS fail with their reason and are not tried again', async () => {
  const cases = [
    { tls: authority.sign(HOST, -1), words: 'certificate that has expired' },
    { tls: authority.sign('www.tribunnews.com'), words: 'certificate that is for another host' },
    { tls: authority.selfSigned(HOST), words: 'certificate that no known authority signed' },
    {
      tls: { ...authority.sign(HOST), maxVersion: 'TLSv1.1' as const },
      words: 'could not agree on a secure connection',
    },
  ];
  for (const { tls, words } of cases) {
    const server = await startFaultServer({ tls });
    const outcome = await ask(`https://${HOST}/ok`, standIn(server));
    expect([codeOf(outcome), messageOf(outcome)]).toEqual(['network', expect.stringContaining(words)]);
    expect(messageOf(outcome)).toContain('with --ca <file>');
    expect([server.hits().length, server.connections()]).toEqual([0, 1]);
    await server.close();
  }
});

test('R01 a TLS handshake that never ends is a timeout of the connection', async () => {
  plain.on('/never', () => {});
  const outcome = await ask(`https://${HOST}/ok`, standIn(plain, { limits: { connectMs: 300, retries: 0 } }));
  expect([codeOf(outcome), messageOf(outcome)]).toEqual([
    'timeout',
    expect.stringContaining('gave no connection in time'),
  ]);
});

test('R04 the time for an attempt and a stop are heard while a TLS handshake is under way', async () => {
  const limited = await ask(`https://${HOST}/ok`, standIn(plain, { limits: { attemptMs: 200, retries: 0 } }));
  expect([codeOf(limited), messageOf(limited)]).toEqual(['timeout', expect.stringContaining('did not finish within')]);
  const stop = new AbortController();
  const fetcher = openFetcher([], standIn(plain));
  const before = plain.connections();
  const stopped = fetcher.fetchPage(`https://${HOST}/ok`, { signal: stop.signal });
  while (plain.connections() === before) await new Promise((resolve) => setTimeout(resolve, 5));
  stop.abort();
  expect(messageOf(await stopped)).toContain('the run was stopped');
  await fetcher.close();
});

let proxy: ProxyServer;
test('R34 a proxy is used for https and http, its password is sent to it and shown to nobody', async () => {
  proxy = await startProxyServer(secure.port);
  const address = `http://pengguna:rahasia@127.0.0.1:${proxy.port}`;
  const log = eventLog();
  const settings = {
    allowPrivate: false,
    ca: authority.ca,
    proxy: { httpsProxy: address, httpProxy: address },
    onEvent: log.onEvent,
  };
  const outcome = await ask(`https://${HOST}/ok`, settings);
  expect(textOf(outcome)).toBe(PAGE);
  expect(outcome.exchange?.ip).toBeNull();
  expect(proxy.asked).toEqual([`CONNECT ${HOST}:443`]);
  expect(proxy.authorizations[0]).toMatch(/^Basic /);
  expect(JSON.stringify([log.events, outcome])).not.toContain('rahasia');
  expect(log.events.some((event) => event.type === 'note' && event.message.includes('left to it'))).toBe(true);

  const local = await ask('http://127.0.0.1:8080/ok', settings);
  expect([codeOf(local), proxy.asked.length]).toEqual(['network', 1]);
  await proxy.close();
});

test('R34 plain http goes through the proxy too', async () => {
  const own = await startProxyServer(plain.port);
  const outcome = await ask(`http://${HOST}/ok`, {
    proxy: { httpProxy: `http://127.0.0.1:${own.port}` },
    allowPrivate: false,
  });
  expect(textOf(outcome)).toBe(PAGE);
  expect(own.asked).toEqual([`http://${HOST}/ok`]);
  await own.close();
});

test('R34 a proxy that refuses is named as such', async () => {
  const outcome = await ask(`https://${HOST}/ok`, {
    proxy: { httpsProxy: 'http://127.0.0.1:9' },
    allowPrivate: false,
    limits: { retries: 0 },
  });
  expect([codeOf(outcome), messageOf(outcome)]).toEqual([
    'network',
    expect.stringContaining('check the proxy 127.0.0.1:9'),
  ]);

  const strict = await startFaultServer({ replies: { [`${HOST}:443`]: raw(head(407, { 'content-length': '0' })) } });
  const settings = { proxy: { httpsProxy: strict.origin }, allowPrivate: false, limits: { retries: 0 } };
  const refused = await ask(`https://${HOST}/ok`, settings);
  expect([codeOf(refused), messageOf(refused)]).toEqual(['network', expect.stringMatching(/407.*proxy/)]);
  await strict.close();
});
