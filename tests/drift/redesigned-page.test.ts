import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { articleAnswers } from '../../src/drift/page-streams.ts';
import { noWordMarks } from '../../src/drift/word-marks.ts';
import { extractArticle } from '../../src/index.ts';
import { redesign } from '../support/redesign.ts';

const fixtures = new URL('../../fixtures/kompas/', import.meta.url);
const pages = readdirSync(fixtures).filter((name) => /^2017--/.test(name));

describe('a page in a design that no rule knows', () => {
  test.each(pages.slice(0, 6))(
    '%s answers no where it should, and is counted with the usual template',
    async (name) => {
      const html = readFileSync(new URL(`${name}/page.html`, fixtures), 'utf8');
      const { url } = JSON.parse(readFileSync(new URL(`${name}/about.json`, fixtures), 'utf8'));
      const result = await extractArticle(redesign(html), { url });
      if (!result.ok) throw new Error(result.failure.message);
      expect(result.article.wordCount).toBeGreaterThan(20);
      const answers = articleAnswers(result.article, { listed: null, usualTemplate: '2017', words: noWordMarks });
      const yes = (stream: string) => answers.find((answer) => answer.stream === stream)?.yes;
      expect([yes('article'), yes('template'), yes('body')]).toEqual([true, false, false]);
      expect(answers.filter(({ template }) => template !== '').every(({ template }) => template === '2017')).toBe(true);
    },
  );
});
