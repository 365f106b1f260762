import { readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { run } from '../support/io.ts';
import { listingAnswer } from '../web/listing-answers.ts';
import { manyStories } from '../web/many-stories.ts';
import { useListingWeb } from './listing-web.ts';

const days = [11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 25];
const stories = days.flatMap((day) => manyStories('money.kompas.com', 12, `2026-11-${day}`));
const isOld = ({ publishedAt }: (typeof stories)[number]): boolean => publishedAt < '2026-11-21';
const { web, folder, fresh, later, articlesSince, ...sites } = useListingWeb({ stories });
const sync = (output: string, more: readonly string[]) => sites.sync(output, ['-q', ...more]);

beforeEach(() => {
  web.listings.isListed = isOld;
});

/** Only listings are asked. */
const listings = ['--match', 'tidak-ada-yang-begini'];

test('a source that stands still while another goes on is told once a day, and may be accepted', async () => {
  const output = fresh();
  const both = ['--source', 'sitemap,indeks', ...listings];
  expect((await sync(output, ['--since', '2026-11-11', ...both])).status).toBe(0);
  web.listings.isListed = () => true;
  web.override((request, response) => {
    const url = new URL(request.url ?? '', `https://${request.headers.host}`);
    const answer = url.pathname.includes('sitemap') ? listingAnswer(url, stories.filter(isOld), web.listings) : null;
    if (answer === null) return false;
    response.writeHead(200, { 'content-type': answer.type }).end(answer.body);
    return true;
  });
  later(120);
  const [status, metrics] = [path.join(folder, 'status.json'), path.join(folder, 'metrics.prom')];
  const opened = await sync(output, [...both, '--status-file', status, '--metrics-file', metrics]);
  const silence =
    'kompas/sitemap: has had nothing new since 2026-11-20 19:55 WIB, its longest pause so far was 23 h (if this is right: saring sync --accept kompas/sitemap)';
  expect([opened.status, opened.err]).toEqual([3, `saring: ${silence}\n`]);
  const { alarms } = JSON.parse(readFileSync(status, 'utf8')) as { alarms: { kind: string; text: string }[] };
  expect(alarms).toMatchObject([{ kind: 'silent-source', text: silence }]);
  expect(readFileSync(metrics, 'utf8')).toContain('saring_sync_alarms_open{kind="silent-source"} 1\n');
  later(127);
  expect(await sync(output, both)).toMatchObject({ status: 3, err: '' });
  later(145);
  expect(await sync(output, both)).toMatchObject({ status: 3, err: `saring: ${silence}\n` });
  expect((await run(['sync', '--report', '-o', output])).out).toContain(`open alarm: ${silence}\n`);
  later(152);
  const accepted = await sync(output, [...both, '--accept', 'kompas/sitemap']);
  expect([accepted.status, accepted.err]).toEqual([
    0,
    'saring: silent-source kompas/sitemap: over; it began 2026-11-20 19:55 WIB\n',
  ]);
});

test('a listing that suddenly names too little is told when it happens twice, and when it is over', async () => {
  const output = fresh();
  const one = ['--source', 'sitemap', ...listings];
  const runs: (readonly [number, string])[] = [];
  for (let number = 0; number < 15; number += 1) {
    later(number * 7);
    if (number === 11) web.listings.faults.add('html-in-place');
    if (number === 14) web.listings.faults.clear();
    const { status, err } = await sync(output, one);
    runs.push([status, err]);
  }
  expect(runs.slice(0, 12)).toEqual(Array(12).fill([0, '']));
  expect(runs[12]).toEqual([
    3,
    'saring: kompas/sitemap: names 0 articles, never fewer than 120 before 2026-11-24 01:00 WIB: its layout changed, or it is broken (if this is right: saring sync --accept kompas/sitemap)\n',
  ]);
  expect(runs.slice(13)).toEqual([
    [3, ''],
    [0, 'saring: listing-drift kompas/sitemap: over; it began 2026-11-24 01:00 WIB\n'],
  ]);
});

test('a listing that cannot be read for a day, while another of its site can, is told though all else went well', async () => {
  const output = fresh();
  const both = ['--source', 'sitemap,indeks', ...listings];
  expect(await sync(output, both)).toMatchObject({ status: 0, err: '' });
  web.override((_request, response, { path: asked }) => {
    if (!asked.includes('sitemap')) return false;
    response.writeHead(404).end();
    return true;
  });
  for (const hours of [8, 20]) {
    later(hours);
    expect(await sync(output, both)).toMatchObject({ status: 0, err: '' });
  }
  later(32);
  const broken =
    'kompas/sitemap: cannot be read since 2026-11-21 04:00 WIB, though other listings of the site can (if this is right: saring sync --accept kompas/sitemap)';
  expect(await sync(output, both)).toMatchObject({ status: 3, err: `saring: ${broken}\n` });
  later(44);
  expect(await sync(output, [...both, '--accept', 'kompas/sitemap'])).toMatchObject({
    status: 0,
    err: 'saring: silent-source kompas/sitemap: over; it began 2026-11-21 04:00 WIB\n',
  });
});

describe('a site that refuses', () => {
  test('is told, ends with 75, and is no sign of drift', async () => {
    const output = fresh();
    web.override((_request, response, { path: asked }) => {
      if (!asked.includes('/read/')) return false;
      response.writeHead(403).end();
      return true;
    });
    const before = web.hits().length;
    const refused = await sync(output, ['--source', 'sitemap']);
    // Three sitemaps were answered, so that it is known by the third refusal; there are two dozen stories.
    expect(articlesSince(before).length).toBeLessThanOrEqual(5);
    expect([refused.status, refused.err]).toEqual([
      75,
      expect.stringMatching(
        /^saring: kompas: blocks this machine: \d+ of \d+ requests since 2026-11-20 20:00 WIB were/,
      ),
    ]);
    web.override(null);
    later(8);
    const over = await sync(output, ['--source', 'sitemap']);
    expect([over.status, over.err]).toEqual([0, 'saring: blocked kompas: over; it began 2026-11-20 20:00 WIB\n']);
  });
});
