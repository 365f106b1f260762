import { describe, expect, test } from 'vitest';
import { type Extent, extentOf, groupOf, isFuller, isWhole } from '../../src/article/story.ts';
import { duplicateOf, isNothing, isWarned, lesserPartOf } from '../../src/article/story-outcome.ts';
import { anyArticle } from '../support/any-article.ts';

const extent = (read: readonly number[], length: number, more: Partial<Extent> = {}): Extent => ({
  ...{ status: 'partial', complete: false, read, length },
  ...more,
});

describe('of two readings of a story', () => {
  test.each([
    ['more pages', extent([1, 2], 10), extent([1], 500), true],
    ['fewer pages', extent([1], 500), extent([1, 2], 10), false],
    ['as many other pages and a longer text', extent([1, 2], 500), extent([1, 3], 10), true],
    ['as many other pages and a shorter text', extent([1, 2], 10), extent([1, 3], 500), false],
    ['as many other pages and as long a text', extent([1, 2], 10), extent([1, 3], 10), false],
    ['the same pages, whatever the length', extent([1, 2], 500), extent([1, 2], 10), false],
    ['a whole story, whatever there is now', extent([1], 1, { status: 'ok', complete: true }), extent([1, 2], 9), true],
    [
      'one behind a wall that says it is complete',
      extent([1], 1, { status: 'paywalled', complete: true }),
      extent([1, 2], 9),
      true,
    ],
    ['one behind a wall of which pages are missing', extent([1], 1, { status: 'paywalled' }), extent([1, 2], 9), false],
  ])('the earlier one is fuller with %s: %#', (_, earlier, now, fuller) => {
    expect(isFuller(earlier, now)).toBe(fuller);
  });

  test('what is cut off is no whole story, though no page is missing', () => {
    expect(isWhole({ status: 'partial', complete: true })).toBe(false);
    expect(isWhole({ status: 'ok', complete: true })).toBe(true);
  });

  test('the extent of an article is its pages and the length of its text', () => {
    const pages = { read: [1, 3], total: 3, complete: false };
    expect(extentOf(anyArticle({ status: 'partial', pages, text: 'Dua kata' }))).toEqual(extent([1, 3], 8));
  });
});

describe('what inputs came to', () => {
  const inputs = [{ number: 1, input: 'a.html', url: null, hash: null }];
  const article = anyArticle();
  const written = { kind: 'article', article, sketch: null, inputs } as const;

  test('a repeat names the story it repeats', () => {
    const repeat = duplicateOf('kompas:1', inputs);
    expect(repeat).toEqual({
      kind: 'failure',
      failure: { code: 'duplicate', message: 'the same story as kompas:1, which is written' },
      inputs,
      id: 'kompas:1',
    });
    expect(isNothing(repeat)).toBe(false);
  });

  test('a part of a story that is there says so, and is done unless pages of it could not be fetched', () => {
    const stays = `a part of ${article.id}: an earlier run wrote more of this story to its files here, and they stay`;
    const part = lesserPartOf(written);
    expect(part).toMatchObject({ failure: { code: 'duplicate', message: stays }, id: article.id });
    const open = lesserPartOf({ ...written, message: 'page 2: timeout' });
    expect(open).toMatchObject({ failure: { message: `${stays}; page 2: timeout` }, id: null });
    expect([isNothing(part), isNothing(open)]).toEqual([true, true]);
  });

  test('an article is something, a failure is nothing', () => {
    const failure = { code: 'timeout', message: 'late' } as const;
    expect(isNothing(written)).toBe(false);
    expect(isNothing({ kind: 'failure', failure, inputs, id: null })).toBe(true);
  });

  test('missing pages are no warning besides', () => {
    const warned = (...warnings: readonly string[]): boolean =>
      isWarned({ extraction: { ...article.extraction, warnings } });
    expect([warned(), warned('pages-missing:2'), warned('pages-missing:2', 'words-missing')]).toEqual([
      false,
      false,
      true,
    ]);
  });
});

test.each([
  ['kompas:20201017-213101065', 'kompas:20201017-213101065'],
  ['generic:0123456789abcdef', 'generic'],
  ['generic:0123456789abcdef-2', 'generic:0123456789abcdef-2'],
  ['generic:0123456789abcde', 'generic:0123456789abcde'],
  ['generic:0123456789abcdeg', 'generic:0123456789abcdeg'],
])('pages of %s may belong together with those of %s', (id, group) => {
  expect(groupOf(id)).toBe(group);
});
