import { writeFileSync } from 'node:fs';
import { createServer, type Server, type ServerResponse } from 'node:http';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { makeOutputFolder } from '../../src/output/output-folder.ts';
import { takeRunLock } from '../../src/state/with-output.ts';
import { useListingWeb } from './listing-web.ts';

const { web, folder, fresh, ...sites } = useListingWeb();
const sync = (output: string, ...more: string[]) => sites.sync(output, ['--source', 'sitemap', ...more]);
let monitor: Server;
let address = '';
let heard: { readonly what: string; readonly text: string }[] = [];
let answer: (response: ServerResponse) => void = (response) => response.end('OK');

beforeAll(async () => {
  monitor = createServer((request, response) => {
    let text = '';
    request.on('data', (chunk) => {
      text += chunk;
    });
    request.on('end', () => {
      heard.push({ what: `${request.method} ${request.url}`, text });
      answer(response);
    });
  });
  await new Promise<void>((resolve) => monitor.listen(0, '127.0.0.1', resolve));
  const place = monitor.address();
  address = `http://127.0.0.1:${typeof place === 'object' && place !== null ? place.port : 0}/geheim/1a2b`;
});
beforeEach(() => {
  heard = [];
  answer = (response) => response.end('OK');
});
afterAll(() => new Promise((resolve) => monitor.close(resolve)));

describe('--ping', () => {
  test('tells a monitor, on the own network too, that a run begins and what it came to', async () => {
    const ran = await sync(fresh(), '--ping', address, '-q');
    expect([ran.status, ran.err]).toEqual([0, '']);
    expect(heard.map(({ what }) => what)).toEqual(['POST /geheim/1a2b/start', 'POST /geheim/1a2b/0']);
    expect(heard[1]?.text).toMatch(/^6 new in 1 listing; 6 stored -> .*\n$/);
  });

  test('tells the exit status of a run that found nothing to read, and why', async () => {
    web.override((_request, response, { path: asked }) => {
      if (!asked.includes('sitemap')) return false;
      response.writeHead(404).end();
      return true;
    });
    await sync(fresh(), '--ping', `${address}/`, '-q');
    expect(heard.at(-1)?.what).toBe('POST /geheim/1a2b/1');
    expect(heard.at(-1)?.text).toContain('the first is kompas/sitemap');
  });

  test('tells of a run that broke off', async () => {
    const ran = await sync(fresh(), '--ping', address, '--status-file', '/dev/null/status.json');
    expect(ran.status).toBe(74);
    expect(heard.at(-1)).toEqual({
      what: 'POST /geheim/1a2b/74',
      text: expect.stringContaining('cannot write /dev/null/status.json'),
    });
  });

  test('a monitor that fails changes nothing: one line without the secret path, none with --quiet', async () => {
    answer = (response) => response.writeHead(500).end();
    const output = fresh();
    const ran = await sync(output, '--ping', address);
    expect(ran.status).toBe(0);
    const lines = ran.err.split('\n').filter((line) => line.includes('--ping'));
    expect(lines).toEqual([expect.stringMatching(/^saring: --ping: 127\.0\.0\.1:\d+ answered 500 .*tried 2 times/)]);
    expect(heard).toHaveLength(4);
    expect((await sync(output, '--ping', address, '-q')).err).toBe('');
  });

  test('a redirect is not followed', async () => {
    answer = (response) => response.writeHead(302, { location: 'http://127.0.0.1:9/' }).end();
    expect((await sync(fresh(), '--ping', address)).err).toContain('leads elsewhere, which is not followed');
  });

  test('nothing is told of a dry run, nor of a run that another one keeps out', async () => {
    const output = fresh();
    await sync(output, '--ping', address, '--dry-run');
    const lock = takeRunLock(output, await makeOutputFolder(output));
    expect((await sync(output, '--ping', address)).status).toBe(75);
    lock.close();
    expect(heard).toEqual([]);
  });

  test('stands in the config file; what is no address is refused with its place', async () => {
    const config = path.join(folder, 'ping.json');
    writeFileSync(config, `{\n  "ping": "${address}"\n}`);
    await sync(fresh(), '--config', config, '-q');
    expect(heard).toHaveLength(2);
    writeFileSync(config, '{\n  "ping": "ftp://contoh.example/1a2b"\n}');
    const ran = await sync(fresh(), '--config', config);
    expect([ran.status, ran.err]).toEqual([
      2,
      expect.stringContaining(`${config}:2:3: "ping" needs the http or https address of a monitor`),
    ]);
    expect((await sync(fresh(), '--ping', 'https://nama:sandi@contoh.example/')).err).not.toContain('sandi');
  });
});
