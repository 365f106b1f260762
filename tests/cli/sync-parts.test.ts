import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { type Ran, run, temporaryFolder } from '../support/io.ts';
import { type FetchWeb, startFetchWeb } from './fetch-web.ts';

const folder = temporaryFolder();
const evening = Date.parse('2026-11-20T20:00:00+07:00');
const hour = 3_600_000;
let web: FetchWeb;

beforeAll(async () => {
  web = await startFetchWeb(folder);
});
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: evening });
});
afterEach(() => {
  vi.useRealTimers();
});
afterAll(() => web.close());

test('a run adds to files that grow, and gives Parquet a part of its own, named by its day', async () => {
  const how = ['--source', 'sitemap', '-f', 'parquet,ndjson', '-o', folder, '--delay', '0', '-q'];
  const sync = (site: string): Promise<Ran> => run(['sync', site, ...how, ...web.options]);
  const stories = (): string => readFileSync(path.join(folder, 'articles.ndjson'), 'utf8');
  const parts = (): string[] => readdirSync(folder).filter((name) => name.endsWith('.parquet'));
  await sync('kompas');
  const first = stories();
  expect(parts()).toEqual(['articles-2026-11-20-00001.parquet']);
  vi.setSystemTime(evening + 5 * hour);
  await sync('kontan');
  expect(parts()).toEqual(['articles-2026-11-20-00001.parquet', 'articles-2026-11-21-00002.parquet']);
  expect(stories().startsWith(first)).toBe(true);
  expect(stories().length).toBeGreaterThan(first.length);
  vi.setSystemTime(evening + 6 * hour);
  await sync('kontan');
  expect(parts()).toHaveLength(2);
});

test('--limit leaves the rest for the next run', async () => {
  const output = path.join(folder, 'limited');
  const sync = (...more: string[]): Promise<Ran> =>
    run(['sync', 'kompas', '--source', 'sitemap', '-o', output, '--delay', '0', ...more, ...web.options]);
  expect((await sync('--limit', '2')).err).toContain('2 stored, 4 left for the next run');
  expect((await sync()).err).toContain('4 stored -> ');
});
