import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { ping } from '../../src/fetch/ping.ts';
import { fakeClock } from './kit.ts';

interface Monitor {
  readonly address: URL;
  readonly host: string;
  /** What was posted, in bytes, and how it was named. */
  readonly heard: { readonly size: number; readonly text: string; readonly type: string; readonly agent: string }[];
}

/** A monitor that answers in turn with these statuses, the last one for ever. */
async function monitorOf(...statuses: readonly number[]): Promise<Monitor> {
  const heard: Monitor['heard'] = [];
  const answer = (response: ServerResponse): void => {
    const status = statuses[Math.min(heard.length, statuses.length) - 1] ?? 200;
    response.writeHead(status, { location: '/lain' }).end('OK');
  };
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const body = Buffer.concat(parts);
      const { 'content-type': type = '', 'user-agent': agent = '' } = request.headers;
      heard.push({ size: body.length, text: body.toString('utf8'), type, agent });
      answer(response);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { address: new URL(`http://${host}/rahasia`), host, heard };
}

const never = new AbortController().signal;
const elsewhere = 'leads elsewhere, which is not followed; give the address it leads to';

test.each([
  [[200], 1, null],
  [[204], 1, null],
  [[299], 1, null],
  [[500, 200], 2, null],
  [[500], 2, 'answered 500 (trouble on its side) (tried 2 times); try again later'],
  [[500, 404], 2, 'has no page at this address (404) (tried 2 times); check the address'],
  [[404], 1, 'has no page at this address (404); check the address'],
  [[300], 1, 'answered 300; check the address in a browser'],
  [[302], 1, elsewhere],
  [[308], 1, elsewhere],
])('a monitor that answers %j is told %i times: %s', async (statuses, times, told) => {
  const { address, host, heard } = await monitorOf(...statuses);
  const clock = fakeClock();
  const said = await ping(address, 'selesai', { userAgent: 'saring/uji', clock }, never);
  expect(said).toBe(told === null ? null : `${host} ${told}`);
  expect(heard).toEqual(
    Array.from({ length: times }, () => ({
      size: 7,
      text: 'selesai',
      type: 'text/plain; charset=utf-8',
      agent: 'saring/uji',
    })),
  );
  expect(clock.slept).toEqual(times === 1 ? [] : [1000]);
});

test.each([
  ['100,000 bytes', 'a'.repeat(100_000), 100_000],
  ['more', 'a'.repeat(100_001), 100_000],
  ['a letter of two bytes at the end', `${'a'.repeat(99_999)}é`, 99_999],
  ['a letter of four bytes at the end', `${'a'.repeat(99_998)}😀b`, 99_998],
  ['letters of two bytes that just fit', 'é'.repeat(50_001), 100_000],
])('of a text of %s as much is sent as monitors keep, in whole letters', async (_name, text, size) => {
  const { address, heard } = await monitorOf(200);
  expect(await ping(address, text, { userAgent: 'x' }, never)).toBeNull();
  expect(heard.map((one) => [one.size, text.startsWith(one.text)])).toEqual([[size, true]]);
});

test('a run that is stopped tries once', async () => {
  const { address, heard } = await monitorOf(500);
  const stop = new AbortController();
  const clock = fakeClock();
  const said = ping(address, 'x', { userAgent: 'x', clock }, stop.signal);
  while (heard.length === 0) await new Promise((resolve) => setTimeout(resolve, 1));
  stop.abort();
  expect(await said).toContain(address.host);
  expect([heard.length, clock.slept]).toEqual([1, []]);
});

test('one that is stopped between its tries ends quietly, and asks no more', async () => {
  const { address, heard } = await monitorOf(500);
  const stop = new AbortController();
  const clock = { ...fakeClock(), sleep: async (): Promise<void> => stop.abort() };
  expect(await ping(address, 'x', { userAgent: 'x', clock }, stop.signal)).toContain(address.host);
  expect(heard).toHaveLength(1);
});
