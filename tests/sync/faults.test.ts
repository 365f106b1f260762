import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { backlogADayAgo } from '../../src/app/sync/due-stories.ts';
import { reportOf, tellReport } from '../../src/app/sync/report-runs.ts';
import { OutputError } from '../../src/errors.ts';
import { resolveSettings } from '../../src/settings/settings.ts';
import { siteIds } from '../../src/sites/index.ts';
import { temporaryFolder } from '../support/io.ts';
import { rssOf } from '../web/listings.ts';
import { inventedStory, STORIES, type Story, storyUrl } from '../web/stories.ts';
import { openVirtualWeb } from '../web/virtual-web.ts';
import { remembered, runScheduled, type Scheduled } from './scheduled.ts';

const folder = temporaryFolder();
const at = (time: string): number => Date.parse(`2026-11-${time}:00+07:00`);
const hour = 3_600_000;
const stories = STORIES.filter(({ host }) => host.endsWith('kompas.com'));
let made = 0;

/** Scheduled runs in a folder of their own, of a web that can be changed between them. */
function follow(shown: readonly Story[] = stories, source = 'sitemap') {
  made += 1;
  const output = path.join(folder, `out-${made}`);
  const web = openVirtualWeb(shown, at('20T20:00'));
  const run = (now: number, options = {}): Promise<Scheduled> => {
    web.clock.set(now);
    return runScheduled(web, output, ['kompas'], { source: [source], ...options });
  };
  return { web, output, run };
}

const statesOf = (output: string): readonly string[] =>
  remembered(output, ({ stories: book }) => stories.map((story) => bookedAs(story, book.due(Number.MAX_SAFE_INTEGER))));

function bookedAs(story: Story, due: readonly { readonly url: string; readonly state: string }[]): string {
  return due.find(({ url }) => url === storyUrl(story))?.state ?? 'not due';
}

describe('a scheduled run', () => {
  test('reads a day again that a list could not be read for, and gets its stories', async () => {
    const day = Array.from({ length: 40 }, (_, i) =>
      inventedStory(i, 'money.kompas.com', new Date(at('20T19:00') - i * 10 * 60_000)),
    );
    const { web, run } = follow(day.slice(39), 'indeks');
    const off = { revisit: 'off' };
    await run(at('20T13:00'), off);
    web.stories = day;
    web.override = ({ searchParams }) => (searchParams.get('page') === '2' ? 'down' : null);
    expect((await run(at('20T20:00'), off)).articles).toHaveLength(15);
    web.override = null;
    const repaired = await run(at('20T21:00'), off);
    expect(repaired.err).toContain('24 stories found of times that a listing had missed');
    expect((await run(at('20T22:00'), off)).articles).toHaveLength(24);
    expect((await run(at('20T23:00'), off)).requests.filter(({ url }) => url.includes('page=2'))).toEqual([]);
  });

  test('counts the gap of a feed as filled once the sitemaps of the site have been read', async () => {
    const host = 'keuangan.kontan.co.id';
    const day = Array.from({ length: 40 }, (_, i) =>
      inventedStory(i, host, new Date(at('20T19:00') - i * 10 * 60_000)),
    );
    const { web, output } = follow(day.slice(39), 'sitemap');
    const run = (now: number): Promise<Scheduled> => {
      web.clock.set(now);
      return runScheduled(web, output, ['kontan'], { source: ['sitemap', 'feed'], section: ['keuangan'] });
    };
    const lost = (): number | undefined =>
      remembered(output, ({ memory }) => memory.listing('kontan/feed/keuangan')?.history.lost.length);
    await run(at('20T13:00'));
    web.stories = day;
    web.override = ({ pathname }) =>
      pathname === '/rss' ? { status: 200, body: rssOf(host, day.slice(0, 20)), type: 'application/rss+xml' } : 'down';
    await run(at('20T20:00'));
    expect(lost()).toBe(1);
    web.override = null;
    await run(at('20T21:00'));
    await run(at('20T22:00'));
    expect(lost()).toBe(0);
    const texts = readdirSync(output, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.txt'));
    expect(texts).toHaveLength(40);
  });

  test('reads sitemaps once for all gaps of a site, and never again for what they do not reach back to', async () => {
    const hosts = ['keuangan', 'kesehatan'].map((section) => `${section}.kontan.co.id`);
    const day = Array.from({ length: 40 }, (_, i) =>
      inventedStory(i, hosts[i % 2] ?? '', new Date(at('20T19:00') - i * 10 * 60_000)),
    );
    const older = hosts.map((host, i) => inventedStory(100 + i, host, new Date(at('19T09:00'))));
    const { web, output } = follow([...older, ...day.slice(38)], 'sitemap');
    const options = { source: ['sitemap', 'feed'], section: ['keuangan', 'kesehatan'], revisit: 'off' };
    const sitemapsAt = async (time: string): Promise<number> => {
      web.clock.set(at(time));
      const { requests } = await runScheduled(web, output, ['kontan'], options);
      return requests.filter(({ url }) => url.endsWith('.kontan.co.id/sitemap.xml')).length;
    };
    await sitemapsAt('20T10:00');
    web.stories = day.slice(0, 20);
    web.override = ({ pathname }) => (pathname === '/rss' ? null : 'down');
    await sitemapsAt('20T20:00');
    web.override = null;
    // Once because it is due, and once for the gaps of both feeds, which began before the oldest story of the sitemaps.
    expect(await sitemapsAt('21T03:00')).toBe(2);
    expect(await sitemapsAt('21T03:05')).toBe(0);
  });

  test('tries a page that is no article on a falling schedule, then leaves it and names it in the report', async () => {
    const [story] = stories;
    if (story === undefined) throw new Error('no story');
    const { web, output, run } = follow([story]);
    web.override = ({ pathname }) =>
      pathname === story.path ? { status: 200, body: '<html><body><p>Segera hadir.</p></body></html>' } : null;
    const lines = async (): Promise<string> => {
      const now = web.clock.now();
      const report = remembered(output, (state) => reportOf(state, output, now - 7 * 24 * hour, now));
      let out = '';
      const write = async (text: string): Promise<void> => {
        out += text;
      };
      await tellReport(report, resolveSettings({ output }, siteIds), { write });
      return out;
    };
    let asked = 0;
    for (let days = 0; days < 13; days += 0.25) {
      asked += (await run(at('20T20:00') + days * 24 * hour, { since: '2026-11-20' })).articles.length > 0 ? 1 : 0;
      if (days === 6) expect(await lines()).not.toContain('left for good');
    }
    expect(asked).toBe(6);
    expect(await lines()).toContain(`left for good: ${storyUrl(story)}\n`);
  });

  test('sets a damaged state aside, says so, and takes from the manifest what it knew', async () => {
    const { output, run } = follow();
    await run(at('20T20:00'));
    writeFileSync(path.join(output, '.saring', 'state.db'), 'no database at all'.repeat(500));
    const after = await run(at('20T21:00'), { quiet: true });
    expect([after.ended, after.articles]).toEqual(['ok', []]);
    expect(after.err).toMatch(/^saring: .*state\.db was damaged: it is now .*\.damaged, and was made anew/);
    expect(existsSync(path.join(output, '.saring', 'state.db.damaged'))).toBe(true);
  });

  test('calls no story gone because a listing is empty or broken', async () => {
    const { web, output, run } = follow();
    await run(at('20T20:00'));
    web.shown.isListed = () => false;
    await run(at('21T22:00'));
    web.shown.faults.add('html-in-place');
    await run(at('23T22:00'));
    expect(await statesOf(output)).toEqual(stories.map(() => 'stored'));
  });

  test('goes on as before when its clock was wrong for a while', async () => {
    const { web, run } = follow();
    await run(at('20T20:00'));
    await run(at('20T21:00') + 200 * 24 * hour);
    expect((await run(at('20T22:00'))).ended).toBe('ok');
    web.stories = stories.map((story) => ({ ...story, pages: [[...story.pages.flat(), ...more]] }));
    expect((await run(at('21T10:00'))).err).toContain(`${stories.length} changed`);
  });

  test('ends with the file that cannot be written', async () => {
    const { output, run } = follow();
    mkdirSync(path.join(output, 'articles.ndjson'), { recursive: true });
    await expect(run(at('20T20:00'), { format: ['ndjson'] })).rejects.toThrow(OutputError);
    rmSync(path.join(output, 'articles.ndjson'), { recursive: true });
    expect((await run(at('20T20:30'), { format: ['ndjson'] })).articles).toHaveLength(stories.length);
  });
});

const more = [{ type: 'paragraph', text: 'Pembaruan: rapat warga ditunda sampai pekan depan.' }] as const;

describe('what is left over', () => {
  const now = at('20T20:00');
  const memoryOf = (left: readonly number[]) => ({
    runs: () =>
      left.map((count, i) => ({ started: now - i * 12 * hour, exit: 0, figures: JSON.stringify({ left: count }) })),
  });

  test('is a growing backlog when it has only grown for a day', () => {
    expect(backlogADayAgo(memoryOf([70, 60, 50]), 80, now)).toBe(50);
    expect(backlogADayAgo(memoryOf([70, 60, 90]), 80, now)).toBeNull();
    expect(backlogADayAgo(memoryOf([70, 0, 50]), 80, now)).toBeNull();
    expect(backlogADayAgo(memoryOf([70, 60]), 80, now)).toBeNull();
  });
});
