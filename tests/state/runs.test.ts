import { describe, expect, test } from 'vitest';
import type { Growing } from '../../src/output/story-file.ts';
import type { FormatName } from '../../src/render/index.ts';
import { countStories } from '../../src/state/count-stories.ts';
import type { Database } from '../../src/state/database.ts';
import { inputWriter } from '../../src/state/input-rows.ts';
import { PendingPages } from '../../src/state/pending-pages.ts';
import {
  beginRun,
  clearRun,
  endRun,
  factOf,
  firstStepOf,
  groupsOf,
  growingFiles,
  keepBegunGrowth,
  keepFact,
  reached,
  recentSketches,
  restoreGrowth,
  sketchesFrom,
  unfinishedRun,
  writeGrowth,
} from '../../src/state/runs.ts';
import { openStateInMemory } from '../../src/state/state-file.ts';
import { anyArticle } from '../support/any-article.ts';
import { addRow, rowsIn, type ShortRow, stateWith } from './kit.ts';

const settings = { command: 'saring clean x', folder: '/rumah', signature: 'uji', adds: false };
const two = [{ adds: false }, { adds: false }];

function wait(database: Database, number: number, key: string, group = key): void {
  const page = { position: { page: number, total: 9 } as never, page: new Uint8Array([1]) };
  new PendingPages(database, 1).add({
    input: { number, input: `in ${number}`, url: null, hash: null },
    key,
    group,
    ...page,
  });
}

function storyRow(
  run: number,
  id: string,
  changed: Parameters<typeof anyArticle>[0] = {},
  more: Partial<ShortRow> = {},
): ShortRow {
  const article = anyArticle({ id, ...changed });
  return {
    run,
    input: id,
    id,
    status: article.status,
    story: { article, sketch: new Uint32Array([run, 7]), isWarned: false },
    ...more,
  };
}

describe('a run that was begun and not ended', () => {
  test('is found with all that it said of itself', () => {
    const database = openStateInMemory();
    expect(unfinishedRun(database)).toBeNull();
    const id = beginRun(database, settings, ['txt/a.txt']);
    const told = { id, signature: 'uji', command: 'saring clean x', folder: '/rumah', adds: false };
    expect(unfinishedRun(database)).toEqual({ ...told, foreign: ['txt/a.txt'], isBegun: false });
    endRun(database, id);
    expect(unfinishedRun(database)).toBeNull();
    const next = beginRun(database, { ...settings, command: null, folder: null, adds: true }, null);
    expect(unfinishedRun(database)).toEqual({
      ...told,
      id: next,
      command: null,
      folder: null,
      adds: true,
      foreign: null,
      isBegun: false,
    });
    expect(next).toBe(id + 1);
    database.close();
  });

  test('is begun once an input came to something, or waits; those of earlier runs do not count', () => {
    const database = stateWith([{ run: 1, input: 'a' }], two);
    expect(unfinishedRun(database)?.isBegun).toBe(false);
    wait(database, 1, 'kunci');
    expect(unfinishedRun(database)?.isBegun).toBe(true);
    database.exec('delete from pending');
    addRow(inputWriter(database), { run: 2, input: 'b' });
    expect(unfinishedRun(database)?.isBegun).toBe(true);
    database.close();
  });
});

test('a run that ends takes the place of what earlier runs had of its inputs, and forgets what waited', () => {
  const rows = ['a', 'b'].flatMap((input) => [1, 2].map((run) => ({ run, input, message: `run ${run}` })));
  const database = stateWith([...rows, { run: 1, input: 'c' }], two);
  wait(database, 9, 'kunci');
  database.exec(`insert into joined values (9, 1); insert into source values ('x', 2, x'00', null, null)`);
  expect(rowsIn(database)).toHaveLength(5);
  endRun(database, 2);
  expect(rowsIn(database)).toEqual(['c failed', 'a failed', 'b failed']);
  expect(database.query('select distinct run from input order by run desc', [], { run: 'integer' }).first()?.run).toBe(
    2,
  );
  for (const table of ['pending', 'joined', 'source'])
    expect(database.query(`select count(*) as n from ${table}`, [], { n: 'integer' }).first()).toEqual({ n: 0 });
  expect([firstStepOf(database, 1), firstStepOf(database, 2), firstStepOf(database, 99)]).toEqual([1, 4, 1]);
  database.close();
});

test('a run that begins anew forgets all that it did, and only that', () => {
  const database = stateWith(
    [
      { run: 1, input: 'a' },
      { run: 2, input: 'b' },
    ],
    two,
  );
  const before: [FormatName, Growing][] = [['ndjson', { name: 'articles.ndjson', stories: 2, bytes: 90 }]];
  keepBegunGrowth(database, 2, new Map(before));
  writeGrowth(database, 2, [
    ['ndjson', { name: 'articles.ndjson', stories: 5, bytes: 300 }],
    ['csv', { name: 'articles.csv', stories: 5, bytes: 200 }],
  ]);
  wait(database, 9, 'kunci');
  clearRun(database, 2);
  expect(rowsIn(database)).toEqual(['a failed']);
  expect([...growingFiles(database, 2)]).toEqual([['ndjson', expect.objectContaining(before[0]?.[1] ?? {})]]);
  expect(reached(database, 2)).toEqual({ settled: 0, waiting: 0, number: 0, step: 1 });
  // What another run kept says nothing of this one.
  restoreGrowth(database, 1);
  writeGrowth(database, 1, [['csv', { name: 'articles.csv', stories: 1, bytes: 1 }]]);
  restoreGrowth(database, 1);
  expect([...growingFiles(database, 1)]).toEqual([]);
  database.exec(`insert into growing values ('unknown', 1, 'articles.x', 1, 1)`);
  expect([...growingFiles(database, 1)]).toEqual([]);
  database.close();
});

test('how far a run has come: what came to something, what waits, the last number and step', () => {
  const database = stateWith(
    [
      { run: 1, input: 'a', number: 50 },
      { run: 2, input: 'b', number: 3 },
      { run: 2, input: 'c', number: 7 },
    ],
    two,
  );
  expect(reached(database, 2)).toEqual({ settled: 2, waiting: 0, number: 7, step: 3 });
  wait(database, 9, 'kunci');
  wait(database, 8, 'kunci');
  expect(reached(database, 2)).toEqual({ settled: 2, waiting: 2, number: 9, step: 3 });
  new PendingPages(database, 2).settle(9, 4);
  expect(reached(database, 2)).toEqual({ settled: 2, waiting: 1, number: 9, step: 3 });
  database.close();
});

test('what stories and waiting pages of a run are known by: ids, or sites where pages may have other ids', () => {
  const database = stateWith(
    [
      storyRow(1, 'kompas:1'),
      storyRow(2, 'kompas:2'),
      storyRow(2, 'kontan:0123456789abcdef'),
      { run: 2, input: 'x', id: 'kompas:3', status: 'duplicate' },
    ],
    two,
  );
  wait(database, 9, 'kunci', 'tribun');
  expect(groupsOf(database, 2)).toEqual(new Set(['kompas:2', 'kontan', 'tribun']));
  database.close();
});

test('sketches are given in the order of their steps, of those stories that have one', () => {
  const bare = { article: anyArticle({ id: 'kompas:3' }), sketch: null, isWarned: false };
  const database = stateWith(
    [storyRow(1, 'kompas:1'), storyRow(2, 'kompas:2'), { run: 2, input: 'x', id: 'kompas:3', story: bare }],
    two,
  );
  const nearHash = '0'.repeat(16);
  expect([...sketchesFrom(database, 1)]).toEqual([
    { id: 'kompas:1', sketch: new Uint32Array([1, 7]), nearHash },
    { id: 'kompas:2', sketch: new Uint32Array([2, 7]), nearHash },
  ]);
  expect([...sketchesFrom(database, 2)].map(({ id }) => id)).toEqual(['kompas:2']);
  database.close();
});

test('near-duplicates are looked for among the stories of 14 days', () => {
  const database = openStateInMemory();
  const write = inputWriter(database);
  const day = 24 * 3_600_000;
  const start = Date.UTC(2026, 10, 1);
  const idsAt = (days: number): string =>
    [...recentSketches(database, start + days * day)].map(({ id }) => id.slice(7)).join();
  const seen: string[] = [];
  for (const days of [0, 0.5, 1, 10, 14, 14.5, 15, 30]) {
    seen.push(`${days}: ${idsAt(days)}`);
    addRow(write, storyRow(1, `kompas:${days}`));
  }
  // Each day begins behind the last mark that is no older.
  expect(seen).toEqual([
    '0: ',
    '0.5: 0',
    '1: 0,0.5',
    '10: 0,0.5,1',
    '14: 0,0.5,1,10',
    '14.5: 1,10,14',
    '15: 1,10,14,14.5',
    '30: ',
  ]);
  // A clock that was wrong for a moment leaves no mark that counts.
  expect(idsAt(3000)).toBe('');
  idsAt(30.5);
  addRow(write, storyRow(1, 'kompas:30.5'));
  expect(idsAt(30.6)).toBe('30.5');
  database.close();
});

test('facts are kept by name, one in place of the other, and forgotten', () => {
  const database = openStateInMemory();
  keepFact(database, 'a', '1');
  keepFact(database, 'b', '2');
  keepFact(database, 'a', '3');
  expect([factOf(database, 'a'), factOf(database, 'b'), factOf(database, 'c')]).toEqual(['3', '2', null]);
  keepFact(database, 'a', null);
  expect([factOf(database, 'a'), factOf(database, 'b')]).toEqual([null, '2']);
  database.close();
});

describe('stories of a run by site, year and section', () => {
  test('none', () => {
    const database = stateWith([storyRow(1, 'kompas:1')], two);
    expect(countStories(database, 2)).toEqual({
      stories: 0,
      words: 0,
      partial: 0,
      paywalled: 0,
      duplicates: 0,
      nearDuplicates: 0,
      fallback: 0,
      fallbackShare: 0,
      bySite: [],
      byYear: [],
      bySection: [],
      storiesInOtherSections: 0,
    });
    database.close();
  });

  test('several', () => {
    const extraction = { ...anyArticle().extraction, body: 'readability' as const };
    const rows = [
      storyRow(2, 'kompas:1', { section: 'Tren', wordCount: 10 }),
      storyRow(2, 'kompas:2', { section: 'Bola', wordCount: 20, publishedAt: null, status: 'partial' }),
      storyRow(2, 'kontan:1', { section: null, wordCount: 30, status: 'paywalled', extraction }),
      storyRow(2, 'tribun:1', {
        section: 'Bola',
        wordCount: 1,
        nearDuplicateOf: 'kompas:1',
        publishedAt: '2019-01-01',
      }),
      { run: 2, input: 'x', id: 'kompas:1', status: 'duplicate' as const },
      { run: 2, input: 'y' },
    ];
    const database = stateWith([storyRow(1, 'kompas:0'), ...rows], two);
    expect(countStories(database, 2)).toEqual({
      stories: 4,
      words: 61,
      partial: 1,
      paywalled: 1,
      duplicates: 1,
      nearDuplicates: 1,
      fallback: 1,
      fallbackShare: 0.25,
      bySite: [
        { name: 'kompas', stories: 2, words: 30 },
        { name: 'kontan', stories: 1, words: 30 },
        { name: 'tribun', stories: 1, words: 1 },
      ],
      byYear: [
        { name: '2019', stories: 1, words: 1 },
        { name: '2020', stories: 2, words: 40 },
        { name: null, stories: 1, words: 20 },
      ],
      bySection: [
        { name: 'Bola', stories: 2, words: 21 },
        { name: 'Tren', stories: 1, words: 10 },
        { name: null, stories: 1, words: 30 },
      ],
      storiesInOtherSections: 0,
    });
    database.close();
  });

  test('of sections the 20 largest are listed', () => {
    const rows = Array.from({ length: 24 }, (_, n) =>
      storyRow(1, `kompas:${n}`, { section: `Bagian ${String(n < 23 ? n : 5).padStart(2, '0')}` }),
    );
    const database = stateWith(rows, [{ adds: false }]);
    const { bySection, storiesInOtherSections } = countStories(database, 1);
    expect(bySection.map(({ name }) => name?.slice(7))).toEqual([
      '05',
      ...Array.from({ length: 20 }, (_, n) => String(n).padStart(2, '0')).filter((n) => n !== '05'),
    ]);
    expect(storiesInOtherSections).toBe(3);
    database.close();
  });
});
