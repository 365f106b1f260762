import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../support/io.ts';
import { storyPage } from '../web/site-web.ts';
import { STORIES, type Story } from '../web/stories.ts';
import { openVirtualWeb } from '../web/virtual-web.ts';
import { redesigned } from './made-year.ts';
import { runScheduled } from './scheduled.ts';

const folder = temporaryFolder();
const at = (time: string): number => Date.parse(`2026-11-${time}:00+07:00`);
const stories = STORIES.filter(({ host }) => host === 'money.kompas.com');

/** Runs against these stories' pages in one design or another, changed or not. */
function follow(name: string) {
  const web = openVirtualWeb(stories, 0);
  const output = path.join(folder, name);
  const run = async (time: string, design: 'old' | 'new', texts: 'first' | 'changed' = 'first'): Promise<string> => {
    web.clock.set(at(time));
    web.override = (url) => {
      const story = stories.find(({ path: own }) => own === url.pathname);
      if (story === undefined) return null;
      const page = storyPage(texts === 'changed' ? changed(story) : story, 'all');
      return { status: 200, etag: null, body: design === 'new' ? redesigned(page) : page };
    };
    return (await runScheduled(web, output, ['kompas'], { source: ['sitemap'] })).err;
  };
  const revisions = (): readonly string[] =>
    readdirSync(output, { recursive: true, encoding: 'utf8' }).filter((file) => /\.r\d/.test(file));
  return { output, run, revisions };
}

const news = 'Pembaruan: rapat warga ditunda sampai pekan depan karena hujan, kata panitia.';

function changed(story: Story): Story {
  const [first = [], ...others] = story.pages;
  return { ...story, pages: [[...first.slice(0, 2), { type: 'paragraph', text: news }, ...first.slice(2)], ...others] };
}

test.each([
  ['that comes and goes', ['new', 'old']],
  ['that was there when a story was stored', ['old', 'old']],
] as const)('a design %s is no other text', async (name, later) => {
  const { run, revisions } = follow(name);
  await run('20T20:00', later[0] === 'new' ? 'old' : 'new');
  const told = [await run('21T10:00', later[0]), await run('27T10:00', later[1])];
  expect(told.filter((line) => line.includes('changed'))).toEqual([]);
  expect(revisions()).toEqual([]);
});

test('a story that was stored in a design that no rule knows, and changed before the old one came back, is revised', async () => {
  const { output, run, revisions } = follow('changed between designs');
  await run('20T20:00', 'new');
  expect(await run('21T10:00', 'old', 'changed')).toContain(`${stories.length} changed`);
  expect(revisions().filter((file) => file.endsWith('.r2.txt'))).toHaveLength(stories.length);
  for (const file of revisions().filter((name) => name.endsWith('.json')))
    expect(JSON.parse(readFileSync(path.join(output, file), 'utf8'))).toMatchObject({
      added: [news],
      removed: [],
      reworded: [],
      numbersChanged: false,
    });
  expect(await run('27T10:00', 'old', 'changed')).not.toMatch(/\d changed/);
});
