import { describe, expect, test } from 'vitest';
import { type ChosenSource, chooseSources } from '../../src/app/chosen-sources.ts';
import { dueListings } from '../../src/app/sync/due-listings.ts';
import { type ListingHistory, newListing } from '../../src/state/sync-memory.ts';

const hour = 3_600_000;
const now = Date.parse('2026-11-20T20:00:00+07:00');
const labels = { portals: '--portal', listings: '--source' };
const everything = {
  labels,
  portals: [],
  sections: [],
  listings: [],
  since: now - hour,
  closedToo: false,
  allowPorts: [],
  now,
};
const tribun = chooseSources(['tribun'], everything);
const jateng = chooseSources(['tribun'], { ...everything, portals: ['jateng'] });

/** What is remembered of listings, all of them due; null for one that was never asked. */
const memoryOf = (historyOf: (key: string) => Partial<ListingHistory> | null) => ({
  listing: (key: string) => {
    const history = historyOf(key);
    return history === null ? null : { dueAt: now, history: { ...newListing('tribun'), ...history } };
  },
});
const keysOf = (chosen: readonly ChosenSource[]): string[] => chosen.map(({ source }) => source.key);

describe('of the listings of a network of 68 portals', () => {
  test('fewer than 70 requests an hour are made, for those that bring most', () => {
    const busy = ['medan', 'jateng', 'bali'];
    const memory = memoryOf((key) => ({
      checkedAt: now - hour,
      cost: key.includes('/feed/') ? 1 : 2,
      rate: busy.some((portal) => key.endsWith(`/feed/${portal}`)) ? 5 : 0.1,
    }));
    const chosen = keysOf(dueListings(tribun, memory, now));
    expect(tribun.length).toBeGreaterThan(190);
    expect(chosen.reduce((sum, key) => sum + (key.includes('/feed/') ? 1 : 2), 0)).toBeLessThan(70);
    expect(chosen).toEqual(expect.arrayContaining(busy.map((portal) => `tribun/feed/${portal}`)));
  });

  test('fewer than 70 too where a new day gives lists of days a page more', () => {
    const midnight = Date.parse('2026-11-21T00:30:00+07:00');
    const listing = () => ({
      dueAt: midnight,
      history: { ...newListing('tribun'), checkedAt: midnight - hour, cost: 2, rate: 1 },
    });
    const dated = chooseSources(['tribun'], { ...everything, listings: ['index-news'], now: midnight });
    expect(dueListings(dated, { listing }, midnight).length * 3).toBeLessThan(70);
  });

  test('a quarter of them after a quarter of an hour', () => {
    const memory = memoryOf(() => ({ checkedAt: now - hour / 4, cost: 1, rate: 1 }));
    expect(dueListings(tribun, memory, now)).toHaveLength(14);
  });

  test('a run that has never asked them asks them all', () => {
    expect(
      dueListings(
        tribun,
        memoryOf(() => null),
        now,
      ),
    ).toHaveLength(tribun.length);
  });
});

test('a listing that brings nothing which another one has not brought is asked once a day', () => {
  const idle = { interval: 6 * hour, rate: 0 };
  const memory = (hours: number) =>
    memoryOf((key) =>
      key === 'tribun/feed/jateng' ? { checkedAt: now - hour, rate: 2 } : { ...idle, checkedAt: now - hours * hour },
    );
  expect(keysOf(dueListings(jateng, memory(7), now))).toEqual(['tribun/feed/jateng']);
  expect(keysOf(dueListings(jateng, memory(25), now)).sort()).toEqual([
    'tribun/feed/jateng',
    'tribun/index-news/jateng',
    'tribun/sitemap/jateng',
  ]);
});

test('a portal of which nothing is heard is looked at by one listing after six hours', () => {
  const memory = memoryOf(() => ({ checkedAt: now - 6 * hour, interval: 6 * hour }));
  expect(dueListings(jateng, memory, now)).toHaveLength(1);
});
