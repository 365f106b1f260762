import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { run, temporaryFolder } from '../support/io.ts';
import { kompasAddress, kompasPage } from '../support/story-pages.ts';

const folder = temporaryFolder();

/** A page, and what a reader tool makes of it: the paragraphs and nothing else. */
const paragraphs = [
  'Warga Kampung Muara membersihkan saluran air sepanjang dua kilometer sebelum hujan pertama turun pada Minggu pagi.',
  'Mereka dibagi dalam enam regu, dan setiap regu membawa dua gerobak serta cangkul yang dipinjam dari kelurahan.',
  'Lumpur yang terangkat dipakai untuk menimbun jalan setapak di belakang balai warga yang sering tergenang.',
  'Ketua rukun warga menyatakan saluran itu terakhir kali dikeruk enam tahun lalu, sebelum jembatan kecil dibangun.',
  'Pemilik warung di ujung gang menyediakan kopi dan singkong rebus untuk semua regu hingga pekerjaan selesai.',
  'Kerja bakti berikutnya dijadwalkan pada awal bulan depan untuk memasang pagar kawat di sepanjang tebing saluran.',
];
const page = kompasPage({ number: 3, paragraphs });

/** The text saring finds in the page, as a fragment of markup. */
async function bareBody(): Promise<string> {
  const file = path.join(folder, 'halaman.html');
  writeFileSync(file, page);
  const { out } = await run(['clean', file, '-o', '-', '-f', 'json']);
  const { blocks } = JSON.parse(out) as { blocks: { text: string }[] };
  return blocks.map(({ text }) => `<p>${text}</p>`).join('\n');
}

test('of a page and its bare body the page wins, whichever comes first', async () => {
  const body = await bareBody();
  for (const [bare, whole] of [
    ['a.html', 'b.html'],
    ['b.html', 'a.html'],
  ] as const) {
    const place = path.join(folder, `${bare}-dulu`);
    mkdirSync(place);
    writeFileSync(path.join(place, bare), body);
    writeFileSync(path.join(place, whole), page);
    const output = path.join(place, 'out');
    const { status } = await run(['clean', place, '-o', output, '-f', 'ndjson']);
    const records = readFileSync(path.join(output, 'articles.ndjson'), 'utf8').trim().split('\n');
    expect(records.map((line) => JSON.parse(line))).toMatchObject([{ site: 'kompas', url: kompasAddress(3) }]);
    const manifest = readFileSync(path.join(output, 'manifest.ndjson'), 'utf8');
    expect(manifest).toMatch(new RegExp(`${bare.replace('.', '\\.')}"[^\\n]*"duplicate"`));
    expect(status).toBe(0);
  }
});

test('bare bodies of their own are written, each once, or each with --keep-duplicates', async () => {
  const body = await bareBody();
  const files = ['x.html', 'y.html'].map((name) => path.join(folder, name));
  for (const file of files) writeFileSync(file, body);
  const clean = async (...more: string[]): Promise<string[]> => {
    const { out } = await run(['clean', ...files, '-o', '-', '-f', 'ndjson', ...more]);
    return out
      .trim()
      .split('\n')
      .map((line) => (JSON.parse(line) as { input: string }).input);
  };
  expect(await clean()).toEqual([files[0]]);
  expect(await clean('--keep-duplicates')).toEqual(files);
});
