import { expect, test } from 'vitest';
import { isIndonesian } from '../../src/text/language.ts';

const text = (words: number, telling: number): string =>
  [...Array(telling).fill('yang'), ...Array(words - telling).fill('lampu')].join(' ');

test.each([
  ['a word in twenty-five that only Indonesian has', text(50, 2), true],
  ['fewer', text(51, 2), false],
  ['a few words say nothing', text(20, 20), false],
  ['a sentence does', text(21, 3), true],
])('%s', (_name, story, indonesian) => {
  expect(isIndonesian(story)).toBe(indonesian);
});

test('the beginning of a long text decides', () => {
  const english = 'the lamps of the harbour '.repeat(800);
  expect(isIndonesian(english + text(5000, 5000))).toBe(false);
  expect(isIndonesian(text(4000, 4000) + english.repeat(5))).toBe(true);
});
