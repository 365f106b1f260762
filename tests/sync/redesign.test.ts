import { readdirSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../support/io.ts';
import { storyPage } from '../web/site-web.ts';
import { STORIES } from '../web/stories.ts';
import { openVirtualWeb } from '../web/virtual-web.ts';
import { redesigned } from './made-year.ts';
import { runScheduled } from './scheduled.ts';

const folder = temporaryFolder();
const at = (time: string): number => Date.parse(`2026-11-${time}:00+07:00`);
const stories = STORIES.filter(({ host }) => host === 'money.kompas.com');

test.each([
  ['that comes and goes', ['new', 'old']],
  ['that was there when a story was stored', ['old', 'old']],
] as const)('a design %s is no other text', async (name, later) => {
  const web = openVirtualWeb(stories, 0);
  const output = path.join(folder, name);
  const run = async (time: string, design: 'old' | 'new'): Promise<string> => {
    web.clock.set(at(time));
    web.override = (url) => {
      const story = stories.find(({ path: own }) => own === url.pathname);
      if (story === undefined) return null;
      const page = storyPage(story, 'all');
      return { status: 200, etag: null, body: design === 'new' ? redesigned(page) : page };
    };
    return (await runScheduled(web, output, ['kompas'], { source: ['sitemap'] })).err;
  };
  await run('20T20:00', later[0] === 'new' ? 'old' : 'new');
  const told = [await run('21T10:00', later[0]), await run('27T10:00', later[1])];
  expect(told.filter((line) => line.includes('changed'))).toEqual([]);
  expect(readdirSync(output, { recursive: true, encoding: 'utf8' }).filter((file) => /\.r\d/.test(file))).toEqual([]);
});
