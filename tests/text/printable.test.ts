import { expect, test } from 'vitest';
import { printable, printableExcerpt } from '../../src/text/printable.ts';

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
