import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { run, temporaryFolder } from '../support/io.ts';
import { kompasAddress, kompasPage } from '../support/story-pages.ts';

const folder = temporaryFolder();
const recordsOf = (out: string): Record<string, unknown>[] =>
  out
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line));

const prose =
  'Perajin anyaman di Kampung Rotan menyelesaikan dua ratus tikar sebelum musim hujan tiba dan gudang koperasi penuh.';
const counts = ['dua ratus', 'seratus', 'lima puluh', 'tiga puluh', 'sembilan'];
const body = counts.map((count) => `<p>${prose.replace('dua ratus', count)}</p>`).join('');

test('date and headline of a table fill what its page leaves open, and only that', async () => {
  const file = path.join(folder, 'isi.csv');
  const cell = (text: string): string => `"${text.replaceAll('"', '""')}"`;
  const rows = [
    `a1,https://koran.example/tikar,Tikar dari  Rotan,2024-03-12 10:15:00,${cell(body)}`,
    `a3,https://koran.example/bidai,Bidai dari Rotan,2024-03-12T03:15:00Z,${cell(body.replaceAll('tikar', 'bidai'))}`,
    `a2,${kompasAddress(7)},Judul lain,1999-01-01 00:00,${cell(kompasPage({ number: 7 }))}`,
  ];
  writeFileSync(file, `id,url,title,date,content\n${rows.join('\n')}\n`);
  const { status, out, err } = await run(['clean', file, '-o', '-', '-f', 'ndjson']);
  expect([status, err]).toEqual([0, expect.any(String)]);
  const [own, abroad, stated] = recordsOf(out);
  expect(own).toMatchObject({
    input: `${file}#a1`,
    url: 'https://koran.example/tikar',
    title: 'Tikar dari Rotan',
    publishedAt: '2024-03-12T10:15:00+07:00',
    extraction: { fields: { title: 'record', publishedAt: 'record' } },
  });
  expect(abroad).toMatchObject({ publishedAt: '2024-03-12T03:15:00+00:00' });
  expect(stated?.['input']).toBe(`${file}#a2`);
  expect(stated?.['title']).not.toBe('Judul lain');
  expect(stated?.['publishedAt']).not.toContain('1999');
});

test('a record that failed is taken up again by its id', async () => {
  const file = path.join(folder, 'ulang.json');
  const output = path.join(folder, 'ulang');
  const good = { id: 'x-1', url: kompasAddress(1), html: kompasPage({ number: 1 }) };
  const lost = { id: 'x-2', url: kompasAddress(2), html: '<p>' };
  writeFileSync(file, JSON.stringify([good, lost]));
  expect((await run(['clean', file, '-o', output, '-f', 'ndjson'])).status).toBe(1);
  writeFileSync(file, JSON.stringify([good, { ...lost, html: kompasPage({ number: 2 }) }]));
  const { status, err } = await run(['clean', '--retry-failed', '-o', output]);
  expect([status, err]).toEqual([0, expect.stringContaining('1 article from 1 input')]);
  const lines = recordsOf(readFileSync(path.join(output, 'manifest.ndjson'), 'utf8'));
  expect(lines.map(({ input, status: became }) => [input, became])).toEqual([
    [`${file}#x-1`, 'ok'],
    [`${file}#x-2`, 'ok'],
  ]);
});
