import { describe, expect, test } from 'vitest';
import { fixtures, readArticle } from './support/fixtures.ts';

describe.each(fixtures)('$site/$name', (fixture) => {
  test(`is the article expected: ${fixture.proves}`, async () => {
    const { generator, ...article } = await readArticle(fixture.pages);
    expect(generator).toMatch(/^saring\//);
    await expect(`${JSON.stringify(article, null, 2)}\n`).toMatchFileSnapshot(fixture.expectedFile);
  });
});

describe.each(fixtures.filter((fixture) => fixture.whole !== null))('$site/$name, view of all pages', (fixture) => {
  test('tells the same story as page after page', async () => {
    const paged = await readArticle(fixture.pages);
    const whole = await readArticle(fixture.whole === null ? [] : [fixture.whole]);
    expect(whole.blocks).toEqual(paged.blocks);
    expect(whole.id).toBe(paged.id);
    expect(whole.title).toBe(paged.title);
    expect(whole.status).toBe('ok');
  });

  test('is preferred where both were saved', async () => {
    const all = fixture.whole === null ? [] : [fixture.whole];
    const both = await readArticle([...fixture.pages, ...all]);
    expect(both.blocks).toEqual((await readArticle(all)).blocks);
    expect(both.pages).toEqual({
      read: fixture.pages.map((_, i) => i + 1),
      total: fixture.pages.length,
      complete: true,
    });
  });
});
