import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { makeOutputFolder } from '../../src/output/output-folder.ts';
import { Database } from '../../src/state/database.ts';
import { takeRunLock } from '../../src/state/with-output.ts';
import { run } from '../support/io.ts';
import { STORIES, storyUrl } from '../web/stories.ts';
import { fetchFrom, manifestOf } from './fetch-web.ts';
import { useListingWeb } from './listing-web.ts';

const { web, fresh, later, ...sites } = useListingWeb();
const kompas = STORIES.filter(({ host }) => host.endsWith('kompas.com'));
const [broken] = kompas;
const sync = (output: string, ...more: string[]) => sites.sync(output, more);
const breakOne = (): void =>
  web.override((_request, response, { path: asked }) => {
    if (!asked.startsWith(broken?.path ?? '')) return false;
    response.writeHead(503).end();
    return true;
  });

describe('--gaps', () => {
  test('prints what listings named and nothing came of, as a list that fetch takes', async () => {
    const output = fresh();
    breakOne();
    await sync(output, '-q');
    web.override(null);
    const before = web.hits().length;
    const ran = await sync(output, '--gaps');
    expect([ran.status, ran.out]).toEqual([1, `${broken === undefined ? '' : storyUrl(broken)}\n`]);
    const lines = ran.err.split('\n');
    expect(lines.find((line) => line.startsWith('kompas 2026-11-20: '))).toMatch(
      new RegExp(
        `listed ${kompas.length}, stored ${kompas.length - 1}, missing 1; 15 at most by the site's pager; at least ${kompas.length} in all`,
      ),
    );
    expect(lines.at(-2)).toBe(`saring: 1 of ${kompas.length} listed stories without a final status`);
    expect(web.hits().length).toBe(before);
    const fetched = await fetchFrom(web, ['-i', '-', '-o', fresh(), '-q'], { stdin: ran.out });
    expect(fetched.status).toBe(0);
  });

  test('shows what the sites count themselves, and the times that no listing reached back to', async () => {
    const output = fresh();
    const tribun = STORIES.filter(({ host }) => host === 'jateng.tribunnews.com');
    const ofPortal = ['sync', 'tribun', '--portal', 'jateng', '-o', output, '--delay', '0', ...web.options];
    await run([...ofPortal, '-q', '--since', '3d']);
    const ran = await run([...ofPortal, '--gaps', '--json', '--since', '3d']);
    const { days } = JSON.parse(ran.out) as { days: { day: string; [key: string]: unknown }[] };
    expect(days.find(({ day }) => day === '2026-11-20')).toMatchObject({
      site: 'tribun',
      portal: 'jateng',
      listed: tribun.length,
      stored: tribun.length,
      missing: [],
      ownTotal: { stories: tribun.length, isExact: true },
    });
  });

  test('counts what the feed of a section has missed with its site, as no portal of that name', async () => {
    const output = fresh();
    const kontan = ['sync', 'kontan', '--source', 'feed', '--section', 'keuangan', '-o', output, '--delay', '0', '-q'];
    await run([...kontan, ...web.options]);
    const ran = await run(['sync', 'kontan', '--gaps', '--json', '-o', output]);
    const { days } = JSON.parse(ran.out) as { days: { portal: string; overlapLost: boolean }[] };
    expect(days.filter(({ overlapLost }) => overlapLost).map(({ portal }) => portal)).toEqual(['', '']);
  });

  test('--fetch gets what is missing, due or not', async () => {
    const output = fresh();
    breakOne();
    await sync(output, '-q');
    web.override(null);
    later(0.1);
    const idle = await sync(output);
    expect(idle.err).toContain('0 stored');
    const ran = await sync(output, '--gaps', '--fetch');
    expect([ran.status, ran.err]).toEqual([
      0,
      expect.stringMatching(/ 1 stored -> .*\nsaring: 0 of \d+ listed stories without a final status\n$/),
    ]);
    expect(manifestOf(output).every(({ status }) => status === 'ok')).toBe(true);
  });

  test('--fetch reads a day again of which the site counts more stories than its listings have named', async () => {
    const output = fresh();
    const tribun = ['sync', 'tribun', '--portal', 'jateng', '-o', output, '--delay', '0', ...web.options];
    const [hidden, ...shown] = STORIES.filter(({ host }) => host === 'jateng.tribunnews.com');
    web.listings.isListed = ({ id }) => id !== hidden?.id;
    await run([...tribun, '-q']);
    const total = JSON.stringify([{ day: '2026-11-20', stories: shown.length + 1, isExact: true }]);
    const state = Database.open(path.join(output, '.saring', 'state.db'), 0);
    state
      .change(`update listing set history = json_set(history, '$.totals', json(?)) where key like '%index-news%'`, [
        'text',
      ])
      .run(total);
    state.close();
    web.listings.isListed = () => true;
    later(0.1);
    expect((await run([...tribun, '--gaps'])).err).toContain(
      `listed ${shown.length}, stored ${shown.length}, missing 0; ${shown.length + 1} by the site's own count`,
    );
    const ran = await run([...tribun, '--gaps', '--fetch']);
    expect(ran.err).toContain('1 stored');
    expect((await run([...tribun, '--gaps'])).err).toContain(`listed ${shown.length + 1}, stored ${shown.length + 1}`);
  });

  test('looks at the folder while a run is at work there, and makes none', async () => {
    const output = fresh();
    expect(await sync(output, '--gaps')).toMatchObject({ status: 0, out: '' });
    expect(existsSync(output)).toBe(false);
    await sync(output, '-q');
    const lock = takeRunLock(output, await makeOutputFolder(output));
    expect((await sync(output, '--gaps', '-q')).status).toBe(0);
    expect((await sync(output, '--report')).status).toBe(0);
    lock.close();
  });

  test('leaves a damaged state to the next run', async () => {
    const output = fresh();
    await sync(output, '-q');
    const state = path.join(output, '.saring', 'state.db');
    writeFileSync(state, 'no database at all, but long enough to be looked at as one');
    const ran = await sync(output, '--gaps');
    expect([ran.status, ran.err]).toEqual([74, expect.stringContaining('it is damaged, the next run makes it anew')]);
    expect(readFileSync(state, 'utf8')).toContain('no database at all');
  });

  test.each([
    [['--init', '--dry-run'], '--init does nothing else: leave --dry-run out'],
    [['--report', '--accept', 'kompas'], '--report does nothing else: leave --accept out'],
    [['--report', '--gaps', '--fetch'], '--report does nothing else: leave --gaps out'],
    [['--gaps', '--adopt', 'articles'], '--gaps does nothing else: leave --adopt out'],
  ])('%j is refused, since one of them would be left undone', async (given, said) => {
    const output = fresh();
    expect(await sync(output, ...given)).toMatchObject({ status: 2, out: '', err: expect.stringContaining(said) });
    expect(existsSync(output)).toBe(false);
  });

  test('--fetch alone is refused', async () => {
    expect(await sync(fresh(), '--fetch')).toMatchObject({
      status: 2,
      err: expect.stringContaining('--fetch goes with --gaps'),
    });
  });
});

test('--report shows the stories of each site and day with bars on one scale, and as JSON', async () => {
  const output = fresh();
  await sync(output, '-q');
  const ran = await sync(output, '--report', '--since', '2d');
  expect(ran.out.split('\n').slice(1)).toEqual([
    '',
    'stories stored, by the day of their publication',
    'kompas  2026-11-18  0',
    'kompas  2026-11-19  0',
    `kompas  2026-11-20  ${kompas.length}  ${'█'.repeat(40)}`,
    '',
  ]);
  const { days } = JSON.parse((await sync(output, '--report', '--json')).out) as { days: unknown[] };
  expect(days).toHaveLength(8);
  expect(days.at(-1)).toEqual({ site: 'kompas', day: '2026-11-20', stories: kompas.length });
});
