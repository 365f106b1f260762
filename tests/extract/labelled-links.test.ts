import { expect, test } from 'vitest';
import { extractPage } from '../../src/extract/extract-page.ts';
import { sites } from '../../src/sites/index.ts';

const filler = '<p>Perajin layang-layang Kampung Randu mengecat ulang bengkelnya pada awal pekan.</p>'.repeat(8);
const a = '<a href="https://www.kompas.com/tren/read/2024/03/01/100000065/satu">Bambu Petung Dijual per Ruas</a>';
const b = '<a href="https://www.kompas.com/tren/read/2024/03/01/100000066/dua">Harga Lem Kanji Naik Dua Kali</a>';
const sentence = 'Tangga bambu dikembalikan kepada pemiliknya pada esok hari sebelum pasar malam dibuka.';

/** A paragraph of a story of Kompas -> what of it stays. */
async function left(paragraph: string): Promise<string> {
  const html = `<link rel="canonical" href="https://regional.kompas.com/read/2024/03/02/10150078/bengkel">
    <h1 class="read__title">Bengkel</h1><div class="read__content">${filler}<p>${paragraph}</p></div>`;
  const result = await extractPage(html, { input: 'page.html', url: null, fetch: null, site: null }, sites);
  return result.ok ? (result.page.blocks.slice(8).at(0)?.text ?? '') : '';
}

test.each([
  [`Mereka pulang. Baca juga: ${a}, ${b}`, 'Mereka pulang.'],
  [`Mereka pulang. Baca juga: ${a} dan ${b}.`, 'Mereka pulang.'],
  [`Mereka pulang. Baca juga: ${a} | ${b} ${sentence}`, `Mereka pulang. ${sentence}`],
  [`Mereka pulang. Baca juga: ${a}<br>${b}`, 'Mereka pulang.'],
  [
    `Mereka pulang. Baca juga: ${a}<br>${b} dibahas warga.`,
    'Mereka pulang.\nHarga Lem Kanji Naik Dua Kali dibahas warga.',
  ],
  [`Mereka pulang. Baca juga: ${a}, lalu ${b}`, 'Mereka pulang.'],
  [`Mereka pulang. (Baca juga: ${a}). ${sentence}`, `Mereka pulang. ${sentence}`],
  [`Mereka pulang (Baca juga: ${a}). ${sentence}`, `Mereka pulang. ${sentence}`],
  [`Mereka pulang [Baca juga: “${a}”] lebih awal.`, 'Mereka pulang lebih awal.'],
  [`“Mereka pulang.” Baca juga: “${a}” ${sentence}`, `“Mereka pulang.” ${sentence}`],
  ['“Mereka pulang.” Baca juga: Bambu Petung Dijual per Ruas', '“Mereka pulang.”'],
  ['Mereka pulang. Baca juga: Bambu Petung Dijual per Ruas', 'Mereka pulang.'],
  [`Mereka pulang. Baca juga: Bambu Petung Dijual per Ruas<br>${sentence}`, `Mereka pulang.\n${sentence}`],
  [`Mereka membaca juga: ${a} di balai`, 'Mereka membaca juga: Bambu Petung Dijual per Ruas di balai'],
  [`Ada yang baca juga buku: ${a} di balai`, 'Ada yang baca juga buku: Bambu Petung Dijual per Ruas di balai'],
  [`Mereka pulang. Baca juga ${a} di balai`, 'Mereka pulang. Baca juga Bambu Petung Dijual per Ruas di balai'],
])('of "%s" stays', async (paragraph, stays) => {
  expect(await left(paragraph)).toBe(stays);
});
