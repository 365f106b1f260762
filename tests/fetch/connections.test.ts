import { connect as connectSocket, createServer, type Socket } from 'node:net';
import { request } from 'undici';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { connectionsToOrigin } from '../../src/fetch/origin-connections.ts';
import { PAGE, whole } from '../web/fault-scenarios.ts';
import { type FaultServer, startFaultServer } from '../web/fault-server.ts';
import { codeOf, openFetcher, textOf } from './kit.ts';

let server: FaultServer;
beforeAll(async () => {
  server = await startFaultServer();
});
afterAll(() => server.close());

test('after a reset the next try opens a new connection, because the others may be dead as well', async () => {
  const own = await startFaultServer();
  // What a restarted server does: everything that was open before is reset when it is used.
  own.on('/after-restart', (socket, hit, count) =>
    hit.connection <= 2 ? void socket.resetAndDestroy() : whole(200, PAGE)(socket, hit, count),
  );
  const fetcher = openFetcher([own], { limits: { retries: 1 } });
  const warm = await Promise.all([1, 2].map((n) => fetcher.fetchPage(`${own.origin}/slow?n=${n}`)));
  expect([warm.map(codeOf), own.connections()]).toEqual([['ok', 'ok'], 2]);
  expect(textOf(await fetcher.fetchPage(`${own.origin}/after-restart`))).toBe(PAGE);
  expect(own.hits('/after-restart').map(({ connection }) => connection)).toEqual([expect.any(Number), 3]);
  await fetcher.close();
  await own.close();
});

test('a connection that is gone before anything was asked is not opened again and again', async () => {
  const refusing = createServer((socket) => socket.destroy());
  await new Promise<void>((resolve) => refusing.listen(0, '127.0.0.1', resolve));
  const address = refusing.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  let opened = 0;
  const origin = connectionsToOrigin(
    (makePool) =>
      makePool('http://situs.test', {
        connect: (_target: unknown, callback: (error: Error | null, socket: Socket | null) => void) => {
          opened += 1;
          const socket = connectSocket(port, '127.0.0.1', () => {
            socket.destroy();
            callback(opened > 20 ? new Error('opened for ever') : null, opened > 20 ? null : socket);
          });
        },
      }),
    () => {},
  );
  origin.begin();
  await expect(request('http://situs.test/', { dispatcher: origin.dispatcher })).rejects.toMatchObject({
    code: 'ECONNRESET',
  });
  expect(opened).toBe(1);
  origin.end();
  await origin.dispatcher.destroy();
  await new Promise((resolve) => refusing.close(resolve));
});

test('connections are kept for the next page of a host', async () => {
  const own = await startFaultServer();
  const fetcher = openFetcher([own]);
  for (const n of [1, 2, 3, 4, 5, 6]) expect(codeOf(await fetcher.fetchPage(`${own.origin}/ok?n=${n}`))).toBe('ok');
  expect(own.connections()).toBeLessThanOrEqual(2);
  await fetcher.close();
  await own.close();
});
