import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../support/io.ts';
import { STORIES, type Story } from '../web/stories.ts';
import { openVirtualWeb } from '../web/virtual-web.ts';
import { upgrade } from './newer-rules.ts';
import { remembered, runScheduled } from './scheduled.ts';

const output = path.join(temporaryFolder(), 'out');
const at = (time: string): number => Date.parse(`2026-11-${time}:00+07:00`);
const stories = STORIES.filter(({ host }) => host.endsWith('kompas.com'));
const [first, second, third] = stories as [Story, Story, Story];

/** The story with another ending. */
function changed(story: Story): Story {
  const text = 'Pembaruan: rapat warga ditunda sampai pekan depan karena hujan.';
  return {
    ...story,
    pages: [...story.pages.slice(0, -1), [...(story.pages.at(-1) ?? []), { type: 'paragraph', text }]],
  };
}

const files = (ending: string): string[] =>
  readdirSync(output, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith(ending));

test('five runs: new, nothing new, changed and gone, newer rules, and a page that flickers', async () => {
  const web = openVirtualWeb(stories, at('20T20:00'));
  const run = (time: string, shown: readonly Story[]) => {
    web.clock.set(at(time));
    web.stories = shown;
    return runScheduled(web, output, ['kompas'], { source: ['sitemap'] });
  };

  const news = await run('20T20:00', stories);
  expect([news.ended, news.articles.length, files('.txt').length]).toEqual(['ok', stories.length, stories.length]);

  const nothing = await run('20T21:00', stories);
  expect([nothing.ended, nothing.articles]).toEqual(['ok', []]);

  // All are looked at a day after they came out. Two have changed, and the page of the third is not there.
  const others = stories.filter((story) => story !== third);
  const later = others.map((story) => (story === first || story === second ? changed(story) : story));
  expect((await run('21T10:00', later)).err).toContain('0 stored, 2 changed');
  expect(files('.r2.txt')).toHaveLength(2);

  // One of the two is as it was before: it is asked for early, and its first text is no third one.
  const flickered = later.map((story) => (story.path === second.path ? second : story));
  expect((await run('21T18:00', flickered)).articles.map(({ url }) => new URL(url).pathname).sort()).toEqual(
    [first.path, second.path].sort(),
  );
  expect(files('.r3.txt')).toEqual([]);

  // Gone once it is missed for a day; its text stays.
  expect((await run('22T11:00', flickered)).err).toContain('1 gone');
  expect(files('.txt')).toHaveLength(stories.length + 2);

  // A week after they came out, by rules that read every one of them otherwise.
  upgrade();
  const reread = await run('27T10:00', flickered);
  expect(reread.articles.length).toBe(others.length);
  expect([reread.err.includes('changed'), files('.r2.txt').length, files('.r3.txt').length]).toEqual([false, 2, 0]);

  const told = remembered(output, ({ memory }) => memory.runs(9).map(({ figures }) => JSON.parse(figures ?? '{}')));
  const counts = told.map(({ stored, changed: other, gone, left }) => [stored, other, gone, left]).reverse();
  expect(counts).toEqual([
    [stories.length, 0, 0, 0],
    [0, 0, 0, 0],
    [0, 2, 0, 0],
    [0, 0, 0, 0],
    [0, 0, 1, 0],
    [0, 0, 0, 0],
  ]);
  const lines = readFileSync(path.join(output, 'manifest.ndjson'), 'utf8').trim().split('\n');
  expect(lines).toHaveLength(stories.length);
});
