import { describe, expect, test } from 'vitest';
import { collapse, countWords, foldText, isSameTitle, stripInvisible, wordsOf } from '../../src/text/whitespace.ts';

describe('invisible characters', () => {
  test.each([
    ['nothing but a zero width space', '\u200b', ''],
    ['soft hyphen', 'per\u00adpustakaan', 'perpustakaan'],
    ['zero width space', 'air\u200bbersih', 'airbersih'],
    ['byte order mark', '\ufeffJAKARTA', 'JAKARTA'],
    ['bidi override', 'a\u202eb', 'ab'],
    ['control character', 'a\u0007b', 'ab'],
    ['C1 control', 'a\u0093b', 'ab'],
    ['lone surrogate', 'a\ud83db', 'ab'],
    ['a whole emoji stays', 'a😀b', 'a😀b'],
    ['decomposed letters are composed', 'cafe\u0301', 'café'],
    ['carriage returns', 'a\r\nb\rc', 'a\nb\nc'],
    ['tabs and line feeds stay', 'a\tb\nc', 'a\tb\nc'],
  ])('%s', (_, from, to) => {
    expect(stripInvisible(from)).toBe(to);
  });
});

test('every run of white space is one blank', () => {
  expect(collapse('  KONTAN.CO.ID -\u00a0\u00a0 JAKARTA.\n\t Bursa \u3000')).toBe('KONTAN.CO.ID - JAKARTA. Bursa');
});

test.each([
  ['Rp 2.506 triliun (naik 1,2%)', 7],
  ['Covid-19', 2],
  ["Jum'at", 2],
  ['記者会見', 2],
  ['Rapat 会議 ke-2', 4],
  ['— …', 0],
  ['', 0],
])('words of "%s"', (text, words) => {
  expect(countWords(text)).toBe(words);
});

test('words are in lower case', () => {
  expect(wordsOf('KOMPAS.com – Rp 5.150')).toEqual(['kompas', 'com', 'rp', '5', '150']);
});

test('texts that differ in quotes, dashes, case and spaces fold alike', () => {
  expect(foldText('“Ayo – Jalan”,  kata-nya')).toBe(foldText('"AYO - jalan" kata nya'));
  expect(foldText('jalan lain')).not.toBe(foldText('jalan'));
});

test.each([
  ['Lampu Dermaga Menyala', 'LAMPU dermaga, menyala!', true],
  ['Lampu-lampu Dermaga', 'Lampu Lampu Dermaga', true],
  ['Lampu Dermaga…', 'Lampu Dermaga Menyala Lagi', true],
  ['Lampu Dermaga Menyala Lagi', 'Lampu Dermaga ...', true],
  ['Lampu Dermaga', 'Lampu Dermaga Menyala Lagi', false],
  ['…', 'Lampu Dermaga', false],
  ['Lampu Dermaga…', 'Perahu Dermaga', false],
])('"%s" and "%s" are the same title: %s', (one, other, same) => {
  expect(isSameTitle(one, other)).toBe(same);
});
