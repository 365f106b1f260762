import path from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../support/io.ts';
import { STORIES } from '../web/stories.ts';
import { openVirtualWeb, type VirtualWeb } from '../web/virtual-web.ts';
import { runScheduled, type Scheduled } from './scheduled.ts';

const folder = temporaryFolder();
const evening = Date.parse('2026-11-20T20:00:00+07:00');
const hour = 3_600_000;
const desk = STORIES.filter(({ host }) => host === 'keuangan.kontan.co.id');
const feed = 'https://keuangan.kontan.co.id/rss';
let made = 0;

/** A sync of one feed, six hours after the last one. */
function follow(web: VirtualWeb): () => Promise<Scheduled> {
  made += 1;
  const output = path.join(folder, `out-${made}`);
  return async () => {
    web.clock.set(web.clock.now() + 6 * hour);
    return runScheduled(web, output, ['kontan'], { source: ['feed'], section: ['keuangan'], revisit: 'off' });
  };
}

const howAsked = ({ requests }: Scheduled): string[] =>
  requests
    .filter(({ url }) => url === feed)
    .map(({ isConditional, status }) => `${isConditional ? 'if changed' : 'whole'} ${status}`);

test('a listing is asked only for what has changed, and once a day without a condition', async () => {
  const web = openVirtualWeb(desk.slice(0, 2), evening - 6 * hour);
  const run = follow(web);
  expect(howAsked(await run())).toEqual(['whole 200']);
  expect(howAsked(await run())).toEqual(['if changed 304']);
  web.stories = desk;
  const more = await run();
  expect([howAsked(more), more.articles.length > 0]).toEqual([['if changed 200'], true]);
  expect(howAsked(await run())).toEqual(['if changed 304']);
  expect(howAsked(await run())).toEqual(['if changed 304', 'whole 200']);
  expect(howAsked(await run())).toEqual(['if changed 304']);
});

test('a listing that lies about it is found out within a day, told once, and asked whole from then on', async () => {
  const web = openVirtualWeb(desk.slice(0, 2), evening - 6 * hour);
  web.shown.faults.add('lying-304');
  const run = follow(web);
  await run();
  web.stories = desk;
  const runs = [await run(), await run(), await run(), await run(), await run()];
  expect(runs.map(howAsked)).toEqual([
    ['if changed 304'],
    ['if changed 304'],
    ['if changed 304'],
    ['if changed 304', 'whole 200'],
    ['whole 200'],
  ]);
  expect(runs.map(({ err }) => err.includes('always read whole from now on'))).toEqual([
    false,
    false,
    false,
    true,
    false,
  ]);
  expect(runs.flatMap(({ articles }) => articles).length).toBeGreaterThan(0);
});
