import path from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { STORIES, storyUrl } from '../web/stories.ts';
import { fetchFrom } from './fetch-web.ts';
import { useListingWeb } from './listing-web.ts';

const { web, folder, later, articlesSince, ...sites } = useListingWeb({ now: '2026-11-20T10:00:00+07:00' });
const kompas = STORIES.filter(({ host }) => host.endsWith('kompas.com'));
const earlier = path.join(folder, 'earlier');
const sync = (output: string, ...more: string[]) => sites.sync(output, ['--source', 'sitemap', ...more]);

beforeAll(async () => {
  const [, ...most] = kompas;
  await fetchFrom(web, [...most.map((story) => storyUrl(story)), '-o', earlier, '-q']);
});

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
  later(4);
  const again = await sync(output);
  expect([again.status, articlesSince(before).length]).toEqual([0, 1 + kompas.length]);
  expect(again.err).not.toContain('changed');
});

test('a folder without a manifest is refused', async () => {
  const ran = await sync(path.join(folder, 'none'), '--adopt', folder);
  expect([ran.status, ran.err]).toEqual([2, expect.stringContaining(`--adopt ${folder}: no manifest.ndjson is there`)]);
});
