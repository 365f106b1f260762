import { createServer, type Socket } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import type { FetchOutcome } from '../../src/fetch/fetch-outcome.ts';
import type { FetchSettings } from '../../src/fetch/fetcher-settings.ts';
import { codeOf, messageOf, openFetcher } from './kit.ts';

/** A proxy that treats every connection alike; `connections` counts them. */
interface BrokenProxy {
  readonly uri: string;
  connections(): number;
  close(): Promise<void>;
}

let proxy: BrokenProxy;
afterEach(() => proxy.close());

/** Starts a proxy; `answer` is called when the first bytes of a request have arrived. */
async function startBrokenProxy(answer: (socket: Socket) => void): Promise<BrokenProxy> {
  const sockets = new Set<Socket>();
  let connections = 0;
  const server = createServer((socket) => {
    connections += 1;
    sockets.add(socket);
    socket.on('error', () => {}).on('close', () => sockets.delete(socket));
    socket.once('data', () => answer(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return {
    uri: `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`,
    connections: () => connections,
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => resolve());
      }),
  };
}

async function fetchThrough(url: string, more: Partial<FetchSettings>, signal?: AbortSignal): Promise<FetchOutcome> {
  const settings = { proxy: { httpsProxy: proxy.uri, httpProxy: proxy.uri }, allowPrivate: false, ...more };
  const fetcher = openFetcher([], settings);
  try {
    return await fetcher.fetchPage(url, signal === undefined ? {} : { signal });
  } finally {
    await fetcher.close();
  }
}

const established = 'HTTP/1.1 200 Connection established\r\n\r\n';
const ways: readonly [string, (socket: Socket) => void][] = [
  ['closes after CONNECT without a word', (socket) => void socket.end()],
  ['resets after CONNECT', (socket) => void socket.resetAndDestroy()],
  ['says 200 and closes', (socket) => void socket.end(established)],
  ['says 200 and resets', (socket) => void socket.write(established, () => socket.resetAndDestroy())],
  ['says half a status line and closes', (socket) => void socket.end('HTTP/1.1 20')],
];

describe('a proxy that breaks the connection is asked as often as it is said, then no more', () => {
  test.each(ways)('%s', async (_name, answer) => {
    proxy = await startBrokenProxy(answer);
    const outcome = await fetchThrough('https://www.kompas.com/read/1', { limits: { retries: 2 } });
    expect([codeOf(outcome), messageOf(outcome)]).toEqual([
      'network',
      expect.stringMatching(/\(tried 3 times\).*check the proxy 127\.0\.0\.1:/),
    ]);
    expect(proxy.connections()).toBe(3);
  });

  test.each(ways.slice(0, 2))('plain http: %s', async (_name, answer) => {
    proxy = await startBrokenProxy(answer);
    const outcome = await fetchThrough('http://www.kompas.com/read/1', { limits: { retries: 2 } });
    expect([codeOf(outcome), messageOf(outcome)]).toEqual(['network', expect.stringContaining('(tried 3 times)')]);
    expect(proxy.connections()).toBe(3);
  });
});

describe('a proxy that keeps silent', () => {
  const silent = (): void => {};
  const greets = (socket: Socket): void => void socket.write(established);

  test.each([
    ['says nothing', silent],
    ['says 200, then nothing', greets],
  ])('%s: the time for an attempt is over when it is over', async (_name, answer) => {
    proxy = await startBrokenProxy(answer);
    const outcome = await fetchThrough('https://www.kompas.com/read/1', { limits: { attemptMs: 200, retries: 1 } });
    expect([codeOf(outcome), messageOf(outcome)]).toEqual([
      'timeout',
      expect.stringContaining('did not finish within 1 s (tried 2 times)'),
    ]);
    expect(proxy.connections()).toBe(2);
  });

  test.each([
    ['says nothing', silent],
    ['says 200, then nothing', greets],
  ])('%s: a stop is heard while the connection is being made', async (_name, answer) => {
    const stop = new AbortController();
    proxy = await startBrokenProxy((socket) => {
      answer(socket);
      stop.abort();
    });
    const outcome = await fetchThrough('https://www.kompas.com/read/1', {}, stop.signal);
    expect(messageOf(outcome)).toContain('the run was stopped');
    expect(proxy.connections()).toBe(1);
  });
});
