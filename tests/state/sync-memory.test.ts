import { expect, test } from 'vitest';
import { openStateInMemory } from '../../src/state/state-file.ts';
import { StoryBook } from '../../src/state/story-book.ts';
import { SyncMemory } from '../../src/state/sync-memory.ts';

const day = 24 * 3_600_000;
const now = Date.UTC(2026, 10, 29);

test('sightings are forgotten after 30 days, runs after 400', () => {
  const database = openStateInMemory();
  const memory = new SyncMemory(database);
  const stories = new StoryBook(database);
  for (const days of [401, 399, 31, 29]) {
    memory.beginRun(now - days * day, '0.1.0');
    stories.see('kompas/sitemap', `kompas:${days}`, now - days * day);
  }
  memory.forget(now, { sightingsDays: 30, runsDays: 400 });
  const left = (sql: string) => [...database.query(sql, [], { what: 'text' }).each()].map(({ what }) => what);
  expect(memory.runs(9).map(({ started }) => (now - started) / day)).toEqual([29, 31, 399]);
  expect(left('select story as what from sighting')).toEqual(['kompas:29']);
  database.close();
});
