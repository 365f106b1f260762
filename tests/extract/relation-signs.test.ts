import { describe, expect, test } from 'vitest';
import { readDumpLines } from '../../src/extract/plain-text/dump-lines.ts';
import { signLines } from '../../src/extract/plain-text/read-page-lines.ts';
import { wordingsOf } from '../../src/extract/plain-text/wording-signs.ts';
import type { LineSign } from '../../src/model/line-states.ts';
import { dump } from '../../src/sites/generic/dump.ts';
import { generic } from '../../src/sites/generic/generic.ts';
import { sites } from '../../src/sites/index.ts';

const wordings = wordingsOf(generic, dump, sites);

/** The lines of a text, empty ones between them, that have a sign. */
function having(sign: LineSign, texts: readonly string[], slug: readonly string[] = []): readonly string[] {
  const signed = signLines(readDumpLines(texts.join('\n')) ?? [], wordings, slug);
  return signed.filter(({ signs }) => signs.has(sign)).map(({ line }) => line.text);
}

const title = 'Perahu Nomor Tujuh Ditambal di Dermaga';
const first = 'Perahu nomor tujuh ditambal sebelum musim angin timur datang dan ombak meninggi.';
const second = 'Juru mudi itu menunggu cat kering sambil merapikan jala yang robek sejak pekan lalu.';
const third = 'Warga membawa papan jati dari gudang lama di tepi muara untuk lambung kapal itu.';
const date = 'Rabu, 12 Mei 2021 10:15 WIB';
const opening = `JUWANA, KABAR.com - ${first}`;

type Row = readonly [what: string, sign: LineSign, lines: readonly string[], having: readonly string[]];

describe('what lines say of each other', () => {
  test.each<Row>([
    [
      'three addresses in a row are a menu',
      'menu',
      ['kabar.com', 'warta.id', 'lereng.co.id', first],
      ['kabar.com', 'warta.id', 'lereng.co.id'],
    ],
    ['two addresses in a row are none', 'menu', ['kabar.com', 'warta.id', first], []],
    ['under a topic and a longer headline stands a summary', 'kicked', ['Dermaga Tua', title, second, first], [second]],
    ['under a menu, topic and headline too', 'kicked', ['Beranda', 'Dermaga Tua', title, second, first], [second]],
    ['a topic begins with a capital', 'kicked', ['dermaga tua', title, second, first], []],
    ['a topic has no colon', 'kicked', ['Dermaga: tua', title, second, first], []],
    ['a headline is longer than its topic', 'kicked', ['Dermaga Tua Kita', 'Perahu Tujuh', second, first], []],
    [
      'a caption has its topic before a place',
      'place',
      ['PASAR WAGE - Warga menata perahu di dermaga tua itu.', `JUWANA - ${first}`],
      [`JUWANA - ${first}`],
    ],
    [
      'how the story begins, cut off, is a menu',
      'menu',
      [`${opening.slice(0, -1)}…`, title, opening],
      [`${opening.slice(0, -1)}…`],
    ],
    [
      'what says the story in short ends at its dateline',
      'summarised',
      ['Baca 10 detik', second, third, opening],
      ['Baca 10 detik', second, third],
    ],
    ['what says the story in short has no date in it', 'summarised', ['Baca 10 detik', second, date, opening], []],
    [
      'what says the story in short has few lines',
      'summarised',
      ['Baca 10 detik', ...Array.from({ length: 9 }, (_, i) => `${second.slice(0, -1)} ${i}.`), opening],
      [],
    ],
    [
      'what stands close under names is no paragraph',
      'tight',
      ['Penulis: Ani Sari', 'Dermaga tua', '', first, '', second],
      ['Dermaga tua'],
    ],
    ['where no paragraph has a gap nothing is close', 'tight', ['Penulis: Ani Sari', 'Dermaga tua', first, second], []],
    [
      'a name under its own line is a credit',
      'credit',
      ['Penulis: Ani Sari', 'Ani Sari', '', first, '', second],
      ['Ani Sari'],
    ],
    [
      'what is set off from what stands close under names',
      'behind-photo',
      ['Penulis: Ani Sari', 'Dermaga tua', '', first, '', second],
      [first],
    ],
    ['a name over the date', 'name', ['Ani Sari', date, first], ['Ani Sari']],
    ['a name under the date', 'name', [date, 'Ani Sari', first], ['Ani Sari']],
    ['a name set off from the date', 'name', [date, '', 'Ani Sari', '', first], []],
    ['names that go on behind a comma', 'name', [date, 'Ani Sari,', 'Budi Lor', first], ['Ani Sari,', 'Budi Lor']],
    ['one word is no name', 'name', [date, 'Ani', first], []],
    [
      'two lines close together over the headline',
      'banner',
      ['LERENG', 'kabar dari tepi kali', '', title, '', first],
      ['LERENG', 'kabar dari tepi kali'],
    ],
    [
      'two lines over a headline that is not set off',
      'banner',
      ['LERENG', 'kabar dari tepi kali', title, '', first],
      [],
    ],
    [
      'a long line over the headline',
      'banner',
      ['LERENG', 'satu dua tiga empat lima enam tujuh delapan sembilan sepuluh', '', title, '', first],
      [],
    ],
    [
      'the lines under the label of a photo',
      'under-label',
      ['Lihat Foto', 'Dermaga tua', 'ANTARA FOTO/ANI SARI', first],
      ['Dermaga tua', 'ANTARA FOTO/ANI SARI'],
    ],
    [
      'one line under the label where a gap follows',
      'under-label',
      ['Lihat Foto', 'Dermaga tua', '', 'Perahu lama', first],
      ['Dermaga tua'],
    ],
    [
      'what stands close under a credit',
      'under-credit',
      ['ANTARA FOTO/ANI SARI', 'Dermaga tua', first],
      ['Dermaga tua'],
    ],
    ['what is set off from a credit', 'under-credit', ['ANTARA FOTO/ANI SARI', '', 'Dermaga tua', first], []],
    [
      'a credit in parentheses closes its caption',
      'under-credit',
      ['(ANTARA FOTO/ANI SARI)', 'Dermaga tua', first],
      [],
    ],
    [
      'a credit close over a caption',
      'over-caption',
      ['ANTARA FOTO/ANI SARI', 'Warga menata perahu di dermaga tua', '', first],
      ['ANTARA FOTO/ANI SARI'],
    ],
    ['a credit close over a few words', 'over-caption', ['ANTARA FOTO/ANI SARI', 'Dermaga tua', '', first], []],
    ['a credit close over the dateline', 'over-caption', ['ANTARA FOTO/ANI SARI', opening], []],
    [
      'a caption close over its credit',
      'over-credit',
      ['Dermaga tua', 'ANTARA FOTO/ANI SARI', '', first],
      ['Dermaga tua'],
    ],
    [
      'a caption over a credit that more stands close under',
      'over-credit',
      ['Dermaga tua', 'ANTARA FOTO/ANI SARI', first],
      [],
    ],
    ['a teaser below the story', 'tail', [opening, second, title, '12 Mei 2021', title], [title]],
    ['a teaser without its day', 'tail', [opening, second, title, 'Dermaga', title], []],
    ['a teaser over the story', 'tail', [title, '12 Mei 2021', title, opening, second], []],
    [
      'what stands behind the initials of the reporter',
      'signed-above',
      [first, `${second} (ani/sari)`, third],
      [third],
    ],
    ['initials of an agency', 'signed-above', [first, `${second} (Ant/OL-14)`, third], [third]],
    ['an archive on a line of its own', 'signed-above', [first, second, '(dok/ani)', third], []],
    ['initials on a line of their own', 'signed-above', [first, second, '(ani/sari)', third], [third]],
    ['a word in parentheses inside the sentence', 'signed-above', [first, `${second.slice(0, -1)} (jala).`, third], []],
    [
      'initials at the end of the first sentence may be those of its photo',
      'signed-above',
      [`${first} (ani/sari)`, third, second],
      [],
    ],
    ['the name beside its role', 'named', ['Ani Sari', 'Penulis', '', first, second], ['Ani Sari']],
    [
      'the names under a role with a colon',
      'named',
      ['Penulis:', 'Ani Sari,', 'Budi Lor', 'Editor:', 'Tari Lor', first, second],
      ['Ani Sari,', 'Budi Lor', 'Tari Lor'],
    ],
    ['a columnist', 'profiled', ['Ani Sari', 'Pengamat perahu', title, first, second], ['Ani Sari']],
    ['what a columnist is', 'job', ['Ani Sari', 'Pengamat perahu', title, first, second], ['Pengamat perahu']],
    ['a name over words that say no work', 'profiled', ['Ani Sari', 'Perahu tua', title, first, second], []],
    [
      'a short line close under a short one of a menu',
      'under-menu',
      ['Beranda', 'Dermaga', title, first, second],
      ['Dermaga'],
    ],
  ])('%s: %s', (_, sign, lines, expected) => {
    expect(having(sign, lines)).toEqual(expected);
  });
});

describe('the words of the address', () => {
  const slug = ['perahu', 'nomor', 'tujuh', 'ditambal'];

  test.each<[slug: readonly string[], slugged: readonly string[], off: readonly string[]]>([
    [slug, [title], ['Lomba Layang di Lereng', first.replace('ditambal', 'dicat')]],
    [[...slug, 'lagi'], [title], ['Lomba Layang di Lereng', first.replace('ditambal', 'dicat')]],
    [[...slug, 'lagi', 'besok'], [], []],
    [['perahu', 'nomor'], [], []],
  ])('%j', (words, slugged, off) => {
    const lines = ['Lomba Layang di Lereng', title, first.replace('ditambal', 'dicat')];
    expect(having('slug', lines, words)).toEqual(slugged);
    expect(having('off-slug', lines, words)).toEqual(off);
  });
});
