import { mkdtempSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { firstLineThere, partNumbers } from '../../src/output/appended-stories.ts';
import { isPartOf, partDay, partName, partNumber } from '../../src/output/story-file.ts';
import { formats } from '../../src/render/index.ts';
import { temporaryFolder } from '../support/io.ts';

const { ndjson, csv } = formats;
const packed = formats['csv.gz'];

describe('names of files that many stories share', () => {
  test.each([
    [partName(ndjson, null, 1), 'articles.ndjson'],
    [partName(ndjson, null, 2), 'articles-00002.ndjson'],
    [partName(ndjson, 500, 1), 'articles-00001.ndjson'],
    [partName(packed, 500, 123456), 'articles-123456.csv.gz'],
    [partName(formats.parquet, null, 1, '2026-11-29'), 'articles-2026-11-29-00001.parquet'],
  ])('%s', (name, expected) => {
    expect(name).toBe(expected);
  });

  test.each([
    ['articles-00012.ndjson', 12, null],
    ['articles-2026-11-29-00003.ndjson', 3, '2026-11-29'],
    ['articles.ndjson', null, null],
    ['articles-00012.ndjson.gz', null, null],
    ['articles-00012.csv', null, null],
    ['articles-0012.ndjson', null, null],
    ['my-articles-00012.ndjson', null, null],
    ['articles-26-11-29-00003.ndjson', null, null],
  ])('%s: part %s of %s', (name, number, day) => {
    expect(partNumber(ndjson, name)).toBe(number);
    expect(partDay(name)).toBe(day);
    expect(isPartOf(ndjson, 500, name)).toBe(number !== null);
    expect(isPartOf(ndjson, null, name)).toBe(name === 'articles.ndjson');
  });

  test('parts come in the order of their numbers, whatever else lies there', async () => {
    const folder = temporaryFolder();
    for (const number of [10, 2, 100_000, 9]) writeFileSync(path.join(folder, partName(csv, 5, number)), '');
    for (const name of ['articles.csv', 'articles-00004.csv.gz', 'notes.csv'])
      writeFileSync(path.join(folder, name), '');
    expect(await partNumbers(folder, csv, 5)).toEqual([2, 9, 10, 100_000]);
    expect(await partNumbers(folder, csv, null)).toEqual([1, 2, 9, 10, 100_000]);
    expect(await partNumbers(path.join(folder, 'nowhere'), csv, null)).toEqual([]);
  });
});

describe('the columns of a table that stories are added to', () => {
  const folder = temporaryFolder();
  const first = async (
    files: Readonly<Record<string, string | Buffer>>,
    format = csv,
    shard: number | null = null,
  ): Promise<string | null> => {
    const here = mkdtempSync(path.join(folder, 'a-'));
    for (const [name, content] of Object.entries(files)) writeFileSync(path.join(here, name), content);
    const found = await firstLineThere(here, format, shard);
    return found === null ? null : `${path.basename(found.file)}: ${found.line}`;
  };

  test('are read from the one file, or from the last part', async () => {
    const parts = { 'articles.csv': 'a,b\r\n1,2\r\n', 'articles-00001.csv': 'c\n', 'articles-00002.csv': 'd\n1\n' };
    expect(await first(parts)).toBe('articles.csv: a,b\r');
    expect(await first(parts, csv, 500)).toBe('articles-00002.csv: d');
    const gz = { 'articles.csv.gz': gzipSync('e,f\n'), 'articles-00002.csv.gz': gzipSync('g\n') };
    expect(await first(gz, packed)).toBe('articles-00002.csv.gz: g');
    expect(await first({ 'articles.csv.gz': gz['articles.csv.gz'] }, packed)).toBe('articles.csv.gz: e,f');
  });

  test('are not there without a file, and without a whole line', async () => {
    expect(await first({})).toBeNull();
    expect(await first({ 'articles.csv': '' })).toBeNull();
    expect(await first({ 'articles.csv': 'a,b' })).toBeNull();
  });

  test('are read however long they are, and from what was cut off', async () => {
    const long = `${'kolom,'.repeat(60_000)}akhir`;
    expect(await first({ 'articles.csv': `${long}\n1\n` })).toBe(`articles.csv: ${long}`);
    const whole = gzipSync(`a,b\n${Array.from({ length: 5000 }, (_, i) => `${i * 7919}`).join('\n')}`);
    expect(await first({ 'articles.csv.gz': whole.subarray(0, 4000) }, packed)).toBe('articles.csv.gz: a,b');
  });

  test('cannot be read from a file that is not packed at all', async () => {
    await expect(first({ 'articles.csv.gz': 'a,b\n' }, packed)).rejects.toThrow(/cannot write .*articles\.csv\.gz/);
  });
});
