import { describe, expect, test } from 'vitest';
import { type Alarm, alarmNews, overText } from '../../src/drift/alarm.ts';
import {
  blockedSites,
  listingDrift,
  longestGap,
  type SourceRecord,
  silentSources,
} from '../../src/drift/listing-alarms.ts';

const hour = 3_600_000;
const now = Date.UTC(2026, 10, 29, 7);

describe('what is said of alarms', () => {
  const alarm: Alarm = { key: 'drift kompas', kind: 'drift', site: 'kompas', since: now, text: 'kompas: …' };

  test('once when one opens, once a day while it is open, once when it is over', () => {
    const first = alarmNews([], [alarm], now);
    expect(first.opened).toEqual([alarm]);
    const anHour = alarmNews(first.open, [{ ...alarm, since: now + 1 }], now + hour);
    expect([anHour.opened, anHour.stillOpen, anHour.closed]).toEqual([[], [], []]);
    const aDay = alarmNews(anHour.open, [alarm], now + 24 * hour);
    expect(aDay.stillOpen).toEqual([alarm]);
    expect(alarmNews(aDay.open, [alarm], now + 25 * hour).stillOpen).toEqual([]);
    const over = alarmNews(aDay.open, [], now + 26 * hour);
    expect(over.closed).toEqual([{ key: 'drift kompas', since: now, toldAt: now + 24 * hour }]);
    expect(over.open).toEqual([]);
    expect(over.closed.map(overText)).toEqual(['drift kompas: over; it began 2026-11-29 14:00 WIB']);
  });
});

describe('a silent source', () => {
  const feed: SourceRecord = {
    url: 'https://contoh.example/rss',
    site: 'kontan',
    readAt: now,
    newestItem: now - 11 * hour,
    longestGap: 2 * hour,
  };
  const sitemap: SourceRecord = { ...feed, url: 'https://contoh.example/sitemap.xml', newestItem: now - hour };

  test('is one that stands still for 5 of its longest pauses while another goes on', () => {
    expect(silentSources([feed, sitemap]).map(({ key }) => key)).toEqual(['silent-source https://contoh.example/rss']);
    expect(silentSources([feed, { ...sitemap, site: 'kompas' }])).toEqual([]);
    expect(silentSources([{ ...feed, longestGap: 3 * hour }, sitemap])).toEqual([]);
    expect(silentSources([feed, { ...sitemap, newestItem: feed.newestItem }])).toEqual([]);
  });

  test('is, for the only source of a site, one that stands still for 10', () => {
    expect(silentSources([feed])).toEqual([]);
    expect(silentSources([{ ...feed, readAt: now + 10 * hour }])).toHaveLength(1);
  });

  test('is none below 6 hours, none that could not be read, and none that never had a date', () => {
    expect(silentSources([{ ...feed, newestItem: now - 5 * hour, longestGap: 60_000 }, sitemap])).toEqual([]);
    expect(silentSources([{ ...feed, readAt: now - 9 * hour }, sitemap])).toEqual([]);
    expect(silentSources([{ ...feed, newestItem: null }, sitemap])).toEqual([]);
  });

  test('is measured by pauses before the silence', () => {
    const times = [0, 1, 4, 5].map((hours) => now - 100 * hour + hours * hour);
    expect(longestGap(times)).toBe(3 * hour);
    expect(longestGap([now - 60 * 24 * hour, now - hour, now])).toBe(hour);
    expect(longestGap([now])).toBeNull();
  });
});

describe('a listing that drifts', () => {
  const history = (...counts: number[]) => ({
    url: 'https://contoh.example/rss',
    site: 'tribun',
    openSince: null,
    polls: counts.map((addresses, i) => ({ at: now + i * hour, addresses })),
  });
  const usual = Array.from({ length: 30 }, (_, i) => 20 + (i % 5));

  test('names fewer than half of the fewest, twice running', () => {
    expect(listingDrift(history(...usual, 9))).toBeNull();
    expect(listingDrift(history(...usual, 9, 10))).toBeNull();
    expect(listingDrift(history(...usual, 0, 9))?.text).toContain(
      'names 9 articles, never fewer than 20 before 2026-11-30 20:00 WIB',
    );
    expect(listingDrift(history(20, 20, 0, 0))).toBeNull();
  });

  test('stays open however long it lasts, and closes with the first good poll', () => {
    const openSince = now + 30 * hour;
    const broken = usual.map(() => 0);
    expect(listingDrift({ ...history(...usual, ...broken), openSince })?.since).toBe(openSince);
    expect(listingDrift({ ...history(...usual, ...broken, 21), openSince })).toBeNull();
  });
});

test('a site blocks when it refuses half of five requests', () => {
  const site = (requests: number, blocked: number) => [{ site: 'kontan', requests, blocked }];
  expect(blockedSites(site(4, 4), now)).toEqual([]);
  expect(blockedSites(site(6, 2), now)).toEqual([]);
  expect(blockedSites(site(6, 3), now)[0]?.text).toBe(
    'kontan: blocks this machine: 3 of 6 requests were refused; saring asks again later',
  );
});
