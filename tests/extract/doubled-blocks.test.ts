import { expect, test } from 'vitest';
import { composeArticle } from '../../src/article/compose-article.ts';
import { extractPage } from '../../src/extract/extract-page.ts';
import { sites } from '../../src/sites/index.ts';

async function textsOf(...blocks: readonly string[]): Promise<readonly string[]> {
  const body = blocks.map((block) => (block.startsWith('<') ? block : `<p>${block}</p>`)).join('\n');
  const html = `<html><head><meta name="content_PublishedDate" content="2024-03-02 10:15:00"></head>
<body><h1 class="read__title">Bengkel Dibuka</h1><div class="read__content">${body}</div></body></html>`;
  const url = 'https://regional.kompas.com/read/2024/03/02/10150078/bengkel';
  const result = await extractPage(html, { input: 'page.html', url, fetch: null, site: null }, sites);
  if (!result.ok) throw new Error(result.failure.message);
  return composeArticle([result.page]).blocks.map(({ text }) => text);
}

const words = (count: number, word: string): string => Array.from({ length: count }, (_, i) => `${word}${i}`).join(' ');
const story = [words(25, 'pagi'), words(15, 'sore')];

test('a story that is printed twice is read once', async () => {
  expect(await textsOf(...story, ...story)).toEqual(story);
});

test('a headline between the printings goes with the second, and one over the first is no part of either', async () => {
  expect(await textsOf(...story, '<h2>Kabar dari Bengkel</h2>', ...story)).toEqual(story);
  expect(await textsOf('Kabar dari Bengkel', ...story, ...story)).toEqual(['Kabar dari Bengkel', ...story]);
});

test('a short refrain stays: less than forty words are no second printing', async () => {
  const verse = [words(25, 'pagi'), words(14, 'sore')];
  expect(await textsOf(...verse, ...verse)).toEqual([...verse, ...verse]);
});

test('what is printed again only in part stays', async () => {
  const more = [...story, 'Warga pulang.'];
  expect(await textsOf(...more, ...story)).toEqual([...more, ...story]);
  expect(await textsOf(...story, ...more)).toEqual([...story, ...more]);
});
