import { describe, expect, test } from 'vitest';
import { StoryFilter } from '../../src/article/story-filter.ts';
import { duplicateOf, unlessLeftOut } from '../../src/article/story-outcome.ts';
import type { Article } from '../../src/model/article.ts';
import type { Criterion } from '../../src/model/criterion.ts';
import { sites } from '../../src/sites/index.ts';
import { anyArticle } from '../support/any-article.ts';

const filter = (criteria: readonly Criterion[], site: string | null = null): StoryFilter =>
  new StoryFilter(criteria, sites, site);

const kompasOnly: Criterion = { of: 'site', words: '--only kompas', sites: ['kompas'] };
const since: Criterion = {
  of: 'time',
  words: '--since 2020-10-17',
  edge: 'start',
  at: Date.parse('2020-10-17T00:00+07:00'),
};
const until: Criterion = {
  of: 'time',
  words: '--until 2020-10-17',
  edge: 'end',
  at: Date.parse('2020-10-18T00:00+07:00'),
};
const sinceAge: Criterion = { ...since, words: '--since 30d' };
const indonesian: Criterion = { of: 'language', words: '--language id', codes: ['id'] };
const long: Criterion = { of: 'length', words: '--min-words 100', least: 100 };
const whole: Criterion = { of: 'status', words: '--status ok', statuses: ['ok'] };

describe('an address', () => {
  const reasonAt = (url: string | null, criteria: readonly Criterion[] = [kompasOnly], site: string | null = null) =>
    filter(criteria, site).ofAddress(url)?.message ?? null;

  test('of another site is left out before anything is read', () => {
    expect(reasonAt('https://money.kompas.com/read/2020/10/17/1/x')).toBeNull();
    expect(reasonAt('https://www.kontan.co.id/news/x')).toBe(
      'left out by --only kompas: its address is at www.kontan.co.id',
    );
    expect(reasonAt('https://lain.example/x')).toBe('left out by --only kompas: its address is at lain.example');
    expect(reasonAt('https://lain.example/x', [{ ...kompasOnly, sites: ['generic'] }])).toBeNull();
  });

  test('says nothing where none is known, where sites do not matter, and where one rule reads all', () => {
    expect(reasonAt(null)).toBeNull();
    expect(reasonAt('https://www.kontan.co.id/news/x', [since, long])).toBeNull();
    expect(reasonAt('https://www.kontan.co.id/news/x', [long, kompasOnly], 'kompas')).toBeNull();
    expect(reasonAt('https://money.kompas.com/read/1/x', [kompasOnly], 'kontan')).toContain('left out');
  });
});

describe('a story', () => {
  test.each<[Criterion, Partial<Article>, string | null]>([
    [kompasOnly, { site: 'kompas' }, null],
    [kompasOnly, { site: 'kontan' }, 'it is read by the rule of kontan'],
    [since, { publishedAt: '2020-10-17T00:00+07:00' }, null],
    [since, { publishedAt: '2020-10-16T23:59+07:00' }, 'published 2020-10-16T23:59+07:00'],
    [since, { publishedAt: null }, 'it says no time of publication'],
    [until, { publishedAt: '2020-10-17T23:59+07:00' }, null],
    [until, { publishedAt: '2020-10-18T00:00+07:00' }, 'published 2020-10-18T00:00+07:00'],
    [indonesian, { language: 'id' }, null],
    [indonesian, { language: 'ID-id' }, null],
    [indonesian, { language: 'en' }, 'it is in en'],
    [long, { wordCount: 100 }, null],
    [long, { wordCount: 99 }, 'it has 99 words'],
    [whole, { status: 'ok' }, null],
    [whole, { status: 'partial' }, 'it is partial'],
  ])('%o and %o: %s', (criterion, changed, reason) => {
    const found = filter([criterion]).ofStory(anyArticle(changed));
    expect(found).toEqual(
      reason === null
        ? null
        : { code: 'not-article', message: `left out by ${criterion.words}: ${reason}`, isLeftOut: true },
    );
  });

  test('is held against all criteria, and the first that is against it is told', () => {
    const found = filter([kompasOnly, long, whole]).ofStory(anyArticle({ wordCount: 5, status: 'partial' }));
    expect(found?.message).toBe('left out by --min-words 100: it has 5 words');
    expect(filter([]).ofStory(anyArticle())).toBeNull();
  });
});

test('what stays left out when the same command comes again', () => {
  const keeps = (criterion: Criterion): boolean =>
    filter([criterion]).keepsOut(
      filter([criterion]).ofStory(
        anyArticle({ site: 'x', publishedAt: null, language: 'x', wordCount: 1, status: 'partial' }),
      )?.message ?? '',
    );
  expect([kompasOnly, since, indonesian, long].map(keeps)).toEqual([true, true, true, true]);
  // An age means another time by then, and a part may have come whole.
  expect([sinceAge, whole].map(keeps)).toEqual([false, false]);
  expect(filter([long]).keepsOut('left out by --min-words 1000: it has 5 words')).toBe(false);
  expect(filter([long]).keepsOut('the page says: left out by --min-words 100: no')).toBe(false);
});

test('a story that nobody wants takes along the inputs that repeat it', () => {
  const inputs = (number: number) => [{ number, input: `${number}.html`, url: null, hash: null }];
  const story = { kind: 'article', article: anyArticle({ wordCount: 5 }), sketch: null, inputs: inputs(1) } as const;
  const outcomes = [story, duplicateOf(story.article.id, inputs(2))];
  expect(unlessLeftOut(outcomes, filter([whole]))).toBe(outcomes);
  const failure = { code: 'not-article', message: 'left out by --min-words 100: it has 5 words', isLeftOut: true };
  expect(unlessLeftOut(outcomes, filter([long]))).toEqual([
    { kind: 'failure', failure, inputs: inputs(1), id: null },
    { kind: 'failure', failure, inputs: inputs(2), id: null },
  ]);
  const repeat = [duplicateOf('kompas:1', inputs(1))];
  expect(unlessLeftOut(repeat, filter([long]))).toBe(repeat);
});
