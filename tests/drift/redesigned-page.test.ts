import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { articleAnswers, noWordMarks } from '../../src/drift/page-streams.ts';
import { extractArticle } from '../../src/index.ts';
import type { Article } from '../../src/model/article.ts';
import { redesign } from '../support/changed-pages.ts';

const fixtures = new URL('../../fixtures/kompas/', import.meta.url);
const pages = readdirSync(fixtures).filter((name) => /^2017--/.test(name));

async function read(html: string, url: string): Promise<Article> {
  const result = await extractArticle(html, { url });
  if (!result.ok) throw new Error(result.failure.message);
  return result.article;
}

describe('a page in a design that no rule knows', () => {
  test.each(pages.slice(0, 6))('%s still gives its text, answers no where it should, and is counted', async (name) => {
    const html = readFileSync(new URL(`${name}/page.html`, fixtures), 'utf8');
    const { url } = JSON.parse(readFileSync(new URL(`${name}/about.json`, fixtures), 'utf8')) as { url: string };
    const [before, article] = [await read(html, url), await read(redesign(html), url)];
    const paragraphs = before.blocks.filter(({ type }) => type === 'paragraph').map(({ text }) => text);
    const kept = paragraphs.filter((text) => article.text.includes(text));
    expect(kept.length / paragraphs.length).toBeGreaterThanOrEqual(0.9);
    expect(article.pages.total).toBe(before.pages.total);
    const answers = articleAnswers(article, { listed: null, usualTemplate: '2017', words: noWordMarks });
    const yes = (stream: string) => answers.find((answer) => answer.stream === stream)?.yes;
    expect([yes('article'), yes('template'), yes('body')]).toEqual([true, false, false]);
    expect(answers.filter(({ template }) => template !== '').every(({ template }) => template === '2017')).toBe(true);
  });
});
