import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { type Ran, run } from '../support/io.ts';
import { useListingWeb } from './listing-web.ts';

const { web, folder, fresh, later, ...sites } = useListingWeb();

test('a run adds to files that grow, and gives Parquet a part of its own, named by its day', async () => {
  const how = ['--source', 'sitemap', '-f', 'parquet,ndjson', '-o', folder, '--delay', '0', '-q'];
  const sync = (site: string): Promise<Ran> => run(['sync', site, ...how, ...web.options]);
  const stories = (): string => readFileSync(path.join(folder, 'articles.ndjson'), 'utf8');
  const parts = (): string[] => readdirSync(folder).filter((name) => name.endsWith('.parquet'));
  await sync('kompas');
  const first = stories();
  expect(parts()).toEqual(['articles-2026-11-20-00001.parquet']);
  later(5);
  await sync('kontan');
  expect(parts()).toEqual(['articles-2026-11-20-00001.parquet', 'articles-2026-11-21-00002.parquet']);
  expect(stories().startsWith(first)).toBe(true);
  expect(stories().length).toBeGreaterThan(first.length);
  later(6);
  await sync('kontan');
  expect(parts()).toHaveLength(2);
});

test('--limit leaves the rest for the next run', async () => {
  const output = fresh();
  const sync = (...more: string[]): Promise<Ran> => sites.sync(output, ['--source', 'sitemap', ...more]);
  expect((await sync('--limit', '2')).err).toContain('2 stored, 4 left for the next run');
  expect((await sync()).err).toContain('4 stored -> ');
});

test('--max-time ends a run of which pages hang, and that is no stop to be told of', async () => {
  web.override((_request, _response, { path: asked }) => asked.includes('/read/'));
  const { status, err } = await sites.sync(fresh(), ['--source', 'sitemap', '--timeout', '100', '--max-time', '2']);
  expect([status, err]).toEqual([0, expect.stringMatching(/^saring: \d+ new in [^\n]*\n$/)]);
});
