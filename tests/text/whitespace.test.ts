import { describe, expect, test } from 'vitest';
import { collapse, countWords, foldText, stripInvisible, wordsOf } from '../../src/text/whitespace.ts';

describe('invisible characters', () => {
  test.each([
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
