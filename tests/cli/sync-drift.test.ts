import { cpSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, beforeEach, expect, test, vi } from 'vitest';
import type { Article } from '../../src/model/article.ts';
import { openStateFile } from '../../src/state/state-file.ts';
import { SyncMemory } from '../../src/state/sync-memory.ts';
import { redesign } from '../support/changed-pages.ts';
import { run } from '../support/io.ts';
import { listingAnswer } from '../web/listing-answers.ts';
import { manyStories } from '../web/many-stories.ts';
import { storyPage } from '../web/site-web.ts';
import { type Story, storyPages } from '../web/stories.ts';
import { useListingWeb } from './listing-web.ts';

const yesterday = '2026-11-16';
const today = '2026-11-17';
const stories: readonly Story[] = [yesterday, today].flatMap((day, i) =>
  manyStories('money.kompas.com', 21, day).map((story, n) => ({
    ...story,
    standfirst: `Ringkasnya, kisah ${story.id} tanggal ${day}.`,
    tags: ['kampung khayal'],
    pages: storyPages(i * 100 + n, 'JAKARTA, KOMPAS.com -', 1, null),
  })),
);
const { web, folder, ...sites } = useListingWeb({ stories });
const usual = path.join(folder, 'usual');
const config = path.join(folder, 'sync.json');

const at = (time: string): void => void vi.setSystemTime(Date.parse(`${time}+07:00`));
const sync = (output: string, more: readonly string[] = ['-q']) =>
  sites.sync(output, ['--source', 'sitemap', '--config', config, ...more]);
/** Samples of a folder's pages, by the kind that their names begin with. */
const samples = (output: string, kind: string): string[] => {
  const place = path.join(output, '.saring/samples/kompas');
  return readdirSync(place)
    .filter((name) => name.startsWith(kind))
    .map((name) => path.join(place, name));
};

const isOut = ({ publishedAt }: Story): boolean => Date.parse(`${publishedAt.replace(' ', 'T')}+07:00`) <= Date.now();

beforeAll(async () => {
  writeFileSync(config, JSON.stringify({ revisit: 'off' }));
  vi.useFakeTimers({ toFake: ['Date'] });
  web.listings.isListed = isOut;
  at(`${yesterday}T20:00`);
  expect(await sync(usual)).toEqual({ status: 0, out: '', err: '' });
  await remember(10);
});
beforeEach(() => {
  web.listings.isListed = isOut;
});

/** As if so many runs like the first, of four days, had been before. */
async function remember(runs: number): Promise<void> {
  const { database } = await openStateFile(usual);
  const memory = new SyncMemory(database);
  const grown = memory.charts().map((chart) => {
    const { basePages, baseHits } = chart;
    return {
      ...chart,
      basePages: basePages * runs,
      baseHits: baseHits * runs,
      baseRuns: runs,
      baseDays: 4,
      isPresumed: false,
    };
  });
  memory.keepCharts(grown);
  database.exec('commit');
  database.close();
}

/** A folder that has seen ten ordinary runs of 21 pages. */
function experienced(name: string): string {
  const output = path.join(folder, name);
  cpSync(usual, output, { recursive: true });
  return output;
}

function redesignAll(): void {
  web.override((_request, response, { path: asked }) => {
    const story = stories.find((one) => asked.startsWith(one.path));
    if (story === undefined) return false;
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(redesign(storyPage(story, 'all')));
    return true;
  });
}

test('what may be chance is only watched: with --verbose, and in the report', async () => {
  const output = experienced('watched');
  redesignAll();
  at(`${today}T18:25`);
  const line = 'kompas: to watch since 2026-11-17 18:25 WIB: body 0 of 3 pages (was 100 %)\n';
  const { status, err } = await sync(output, ['-v']);
  expect([status, err]).toEqual([0, expect.stringContaining(`saring: ${line}`)]);
  expect((await run(['sync', '--report', '-o', output])).out).toContain(line);
});

test('a redesign is told in the first run with 8 of its pages, which still give their texts', async () => {
  const output = experienced('redesign');
  redesignAll();
  at(`${today}T18:50`);
  const opened = await sync(output);
  expect(opened.status).toBe(3);
  expect(opened.err).toMatch(
    /^saring: kompas: the pages have a new design since 2026-11-17 18:50 WIB: \S+ 0 of 8 pages \(was 100 %\), /,
  );
  for (const field of ['template', 'body', 'caption']) expect(opened.err).toContain(field);
  const fresh = stories.filter(
    ({ publishedAt }) => publishedAt.startsWith(today) && publishedAt <= `${today} 18:50:00`,
  );
  const texts = readdirSync(path.join(output, 'kompas/2026/11/17')).filter((name) => name.endsWith('.txt'));
  expect(texts).toHaveLength(fresh.length);
  const all = texts.map((name) => readFileSync(path.join(output, 'kompas/2026/11/17', name), 'utf8')).join('\n');
  for (const { pages } of fresh) expect(all).toContain(pages[0]?.at(-1)?.text);

  // What came before and after can be looked at.
  const [before, after] = [samples(output, 'before'), samples(output, 'after')];
  expect([before.length, after.length]).toEqual([3, 3]);
  expect(opened.err).toContain(`; pages to compare: ${before[0]} ${after[0]} (if this is right`);
  const read = await run(['clean', ...before, ...after, '-f', 'ndjson', '-o', '-', '-q']);
  const bodies = read.out
    .trim()
    .split('\n')
    .map((line) => (JSON.parse(line) as Article).extraction.body);
  expect(bodies.map((body) => body === 'rule')).toEqual([true, true, true, false, false, false]);

  at(`${today}T20:00`);
  expect(await sync(output)).toMatchObject({ status: 3, err: '' });
  at('2026-11-18T20:00');
  const accepted = await sync(output, ['-q', '--accept', 'kompas']);
  expect([accepted.status, accepted.err]).toEqual([0, 'saring: drift kompas: over; it began 2026-11-17 18:50 WIB\n']);
  at('2026-12-18T19:00');
  await sync(output);
  expect(existsSync(before[0] ?? '')).toBe(true);
  at('2026-12-18T21:00');
  await sync(output);
  expect([...samples(output, 'before'), ...samples(output, 'after')]).toEqual([]);
});

test.each([
  ['time', /<news:publication_date>2026-11-17T/g, '<news:publication_date>2026-11-16T'],
  ['title', /Kisah uji (\d+) tentang/g, 'Warta lain $1 perihal'],
])('pages that no longer have the %s that a listing has are told', async (what, from, to) => {
  const output = experienced(what);
  web.override((request, response) => {
    const url = new URL(request.url ?? '', `https://${request.headers.host}`);
    const answer = url.pathname.includes('sitemap') ? listingAnswer(url, stories, web.listings) : null;
    if (answer === null) return false;
    response.writeHead(200, { 'content-type': answer.type }).end(String(answer.body).replace(from, to));
    return true;
  });
  at(`${today}T20:00`);
  const { status, err } = await sync(output, ['-q', '--since', '2026-11-15']);
  expect([status, err]).toEqual([
    3,
    expect.stringMatching(
      new RegExp(
        `^saring: kompas: pages no longer fit the rules since 2026-11-17 20:00 WIB: ${what}-agrees 0 of 21 pages`,
      ),
    ),
  ]);
});
