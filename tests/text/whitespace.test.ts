import { describe, expect, test } from 'vitest';
import {
  collapse,
  countWords,
  foldText,
  isSameTitle,
  previewOf,
  stripInvisible,
  wordsOf,
} from '../../src/text/whitespace.ts';

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

test.each([
  ['a title that is cut to nothing', '...', 'Lampu Dermaga', false],
  ['three points inside', 'Lampu ... Dermaga', 'Lampu ... Dermaga Menyala', false],
  ['two points', 'Lampu Dermaga..', 'Lampu Dermaga Menyala', false],
  ['a blank behind the points', 'Lampu Dermaga … ', 'Lampu Dermaga Menyala', true],
  ['the end of the other', 'Dermaga…', 'Lampu Dermaga', false],
  ['full width letters', 'ＬＡＭＰＵ', 'lampu', true],
])('the same title with %s', (_, one, other, same) => {
  expect([isSameTitle(one, other), isSameTitle(other, one)]).toEqual([same, same]);
});

test.each([
  ['line and paragraph marks of printers are blanks', 'a\u000bb\u000cc\u0085d', 'a b c d'],
  ['controls at both ends of their ranges go', 'a\u0000\u0008\u000e\u001f\u007f\u0080\u009fb', 'ab'],
  ['marks that show nothing go', 'a\u061c\u200b\u200f\u202a\u202e\u2060\u2069b', 'ab'],
  ['half a letter goes wherever it stands', '\udc00a\ud800\ud800b\udfff', 'ab'],
  ['the no-break space and dashes stay', 'a\u00a0b\u2010c\u2027d\u2029e', 'a\u00a0b\u2010c\u2027d\u2029e'],
])('%s', (_, from, to) => {
  expect(stripInvisible(from)).toBe(to);
});

test.each([
  ['letters at the ends of the alphabet', 'az AZ 09 a0Z', 4],
  ['signs beside them', '@ [ ` { / :', 0],
  ['signs beyond ASCII', '© « » § – ’ …', 0],
  ['words with accents', 'café à São-Tomé', 4],
  ['Thai, Lao and Burmese', 'ประชุมข่าว', 2],
  ['Han beside words', 'Rapat会議 di Tokyo', 4],
  ['letters and digits of any script', 'Иван 12 배나루', 3],
])('words: %s', (_, text, words) => {
  expect(countWords(text)).toBe(words);
});

test('a very long text without blanks counts two letters as a word', () => {
  expect(countWords('会'.repeat(50_001))).toBe(25_001);
  expect(countWords(`satu ${'会'.repeat(50_002)} dua`)).toBe(25_003);
});

test('a preview is one line of 80 characters at most, and says that it goes on', () => {
  expect(previewOf(` satu\n${'a'.repeat(75)} `)).toBe(`satu ${'a'.repeat(75)}`);
  expect(previewOf('a'.repeat(80))).toBe('a'.repeat(80));
  expect(previewOf('a'.repeat(81))).toBe(`${'a'.repeat(79)}…`);
});
