import { describe, expect, test } from 'vitest';
import { saidAgain } from '../../src/extract/doubled-blocks.ts';
import type { DraftBlock } from '../../src/extract/draft-blocks.ts';
import { tidyCaption, tidyCredit } from '../../src/extract/images.ts';
import { relatedTitlesIn } from '../../src/extract/labelled-links.ts';
import { readOwnPager } from '../../src/extract/own-pager.ts';
import type { DumpLine } from '../../src/extract/plain-text/dump-lines.ts';
import { unflatten } from '../../src/extract/plain-text/flattened.ts';
import { takeLeftBelow } from '../../src/extract/plain-text/left-below.ts';
import { readPrintedPosition } from '../../src/extract/plain-text/page-marks.ts';
import { bylinesIn, bylineWithDate } from '../../src/extract/plain-text/people-lines.ts';
import { photoUnderLabel } from '../../src/extract/plain-text/photo-lines.ts';
import { pullQuotesIn } from '../../src/extract/plain-text/pull-quotes.ts';
import { rejoin } from '../../src/extract/plain-text/rejoin.ts';
import { postInStory } from '../../src/extract/plain-text/social-posts.ts';
import {
  isUnderSubheading,
  photoInStory,
  photoOverLabel,
  photoUnderOwnCredit,
} from '../../src/extract/plain-text/story-photos.ts';
import { takeTitlesBelow } from '../../src/extract/plain-text/titles-below.ts';
import { unwrap } from '../../src/extract/plain-text/unwrap.ts';
import { parsePage } from '../../src/page/parse.ts';
import { dump as elsewhere } from '../../src/sites/generic/dump.ts';

/** Printed lines: "- " opens an item of a list, "~ " a line that an empty one stands over. */
const lines = (...texts: readonly string[]): DumpLine[] =>
  texts.map((text) => ({
    text: text.replace(/^[-~] /, ''),
    mark: text.startsWith('- ') ? 'list' : 'none',
    gap: text.startsWith('~ '),
  }));
const block = (text: string, type: DraftBlock['type'] = 'paragraph', links: DraftBlock['links'] = []): DraftBlock =>
  ({ type, text, links }) as unknown as DraftBlock;
const blocks = (...texts: readonly string[]): DraftBlock[] => texts.map((text) => block(text));

const story = 'Warga menata perahu di dermaga tua sejak pagi buta.';
const caption = 'Warga menata perahu';

describe('how many lines are a photo inside the story', () => {
  test.each([
    [1, ['Ilustrasi kopi (SHUTTERSTOCK/ANI)', story]],
    [0, ['Ilustrasi kopi (SHUTTERSTOCK/ANI)']],
    [1, ['Bus di halte tuaDOK. ANIBus di halte tua']],
    [1, ['Sumber: Ilustrasi kopi (Freepik)']],
    [2, [caption, `${caption} (ani sari)`]],
    [2, [caption, `${caption}. (ani sari).`]],
    [0, [caption, `${caption} di dermaga`]],
    [0, [caption, `Kini ${caption} (ani sari)`]],
    [0, ['Warga', 'Warga (ani sari)']],
    [0, [caption]],
    [2, ['~ Pelatih Regu Contoh.', 'Pelatih Regu Contoh melatih di lapangan. (Regu Contoh)', `~ ${story}`]],
    [0, ['Pelatih Regu Contoh.', 'Pelatih Regu Contoh melatih di lapangan. (Regu Contoh)', `~ ${story}`]],
    [0, ['~ Pelatih Regu Contoh.', '~ Pelatih Regu Contoh melatih di lapangan. (Regu Contoh)', `~ ${story}`]],
    [0, ['~ Pelatih Regu Contoh.', 'Pelatih Regu Contoh melatih di lapangan. (Regu Contoh)', story]],
    [0, ['~ Pelatih Klub Lain.', 'Pelatih Regu Contoh melatih di lapangan. (Regu Contoh)', `~ ${story}`]],
    [0, []],
  ])('%s of %j', (count, texts) => {
    expect(photoInStory(lines(...texts))).toBe(count);
  });

  test.each([
    [2, false, ['ANTARA FOTO/ANI SARI', caption]],
    [2, false, ['KOMPAS.com/ANI SARI', 'Suasana dermaga tua sejak pagi buta.']],
    [2, false, ['Kabar/ANI SARI', 'Warga menata perahu di dermaga tua. (2/3/2024)']],
    [1, false, ['ANTARA FOTO/ANI SARI', story]],
    [2, true, ['ANTARA FOTO/ANI SARI', story, story]],
    [1, true, ['ANTARA FOTO/ANI SARI', story]],
    [1, false, ['ANTARA FOTO/ANI SARI', `~ ${caption}`]],
    [1, false, ['ANTARA FOTO/ANI SARI', `- ${caption}`]],
    [1, false, ['ANTARA FOTO/ANI SARI', 'Kata “warga”']],
    [1, false, ['ANTARA FOTO/ANI SARI', 'Daftar perahu:']],
    [1, false, ['ANTARA FOTO/ANI SARI', 'JAKARTA, KOMPAS.com - Warga']],
    [2, false, ['Istimewa', caption]],
    [0, false, ['Kabar/Ani', caption]],
    [0, false, [caption, caption]],
    [0, false, ['(ANTARA FOTO/ANI SARI)', caption]],
    [0, false, ['ANTARA FOTO/ANI SARI']],
  ])('%s under its own credit (%s): %j', (count, over, texts) => {
    expect(photoUnderOwnCredit(lines(...texts), over)).toBe(count);
  });

  test.each([
    [3, [caption, 'Photo :', 'Kabar Muara']],
    [3, [caption, 'foto:', 'satu dua tiga empat lima enam']],
    [0, [caption, 'foto:', 'satu dua tiga empat lima enam tujuh']],
    [0, [caption, 'Photo', 'Kabar']],
    [0, [caption, 'Photo :']],
  ])('%s over a label: %j', (count, texts) => {
    expect(photoOverLabel(lines(...texts))).toBe(count);
  });

  test.each([
    [1, ['Suasana dermaga']],
    [2, ['Suasana dermaga', '(Dok. Ani)']],
    [2, ['KOMPAS.com/ANI SARI', caption, story]],
    [1, ['KOMPAS.com/ANI SARI', 'JAKARTA, KOMPAS.com - Warga', story]],
    [1, ['KOMPAS.com/ANI SARI', caption]],
    [2, ['Dermaga tua', caption]],
    [1, ['Dermaga tua di muara sejak pagi buta', caption]],
    [1, ['Dermaga tua', 'JAKARTA, KOMPAS.com - Warga']],
    [0, ['JAKARTA, KOMPAS.com - Warga', story]],
    [0, []],
  ])('%s under a label: %j', (count, texts) => {
    expect(photoUnderLabel(lines(...texts))).toBe(count);
  });

  test.each([
    [true, 'Lampu Dermaga', ['Warga menata perahu. (Kabar.com/Ani)', story]],
    [true, '2. Lampu', ['Warga menata perahu (Kabar.com/Ani)', story]],
    [false, story, ['Warga menata perahu. (Kabar.com/Ani)', story]],
    [false, 'Lampu Dermaga', ['Warga menata perahu. (Kabar)', story]],
    [false, 'Lampu Dermaga', ['“Kami menata perahu.” (Kabar.com/Ani)', story]],
    [false, 'Lampu Dermaga', ['Warga menata perahu. (Kabar.com/Ani)', 'Lampu Lain']],
    [false, 'Lampu Dermaga', ['Warga menata perahu. (Kabar.com/Ani)']],
  ])('right under a subheading: %s, %j over %j', (is, above, texts) => {
    expect(isUnderSubheading(lines(above)[0], lines(...texts))).toBe(is);
  });
});

describe('how many lines are a post of a network', () => {
  test.each([
    [1, ['— Ani Sari (@ani) March 19, 2024']],
    [1, ['Ramai sekali — Ani (@ani_2) 19 March 2024']],
    [2, ['Ramai sekali', '-- Ani (@ani) March 9, 2024']],
    [3, ['Ramai #muara', 'sekali hari ini', '— Ani (@ani) March 9, 2024']],
    [3, ['Ramai pic.twitter.com/a', '— Ani (@ani)', 'March 9, 2024']],
    [2, ['— Ani (@ani)', '9 March 2024']],
    [1, ['— Ani (@ani)', 'Ia pulang']],
    [0, ['Ramai', 'sekali hari ini', '— Ani (@ani) March 9, 2024']],
    [0, [story, 'Ramai #muara', '— Ani (@ani) March 9, 2024']],
    [3, ['View this post on Instagram', 'Ramai', 'A post shared by Ani']],
    [2, ['Lihat postingan ini di Instagram', 'Sebuah kiriman dibagikan oleh Ani']],
    [0, ['View this post on Instagram', 'a', 'b', 'c', 'd', 'e', 'A post shared by Ani']],
    [1, ['♬ lagu dermaga']],
    [1, ['@ani.sari ramai ♬ lagu']],
    [0, ['Ia bilang ♬ lagu']],
    [0, ['— Ani Sari, March 19, 2024']],
    [0, [story]],
    [0, []],
  ])('%s of %j', (count, texts) => {
    expect(postInStory(lines(...texts))).toBe(count);
  });
});

describe('what stands under the last sentence', () => {
  const titles = ['Lampu Dermaga Menyala Lagi', 'Perahu Kayu Muara Dicat Ulang'];
  const related = (texts: readonly string[], topics: readonly string[] = [], own = 1): readonly string[] =>
    takeTitlesBelow(blocks(...texts), topics, own).related;
  test.each([
    [[story, ...titles], titles],
    [[`${story} (ani/sar)`, 'Lampu Dermaga Menyala Lagi'], ['Lampu Dermaga Menyala Lagi']],
    [[`${story} (*)`, 'Lampu Dermaga Menyala Lagi'], ['Lampu Dermaga Menyala Lagi']],
    [[`${story} (kabar.com/Ani)`, 'Lampu Dermaga Menyala Lagi'], ['Lampu Dermaga Menyala Lagi']],
    [[story, 'Lampu Dermaga Menyala Lagi'], []],
    [['Daftar perahu:', ...titles], []],
    [[story, 'Lampu Dermaga Menyala', 'Perahu Kayu Muara'], []],
    [[story, 'Lampu dermaga menyala lagi', 'Perahu kayu muara dicat'], []],
    [[story, '1 Ani Sari Muara Jaya 121', '2 Budi Jati Muara Raya 122'], []],
    [[story, 'Am Dm Em Fm Gm', 'Am Dm Em Fm Gm'], []],
  ])('titles of others in %j', (texts, expected) => {
    expect(related(texts)).toEqual(expected);
  });

  test('the topic among them goes, and over it every headline is of its list', () => {
    expect(related([story, 'Lampu dermaga menyala lagi', 'Muara'], ['muara'])).toEqual(['Lampu dermaga menyala lagi']);
    expect(related([story, 'Muara', 'Lampu dermaga menyala lagi'], ['muara'])).toEqual([]);
    expect(related([...titles], [], 1)).toEqual([]);
  });

  const left = (texts: readonly string[], closes = true): number =>
    takeLeftBelow(blocks(...texts), closes).taken.length;
  test.each([
    [1, true, [story, 'Berita Utama Lain']],
    [0, true, [story, 'Ani Sari']],
    [3, true, [story, 'Berita Utama', 'Kabar Muara', 'Lampu Dermaga']],
    [0, true, [story, 'Berita Utama', 'Kabar Muara', 'Lampu Dermaga', 'Perahu Kayu']],
    [0, true, [story, 'ANI SARI']],
    [0, true, ['Warga menata perahu', 'Berita Utama Lain']],
    [0, true, ['Perahu itu adalah sebagai berikut.', 'Berita Utama Lain']],
    [0, true, [story, 'Berita Utama, Lain']],
    [0, true, [story, '12 Perahu Kayu']],
    [0, true, [story, 'berita utama hari ini']],
    [1, true, [story, 'kabarmuara.com']],
    [1, true, ['Warga pulang (ani/sar)', 'Kabar Utama Hari']],
    [1, false, [story, 'Kabar Gunung Lain']],
    [0, false, [story, 'Perahu Di Dermaga']],
    [0, false, [story, 'Kabar gunung Lain']],
  ])('%s left of a box (%s): %j', (count, closes, texts) => {
    expect(left(texts, closes)).toBe(count);
  });
});

test.each([
  [[], null, 1, 1],
  [['Halaman 2 dari 3'], null, 2, 3],
  [['Halaman : 2/3'], 'https://x/?page=1', 1, 3],
  [['Halaman 1 2 3'], null, 1, 3],
  [['Halaman', '1', '2', '3', 'Lain 9'], null, 1, 3],
  [['Page: 1234 Show All'], null, 1, 4],
  [['Halaman 1 2 Selanjutnya »'], null, 1, 2],
  [['Halaman'], null, 1, null],
  [['Halaman selanjutnya: Lampu'], null, 1, null],
  [['Selanjutnya »'], null, 1, null],
  [['Buku halaman 2 dari 3'], null, 1, 1],
  [['Halaman 1245'], null, 1, null],
  [[], 'https://x/?page=2', 2, null],
] as const)('the pager %j at %s: page %s of %s', (texts, url, page, total) => {
  expect(readPrintedPosition([], lines(...texts), url)).toEqual({ page, total });
});

test('the title of the window names the page', () => {
  const position = (title: string): number => {
    const { page } = readPrintedPosition(lines(title), [], null);
    return page === 'all' ? 0 : page;
  };
  expect(position('Lampu Halaman 2 - Kabar.com')).toBe(2);
  expect(position('Lampu Halaman 12')).toBe(12);
  expect(position('Lampu Halaman 2 Menyala')).toBe(1);
});

describe('lines that a program broke or ran together', () => {
  const long = `${'Warga menata perahu di dermaga. '.repeat(13)}`.trim();
  test.each([
    ['date 2024-11-01 Judul\nIsi', 'date 2024-11-01\nJudul\nIsi'],
    ['2024-11-01 10:15 Judul\nIsi', '2024-11-01 10:15\nJudul\nIsi'],
    ['2024-11 Judul\nIsi', '2024-11 Judul\nIsi'],
    ['Sabtu 17:30 WIBJAKARTA, KABAR.com\nIsi', 'Sabtu 17:30 WIB\nJAKARTA, KABAR.com\nIsi'],
    ['Sabtu 17:30 WIBja\nIsi', 'Sabtu 17:30 WIBja\nIsi'],
    [`Judul\n${long}  Kedua.   Ketiga.`, `Judul\n${long}\n\nKedua.\n\nKetiga.`],
    [`Judul\n${long}  Kedua.`, `Judul\n${long}  Kedua.`],
    ['Satu.  Dua.  Tiga.\nIsi', 'Satu.  Dua.  Tiga.\nIsi'],
  ])('%j', (printed, parted) => {
    expect(unflatten(printed)).toBe(parted);
  });

  const broken = [
    'Warga menata perahu di dermaga tua sejak pagi buta lalu',
    'mengecat lambungnya dengan warna biru laut agar terlihat',
    'dari jauh oleh nelayan lain yang pulang membawa ikan.',
  ];
  test.each([
    [broken, [broken.join(' ')]],
    [
      [...broken, '', 'Judul Lain'],
      [broken.join(' '), '', 'Judul Lain'],
    ],
    [
      ['Satu baris pendek', 'dua baris pendek'],
      ['Satu baris pendek', 'dua baris pendek'],
    ],
    [
      ['Warga menata perahu di dermaga tua sejak pagi buta sebelum hari', 'menjadi terang.'],
      ['Warga menata perahu di dermaga tua sejak pagi buta sebelum hari menjadi terang.'],
    ],
    [
      ['Warga menata perahu di dermaga tua sejak pagi buta pada Sabtu', '(2/3/2024).'],
      ['Warga menata perahu di dermaga tua sejak pagi buta pada Sabtu (2/3/2024).'],
    ],
    [
      ['Warga menata perahu di dermaga tua sejak pagi buta. Hari itu.', 'menjadi terang.'],
      ['Warga menata perahu di dermaga tua sejak pagi buta. Hari itu.', 'menjadi terang.'],
    ],
    [
      ['Warga menata perahu di dermaga tua sejak pagi buta bersama para', '- anak'],
      ['Warga menata perahu di dermaga tua sejak pagi buta bersama para', '- anak'],
    ],
  ])('%j', (printed, joined) => {
    expect(unwrap(printed.join('\n')).split('\n')).toEqual(joined);
  });

  const joined = (...texts: readonly string[]): readonly string[] => rejoin(lines(...texts)).map(({ text }) => text);
  test.each([
    [['Warga menata perahu di', 'Dermaga Muara', 'sejak pagi.'], ['Warga menata perahu di Dermaga Muara sejak pagi.']],
    [['Warga menata perahu di', 'Dermaga', ', kata Ani.'], ['Warga menata perahu di Dermaga, kata Ani.']],
    [
      ['Warga menata perahu di', 'Dermaga.', 'sejak pagi.'],
      ['Warga menata perahu di', 'Dermaga.', 'sejak pagi.'],
    ],
    [
      ['Warga menata perahu di', 'Dermaga', 'Sejak pagi.'],
      ['Warga menata perahu di', 'Dermaga', 'Sejak pagi.'],
    ],
    [
      ['Warga di', 'Dermaga', 'sejak pagi.'],
      ['Warga di', 'Dermaga', 'sejak pagi.'],
    ],
    [
      ['Baca juga: perahu di', 'Dermaga', 'sejak pagi.'],
      ['Baca juga: perahu di', 'Dermaga', 'sejak pagi.'],
    ],
    [['Jakarta -', story], [`Jakarta - ${story}`]],
    [['Maluku Tengah -', story], [`Maluku Tengah - ${story}`]],
    [
      ['Jakarta -', 'Lampu Dermaga'],
      ['Jakarta -', 'Lampu Dermaga'],
    ],
    [['KOMPAS.com', `- ${story}`], [`KOMPAS.com - ${story}`]],
    [['MUARA', ', KABAR.com -', story], [`MUARA, KABAR.com - ${story}`]],
  ])('%j', (texts, expected) => {
    expect(joined(...texts)).toEqual(expected);
  });
});

test.each([
  [
    ['Ani Sari', 'Penulis', 'Budi Jati', 'Editor'],
    ['Penulis: Ani Sari', 'Editor: Budi Jati'],
  ],
  [
    ['Penulis:', 'Ani Sari', 'Editor:', 'Budi Jati'],
    ['Penulis: Ani Sari', 'Editor: Budi Jati'],
  ],
  [
    ['Penulis:', 'Ani Sari,', 'Budi Jati'],
    ['Penulis: Ani Sari', 'Penulis: Budi Jati'],
  ],
  [['Ani Sari'], ['Penulis: Ani Sari']],
  [['Ani Sari, Budi Jati', 'Tim Redaksi', 'Ani Sari', 'Penulis'], ['Penulis: Ani Sari']],
  [['Editor | : | Ani Sari |'], ['Editor: Ani Sari']],
  [['Video Editor: Ani Sari'], []],
  [['Rep: Ani Sari/ Red: Budi Jati'], ['Penulis: Ani Sari', 'Editor: Budi Jati']],
  [['Ani Sari - detikNews'], ['Penulis: Ani Sari']],
  [['Reporter: Ani'], ['Reporter: Ani']],
])('bylines of %j', (texts, bylines) => {
  expect(bylinesIn(lines(...texts), elsewhere).map((line) => line.replace(/:\s*/, ': '))).toEqual(bylines);
});

test.each([
  ['Oleh Ani Sari - Kamis, 8 Maret 2018 | 17:34 WIB', 'Penulis: Ani Sari'],
  ['Reporter: Ani Sari, 8 Maret 2018', 'Penulis: Ani Sari'],
  ['Kamis, 8 Maret 2018', null],
  ['Oleh 8 Maret', null],
])('the name on a line with a date: %s', (line, byline) => {
  expect(bylineWithDate(line, elsewhere)).toBe(byline);
});

test.each([
  [' Lihat Foto Warga  menata ', 'Warga menata'],
  ['zoom-in Warga', 'Warga'],
  ['ILUSTRASI.', null],
  ['ILUSTRASI. Warga', 'ILUSTRASI. Warga'],
  ['– …', null],
])('the caption %j', (text, tidy) => {
  expect(tidyCaption(text)).toBe(tidy);
});

test.each([
  ['(Ani Sari)', 'Ani Sari'],
  ['(Ani (Kabar))', 'Ani (Kabar)'],
  ['(Ani) (Budi)', '(Ani) (Budi)'],
  ['Foto : Ani', 'Ani'],
  ['sumber: Ani', 'Ani'],
  ['()', null],
])('the credit %j', (text, tidy) => {
  expect(tidyCredit(text)).toBe(tidy);
});

describe('what a story says twice', () => {
  const words = (from: number, count: number): string =>
    Array.from({ length: count }, (_, i) => `kata${from + i}`).join(' ');
  const [one, two] = [words(0, 20), words(20, 20)];
  const gone = (texts: readonly DraftBlock[]): readonly number[] => {
    const said = saidAgain(texts);
    return texts.flatMap((each, i) => (said.has(each) ? [i] : []));
  };

  test('its second printing goes, with the headline over it', () => {
    expect(gone(blocks(one, two, one, two))).toEqual([2, 3]);
    expect(
      gone([block('Lampu', 'heading'), ...blocks(one, two), block('Lampu', 'heading'), ...blocks(one, two)]),
    ).toEqual([3, 4, 5]);
    expect(gone([...blocks(one, two), block('Lampu', 'heading'), ...blocks(one, two)])).toEqual([2, 3, 4]);
    expect(gone(blocks(one, two, 'Lampu', one, two))).toEqual([]);
    expect(gone(blocks(one, two, one))).toEqual([]);
    expect(gone(blocks(one, words(20, 19), one, words(20, 19)))).toEqual([]);
  });

  test('a quotation set apart goes where a longer paragraph holds it', () => {
    const quote = block(words(3, 7), 'quote');
    expect(gone([...blocks(one), quote])).toEqual([1]);
    expect(gone([...blocks(one), block(words(3, 6), 'quote')])).toEqual([]);
    expect(gone([...blocks(words(3, 7)), quote])).toEqual([]);
    expect(gone([...blocks(one), block(words(30, 7), 'quote')])).toEqual([]);
  });

  const pulled = (texts: readonly DraftBlock[]): readonly number[] => {
    const found = pullQuotesIn(texts);
    return texts.flatMap((each, i) => (found.has(each) ? [i] : []));
  };
  test('in print, a sentence without its full stop that stands in a paragraph', () => {
    expect(pulled(blocks(`${one}.`, words(5, 10)))).toEqual([1]);
    expect(pulled(blocks(`${one}.`, words(5, 9)))).toEqual([]);
    expect(pulled(blocks(`${one}.`, `${words(5, 10)}.`, two))).toEqual([]);
    expect(pulled(blocks(`${one}.`, `${words(0, 10)}.`))).toEqual([1]);
    expect(pulled(blocks(two, `${one}.`, `${words(0, 10)}.`))).toEqual([]);
    expect(pulled([...blocks(`${one}.`), block(words(5, 10), 'list-item')])).toEqual([]);
    expect(pulled(blocks(`${one}.`, `${words(5, 9)} lain`))).toEqual([]);
  });
});

describe('a link to another story in a paragraph', () => {
  const cut = (text: string, ...titles: readonly string[]): readonly string[] => {
    const links = titles.map((title) => ({
      start: text.indexOf(title),
      end: text.indexOf(title) + title.length,
      url: null,
    }));
    return relatedTitlesIn(block(text, 'paragraph', links as unknown as DraftBlock['links'])).map((one) => one.text);
  };
  const title = 'Lampu Dermaga';
  test.each([
    [`${story} Baca juga: ${title}`, [title], [`Baca juga: ${title}`]],
    [`${story} (Baca juga: ${title}).`, [title], [`(Baca juga: ${title}).`]],
    [`Warga pulang (Baca juga: ${title}).`, [title], [`(Baca juga: ${title})`]],
    [`${story} [Baca juga: ${title}”]`, [title], [`[Baca juga: ${title}”]`]],
    [`Baca juga: ${title}. ${story} Ia pulang lagi ke rumahnya.`, [title], [`Baca juga: ${title}.`]],
    [`Baca juga: ${title} dan Perahu Kayu`, [title, 'Perahu Kayu'], [`Baca juga: ${title} dan Perahu Kayu`]],
    [`Warga menata ${title} hari ini.`, [title], []],
    [`Warga menata: ${title} hari ini.`, [title], []],
    [
      `${story} Baca juga: ${title} Ani menata perahu lama di muara itu sampai malam hari tiba lagi.`,
      [],
      [`Baca juga: ${title}`],
    ],
    [`${story} Baca juga: ${title}`, [], [`Baca juga: ${title}`]],
    [`Baca juga: ${title}`, [], []],
  ])('%s', (text, titles, cuts) => {
    expect(cut(text, ...titles).map((one) => one.trim())).toEqual(cuts);
  });
});

describe('the pager of a page', () => {
  const url = 'https://kabar.example/berita/lampu';
  const pager = (html: string): unknown => readOwnPager(parsePage(`<body>${html}</body>`), [url]);
  const link = (page: number, text = String(page)): string => `<a href="${url}?page=${page}">${text}</a>`;
  test.each([
    ['', null],
    ['<p>Halaman 2 dari 3</p>', { links: [], page: 2, total: 3 }],
    ['<p>2 dari 3 halaman</p>', { links: [], page: 2, total: 3 }],
    ['<p>Halaman 1/1</p>', null],
    ['<p>Halaman 1/2</p>', { links: [], page: 1, total: 2 }],
    ['<p>Halaman 3 dari 2</p>', null],
    ['<p>Halaman 0 dari 2</p>', null],
    ['<p>Halaman 40 dari 40</p>', { links: [], page: 40, total: 40 }],
    ['<p>Halaman 41 dari 41</p>', null],
    [
      link(2) + link(3),
      {
        links: [
          { page: 2, url: `${url}?page=2` },
          { page: 3, url: `${url}?page=3` },
        ],
        page: 1,
        total: 3,
      },
    ],
    [
      link(1) + link(3),
      {
        links: [
          { page: 1, url: `${url}?page=1` },
          { page: 3, url: `${url}?page=3` },
        ],
        page: 2,
        total: 3,
      },
    ],
    ['<a href="https://kabar.example/berita/lain?page=2">2</a>', null],
  ])('%s', (html, expected) => {
    expect(pager(html)).toEqual(expected);
  });
});
