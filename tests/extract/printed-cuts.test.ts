import { describe, expect, test } from 'vitest';
import { dumpTexts } from '../support/clean-dump.ts';

const head = ['Warga Lereng Memasang Lonceng di Jembatan Bambu', 'Rabu, 12 Mei 2021 10:15 WIB'];
const story = [
  'SUMBERJATI, Kabar.id - Warga Lereng memasang lonceng di jembatan bambu agar pejalan kaki terdengar.',
  'Lonceng itu dibuat dari besi bekas gerobak oleh tiga pandai besi dari tepi kali.',
  '"Kami menghitung bunyinya setiap pagi," kata Bayu Rimbawan, penjaga jembatan.',
];

describe('a text that was cut off keeps its last line', () => {
  test.each([
    ['a subheading', ['Bayu Rimbawan Menjaga Jembatan']],
    ['a subheading in small letters', ['Pandai besi dari tepi kali']],
    ['the first words of a sentence', ['Penjaga jembatan']],
    ['names that a sentence begins with', ['Kepala Desa Lereng Nilam Sari mengatakan warganya']],
    ['a subheading and the first words below it', ['Bunyi Setiap Pagi', 'Kali itu']],
    ['a name and a word', ['Bayu menghitung']],
  ])('%s', (_, last) => {
    expect(dumpTexts(...head, ...story, ...last)).toEqual([...story, ...last]);
  });

  test('the beginning of a sentence under a label whose links are gone', () => {
    const last = 'Saat ditanya apakah lonceng akan ditambah di jembatan yang';
    expect(dumpTexts(...head, ...story, 'Baca Juga', last)).toEqual([...story, last]);
  });

  test('but no title of another story under that label', () => {
    expect(dumpTexts(...head, ...story, 'Baca Juga', 'Perahu Pasar Terapung Mulai Dicat')).toEqual(story);
  });
});

test('what is left of a box over the list that ends a page goes, although the story knows its words', () => {
  expect(dumpTexts(...head, ...story, 'Lonceng Jembatan Bambu', 'Berita Terkait', 'Perahu Dicat')).toEqual(story);
});
