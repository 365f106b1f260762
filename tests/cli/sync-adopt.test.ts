import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { type Ran, run, temporaryFolder } from '../support/io.ts';
import { STORIES, storyUrl } from '../web/stories.ts';
import { type FetchWeb, fetchFrom, startFetchWeb } from './fetch-web.ts';

const folder = temporaryFolder();
const evening = Date.parse('2026-11-20T10:00:00+07:00');
const hour = 3_600_000;
const kompas = STORIES.filter(({ host }) => host.endsWith('kompas.com'));
const earlier = path.join(folder, 'earlier');
let web: FetchWeb;

beforeAll(async () => {
  web = await startFetchWeb(folder);
  const [, ...most] = kompas;
  await fetchFrom(web, [...most.map((story) => storyUrl(story)), '-o', earlier, '-q']);
});
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: evening });
});
afterEach(() => {
  vi.useRealTimers();
});
afterAll(() => web.close());

const sync = (output: string, ...more: string[]): Promise<Ran> =>
  run(['sync', 'kompas', '--source', 'sitemap', '-o', output, '--delay', '0', ...more, ...web.options]);
const articlesSince = (from: number): string[] =>
  web
    .hits()
    .slice(from)
    .map(({ path: asked }) => asked)
    .filter((asked) => asked.includes('/read/'));

test.each([
  ['of another folder', path.join(folder, 'new')],
  ['of the same folder', earlier],
])('stories %s are known, and only the others fetched', async (_, output) => {
  const before = web.hits().length;
  const ran = await sync(output, '--adopt', earlier);
  expect([ran.status, ran.err]).toEqual([
    0,
    `saring: 5 stories of ${earlier} are known from now on\nsaring: 1 new in 1 listing; 1 stored -> ${output}\n`,
  ]);
  expect(articlesSince(before)).toEqual([expect.stringContaining(kompas[0]?.path ?? '')]);
  // Their addresses say when they were published: they are looked at again after three hours, like all others.
  vi.setSystemTime(evening + 4 * hour);
  const again = await sync(output);
  expect([again.status, articlesSince(before).length]).toEqual([0, 1 + kompas.length]);
  expect(again.err).not.toContain('changed');
});

test('a folder without a manifest is refused', async () => {
  const ran = await sync(path.join(folder, 'none'), '--adopt', folder);
  expect([ran.status, ran.err]).toEqual([2, expect.stringContaining(`--adopt ${folder}: no manifest.ndjson is there`)]);
});
