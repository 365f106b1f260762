import { describe, expect, test } from 'vitest';
import { connectTarget } from '../../src/fetch/address-policy.ts';
import {
  type FetchSettings,
  isHostPort,
  settingsComplaints,
  settleSettings,
} from '../../src/fetch/fetcher-settings.ts';
import { proxyFor } from '../../src/fetch/routes.ts';
import { userAgentFor } from '../../src/fetch/user-agent.ts';

test.each([
  ['situs.test:80', true],
  ['SITUS-2.test:65535', true],
  ['127.0.0.1:1', true],
  ['[::1]:8080', true],
  ['[1::2:3]:8080', true],
  ['situs_a.test:80', true],
  ['situs.test', false],
  ['situs.test:', false],
  [':80', false],
  ['situs.test:0', false],
  ['situs.test:65536', false],
  ['situs.test:100000', false],
  ['situs.test:8o', false],
  ['situs.test:80 ', false],
  ['a situs.test:80', false],
  ['*.situs.test:80', false],
  ['[::1:80', false],
  ['::1:80', false],
  ['[1:2]:80', false],
  ['[127.0.0.1]:80', false],
  ['http://situs.test:80', false],
])('%s is a host with a port: %s', (text, expected) => {
  expect(isHostPort(text)).toBe(expected);
});

describe('what cannot be used is said in one sentence', () => {
  const certificates =
    'NODE_TLS_REJECT_UNAUTHORIZED=0 would switch certificate checks off: unset it, and name your authority with --ca <file>';
  const connect = (from: string, to: string): Partial<FetchSettings> => ({ connectTo: new Map([[from, to]]) });
  const broken = 'the proxy is no address: write http://<host>:<port>';

  test.each<[Partial<FetchSettings>, readonly string[]]>([
    [{}, []],
    [{ userAgent: ' ' }, ['the User-Agent is empty: sites must be able to tell who is asking']],
    [{ userAgent: 'a\u007f' }, ['the User-Agent may hold only printable ASCII characters']],
    [{ tlsRejectUnauthorized: ' 0 ' }, [certificates]],
    [{ tlsRejectUnauthorized: '1' }, []],
    [{ delayMs: 0, connectionsPerSite: 1 }, []],
    [{ delayMs: -1 }, ['the delay must be 0 or more milliseconds']],
    [{ delayMs: Number.NaN }, ['the delay must be 0 or more milliseconds']],
    [{ connectionsPerSite: 0 }, ['connections per site must be 1 or more']],
    [{ connectionsPerSite: 1.5 }, ['connections per site must be 1 or more']],
    [connect('situs.test:443', '127.0.0.1:8443'), []],
    [connect('*.situs.test:443', '127.0.0.1:8443'), []],
    [connect('*.*.test:443', 'b:1'), ['--connect-to needs <host:port>=<address:port>, not "*.*.test:443=b:1"']],
    [connect('a*.test:443', 'b:1'), ['--connect-to needs <host:port>=<address:port>, not "a*.test:443=b:1"']],
    [connect('situs.test', 'b:1'), ['--connect-to needs <host:port>=<address:port>, not "situs.test=b:1"']],
    [connect('situs.test:443', 'b'), ['--connect-to needs <host:port>=<address:port>, not "situs.test:443=b"']],
    [connect('situs.test:443', '*.b:1'), ['--connect-to needs <host:port>=<address:port>, not "situs.test:443=*.b:1"']],
    [{ proxy: { httpsProxy: 'http://p:1', httpProxy: 'https://p:1' } }, []],
    [{ proxy: { httpsProxy: ' ', httpProxy: null } }, []],
    [{ proxy: { httpsProxy: 'p:1' } }, [broken]],
    [{ proxy: { httpProxy: 'no proxy' } }, [broken]],
    [
      { proxy: { httpProxy: 'socks5://nama:sandi@p:1' } },
      ['the proxy at p speaks socks5: only http and https proxies are supported'],
    ],
    [
      { proxy: { httpProxy: 'httpsx://p:1' } },
      ['the proxy at p speaks httpsx: only http and https proxies are supported'],
    ],
    [
      { proxy: { httpProxy: 'xhttp://p:1' } },
      ['the proxy at p speaks xhttp: only http and https proxies are supported'],
    ],
  ])('%j', (more, complaints) => {
    expect(settingsComplaints({ userAgent: 'x', ...more })).toEqual(complaints);
  });

  test.each([
    ['', null, 'the contact is empty: give a page or an e-mail address'],
    [' ', null, 'the contact is empty: give a page or an e-mail address'],
    [null, '', 'the User-Agent is empty: sites must be able to tell who is asking'],
    [null, 'é', 'the User-Agent may hold only printable ASCII characters'],
    ['a\nb', null, 'the User-Agent may hold only printable ASCII characters'],
  ])('contact %j, own words %j', (contact, custom, message) => {
    expect(userAgentFor({ version: '1', contact, custom })).toEqual({ ok: false, message });
  });
});

test('what is not set is as the documents say', () => {
  expect(settleSettings({ userAgent: 'x' })).toMatchObject({
    from: null,
    ignoreRobots: false,
    allowPrivate: false,
    delayMs: 1000,
    connectionsPerSite: 2,
    maxTimeMs: null,
    allowDowngrade: false,
    allowPorts: [],
    proxy: {},
    ca: null,
    memory: [],
  });
});

test.each([
  ['money.situs.test:80', 'exact'],
  ['money.situs.test:443', null],
  ['tekno.situs.test:80', 'under situs.test'],
  ['a.b.situs.test:80', 'under situs.test'],
  ['lain.test:80', 'under test'],
  ['situs.test:80', 'under test'],
  ['test:80', null],
])('connect-to: %s is %s', (hostPort, target) => {
  const connectTo = new Map([
    ['money.situs.test:80', 'exact'],
    ['*.situs.test:80', 'under situs.test'],
    ['*.test:80', 'under test'],
  ]);
  expect(connectTarget(settleSettings({ userAgent: 'x', connectTo }), hostPort)).toBe(target);
  expect(connectTarget(settleSettings({ userAgent: 'x' }), hostPort)).toBeNull();
});

describe('R34 which proxy', () => {
  const both = { httpsProxy: 'http://aman:1', httpProxy: ' http://biasa:1 ' };
  test.each([
    ['https://money.situs.test/x', '', 'http://aman:1'],
    ['http://money.situs.test/x', '', 'http://biasa:1'],
    ['https://money.situs.test/x', '*', null],
    ['https://money.situs.test/x', 'situs.test', null],
    ['https://money.situs.test/x', 'MONEY.Situs.test', null],
    ['https://money.situs.test/x', '.situs.test', null],
    ['https://money.situs.test/x', '*.situs.test', null],
    ['https://money.situs.test/x', 'a.b,  situs.test', null],
    ['https://money.situs.test/x', 'a.b\tsitus.test', null],
    ['https://money.situs.test/x', 'itus.test', 'http://aman:1'],
    ['https://money.situs.test/x', 'a.money.situs.test', 'http://aman:1'],
    ['https://money.situs.test/x', 'money.situs', 'http://aman:1'],
    ['https://money.situs.test/x', 'situs.test:443', null],
    ['https://money.situs.test/x', 'situs.test:80', 'http://aman:1'],
    ['https://money.situs.test/x', '**.situs.test', 'http://aman:1'],
    ['https://money.situs.test/x', ',', 'http://aman:1'],
    ['http://money.situs.test/x', 'situs.test:80', null],
    ['http://money.situs.test/x', 'situs.test:443', 'http://biasa:1'],
    ['http://money.situs.test:8080/x', 'situs.test:8080', null],
    ['http://money.situs.test:8080/x', 'situs.test:80', 'http://biasa:1'],
    ['http://money.situs.test:8080/x', 'situs.test', null],
    ['http://[::1]/', '::1', null],
    ['http://[::1]/', '[::1]', null],
    ['http://[::2]/', '::1', 'http://biasa:1'],
    ['http://127.0.0.1/', '127.0.0.1', null],
    ['http://127.0.0.1/', '127.0.0.1:80', null],
    ['http://127.0.0.1/', '127.0.0.1:81', 'http://biasa:1'],
  ])('%s without %j: %s', (url, noProxy, proxy) => {
    expect(proxyFor(new URL(url), { ...both, noProxy })).toBe(proxy);
  });

  test('none where none is set', () => {
    expect(proxyFor(new URL('https://situs.test/'), { httpProxy: 'http://biasa:1' })).toBeNull();
    expect(proxyFor(new URL('http://situs.test/'), { httpsProxy: 'http://aman:1', httpProxy: ' ' })).toBeNull();
    expect(proxyFor(new URL('http://situs.test/'), { httpProxy: 'http://biasa:1', noProxy: null })).toBe(
      'http://biasa:1',
    );
  });
});
