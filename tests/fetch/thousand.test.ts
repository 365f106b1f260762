import { expect, test } from 'vitest';
import { startFaultServer } from '../web/fault-server.ts';
import { codeOf, openFetcher } from './kit.ts';

const FAULTS: Readonly<Record<string, string>> = {
  '/404': 'not-found',
  '/503': 'http-status',
  '/reset-before': 'network',
  '/short-cl': 'network',
  '/stall-headers': 'timeout',
  '/announced-1gb': 'too-large',
  '/challenge': 'blocked',
  '/pdf': 'not-html',
  '/zstd': 'unreadable',
  '/loop': 'http-status',
};

test('a thousand addresses over twenty hosts, every tenth a fault: each ends with its own code', async () => {
  const server = await startFaultServer();
  const hosts = Array.from({ length: 20 }, (_, n) => `www.situs${n}.test`);
  const fetcher = openFetcher([], {
    ignoreRobots: false,
    connectTo: new Map(hosts.map((host) => [`${host}:80`, `127.0.0.1:${server.port}`])),
    limits: { headersMs: 5000, retries: 1, connections: 40 },
  });
  const paths = Object.keys(FAULTS);
  const addresses = Array.from({ length: 1000 }, (_, n) => {
    const path = n % 10 === 9 ? (paths[Math.floor(n / 10) % paths.length] ?? '/404') : '/ok';
    return { url: `http://${hosts[Math.floor(n / 50)]}${path}?n=${n}`, code: FAULTS[path] ?? 'ok' };
  });
  const outcomes = await Promise.all(addresses.map(({ url }) => fetcher.fetchPage(url)));
  await fetcher.close();
  expect(outcomes.map((outcome, n) => [addresses[n]?.url, codeOf(outcome)])).toEqual(
    addresses.map(({ url, code }) => [url, code]),
  );
  expect(server.hits('/robots.txt')).toHaveLength(20);
  await server.close();
});
