import { describe, expect, test } from 'vitest';
import { typeBlocks } from '../../src/extract/plain-text/block-types.ts';
import { findDoubled } from '../../src/extract/plain-text/doubled.ts';
import {
  type DumpLine,
  isHeadline,
  isNameLike,
  isRubbish,
  isSentence,
  isStatement,
  isTitle,
  readDumpLines,
  shareOfCapitals,
} from '../../src/extract/plain-text/dump-lines.ts';
import { formSigns } from '../../src/extract/plain-text/form-signs.ts';
import { holdsSentence, partGluedLinks } from '../../src/extract/plain-text/glued-links.ts';
import { withoutSuffix } from '../../src/extract/plain-text/head-fields.ts';
import { readPageHeader } from '../../src/extract/plain-text/page-header.ts';
import { areNamesBelow, isByline, isName, roleIn } from '../../src/extract/plain-text/people-lines.ts';
import {
  endsInCredit,
  isCaptioned,
  isCredit,
  isRunTogether,
  readMirrored,
  readPhoto,
} from '../../src/extract/plain-text/photo-lines.ts';
import { holdsSeveralStories } from '../../src/extract/plain-text/several-stories.ts';
import { takeTagsBelow } from '../../src/extract/plain-text/tags-below.ts';
import { unmark } from '../../src/extract/plain-text/unmark.ts';
import { dateIn } from '../../src/extract/plain-text/wording-signs.ts';

const lines = (...texts: readonly string[]): DumpLine[] => texts.map((text) => ({ text, mark: 'none', gap: false }));

/** So many different words. */
const wordsOf = (count: number): string =>
  Array.from({ length: count }, (_, i) => 'abcdefghijklm'.charAt(i).repeat(4)).join(' ');

/** Lines that a reader takes for what it looks for, and lines close to them that it does not. */
function tells(name: string, reads: (line: string) => boolean, yes: readonly string[], no: readonly string[]): void {
  describe(name, () => {
    test.each(yes)('%j', (line) => {
      expect(reads(line)).toBe(true);
    });
    test.each(no)('not %j', (line) => {
      expect(reads(line)).toBe(false);
    });
  });
}

tells(
  'a role on a line of its own',
  (line) => roleIn(line) !== null,
  ['Penulis', 'editor :', 'REPORTER:', 'Redaktur', 'Pewarta', 'Writer', 'Tim Redaksi', '| Penyunting', 'Kontributor'],
  ['Penulis: Ani', 'Penulis buku', 'Para Penulis', 'Editorial', ''],
);

tells(
  'a byline',
  isByline,
  [
    'Penulis: Ani Sari',
    'Reporter/Editor : Ani Sari',
    'Reporter & Penulis: Ani Sari',
    '| Editor | Ani Sari',
    'Sumber: Antara',
    'Video Editor: Ani Sari',
    'Rep: Ani Sari/ Red: Budi Jati',
    'Oleh Ani Sari',
    'By Edda Quill (Staff of the paper)',
    'Ditulis oleh Ani Sari dan Budi Jati',
    'OLEH: Ani Sari',
    'Ani Sari - detikNews',
    'Ani Sari, Kabar.com',
    'Ani Sari | CNN Indonesia',
  ],
  [
    'Penulis: “Ani Sari”',
    'Penulis: siapa?',
    'Penulis: 12',
    'Penulis Ani Sari',
    `Penulis: ${'Ani Sari, '.repeat(15)}`,
    'Para penulis: Ani Sari',
    'Oleh karena itu warga pulang',
    'Oleh Ani Sari: warga pulang',
    'Ani - detikNews',
    'Ani sari - detikNews',
    'Ani Sari di Kabar.com',
    'Warga Menata Perahu di Muara Sari - detikNews',
  ],
);

tells(
  'a name',
  isName,
  ['Rahmat Sudibyo', 'Kontributor Bola, Septian Nugroho,', "Nur Ma'ruf", 'Dr. Ani S.'],
  [
    'rahmat sudibyo',
    'RAHMAT',
    'Rahmat Sudibyo 2',
    'Rahmat menulis.',
    'Satu Dua Tiga Empat Lima Enam Tujuh',
    'Rahmat (Solo)',
  ],
);

tells(
  'what may be a name',
  isNameLike,
  ['a', 'Satu Dua Tiga Empat Lima Enam Tujuh', 'Ani S.', 'Ani Dr., Budi'],
  ['Satu Dua Tiga Empat Lima Enam Tujuh Delapan', 'Ani Sari.', '-Ani', 'Ani; Budi', 'Ani  Sari'],
);

tells(
  'a sentence',
  isSentence,
  [
    'Warga menata perahu di dermaga.',
    'Warga menata perahu di dermaga…',
    'Warga menata perahu di “dermaga.”',
    'Warga menata perahu di "dermaga"',
    'Warga menata perahu di dermaga. (Ani/Budi)',
  ],
  ['Warga menata perahu dermaga.', 'Warga menata perahu di dermaga', 'Warga menata perahu di dermaga!', ''],
);

tells(
  'a statement',
  isStatement,
  ['Warga menata perahu di dermaga.', 'Warga menata perahu di dermaga.”', 'Warga menata perahu di dermaga. (Ani)'],
  ['Warga menata perahu di dermaga...', 'Warga menata perahu di "dermaga"', 'Menata perahu di dermaga.'],
);

tells(
  'a headline',
  isHeadline,
  [
    'Lampu Menyala',
    Array(32).fill('Lampu').join(' '),
    'Apakah Lampu Menyala?',
    'Lampu Menyala...',
    '(Lampu) Dermaga',
    '2 Lampu Menyala',
  ],
  [
    'Lampu',
    Array(33).fill('Lampu').join(' '),
    'Lampu menyala.',
    'Lampu menyala,',
    'Lampu menyala:',
    'Lampu menyala;',
    '1. Lampu menyala',
    '12) Lampu menyala',
    '(Lampu menyala)',
    'https://contoh.example/a b',
    'http://contoh.example/a b',
    '"Lampu menyala," kata warga',
    '"Lampu menyala" ujarnya lagi',
    '“Lampu menyala,” imbuhnya lagi',
  ],
);

tells(
  'a title of another story',
  isTitle,
  [
    'Lampu Dermaga Kembali Menyala Terang',
    'Lampu Dermaga Tua Kembali Menyala lagi',
    "Lampu Jum'at Kembali Menyala di Muara",
  ],
  ['Lampu Dermaga Kembali Menyala', 'Lampu dermaga kembali Menyala Terang', 'Lampu Dermaga Kembali Menyala Terang.'],
);

test('of words with a capital', () => {
  expect(shareOfCapitals('')).toBe(0);
  expect(shareOfCapitals('12 –')).toBe(0);
  expect(shareOfCapitals("Lampu jum'At 2 Dermaga terang")).toBe(0.5);
});

tells(
  'what decoding could not read',
  isRubbish,
  ['\u0000', `${'a'.repeat(998)}\u0000`, `${'a'.repeat(18)}\ufffd`, `${'a'.repeat(37)}\u0001\u001f`],
  ['', 'kata\tdan\r\nbaris', `${'a'.repeat(999)}\u0000`, `${'a'.repeat(19)}\ufffd`],
);

describe('marks of lists and quotations', () => {
  test.each([
    ['- satu', 'list', 'satu'],
    ['• satu', 'list', 'satu'],
    ['► satu', 'list', 'satu'],
    ['✓ satu', 'list', 'satu'],
    ['> satu', 'quote', 'satu'],
    ['-satu', 'none', '-satu'],
    ['- –', 'none', '- –'],
    ['~ satu', 'none', '~ satu'],
    ['satu - dua', 'none', 'satu - dua'],
  ] as const)('%s', (printed, mark, text) => {
    expect(readDumpLines(printed)).toEqual([{ text, mark, gap: false }]);
  });

  test('rules that Markdown draws are no lines, and an empty line is a gap', () => {
    const printed = 'satu\n==\n\n\ndua\n----\ntiga\n___\n##\n\u2028empat\n=\n---';
    expect(readDumpLines(printed)).toEqual([
      { text: 'satu', mark: 'none', gap: false },
      { text: 'dua', mark: 'none', gap: true },
      { text: 'tiga', mark: 'none', gap: false },
      { text: 'empat', mark: 'none', gap: true },
      { text: '=', mark: 'none', gap: false },
      { text: '---', mark: 'none', gap: false },
    ]);
  });

  test('2,500 lines are a page, one more is none; empty ones do not count', () => {
    expect(readDumpLines('kata.\n\n'.repeat(2500))).toHaveLength(2500);
    expect(readDumpLines('kata.\n\n'.repeat(2501))).toBeNull();
  });
});

describe('what a line looks like', () => {
  const signs = (text: string): readonly string[] => formSigns({ text, mark: 'none', gap: false });
  test.each([
    ['SEMARANG - Warga menata perahu di dermaga sejak pagi.', 'place'],
    ['Jakarta: Warga menata perahu di dermaga sejak pagi.', 'place'],
    ['Nusa Muara – Warga menata perahu di dermaga sejak pagi.', 'place'],
    ['Jakarta (ANTARA) - Warga menata perahu di dermaga sejak pagi.', 'dateline'],
    ['SUMBERJATI — Warga menata perahu di dermaga sejak pagi.', 'dateline'],
    ['SUMBERJATI -- Warga menata perahu di dermaga sejak pagi.', 'dateline'],
    ['Mataram, 7/12 (Antara) - Warga menata perahu di dermaga sejak pagi.', 'dateline'],
    ['KABARLERENG.COM: (Muara) Warga menata perahu di dermaga sejak pagi.', 'dateline'],
    ['JAKARTA, KOMPAS.com - Warga', 'dateline'],
    ['TEPAT pukul sepuluh malam warga mulai menata perahu di dermaga tua itu.', 'capital-start'],
    ['TIDAK banyak yang ingat siapa warga yang menata perahu di dermaga itu.', 'capital-start'],
    ['PASAR WAGE - Warga menata dagangan', 'caption-words'],
    ['Ilustrasi perahu', 'caption-words'],
    ['Bupati (kiri) menyapa warga', 'caption-words'],
    ['Tangkapan layar rapat warga', 'caption-words'],
    ['“Kami senang”', 'speech'],
    ['Kami "senang," kata Ani', 'speech'],
    ['1. Perahu', 'numbered'],
    ['12) Perahu', 'numbered'],
    ['Daftar perahu:', 'colon'],
    ['Foto: Ani Sari', 'credit'],
    ['Warga menata perahu. (ANTARA FOTO/ANI)', 'captioned'],
    ['Warga menata perahu di dermaga./ist', 'captioned'],
    ['Kabar Lereng / TERTATA - Warga menata perahu', 'captioned'],
  ])('%s: %s', (text, sign) => {
    expect(signs(text)).toContain(sign);
  });

  test.each([
    ['SEMARANG - Warga menata perahu', 'place'],
    ['SEMARANG Warga menata perahu di dermaga sejak pagi.', 'place'],
    ['TEPAT pukul sepuluh', 'capital-start'],
    ['RI banyak yang ingat siapa warga yang menata perahu di dermaga itu.', 'capital-start'],
    ['Perahu ilustrasi', 'caption-words'],
    ['Muara / Kota /', 'credit'],
    ['Warga menata perahu dan/atau rakit', 'captioned'],
    ['Fotokopi surat', 'caption-words'],
    ['123. Perahu', 'numbered'],
  ])('%s: no %s', (text, sign) => {
    expect(signs(text)).not.toContain(sign);
  });

  test.each([
    ['Satu dua', 'brief short tiny title'],
    ['satu dua tiga', 'brief short title small-start'],
    ['Satu dua tiga empat', 'brief title'],
    ['Satu dua tiga empat lima enam tujuh', 'title'],
    ['Satu', 'brief short tiny untitled'],
    ['satu', 'brief short tiny untitled small-start'],
    ['eSatu dua', 'brief short tiny title'],
    ['Satu Dua tiga', 'brief short title capitals'],
    ['Satu dua tiga', 'brief short title'],
    [wordsOf(11), 'title small-start'],
    [wordsOf(12), 'long title small-start'],
    [`${wordsOf(12)}.`, 'sentence statement long untitled'],
  ])('%s: %s', (text, expected) => {
    expect(signs(text).join(' ')).toBe(expected);
  });

  test('beyond 900 characters a line is a paragraph', () => {
    expect(signs('a'.repeat(900))).toEqual(['brief', 'short', 'tiny', 'untitled']);
    expect(signs('a'.repeat(901))).toEqual(['sentence', 'statement', 'long']);
  });

  test('an item of a list is no title', () => {
    expect(formSigns({ text: 'Lampu Dermaga Menyala', mark: 'list', gap: false })).toEqual([
      'brief',
      'short',
      'untitled',
      'capitals',
      'list',
    ]);
  });
});

test.each([
  ['Jumat, 24 Juli 2026 12:40 WIB', 'date'],
  ['Kompas.com - 24/07/2026, 12.40 WIB', 'date'],
  ['2026-07-24', 'day'],
  ['July 24, 2026', 'day'],
  ['Diperbarui Jumat, 24 Juli 2026', 'day'],
  ['Satu dua tiga empat, 24 Juli 2026', 'day'],
  ['Satu dua tiga empat lima, 24 Juli 2026', null],
  ['Penulis: Ani Sari Budi Jati, Dewi Lan Eko | 24 Juli 2026 12:40', 'date'],
  ['Oleh Ani Sari Budi Jati Dewi Lan 24 Juli 2026', 'day'],
  ['Perahu datang 24 Juli 2026.', null],
  ['24 Juli 2026!', null],
  ['12:40 WIB', null],
  ['24 Juli 26', null],
  [`24 Juli 2026 ${'-'.repeat(108)}`, null],
])('%s as a line with a date: %s', (text, read) => {
  expect(dateIn(text)).toBe(read);
});

tells(
  'a credit alone',
  isCredit,
  [
    'Foto: Ani Sari',
    'sumber foto : Ani',
    '© ANI',
    'Copyright: Ani',
    'Sumber :',
    'Photo :',
    'kabarmuara.com',
    '(kabarmuara.co.id)',
    'Kabarmuara.tv',
    'KOMPAS.com/ANI SARI',
    'ANTARA FOTO/ANI SARI/foc.',
    'AFP/ANI SARI',
    'Dok. Polres Muara',
    'Instagram @anisari',
    'Viktor Amalo For Kabar.com',
    'Istimewa',
  ],
  [
    'Sumber: Ani Sari',
    'Warga menata perahu di dermaga tua sejak pagi hari buta',
    'Foto: Ani Sari.',
    'Foto: 1/2',
    'Foto: 1 / 12',
    'ka.com',
    'kabarmuara.org',
    'Warga menata perahu',
    'di kabarmuara.com',
    'Jembatan 3/4',
  ],
);

tells(
  'a caption with its credit',
  isCaptioned,
  [
    'Ilustrasi kopi (SHUTTERSTOCK/ANI)',
    'Warga menata perahu (KOMPAS.com/ANI SARI)',
    'Warga menata perahu. (KOMPAS.com/ANI SARI)',
    'Warga menata perahu [Dok. Ani]',
    'Warga menata perahu (Foto: Ani)',
    'Warga menata perahu. Copyright: © KABAR/ANI',
    'Warga menata perahu. Foto/Ani Sari',
    'Warga menata perahu (kabarmuara.com)',
    'Warga menata perahu (SRIPOKU.COM / Ani)',
    'Warga menata perahu [Kabar/Ani].',
  ],
  [
    'Siswa sekolah menengah (SMA/SMK).',
    'Warga menata perahu (di dermaga)',
    '“Warga menata perahu” (KOMPAS.com/ANI SARI)',
    'Warga menata perahu di dermaga tua sejak pagi buta (kabarmuara.com)',
    'Warga menata perahu. (Kabar/Ani)',
    `${'kata '.repeat(46)}(KOMPAS.com/ANI SARI)`,
    'Warga menata perahu',
  ],
);

tells(
  'a line that ends in a credit',
  endsInCredit,
  [
    'Murid menganyam tikar pandan. TRIBUNNEWS/ANI',
    'Murid menganyam tikar (foto ani)',
    'Murid menganyam tikar (kabarmuara.com)',
    'Murid menganyam tikar (Kabar/Ani)',
    'Murid menganyam tikar. (dok ani)',
  ],
  [
    'Murid menganyam tikar. (Kabar/Ani)',
    'Murid menganyam tikar (pandan)',
    'Murid menganyam tikar.',
    'Ani. KOMPAS.com/ANI',
  ],
);

describe('caption and credit of a photo', () => {
  test.each([
    [['Warga menata perahu', 'Foto :', 'Ani'], 'Warga menata perahu', 'Ani'],
    [['KOMPAS.com/ANI SARI', 'Warga menata perahu'], 'Warga menata perahu', 'KOMPAS.com/ANI SARI'],
    [['Warga menata perahu', '(Dok. Ani)'], 'Warga menata perahu', 'Dok. Ani'],
    [['[Warga menata perahu]'], 'Warga menata perahu', null],
    [['Keterangan gambar, Warga menata perahu'], 'Warga menata perahu', null],
    [['Warga menata perahu (KOMPAS.com/ANI SARI)'], 'Warga menata perahu', 'KOMPAS.com/ANI SARI'],
    [['Warga menata perahu. Copyright: © KABAR/ANI'], 'Warga menata perahu.', 'KABAR/ANI'],
    [['Warga menata perahu (di dermaga)'], 'Warga menata perahu (di dermaga)', null],
    [
      ['Warga Muara menata perahu di dermaga lama. Muarapos / Ani Sari'],
      'Warga Muara menata perahu di dermaga lama.',
      'Muarapos / Ani Sari',
    ],
    [
      ['Warga Muara menata perahu di dermaga lama TribunJateng.com/Ani Sari'],
      'Warga Muara menata perahu di dermaga lama',
      'TribunJateng.com/Ani Sari',
    ],
    [
      ['Warga Muara menata perahu di dermaga lama Dok. Muara/Ani.'],
      'Warga Muara menata perahu di dermaga lama',
      'Dok. Muara/Ani',
    ],
    [['Warga menata perahu di dermaga Muara/Rawa lama'], 'Warga menata perahu di dermaga Muara/Rawa lama', null],
    [['Shutterstock'], null, 'Shutterstock'],
    [['Warga di muara (ist)'], 'Warga di muara', 'ist'],
    [['ILUSTRASI.'], null, null],
    [[], null, null],
    [['Bus di halte tuaDOK. ANIBus di halte tua'], 'Bus di halte tua', 'DOK. ANI'],
    [['KOMPAS.com/ANI SARI Petugas menata kursi rapat'], 'Petugas menata kursi rapat', 'KOMPAS.com/ANI SARI'],
  ])('%j', (texts, caption, credit) => {
    expect(readPhoto(lines(...texts))).toEqual({ caption, credit });
  });

  test.each([
    ['Bus di halte DOK. ANI Bus di halte', 'Bus di halte'],
    ['Bus tua DOK. ANI Bus tua', 'Bus tua'],
    ['Bus tua sebelum Bus tua', null],
    ['Bus DOK. ANI Bus', null],
    ['Bus di halte Apa kabar? Bus di halte', null],
    ['Bus di halte yang lama sekali itu Bus di halte', null],
    ['Bus di halte Bus di halte', null],
    ['Bus di halte', null],
    [`${'a b '.repeat(299)}X Y ${'a b '.repeat(299)}`.slice(0, 1201), null],
  ])('printed on both sides of its credit: %j', (line, caption) => {
    expect(readMirrored(line)?.caption ?? null).toBe(caption);
    expect(isRunTogether(line)).toBe(caption !== null);
  });
});

test.each([
  [['Penulis', 'Ani Sari'], true],
  [['Penulis:', 'ani'], true],
  [['Ani Sari', 'Penulis', 'Budi Jati'], false],
  [['Ani Sari', 'Penulis'], false],
  [['Penulis', 'warga menata perahu di muara'], false],
  [['Ani Sari', 'Budi Jati'], false],
])('names stand below their role in %j: %s', (texts, below) => {
  expect(areNamesBelow(lines(...texts))).toBe(below);
});

test.each([
  ['Lampu Dermaga Halaman 2', 'Lampu Dermaga'],
  ['Lampu Dermaga - Halaman all', 'Lampu Dermaga'],
  ['Lampu Dermaga - Halaman 2 - TribunJateng.com', 'Lampu Dermaga'],
  ['Lampu Dermaga | Kabar.co.id Muara Jaya', 'Lampu Dermaga'],
  ['Lampu Dermaga - Tribun Jateng', 'Lampu Dermaga'],
  ['Lampu Dermaga Halaman Depan', 'Lampu Dermaga Halaman Depan'],
  ['Lampu Halaman 2 Menyala', 'Lampu Halaman 2 Menyala'],
  ['Lampu-Kabar.com', 'Lampu-Kabar.com'],
  ['Halaman 2', 'Halaman 2'],
])('the headline of the window %j', (title, shown) => {
  expect(withoutSuffix(title)).toBe(shown);
});

describe('what an extractor writes over a text', () => {
  test.each([
    [
      '---\ntitle: "Lampu"\nurl: https://x.example/a\ndate: 2024-03-02\n---\nIsi',
      'Lampu',
      'https://x.example/a',
      '2024-03-02',
    ],
    ['--- \t\ntitle: Lampu\nurl: https://x.example/a\n---\nIsi', 'Lampu', 'https://x.example/a', null],
    ["\ufeff---\r\nTITLE: 'Lampu'\r\nsource: kabar\r\ntags:\r\n- a\r\n  b\r\n---\r\nIsi", 'Lampu', null, null],
    [
      'Title: Lampu\n\nURL Source: http://x.example/a\n\nPublished Time: 2024\n\nMarkdown Content:\nIsi',
      'Lampu',
      'http://x.example/a',
      '2024',
    ],
    ['---\ntitle: null\nauthor:\nurl: https://x.example/a b\n---\nIsi', null, null, null],
  ])('%j', (text, title, url, published) => {
    expect(readPageHeader(text)).toEqual({ title, url, published, text: 'Isi' });
  });

  test.each(['---\ntitle: a\n---\nIsi', 'Isi\n---\ntitle: a\nurl: b\n---\n', 'Title: a\nMarkdown Content:\nIsi'])(
    'nothing in %j',
    (text) => {
      expect(readPageHeader(text)).toEqual({ title: null, url: null, published: null, text });
    },
  );
});

tells(
  'a text of several stories',
  holdsSeveralStories,
  [
    Array(2).fill('JAKARTA, KOMPAS.com - Warga menata perahu di dermaga sejak pagi buta.').join('\n'),
    '---\ntitle: a\n---\nIsi\n---\njudul : b\n',
    '---\r\nurl: a\r\n---\r\nIsi\f---\r\nURL: b',
  ],
  [
    'JAKARTA, KOMPAS.com - Warga menata perahu di dermaga sejak pagi buta.',
    Array(2).fill('JAKARTA, KOMPAS.com - Warga menata perahu.').join('\n'),
    Array(2).fill('JAKARTA, KOMPAS.com - Warga menata perahu di dermaga sejak pagi...').join('\n'),
    Array(2).fill('Jakarta - Warga menata perahu di dermaga tua sejak pagi buta hari ini.').join('\n'),
    '---\ntitle: a\nurl: b\n---\nIsi\n---\nisi\n',
    '----\ntitle: a\n----\ntitle: b',
  ],
);

test.each([
  ['Judul [https://x.example/1] satu\nDua [https://x.example/2]\nTiga [/a]', 'Judul satu\nDua\nTiga'],
  ['Judul <https://x.example/1>\nDua <https://x.example/2>\nTiga <http://x.example/3>', 'Judul\nDua\nTiga'],
  ['Judul (https://x.example/1)\nDua (https://x.example/2)\nTiga (http://x.example/3)', 'Judul\nDua\nTiga'],
  ['Judul [https://x.example/1]\nDua [https://x.example/2]', 'Judul [https://x.example/1]\nDua [https://x.example/2]'],
  ['satu\n[https://x/1]\n- [https://x/2]\n[mailto:a]\ndua', 'satu\ndua'],
  ['[1]Satu [12] dua\nReferences\n   Visible links:\n1. https://x/1\n', 'Satu dua\n'],
  ['[1]Satu dua\nReferensi\n1. Ani Sari', '[1]Satu dua\nReferensi\n1. Ani Sari'],
  ['[foto-1.jpg] satu\n[IMG]\n(BUTTON) Kirim\nIFRAME: a\n[LINK] dua', 'satu\n\n\n\n[LINK] dua'],
  ['## Satu ##\n> ### Dua\n# Tiga #empat', 'Satu\n> Dua\nTiga #empat'],
  ['**Satu** __dua__ _tiga_ *empat* a_b_c **x', 'Satu dua tiga empat a_b_c **x'],
  ['![alt](a.png "x") [satu](b.html "y") [dua](c(d)e) [tiga][4]', ' satu dua tiga'],
  ['**a** [satu dua](https://x.example/a b)', 'a satu dua'],
  ['**a** 5\\* b\\_c \\d', 'a 5* b_c \\d'],
  ['**a**\n[1]: https://x.example', 'a\n'],
  ['**a**\n![x](y) |\n![x](y)', 'a\n![x](y) |\n![x](y)'],
  ['[\n  Judul Lain](b.html) isi', 'Judul Lain isi'],
  ['[Judul Lain\n](b.html) isi', 'Judul Lain isi'],
  ['satu * dua * tiga [empat] #lima', 'satu * dua * tiga [empat] #lima'],
])('without marks: %j', (marked, plain) => {
  expect(unmark(marked)).toBe(plain);
});

describe('a link inside a line', () => {
  const before = 'Warga menata perahu di dermaga tua itu sejak pagi buta karena air pasang datang lebih cepat.';
  test.each([
    ['Lampu Dermaga Menyala Warga menata perahu lagi.', 'Lampu Dermaga Menyala', 'Warga menata perahu lagi.'],
    ['Lampu Dermaga yang Padam Kembali Menyala! Ia datang.', 'Lampu Dermaga yang Padam Kembali Menyala!', 'Ia datang.'],
    ['Lampu Dermaga HujanWarga menata perahu lagi.', 'Lampu Dermaga Hujan', 'Warga menata perahu lagi.'],
    ['Lampu Dermaga dan YouTube Ia menata perahu lagi.', 'Lampu Dermaga dan YouTube', 'Ia menata perahu lagi.'],
    ['Lampu Dermaga Muara Menurut Ani Sari menata itu.', 'Lampu Dermaga Muara', 'Menurut Ani Sari menata itu.'],
    ['Lampu Dermaga Menyala', 'Lampu Dermaga Menyala', null],
  ])('%s', (behind, title, rest) => {
    const line = `${before} Baca juga: ${behind}`.padStart(165, 'x');
    const parted = partGluedLinks(line).split('\n').slice(1);
    expect(parted).toEqual([`Baca juga: ${title}`, ...(rest === null ? [] : [rest])]);
  });

  test('the sentence behind it begins with a name that stands elsewhere too', () => {
    const line = `Ani Sari Dewi menulis. ${before} Baca Pula: Lampu Dermaga Menyala Ani Sari Dewi menata perahu.`;
    expect(partGluedLinks(line).split('\n').at(-1)).toBe('Ani Sari Dewi menata perahu.');
  });

  test('a short line and a label inside a sentence stay', () => {
    expect(partGluedLinks('Ia pulang. Baca juga: Lampu')).toBe('Ia pulang. Baca juga: Lampu');
    const inside = `${before} Warga dapat baca juga: buku itu di balai desa setiap pagi hari sampai malam hari tiba.`;
    expect(partGluedLinks(inside)).toBe(inside);
  });
});

tells(
  'a sentence behind a link',
  holdsSentence,
  ['Ia datang lagi.', '“Ia datang lagi.”', '2 orang datang!', 'a'.repeat(60)],
  ['Ia datang.', 'ia datang lagi.', 'Ia datang lagi', 'a'.repeat(59), ''],
);

test.each([
  [
    ['Klub | Main', 'Muara | 2', 'Isi tabel.'],
    ['table-row', 'table-row', 'paragraph'],
  ],
  [
    ['Klub | Main', 'Muara | 2 | 3', 'Isi.'],
    ['paragraph', 'paragraph', 'paragraph'],
  ],
  [
    ['Lampu Dermaga', 'Warga menata perahu di dermaga.'],
    ['heading', 'paragraph'],
  ],
  [['Lampu Dermaga'], ['paragraph']],
  [
    ['Satu Dua', 'Tiga Empat', 'Warga menata perahu di dermaga.'],
    ['paragraph', 'paragraph', 'paragraph'],
  ],
  [
    ['1. Lampu Dermaga', 'Warga menata perahu di dermaga.'],
    ['heading', 'paragraph'],
  ],
  [
    [`Lampu ${'a'.repeat(115)}`, 'Warga menata perahu di dermaga.'],
    ['paragraph', 'paragraph'],
  ],
  [
    [`Lampu ${'a'.repeat(114)}`, 'Warga menata perahu di dermaga.'],
    ['heading', 'paragraph'],
  ],
])('blocks of %j', (texts, types) => {
  const drafts = texts.map((text) => ({ type: 'paragraph', text, marks: [] }) as never);
  expect(typeBlocks(drafts).map(({ type }) => type)).toEqual(types);
});

test('the bars around a row of a table go', () => {
  const drafts = ['| Klub | Main |', '| Muara | 2 |'].map((text) => ({ type: 'paragraph', text }) as never);
  expect(typeBlocks(drafts)).toEqual([
    { type: 'table-row', text: 'Klub | Main' },
    { type: 'table-row', text: 'Muara | 2' },
  ]);
});

test('a story that is printed twice is cut where its headline stands', () => {
  const story = ['Warga menata perahu di dermaga tua.', 'Air pasang datang lebih cepat hari itu.'];
  const headline = 'Lampu Dermaga Menyala';
  const textsOf = (...printed: string[]): readonly string[] | undefined =>
    findDoubled(lines(...printed))?.once.map(({ text }) => text);
  expect(textsOf(...story, headline, ...story)).toEqual([headline, ...story]);
  expect(textsOf(...story, 'Lampu menyala.', ...story)).toBeUndefined();
  expect(textsOf(...story, headline, story[0] ?? '', 'Lain.')).toBeUndefined();
  expect(textsOf('Lampu Dermaga', ...story, 'Lampu Dermaga', ...story)).toBeUndefined();
  expect(textsOf()).toBeUndefined();
});

test.each([
  ['in its second sentence', ['Warga menata perahu di dermaga tua.', 'Air pasang da']],
  ['in its first words', ['Warga menata perahu']],
])('of a second printing that was cut off %s the first is kept', (_, second) => {
  const story = ['Warga menata perahu di dermaga tua.', 'Air pasang datang lebih cepat hari itu.'];
  const doubled = findDoubled(lines(...story, 'Lampu Dermaga Menyala', ...second));
  expect(doubled?.once.map(({ text }) => text)).toEqual(['Lampu Dermaga Menyala', ...story]);
  expect(doubled?.again.map(({ text }) => text)).toEqual(second);
});

describe('tags without a label under the last sentence', () => {
  const taken = (...texts: readonly string[]): readonly string[] =>
    takeTagsBelow(
      texts.map((text) => ({ type: 'paragraph', text }) as never),
      ['Lampu Dermaga Menyala'],
    ).tags;
  const last = 'Warga menata perahu di dermaga tua.';
  test.each([
    [
      [last, 'Dermaga', 'Perahu'],
      ['Dermaga', 'Perahu'],
    ],
    [[last, '#lampu'], ['lampu']],
    [
      [last, 'Dermaga', 'Gunung'],
      ['Dermaga', 'Gunung'],
    ],
    [[last, 'Dermaga', 'Gunung', 'Sawah'], []],
    [[last, 'Dermaga'], []],
    [[last, 'Dermaga.', 'Perahu.'], []],
    [['Warga menata perahu', 'Dermaga', 'Perahu'], []],
    [[last, 'satu dua tiga empat lima enam', 'Perahu'], []],
  ])('%j', (texts, tags) => {
    expect(taken(...texts)).toEqual(tags);
  });
});
