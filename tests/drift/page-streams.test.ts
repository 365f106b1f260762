import { describe, expect, test } from 'vitest';
import { newCharts } from '../../src/drift/chart.ts';
import {
  type AnswerContext,
  articleAnswers,
  countRun,
  failureAnswers,
  noWordMarks,
  usualTemplate,
  withLengths,
} from '../../src/drift/page-streams.ts';
import { anyArticle } from '../support/any-article.ts';

const context: AnswerContext = { listed: null, usualTemplate: '2017', words: noWordMarks };

function answers(changed: Parameters<typeof anyArticle>[0], given: Partial<AnswerContext> = {}) {
  const list = articleAnswers(anyArticle(changed), { ...context, ...given });
  return Object.fromEntries(list.map(({ stream, yes, template }) => [stream, template === '' ? yes : [template, yes]]));
}

describe('what a page answers', () => {
  test('fields, removals and the body of a page of a known template', () => {
    expect(answers({})).toMatchObject({
      article: true,
      template: true,
      body: true,
      'words-agree': true,
      title: ['2017', true],
      editors: ['2017', false],
      'related-link': ['2017', true],
      caption: ['2017', false],
    });
  });

  test('a page of no known template is counted where it would have been', () => {
    const { extraction } = anyArticle();
    expect(
      answers({ template: null, extraction: { ...extraction, body: 'readability', fields: {}, removals: [] } }),
    ).toMatchObject({ template: false, body: false, authors: ['2017', false], 'related-link': ['2017', false] });
  });

  test('the listing is a witness only where it said something', () => {
    expect(answers({})).not.toHaveProperty('title-agrees');
    const listed = (title: string, publishedAt: string) => answers({}, { listed: { title, publishedAt } });
    expect(listed('JEMBATAN bambu, dibuka!', '2020-10-17T21:32:40+07:00')).toMatchObject({
      'title-agrees': true,
      'time-agrees': true,
    });
    expect(listed('Jembatan Bambu…', '2020-10-17T14:29:00Z')).toMatchObject({
      'title-agrees': true,
      'time-agrees': true,
    });
    expect(listed('Pasar Apung', '2020-10-17T21:28:59+07:00')).toMatchObject({
      'title-agrees': false,
      'time-agrees': false,
    });
  });

  test('lengths are compared once 200 stories were seen', () => {
    const lengths = Array.from({ length: 199 }, (_, i) => i + 1);
    const young = withLengths(noWordMarks, lengths);
    expect(answers({}, { words: young })).not.toHaveProperty('not-shorter');
    const words = withLengths(young, [200]);
    expect(words).toEqual({ short: 10, long: 190, seen: [] });
    expect(answers({ wordCount: 9 }, { words })).toMatchObject({ 'not-shorter': false, 'not-longer': true });
    expect(withLengths(words, [1, 1, 1])).toEqual(words);
  });

  test('only a page that should have been an article speaks without being one', () => {
    expect(failureAnswers('empty-body')).toEqual([{ template: '', stream: 'article', yes: false }]);
    for (const code of ['blocked', 'robots', 'not-found', 'network', 'http-status'] as const)
      expect(failureAnswers(code)).toEqual([]);
  });
});

test('a run is counted by stream, and the usual template is the one with most pages', () => {
  const pages = [articleAnswers(anyArticle(), context), failureAnswers('not-article')];
  const article = countRun('kompas', pages).find(({ stream }) => stream === 'article');
  expect(article).toEqual({ site: 'kompas', template: '', stream: 'article', pages: 2, hits: 1 });
  const charts = ['2015', '2017'].flatMap((template, i) =>
    newCharts({ site: 'kompas', template, stream: 'title' }).map((chart) => ({ ...chart, basePages: i * 10 + 1 })),
  );
  expect(usualTemplate(charts, 'kompas')).toBe('2017');
  expect(usualTemplate(charts, 'tribun')).toBe('');
});
