import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import type { Article } from '../../src/model/article.ts';
import type { RawOptions } from '../../src/settings/option-values.ts';
import { temporaryFolder } from '../support/io.ts';
import { STORIES, type Story } from '../web/stories.ts';
import { openVirtualWeb } from '../web/virtual-web.ts';
import { runScheduled } from './scheduled.ts';

const folder = temporaryFolder();
const [national] = STORIES.filter(({ host, pages }) => host === 'www.tribunnews.com' && pages.length === 1);

/** The same story on a portal some days later, with a sentence of its own. */
function onPortal(story: Story, portal: string, number: string, day: string): Story {
  const blocks = [
    ...story.pages.flat(),
    { type: 'paragraph', text: `Warga ${portal} menunggu kabar berikutnya.` } as const,
  ];
  const publishedAt = story.publishedAt.replace('2026-11-20', day);
  const host = `${portal}.tribunnews.com`;
  return { ...story, host, path: `/nasional/${number}/kisah-${portal}`, id: number, publishedAt, pages: [blocks] };
}

async function nearOf(name: string, options: RawOptions = {}): Promise<Readonly<Record<string, string | null>>> {
  if (national === undefined) throw new Error('the test web has such a story');
  const output = path.join(folder, name);
  const shown = [national];
  const web = openVirtualWeb(shown, 0);
  const run = async (day: string): Promise<void> => {
    web.clock.set(Date.parse(`${day}T20:00:00+07:00`));
    web.stories = [...shown];
    const portals = ['tribunnews', 'solo', 'jateng'];
    await runScheduled(web, output, ['tribun'], { source: ['sitemap'], portal: portals, format: ['json'], ...options });
  };
  await run('2026-11-20');
  shown.push(onPortal(national, 'solo', '7760101', '2026-12-01'));
  await run('2026-12-01');
  shown.push(onPortal(national, 'jateng', '7760102', '2026-12-17'));
  await run('2026-12-17');
  const files = readdirSync(output, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.json'));
  const articles = files.map((file) => JSON.parse(readFileSync(path.join(output, file), 'utf8')) as Article);
  return Object.fromEntries(articles.map(({ id, nearDuplicateOf }) => [id, nearDuplicateOf]));
}

test('a story that a portal takes over within two weeks names the earliest, one that comes later does not', async () => {
  expect(await nearOf('compared')).toEqual({
    'tribun:tribunnews-7760017': null,
    'tribun:solo-7760101': 'tribun:tribunnews-7760017',
    'tribun:jateng-7760102': null,
  });
});

test('with --keep-duplicates nothing is compared', async () => {
  expect(Object.values(await nearOf('kept', { keepDuplicates: true }))).toEqual([null, null, null]);
});
