import { expect, test } from 'vitest';
import { isWarned, missingPart } from '../../src/article/story-outcome.ts';
import type { Article } from '../../src/model/article.ts';

const pages = (read: readonly number[], total: number | null, complete = false): Article['pages'] => ({
  read: [...read],
  total,
  complete,
});

test.each<[string, Article['status'], Article['pages'], string | null]>([
  ['nothing of a whole story', 'ok', pages([1, 2], 2, true), null],
  ['one page', 'partial', pages([1, 3], 3), 'page 2 of 3 is missing'],
  ['two pages', 'partial', pages([1], 3), 'pages 2 and 3 of 3 are missing'],
  ['five pages', 'partial', pages([1], 6), 'pages 2, 3, 4, 5 and 6 of 6 are missing'],
  ['more pages, which are counted', 'partial', pages([1], 7), '6 pages of 7 are missing'],
  ['the end of a page', 'partial', pages([1], 1, true), 'a page of it is cut off'],
  [
    'pages of which nobody knows how many',
    'partial',
    pages([1], null),
    'there are further pages, and nothing says how many',
  ],
])('is said to be missing: %s', (_name, status, read, said) => {
  expect(missingPart({ status, pages: read })).toBe(said);
});

test('why a page is missing is said of the first that has a reason', () => {
  const why = (page: number): string | null => (page === 3 ? 'HTTP 404' : null);
  expect(missingPart({ status: 'partial', pages: pages([1], 3) }, why)).toBe(
    'pages 2 and 3 of 3 are missing: HTTP 404',
  );
});

test.each([
  ['no warning', [], false],
  ['missing pages alone', ['pages-missing:2'], false],
  ['another one beside them', ['pages-missing:2', 'headline-uncertain'], true],
])('a story has a warning of its own: %s', (_name, warnings, warned) => {
  const extraction = { warnings } as unknown as Article['extraction'];
  expect(isWarned({ extraction })).toBe(warned);
});
