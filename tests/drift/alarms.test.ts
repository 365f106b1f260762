import { describe, expect, test } from 'vitest';
import { type Alarm, alarmNews, overText } from '../../src/drift/alarm.ts';
import { afterRequests, blockedSites, listingAlarms } from '../../src/drift/listing-alarms.ts';
import { acceptListing, afterFault, afterPoll, type ListingRecord } from '../../src/drift/listing-record.ts';

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

const unread: ListingRecord = {
  site: 'kontan',
  checkedAt: null,
  newestItem: null,
  pauses: [],
  polls: [],
  fewSince: null,
  failing: null,
};

/** A listing whose stories come every two hours up to the time given, and that was read until now. */
function listing(key: string, hoursAgo: number, { every = 2, site = 'kontan', days = 10, read = now } = {}) {
  const newest = now - hoursAgo * hour;
  const itemTimes = Array.from({ length: (days * 24) / every }, (_, i) => newest - i * every * hour);
  return {
    key,
    dueAt: now + hour,
    history: { ...afterPoll({ ...unread, site }, { at: newest, itemTimes, addresses: null }), checkedAt: read },
  };
}

describe('a silent source', () => {
  const keys = (...listings: Parameters<typeof listingAlarms>[0]) => listingAlarms(listings, now).map(({ key }) => key);
  const sitemap = listing('kontan/sitemap', 1);

  test('is one that stands still for 5 of its longest pauses while another goes on', () => {
    const feed = listing('kontan/feed', 11);
    expect(keys(feed, sitemap)).toEqual(['silent-source kontan/feed']);
    expect(keys(feed, listing('kompas/sitemap', 1, { site: 'kompas' }))).toEqual([]);
    expect(keys(listing('kontan/feed', 11, { every: 3 }), sitemap)).toEqual([]);
    expect(keys(feed, listing('kontan/sitemap', 11))).toEqual([]);
  });

  test('is, for the only source of a site, one that stands still for 10', () => {
    expect(keys(listing('kontan/feed', 11))).toEqual([]);
    expect(keys(listing('kontan/feed', 21))).toHaveLength(1);
  });

  test('is none below 6 hours, before a week of stories, or when it could not be read', () => {
    expect(keys(listing('kontan/feed', 5, { every: 0.5 }), sitemap)).toEqual([]);
    expect(keys(listing('kontan/feed', 11, { days: 4 }), sitemap)).toEqual([]);
    expect(keys(listing('kontan/feed', 11, { read: now - 2 * hour }), sitemap)).toEqual([]);
    expect(keys({ key: 'kontan/feed', dueAt: now, history: { ...unread, checkedAt: now } }, sitemap)).toEqual([]);
  });

  test('is left alone once nobody asks it any more', () => {
    const asked = listing('kontan/feed', 21);
    expect(listingAlarms([asked], now + 7 * 24 * hour)).toHaveLength(1);
    expect(listingAlarms([asked], now + 8 * 24 * hour)).toEqual([]);
  });

  test('is measured by pauses before the silence, and those of 28 days at most', () => {
    const { history } = listing('kontan/feed', 40);
    expect(Math.max(...history.pauses.map(({ ms }) => ms))).toBe(2 * hour);
    const after = afterPoll(history, { at: now, itemTimes: [now, now + 300 * hour], addresses: null });
    expect([after.newestItem, Math.max(...after.pauses.map(({ ms }) => ms))]).toEqual([now, 40 * hour]);
    const month = Array.from({ length: 29 * 12 }, (_, i) => now + (i + 1) * 2 * hour);
    const later = afterPoll(after, { at: now + 700 * hour, itemTimes: month, addresses: null });
    expect(Math.max(...later.pauses.map(({ ms }) => ms))).toBe(2 * hour);
  });

  test('may be as it is: so long a silence is usual then', () => {
    const feed = listing('kontan/feed', 21);
    const accepted = acceptListing(feed.history);
    expect(keys({ ...feed, history: accepted })).toEqual([]);
    expect(keys({ ...feed, history: { ...accepted, checkedAt: now + 200 * hour } })).toHaveLength(1);
  });

  test('is one that cannot be read for a day while others of its site can, too', () => {
    const feed = listing('kontan/feed', 1);
    const failing = (...hours: readonly (readonly [number, boolean])[]) => ({
      ...feed,
      history: hours.reduce<ListingRecord>(
        (record, [at, siteIsUp]) => afterFault(record, now + at * hour, siteIsUp),
        feed.history,
      ),
    });
    const broken = failing([0, true], [12, true], [24, true]);
    expect(listingAlarms([broken], now)[0]?.text).toBe(
      'kontan/feed: cannot be read since 2026-11-29 14:00 WIB, though other listings of the site can (if this is right: saring sync --accept kontan/feed)',
    );
    expect(keys(failing([0, true], [23, true]))).toEqual([]);
    expect(keys(failing([0, false], [24, false]))).toEqual([]);
    expect(keys({ ...broken, history: { ...broken.history, checkedAt: null } })).toEqual([]);
    expect(keys({ ...broken, history: acceptListing(broken.history) })).toEqual([]);
    const read = afterPoll(broken.history, { at: now + 25 * hour, itemTimes: [now + 24 * hour], addresses: null });
    expect(keys({ ...broken, history: read })).toEqual([]);
  });
});

describe('a listing that drifts', () => {
  const polled = (counts: readonly number[]): ListingRecord =>
    counts.reduce<ListingRecord>(
      (record, addresses, i) => afterPoll(record, { at: now + i * hour, itemTimes: [], addresses }),
      { ...unread, site: 'tribun' },
    );
  const alarmAfter = (...counts: number[]) => {
    const history = polled(counts);
    return listingAlarms([{ key: 'tribun/feed', dueAt: now, history }], now)[0] ?? null;
  };
  const usual = Array.from({ length: 30 }, (_, i) => 20 + (i % 5));

  test('names fewer than half of the fewest, twice running', () => {
    expect(alarmAfter(...usual, 9)).toBeNull();
    expect(alarmAfter(...usual, 9, 10)).toBeNull();
    expect(alarmAfter(...usual, 0, 9)?.text).toContain(
      'names 9 articles, never fewer than 20 before 2026-11-30 20:00 WIB',
    );
    expect(alarmAfter(20, 20, 0, 0)).toBeNull();
    expect(alarmAfter(...usual.map(() => 2), 0, 0)).toBeNull();
  });

  test('stays open however long it lasts, and closes with the first good poll', () => {
    const broken = [...usual, ...usual, ...usual].map(() => 0);
    expect(alarmAfter(...usual, ...broken)?.since).toBe(now + 30 * hour);
    expect(alarmAfter(...usual, ...broken, 21)).toBeNull();
    expect(alarmAfter(...usual, ...broken, 21, 0, 0)).not.toBeNull();
  });

  test('says nothing by an answer that has no articles to count', () => {
    const history = afterPoll(polled([...usual, 0]), { at: now + 40 * hour, itemTimes: [], addresses: null });
    expect(history.fewSince).toBeNull();
  });

  test('may be as it is: what is usual is learned anew', () => {
    const history = polled([...usual, 3, 3]);
    const accepted = acceptListing(history);
    expect([accepted.fewSince, accepted.polls]).toEqual([null, [{ at: now + 31 * hour, addresses: 3 }]]);
  });
});

describe('a site that blocks', () => {
  const counted = (requests: number, refused: number, at = now) => ({ requests, refused, since: at, until: at });
  const blocked = (requests: number, refused: number, at = now) =>
    blockedSites(new Map([['kontan', counted(requests, refused)]]), at);

  test('refuses half of five requests', () => {
    expect(blocked(4, 4)).toEqual([]);
    expect(blocked(6, 2)).toEqual([]);
    expect(blocked(6, 3)[0]?.text).toBe(
      'kontan: blocks this machine: 3 of 6 requests since 2026-11-29 14:00 WIB were refused; saring asks again later',
    );
  });

  test('is judged by several runs where each sends few requests, and by the last where that one went well', () => {
    const third = afterRequests(afterRequests(counted(2, 2), counted(2, 2, now + hour)), counted(2, 2, now + 2 * hour));
    expect(third).toEqual({ requests: 6, refused: 6, since: now, until: now + 2 * hour });
    expect(afterRequests(third, counted(3, 1, now + 3 * hour))).toEqual(counted(3, 1, now + 3 * hour));
  });

  test('is left alone once nobody asks it any more', () => {
    expect(blocked(6, 6, now + 6 * 24 * hour)).toHaveLength(1);
    expect(blocked(6, 6, now + 7 * 24 * hour)).toEqual([]);
  });
});
