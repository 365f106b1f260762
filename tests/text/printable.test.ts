import { expect, test } from 'vitest';
import { counted, printable, printableExcerpt, shellWord } from '../../src/text/printable.ts';

test.each([
  ['an escape sequence', 'a\u001b[31mb', 'a\\u001b[31mb'],
  ['a line feed', 'a\nb', 'a\\u000ab'],
  ['a line separator', 'a\u2028b', 'a\\u2028b'],
  ['an override of direction', 'a\u202eb', 'a\\u202eb'],
  ['letters of all scripts stay', 'Dermaga é 港 😀', 'Dermaga é 港 😀'],
])('%s', (_name, foreign, shown) => {
  expect(printable(foreign)).toBe(shown);
});

test('a foreign message is shown to 300 characters, and says that it goes on', () => {
  expect(printableExcerpt('a'.repeat(300))).toBe('a'.repeat(300));
  expect(printableExcerpt('a'.repeat(301))).toBe(`${'a'.repeat(300)}…`);
});

test.each([
  ['delete and a control of eight bits', '\u007f\u009f', '\\u007f\\u009f'],
  ['marks of direction', '\u061c\u200e\u2066\u2069', '\\u061c\\u200e\\u2066\\u2069'],
  ['what nobody sees', '\u200b\ufeff', '\\u200b\\ufeff'],
  [
    'the space, the tilde, the no-break space and a dash stay',
    ' ~\u00a0\u2010\u2027\u202f',
    ' ~\u00a0\u2010\u2027\u202f',
  ],
])('%s', (_name, foreign, shown) => {
  expect(printable(foreign)).toBe(shown);
});

test('an excerpt is safe to show as well', () => {
  expect(printableExcerpt('a\nb')).toBe('a\\u000ab');
});

test.each([
  ['berita/2024-03-02_a.html', 'berita/2024-03-02_a.html'],
  ['user@host:+1', 'user@host:+1'],
  ['dua kata', "'dua kata'"],
  ['$HOME', "'$HOME'"],
  ['*.html', "'*.html'"],
  ["Jum'at", "'Jum'\\''at'"],
  ['', "''"],
])('%s as a word of a shell', (text, word) => {
  expect(shellWord(text)).toBe(word);
});

test.each([
  [counted(0, 'page'), '0 pages'],
  [counted(1, 'page'), '1 page'],
  [counted(2, 'page'), '2 pages'],
  [counted(1, 'story', 'stories'), '1 story'],
  [counted(3, 'story', 'stories'), '3 stories'],
])('%s', (printed, expected) => {
  expect(printed).toBe(expected);
});
