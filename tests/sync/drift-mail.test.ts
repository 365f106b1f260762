import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { openStateFile } from '../../src/state/state-file.ts';
import { SyncMemory } from '../../src/state/sync-memory.ts';
import { memoryFolder } from '../support/io.ts';
import { storyPage } from '../web/site-web.ts';
import { inventedStory } from '../web/stories.ts';
import { openVirtualWeb } from '../web/virtual-web.ts';
import { redesigned } from './made-year.ts';
import { runScheduled } from './scheduled.ts';

const output = path.join(memoryFolder(), 'articles');
const at = (day: number, clock: string): number => Date.parse(`2026-12-0${day}T${clock}+07:00`);

/** Forty stories a day, one every eighteen minutes from six on. */
const stories = [1, 2, 3, 4].flatMap((day) =>
  Array.from({ length: 40 }, (_, i) =>
    inventedStory(day * 40 + i, 'money.kompas.com', new Date(at(day, '06:00') + i * 18 * 60_000)),
  ),
);
const web = openVirtualWeb(stories, 0);
web.listed = () =>
  stories.filter(({ publishedAt }) => Date.parse(`${publishedAt.replace(' ', 'T')}+07:00`) <= web.clock.now());
web.override = (url) => {
  const story = stories.find(({ path: own }) => own === url.pathname);
  if (story === undefined) return null;
  const isNew = web.clock.now() >= at(2, '13:00') && web.clock.now() < at(4, '00:00');
  const page = storyPage(story, 'all');
  return { status: 200, body: isNew ? redesigned(page) : page };
};

/** What cron would mail of the runs of a day: what they print; each that did not end well is named. */
async function mailsOf(day: number): Promise<readonly string[]> {
  const mails: string[] = [];
  for (const clock of ['10:00', '16:00', '21:00']) {
    web.clock.set(at(day, clock));
    const { ended, out, err } = await runScheduled(web, output, ['kompas'], { source: ['sitemap'], quiet: true });
    expect(out).toBe('');
    if (ended !== 'ok' || err !== '') mails.push(`${clock} ${ended}: ${err.replaceAll(output, 'articles')}`);
  }
  return mails;
}

/** As if nearly all of the pages had come since the change was taken back that an alarm waits for before it closes. */
async function calm(pages: number): Promise<void> {
  const { database } = await openStateFile(output);
  const memory = new SyncMemory(database);
  memory.keepCharts(
    memory.charts().map((chart) => (chart.alarmSince === null ? chart : { ...chart, s: 0, calmPages: pages })),
  );
  database.exec('commit');
  database.close();
}

test('cron mails a drift when it begins, once a day and when it is over, in the words of docs/cron.md', async () => {
  const told = (pages: number): string =>
    `saring: kompas: the pages have a new design since 2026-12-02 16:00 WIB: body 0 of ${pages} pages (was 98 %), template 0 of ${pages} pages (was 98 %); pages to compare: articles/.saring/samples/kompas/before-1.html articles/.saring/samples/kompas/after-1.html (if this is right: saring sync --accept kompas)\n`;
  const over = 'saring: drift kompas: over; it began 2026-12-02 16:00 WIB\n';
  expect(await mailsOf(1)).toEqual([]);
  expect(await mailsOf(2)).toEqual([`16:00 rulesOutdated: ${told(20)}`, '21:00 rulesOutdated: ']);
  expect(await mailsOf(3)).toEqual([
    '10:00 rulesOutdated: ',
    `16:00 rulesOutdated: ${told(60)}`,
    '21:00 rulesOutdated: ',
  ]);
  await calm(190);
  expect(await mailsOf(4)).toEqual([`10:00 ok: ${over}`]);
  const docs = readFileSync(new URL('../../docs/cron.md', import.meta.url), 'utf8');
  for (const mail of [told(20), told(60), over]) expect(docs).toContain(mail);
});
