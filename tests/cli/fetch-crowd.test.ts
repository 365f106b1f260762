import { readdirSync, readFileSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { temporaryFolder } from '../support/io.ts';
import { STORIES, type Story, storyUrl } from '../web/stories.ts';
import { fetchFrom, manifestOf, startFetchWeb } from './fetch-web.ts';

const folder = temporaryFolder();

/** Stories of the Kompas kind, as many as wanted, on hosts of their own: every one with its own words. */
function manyStories(count: number, hosts: readonly string[]): Story[] {
  const [plain] = STORIES;
  if (plain === undefined) throw new Error('no story');
  return Array.from({ length: count }, (_, n) => {
    const slug = `kisah-ramai-${n}`;
    const words = Array.from({ length: 60 }, (_unused, k) => `kata${(n * 7919 + k * (n + 13)) % 99991}`).join(' ');
    return {
      ...plain,
      host: hosts[n % hosts.length] ?? '',
      path: `/read/2026/11/20/09${String(n).padStart(7, '0')}/${slug}`,
      id: String(n),
      title: `Kisah ramai nomor ${n}`,
      pages: [[{ type: 'paragraph' as const, text: `KOTA, KOMPAS.com - Cerita ${n}: ${words}.` }]],
    };
  });
}

const head = (code: number, headers: Readonly<Record<string, string>>) => (response: ServerResponse) =>
  void response.writeHead(code, headers).end('x');
const html = { 'content-type': 'text/html' };

/** Faults by the code that each must end with. */
const faults: readonly (readonly [code: string, answer: (response: ServerResponse, url: string) => void])[] = [
  ['not-found', head(404, html)],
  ['http-status', head(503, html)],
  ['network', (response) => void response.socket?.resetAndDestroy()],
  [
    'network',
    (response) =>
      void response
        .writeHead(200, { ...html, 'content-length': '9000' })
        .write('<html>', () => response.socket?.destroy()),
  ],
  ['timeout', () => {}],
  [
    'too-large',
    (response) => void response.writeHead(200, { ...html, 'content-length': '1073741824' }).write('<html>'),
  ],
  ['blocked', head(403, { ...html, 'cf-mitigated': 'challenge' })],
  ['not-html', head(200, { 'content-type': 'application/pdf' })],
  ['unreadable', head(200, { ...html, 'content-encoding': 'zstd' })],
  ['http-status', (response, url) => void response.writeHead(302, { location: url }).end()],
];

describe('many addresses', () => {
  // A minute and more where the machine is busy.
  test('a thousand over twenty hosts, every tenth a fault: one line each with its code; the next run asks for those only', {
    timeout: 300_000,
  }, async () => {
    const hosts = Array.from({ length: 20 }, (_, n) => `www.situs${n}.test`);
    const stories = manyStories(1000, hosts);
    const web = await startFetchWeb(folder, { stories, hosts });
    // A fault for every tenth address, spread over all hosts.
    const faultOf = new Map<string, number>();
    for (let n = 0; n < 100; n++) faultOf.set(stories[n * 10 + (n % 10)]?.path ?? '', Math.floor(n / 10));
    let broken = true;
    web.override((request, response, { path: asked }) => {
      const fault = faultOf.get(asked.replace(/\?.*$/, ''));
      if (fault === undefined || !broken) return false;
      faults[fault]?.[1](response, request.url ?? '');
      return true;
    });
    const output = path.join(folder, 'thousand');
    const addresses = stories.map((story) => storyUrl(story, 'http'));
    const command = ['-i', '-', '-o', output, '--site', 'kompas', '--connections', '4', '--timeout', '10'];
    const ran = await fetchFrom(web, command, { stdin: addresses.join('\n') });
    expect(ran.status).toBe(1);
    const expected = stories.map(({ path: one }, n) => {
      const fault = faultOf.get(one);
      return [addresses[n], fault === undefined ? null : faults[fault]?.[0]];
    });
    expect(manifestOf(output).map(({ input, code }) => [input, code])).toEqual(expected);
    expect(web.hits().filter((hit) => hit.path === '/robots.txt')).toHaveLength(20);
    const texts = readdirSync(output, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.txt'));
    expect(texts).toHaveLength(900);

    broken = false;
    const before = web.hits().length;
    expect((await fetchFrom(web, command, { stdin: addresses.join('\n') })).status).toBe(0);
    const pages = web
      .hits()
      .slice(before)
      .filter((hit) => hit.path !== '/robots.txt');
    expect(pages.map((hit) => hit.path.replace('?page=all', '')).sort()).toEqual([...faultOf.keys()].sort());
    expect(new Set(manifestOf(output).map(({ input }) => input)).size).toBe(1000);
    await web.close();
  });

  test('the pace is kept over fifty requests to a site, and no page is fetched twice', async () => {
    const stories = manyStories(50, ['money.kompas.com', 'bola.kompas.com']);
    const web = await startFetchWeb(folder, { stories });
    const output = path.join(folder, 'paced');
    const ran = await fetchFrom(web, [...stories.map((story) => storyUrl(story)), '-o', output, '--delay', '0.1']);
    expect(ran.status).toBe(0);
    const hits = [...web.hits()].sort((a, b) => a.at - b.at);
    expect(hits).toHaveLength(52);
    // The server shares this process and may hear a question late: the time over all of them tells, not a single gap.
    expect((hits.at(-1)?.at ?? 0) - (hits[0]?.at ?? 0)).toBeGreaterThanOrEqual(50 * 100);
    expect(new Set(hits.map((hit) => hit.host + hit.path)).size).toBe(52);
    await web.close();
  });

  test('a connection asks for its next story once its last one is safe, so that a kill costs no more than is under way', async () => {
    const stories = manyStories(40, ['money.kompas.com', 'bola.kompas.com']);
    const web = await startFetchWeb(folder, { stories });
    let [asked, told, most] = [0, 0, 0];
    web.override((_request, _response, { path: one }) => {
      if (one.includes('kisah-ramai')) asked += 1;
      most = Math.max(most, asked - told);
      return false;
    });
    const onOut = (out: string): void => {
      told = out.split('\n').length - 1;
    };
    const command = [...stories.map((story) => storyUrl(story)), '-o', path.join(folder, 'safe'), '-f', 'txt'];
    expect((await fetchFrom(web, [...command, '--connections', '3'], { onOut })).status).toBe(0);
    expect([asked, told]).toEqual([40, 40]);
    expect(most).toBeLessThanOrEqual(3);
    await web.close();
  });
});

describe('Ctrl-C', () => {
  test('ends with all that was done, though one page never comes, and the same command does the rest', async () => {
    const stories = manyStories(40, ['money.kompas.com', 'www.situs1.test', 'www.situs2.test']);
    const web = await startFetchWeb(folder, { stories });
    web.override((_request, _response, { path: asked }) => asked.includes('kisah-ramai-39'));
    const output = path.join(folder, 'stopped');
    const command = [...stories.map((story) => storyUrl(story)), '-o', output, '--site', 'kompas', '--delay', '0.05'];
    const stop = new AbortController();
    const onOut = (out: string): void => {
      if (out.split('\n').length > 10) stop.abort();
    };
    const ran = await fetchFrom(web, command, { stop: stop.signal, onOut });
    expect(ran.status).toBe(130);
    expect(ran.err).toMatch(/saring: stopped: \d+ articles? from \d+ inputs?/);
    expect(ran.err).toMatch(/^saring: \d+ not come to: the same command goes on with them$/m);
    const done = manifestOf(output).length;
    expect(done).toBeGreaterThan(0);
    expect(done).toBeLessThan(40);
    expect(
      ran.out
        .trim()
        .split('\n')
        .every((file) => readFileSync(file, 'utf8').length > 0),
    ).toBe(true);
    web.override(null);
    const before = web.hits().length;
    const rest = await fetchFrom(web, command);
    expect(rest.status).toBe(0);
    expect(
      web
        .hits()
        .slice(before)
        .filter((hit) => hit.path !== '/robots.txt'),
    ).toHaveLength(40 - done);
    expect(manifestOf(output).map(({ status }) => status)).toEqual(Array(40).fill('ok'));
    await web.close();
  });
});
