import { describe, expect, test } from 'vitest';
import type { Article } from '../../src/model/article.ts';
import { wordsOf } from '../../src/text/whitespace.ts';
import { cleanDump } from '../support/clean-dump.ts';
import { printPage } from '../support/printed-pages.ts';

const title = 'Warga Telaga Selasih Perbaiki Perahu Dayung, Dermaga Lama Ramai Lagi';
const opening = 'SUMBERJATI, KOMPAS.com - Warga memperbaiki perahu dayung di dermaga lama, Senin (4/5/2020).';
const second = 'Mereka mengecat tiga perahu dan menambal dua lainnya. "Kami menunggu musim hujan," kata Tari Wanasela.';
const third = 'Penjaga dermaga meminjamkan lampion agar pekerjaan dapat diteruskan setelah matahari terbenam.';
const story = [opening, second, third].join(' ');
const clocked = 'Kompas.com - 04/05/2020, 14:05 WIB';

function clean(...parts: readonly string[]): Article {
  return cleanDump(parts.join(' '));
}

describe('a page on one line', () => {
  test.each([
    ['date and names over their role', [title, clocked, 'Gema Rimbun, Laras Danu', 'Tim Redaksi']],
    ['a menu', ['Baca berita tanpa iklan. Gabung Kompas.com+', title, clocked]],
    ['a photo', [title, clocked, 'Lihat Foto', 'Perahu dayung di dermaga.', '(KOMPAS.com/GEMA RIMBUN)']],
    [
      'names behind their role',
      [title, 'Senin, 4 Mei 2020 | 14:05 WIB', 'Reporter: Gema T.Rimbun | Editor: Laras Danu'],
    ],
    ['the headline once more', ['Perahu Dayung', title, clocked, title]],
    [
      'a standfirst',
      [title, 'Perahu itu rusak sejak musim hujan tahun lalu.', 'Penulis: Gema Rimbun | Editor: Laras Danu'],
    ],
  ])('begins with its story under %s', (_, head) => {
    const article = clean(...head, story);
    expect(article.text).toBe(story);
  });

  test('keeps headline, people and time', () => {
    const article = clean('Baca berita tanpa iklan. Gabung Kompas.com+', title, clocked, 'Gema Rimbun Penulis', story);
    expect(article.title).toBe(title);
    expect(article.extraction.warnings).toEqual([]);
    expect(article.authors).toEqual(['Gema Rimbun']);
    expect(article.publishedAt).toBe('2020-05-04T14:05+07:00');
  });

  test.each([
    ['Halaman: 1 2 Show All Terkini Lainnya Cara Merawat Perahu Kayu di Musim Hujan'],
    ['Berita Terkait Cara Merawat Perahu Kayu di Musim Hujan'],
    ['Editor: Laras Danu BERITA LAINNYA Cara Merawat Perahu Kayu di Musim Hujan'],
    [
      'Dapatkan update berita pilihan dan breaking news setiap hari dari Kompas.com. Anda harus memasang aplikasinya dulu.',
    ],
  ])('ends before %s', (tail) => {
    expect(clean(title, clocked, story, tail).text).toBe(story);
  });

  test.each([
    'ADVERTISEMENT',
    'SCROLL TO CONTINUE WITH CONTENT',
    'Baca juga: Cara Merawat Perahu Kayu: Cat Dulu Layarnya',
  ])('goes on behind %s', (between) => {
    const article = clean(title, clocked, opening, between, second, third);
    expect(article.blocks.map(({ text }) => text).join(' ')).toBe(story);
  });

  test('a title of another story ends before the number of the next item', () => {
    const items = [
      '1. Perahu Dayung Perahu itu dicat pada pagi hari.',
      '2. Lampion Lampion itu dinyalakan pada sore hari.',
    ];
    const article = clean(
      title,
      clocked,
      opening,
      items[0] ?? '',
      'Baca juga: Cara Merawat Perahu Kayu',
      items[1] ?? '',
    );
    expect(article.blocks.map(({ text }) => text).join(' ')).toBe([opening, ...items].join(' '));
  });

  test('its sentences are of one paragraph', () => {
    expect(clean(title, clocked, story).blocks.map(({ text }) => text)).toEqual([story]);
  });

  test('is read alike when a few lines hold it', () => {
    const longer = `${third} `.repeat(8).trim();
    const article = cleanDump(`${title} ${clocked} ${story} ${longer}\n${longer}\n`);
    expect(article.blocks.map(({ text }) => text)).toEqual([`${story} ${longer}`, longer]);
  });

  test('says so where nothing shows where its story begins', () => {
    const bare = 'Murid Wanasela merawat tikar pandan di serambi sekolah.';
    const standfirst = 'Perahu itu rusak sejak musim hujan tahun lalu.';
    const article = clean(title, standfirst, '(DOK. DERMAGA LAMA/Gema)', bare, second, third);
    expect(article.extraction.warnings).toContain('headline-uncertain');
  });

  test('longer than any page stays whole', () => {
    expect(clean(title, clocked, story, `${second} ${third} `.repeat(250)).text).toContain(clocked);
  });
});

describe('pages of invented words on one line come out exact', () => {
  test.each([
    ['kompas', 34],
    ['tribun', 26],
    ['detik', 29],
    ['republika', 32],
    ['jpnn', 31],
    ['grid', 36],
    ['wordpress', 33],
    ['sindo', 29],
  ])('%s: at least %i of 40', (kind, fewest) => {
    const pages = Array.from({ length: 40 }, (_, seed) => printPage(kind, seed + 1));
    const exact = pages.filter(({ text, body }) => {
      const read = cleanDump(text.replace(/\s+/g, ' ').trim()).text;
      return wordsOf(read).join(' ') === wordsOf(body.join(' ')).join(' ');
    });
    expect(exact.length).toBeGreaterThanOrEqual(fewest);
  });
});
