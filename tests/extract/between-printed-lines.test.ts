import { describe, expect, test } from 'vitest';
import type { Article } from '../../src/model/article.ts';
import { cleanDump } from '../support/clean-dump.ts';

function clean(...lines: readonly string[]): Article {
  return cleanDump(lines.join('\n\n'));
}

const title = 'Rumah Siput di Pagar Bambu';
const date = 'Kompas.com - 12/07/2021, 14:05 WIB';
const opening = 'KOTA SUMBERJATI, KOMPAS.com - Murid membuat rumah siput di pagar bambu belakang sekolah.';
const second = 'Mereka memercikkan air pada pagi hari dan mencatat jejak siput pada sore hari.';
const third = 'Penjaga sekolah meminjamkan senter agar siput dapat dihitung setelah matahari terbenam.';
const others = ['Wali Kota Sumberjati Resmikan Taman Layang-layang', 'Cara Merawat Perahu Kayu di Musim Hujan'];
const marked = others.map((other) => `• ${other}`);

function story(...lines: readonly string[]): Article {
  return clean(title, date, ...lines);
}

function texts(article: Article): readonly string[] {
  return article.blocks.map(({ text }) => text);
}

describe('titles of other stories', () => {
  test.each([
    ['with marks between paragraphs', [opening, second, ...marked, third]],
    ['with marks under the last sentence', [opening, second, third, ...marked]],
    ['bare under the last sentence', [opening, second, third, ...others]],
  ])('%s are related links', (_, lines) => {
    const article = story(...lines);
    expect(texts(article)).toEqual([opening, second, third]);
    expect(article.related.map((link) => link.title)).toEqual(others);
  });

  test.each([
    ['a sentence announces', [opening, 'Yang dicat tahun ini antara lain kios-kios berikut.', ...marked, third]],
    ['is longer than a few links', [opening, second, ...marked, ...marked.map((one) => `${one} Lama`), third]],
  ])('a list stays that %s', (_, lines) => {
    expect(texts(story(...lines))).toHaveLength(lines.length);
  });

  test.each([
    ['right before the next sentence', `Baca juga: ${others[0]}${third}`, third],
    ['before a sentence in quotation marks', `Baca juga: ${others[0]}“${third}”`, `“${third}”`],
    [
      'before a name at the head of its sentence',
      `Baca juga: ${others[0]} Menurut Kepala Kebun Gema, ${third.toLowerCase()}`,
      `Menurut Kepala Kebun Gema, ${third.toLowerCase()}`,
    ],
    [
      'before a word in lower case',
      `Baca juga: ${others[0]} Selain itu, ${third.toLowerCase()}`,
      `Selain itu, ${third.toLowerCase()}`,
    ],
  ])('printed %s go alone', (_, line, left) => {
    expect(texts(story(opening, second, line))).toEqual([opening, second, left]);
  });

  test.each(['Baca selengkapnya di sini', 'Simak selengkapnya', 'Baca Selengkapnya >>'])(
    '%s goes from the end of a paragraph',
    (label) => {
      expect(texts(story(opening, `${second} ${label}`, third))).toEqual([opening, second, third]);
    },
  );
});

describe('over the story', () => {
  test('a caption printed twice is no paragraph', () => {
    const caption = 'Murid menata pagar bambu di kebun sekolah, Senin (12/7/2021).';
    const article = story(caption, caption, second, third);
    expect(texts(article)).toEqual([second, third]);
    expect(article.images.map((image) => image.caption)).toEqual([caption]);
  });

  test('a summary stands over a place and a dash', () => {
    const placed = opening.replace(/^.*? - /, 'SUMBERJATI — ');
    expect(texts(story('Siput itu dikumpulkan anak-anak di pinggir kali.', placed, second))).toEqual([placed, second]);
  });
});

describe('a text on one line', () => {
  const flat = `${opening} ${second} ${third}`;

  test.each([
    ['with its headline', title],
    ['with headline, date and names', `${title} Senin, 12 Juli 2021 14:05 WIB Penulis: Gema Rimbun Editor: Laras Danu`],
  ])('%s', (_, head) => {
    const article = clean(`${head} ${flat}`);
    expect(article.title).toBe(title);
    expect(article.text).toBe(flat);
  });

  test('whose last full stop is gone', () => {
    expect(clean(`${title} ${flat.slice(0, -1)}`).text).toBe(flat.slice(0, -1));
  });

  test('a dateline quoted behind a sentence parts nothing', () => {
    const quoting = `Warga menunggu kabar itu sejak pagi. ${flat}`;
    expect(clean(quoting).text).toBe(quoting);
  });
});

describe('the headline is called uncertain', () => {
  test('where it may be the beginning of a text on one line', () => {
    const bare = clean(`${title} Murid membuat rumah siput di sekolah. ${second} ${third}`);
    expect(bare.extraction.warnings).toContain('headline-uncertain');
    expect(clean(`${opening} ${second} ${third}`).extraction.warnings).not.toContain('headline-uncertain');
  });
});
