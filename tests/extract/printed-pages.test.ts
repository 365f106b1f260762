import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Article } from '../../src/model/article.ts';
import { wordsOf } from '../../src/text/whitespace.ts';
import { cleanDump } from '../support/clean-dump.ts';
import { type PrintedPage, printedKinds, printLines, printPage } from '../support/printed-pages.ts';
import { Words } from '../support/printed-words.ts';

function clean(text: string, url: string | null = null): Article {
  return cleanDump(text, { url });
}

/** The words of the body: wrapping may part a paragraph otherwise, but loses none. */
function body(text: string): string {
  return wordsOf(clean(text).text).join(' ');
}

const seeds = Array.from({ length: 15 }, (_, seed) => seed);

describe.each(printedKinds)('pages of the kind %s, in invented words', (kind) => {
  test.each(seeds)('page %i has its body, names and what stands over the story', (seed) => {
    const page = printPage(kind, seed);
    const { text, title, kicker, standfirst, authors, editors } = clean(page.text);
    expect(wordsOf(text).join(' ')).toBe(wordsOf(page.body.join('\n')).join(' '));
    expect({ title, kicker, standfirst, authors: [...authors].sort(), editors }).toEqual({
      ...{ title: page.title, kicker: page.kicker, standfirst: page.standfirst },
      ...{ authors: [...page.authors].sort(), editors: page.editors },
    });
  });

  test.each(seeds.slice(0, 4))('page %i keeps its body whatever goes from around it', (seed) => {
    const page = printPage(kind, seed);
    const whole = body(page.text);
    expect(body(withoutGaps(page.text)), 'without blank lines').toBe(whole);
    for (const [i, line] of page.lines.entries())
      if (line.part === 'head') expect(body(without(page, [i])), `without: ${line.text}`).toBe(whole);
    const tail = page.lines.flatMap(({ part }, i) => (part === 'tail' ? [i] : []));
    expect(body(without(page, tail)), 'without the tail').toBe(whole);
  });

  test.each(seeds.slice(0, 4))('page %i keeps its body between the menus and lists of its whole window', (seed) => {
    const { text, body: paragraphs } = printPage(kind, seed);
    expect(body(inWindow(text, seed))).toBe(wordsOf(paragraphs.join('\n')).join(' '));
  });
});

function without({ lines }: PrintedPage, dropped: readonly number[]): string {
  return printLines(
    lines.filter((_, i) => !dropped.includes(i)),
    true,
  );
}

/** What "select all, copy" takes with the page: a hundred words of menus, and lists of stories with section and date. */
function inWindow(text: string, seed: number): string {
  const w = new Words(seed);
  const sections = ['Nasional', 'Kuliner', 'Pasar', 'Cuaca Pagi', 'Kabar Desa', 'Layang', 'Indeks', 'Foto'];
  const menu = Array.from({ length: 100 }, () => w.one(sections));
  const list = Array.from({ length: 25 }, (_, i) => [
    w.headline(),
    w.one(sections),
    `${10 + (i % 18)}/10/2020, 1${i % 10}:2${i % 6} WIB`,
  ]);
  return [...menu, text, 'Terkini Lainnya', ...list.flat(), ...menu.slice(50)].join('\n');
}

function withoutGaps(text: string): string {
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .join('\n');
}

function wrapped(text: string): string {
  return text
    .split('\n')
    .flatMap((line) => {
      const rows: string[] = [];
      for (const word of line.split(' ')) {
        const row = rows.at(-1);
        if (row === undefined || row.length + 1 + word.length > 80) rows.push(word);
        else rows[rows.length - 1] = `${row} ${word}`;
      }
      return rows;
    })
    .join('\n');
}

const folder = new URL('../../fixtures/text-dumps/', import.meta.url);
const fixtures = readdirSync(folder)
  .filter((file) => file.endsWith('.txt'))
  .map((file) => ({ name: file.slice(0, -4), text: readFileSync(new URL(file, folder), 'utf8') }));

/** Where a property cannot hold, and why. */
const exceptions: Readonly<Record<string, string>> = {
  // The headline has 70 letters, and "klarifikasi!" below it reads as its end.
  'kompas-salinan-klarifikasi wrapped': 'a headline without an end over a line in lower case',
  // Without the topic over the headline, nothing tells that the titles under the story are one topic's list.
  'tribun-daftar-di-atas-topik without Perahu Perpustakaan': 'the line says what the list below is',
};

describe.each(fixtures)('$name', ({ name, text }) => {
  const whole = body(text);
  const excused = (property: string): boolean => `${name} ${property}` in exceptions;

  test('the body stays the same without blank lines', () => {
    expect(body(withoutGaps(text))).toBe(whole);
  });

  test('the body stays the same without any one line of the head', () => {
    const lines = text.split('\n');
    const start = wordsOf(whole).slice(0, 6).join(' ');
    const head = lines.findIndex((line) => wordsOf(line).join(' ').startsWith(start));
    for (const [i, line] of lines.slice(0, Math.max(0, head)).entries()) {
      if (wordsOf(line).length === 0 || excused(`without ${line}`)) continue;
      expect(body(lines.filter((_, at) => at !== i).join('\n')), `without: ${line}`).toBe(whole);
    }
  });

  test.skipIf(excused('wrapped'))('the body stays the same when lines are wrapped at 80 columns', () => {
    expect(body(wrapped(text))).toBe(whole);
  });
});

describe('the headline', () => {
  const story = [
    'TRIBUNJATENG.COM, SUMBERJATI - Murid membuat rumah siput di pagar bambu karena kebun kecil penuh bunga.',
    'Mereka memercikkan air pada pagi hari dan mencatat jejak siput pada sore hari bersama penjaga.',
  ];
  const candidates = ['Penjaga Sekolah Meminjamkan Senter', 'Rumah Siput di Pagar Bambu', 'Kebun Kecil Penuh Bunga'];

  test.each(candidates)('is the line whose words are the address: %s', (title) => {
    const slug = title.toLowerCase().replaceAll(' ', '-');
    const address = `https://jateng.tribunnews.com/2022/05/10/${slug}`;
    const article = clean([...candidates, ...story].join('\n\n'), address);
    expect(article.title).toBe(title);
    expect(article.extraction.warnings).not.toContain('headline-uncertain');
  });

  test('is called uncertain where another line fits nearly as well, and only there', () => {
    const doubtful = clean([...candidates, ...story].join('\n\n'));
    expect(doubtful.extraction.warnings).toContain('headline-uncertain');
    const sure = clean(['Rumah Siput di Pagar Bambu', 'Editor: Gema Rimbun', ...story].join('\n\n'));
    expect(sure.extraction.warnings).not.toContain('headline-uncertain');
  });
});

test('a long text is read in one go', () => {
  const line = 'Warga Sumberjati memperbaiki perahu di dekat dermaga lama pada hari Senin.\n';
  expect(clean(line.repeat(2_500)).blocks).toHaveLength(2_500);
});
