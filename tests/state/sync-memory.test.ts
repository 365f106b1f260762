import { afterEach, beforeEach, expect, test } from 'vitest';
import { newCharts } from '../../src/drift/chart.ts';
import type { HostMemory } from '../../src/fetch/circuit-breaker.ts';
import type { Database } from '../../src/state/database.ts';
import { openStateInMemory } from '../../src/state/state-file.ts';
import { StoryBook } from '../../src/state/story-book.ts';
import { newListing, SyncMemory } from '../../src/state/sync-memory.ts';

const day = 24 * 3_600_000;
const now = Date.UTC(2026, 10, 29);
let database: Database;
let memory: SyncMemory;
beforeEach(() => {
  database = openStateInMemory();
  memory = new SyncMemory(database);
});
afterEach(() => database.close());

test('once a day sightings are forgotten after 30 days, runs after 400', () => {
  const stories = new StoryBook(database);
  for (const days of [401, 400, 399, 31, 30, 29]) {
    memory.beginRun(now - days * day, '0.1.0');
    stories.see('kompas/sitemap', `kompas:${days}`, now - days * day);
  }
  const keep = { sightingsDays: 30, runsDays: 400 };
  expect(memory.forget(now, keep)).toBe(true);
  const left = (): string[] =>
    [...database.query('select story as what from sighting order by 1', [], { what: 'text' }).each()].map(
      ({ what }) => what,
    );
  expect(memory.runs(9).map(({ started }) => (now - started) / day)).toEqual([29, 30, 31, 399, 400]);
  expect(left()).toEqual(['kompas:29', 'kompas:30']);
  expect(memory.forget(now + day - 1, keep)).toBe(false);
  expect(left()).toEqual(['kompas:29', 'kompas:30']);
  expect(memory.forget(now + day, keep)).toBe(true);
  expect(left()).toEqual(['kompas:29']);
});

test('runs are numbered, and told the newest first with how they ended', () => {
  expect([memory.firstRun(), memory.runs(9)]).toEqual([null, []]);
  expect([1, 2, 3].map((at) => memory.beginRun(at, '0.1.0'))).toEqual([1, 2, 3]);
  memory.endRun(2, 5, 75, { stored: 4 });
  expect(memory.runs(2)).toEqual([
    { started: 3, exit: null, figures: null },
    { started: 2, exit: 75, figures: '{"stored":4}' },
  ]);
  expect(memory.firstRun()).toBe(1);
  expect(
    database
      .query('select ended, version from sync_run where id = 2', [], { ended: 'integer', version: 'text' })
      .first(),
  ).toEqual({
    ended: 5,
    version: '0.1.0',
  });
});

test('hosts, charts, alarms and tries are kept under their names, one in place of the other', () => {
  expect([memory.hosts(), memory.charts(), memory.alarms(), memory.tries('kompas:1')]).toEqual([[], [], [], null]);
  const host = (name: string, askedAt: string | null): HostMemory => ({
    host: name,
    askedAt,
    coolDown: null,
    robots: [],
  });
  memory.keepHosts([host('b.test', null), host('a.test', null)]);
  memory.keepHosts([host('a.test', '2026-11-29T00:00:00.000Z')]);
  expect(memory.hosts()).toEqual([host('a.test', '2026-11-29T00:00:00.000Z'), host('b.test', null)]);
  const charts = newCharts({ site: 'kompas', template: '2017', stream: 'authors' });
  memory.keepCharts(charts);
  memory.keepCharts(charts);
  expect(memory.charts()).toHaveLength(charts.length);
  expect(memory.charts()).toEqual(expect.arrayContaining([...charts]));
  memory.keepFact('alarms', '[{"key":"x","since":1,"toldAt":null}]');
  expect(memory.alarms()).toEqual([{ key: 'x', since: 1, toldAt: null }]);
  memory.keepTries('kompas:1', { tries: 2, dueAt: null });
  memory.keepTries('kompas:2', { tries: 1, dueAt: 7 });
  expect([memory.tries('kompas:1'), memory.tries('kompas:2')]).toEqual([
    { tries: 2, dueAt: null },
    { tries: 1, dueAt: 7 },
  ]);
  memory.keepTries('kompas:1', null);
  expect([memory.tries('kompas:1'), memory.fact('tries of kompas:2'), memory.fact('none')]).toEqual([
    null,
    '{"tries":1,"dueAt":7}',
    null,
  ]);
});

test('a listing is as it was left; what an earlier saring did not know of it is as with a new one', () => {
  expect([memory.listing('rss'), memory.listings()]).toEqual([null, []]);
  expect(newListing('kompas')).toEqual({
    site: 'kompas',
    interval: 3_600_000,
    failures: 0,
    checkedAt: null,
    newestItem: null,
    pauses: [],
    polls: [],
    fewSince: null,
    failing: null,
    lost: [],
    totals: [],
    cost: 1,
    rate: 0,
    marks: {},
    fullAt: null,
    lies: 0,
  });
  const history = { ...newListing('kompas'), interval: 5, failures: 2 };
  memory.keepListing('rss', 7, newListing('kontan'));
  memory.keepListing('rss', 9, history);
  expect(memory.listing('rss')).toEqual({ dueAt: 9, history });
  database.exec(`insert into listing values ('old', 1, '{"failures":3}')`);
  expect(memory.listing('old')).toEqual({ dueAt: 1, history: { ...newListing(''), failures: 3 } });
  expect(memory.listings()).toEqual([
    { key: 'old', dueAt: 1, history: { ...newListing(''), failures: 3 } },
    { key: 'rss', dueAt: 9, history },
  ]);
});
