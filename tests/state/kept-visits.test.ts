import { mkdirSync, readdirSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import {
  KeptVisits,
  keepSamples,
  renameSample,
  sampleFolder,
  type VisitedPage,
  writeSample,
} from '../../src/state/kept-visits.ts';
import { temporaryFolder } from '../support/io.ts';

const day = 24 * 3_600_000;
const now = Date.UTC(2026, 10, 29);
const root = temporaryFolder();
let output: string;
let pages: string;
let made = 0;
beforeEach(() => {
  made += 1;
  output = path.join(root, String(made));
  pages = path.join(output, '.saring', 'pages');
  mkdirSync(path.join(output, '.saring'), { recursive: true });
});

function visited(url: string, text: string): VisitedPage {
  const content = Buffer.from(text);
  return {
    url,
    page: { input: url, url, content, contentType: 'text/html', kind: 'html' },
    exchange: {},
  } as unknown as VisitedPage;
}

describe('pages of the last visit to a story', () => {
  test('come back as they were, by the address asked, and take the place of those before', async () => {
    const visits = new KeptVisits(output, now);
    expect(await visits.pagesOf('kompas:1')).toBeNull();
    await visits.keep('kompas:1', [visited('https://a.test/1', 'lama')]);
    await visits.keep('kompas:1', [visited('https://a.test/1', 'satu'), visited('https://a.test/2', 'dua')]);
    await visits.keep('kompas:2', [visited('https://a.test/3', 'tiga')]);
    const kept = await new KeptVisits(output, now).pagesOf('kompas:1');
    expect(
      [...(kept ?? [])].map(([url, { page }]) => [url, Buffer.from(page.content as Uint8Array).toString()]),
    ).toEqual([
      ['https://a.test/1', 'satu'],
      ['https://a.test/2', 'dua'],
    ]);
    const files = readdirSync(pages);
    expect(files).toHaveLength(2);
    for (const file of files) expect(file).toMatch(/^[0-9a-f]{24}\.gz$/);
    for (const file of files) writeFileSync(path.join(pages, file), 'rusak');
    expect(await visits.pagesOf('kompas:1')).toBeNull();
  });

  test('are as old as the run that had them last', async () => {
    await new KeptVisits(output, now - 5 * day).keep('kompas:1', [visited('https://a.test/1', 'satu')]);
    const file = path.join(pages, readdirSync(pages)[0] ?? '');
    expect(statSync(file).mtimeMs).toBe(now - 5 * day);
    await new KeptVisits(output, now).renew('kompas:1');
    expect(statSync(file).mtimeMs).toBe(now);
    await new KeptVisits(output, now).renew('kompas:none');
  });

  test.each([
    ['none', 5, 100, ['0', '1', '3', '5']],
    ['those that are too old', 3, 100, ['0', '1', '3']],
    ['the oldest, where all take too much', 9, 25, ['0', '1']],
    ['the oldest but as much as fits', 9, 30, ['0', '1', '3']],
    ['all', 9, 9, []],
  ])('are removed: %s', async (_name, days, bytes, left) => {
    await new KeptVisits(output, now).prune(days, bytes);
    mkdirSync(pages);
    for (const age of [5, 0, 3, 1]) {
      const file = path.join(pages, String(age));
      writeFileSync(file, 'x'.repeat(10));
      utimesSync(file, (now - age * day) / 1000, (now - age * day) / 1000);
    }
    await new KeptVisits(output, now).prune(days, bytes);
    expect(readdirSync(pages)).toEqual(left);
  });
});

test('samples of a site are kept, named anew and removed', async () => {
  const folder = sampleFolder(output, 'kompas');
  expect(folder).toBe(path.join(output, '.saring', 'samples', 'kompas'));
  await keepSamples(folder, new Set());
  for (const name of ['a', 'b', 'c']) await writeSample(folder, name, name);
  expect([await renameSample(folder, 'a', 'b'), await renameSample(folder, 'none', 'd')]).toEqual([true, false]);
  expect(readdirSync(folder)).toEqual(['b', 'c']);
  await keepSamples(folder, new Set(['c']));
  expect(readdirSync(folder)).toEqual(['c']);
});
