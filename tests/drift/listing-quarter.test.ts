import { describe, expect, test } from 'vitest';
import { readPoll } from '../../src/app/sync/poll-listings.ts';
import { everything, type ListingSource, sourcesOf } from '../../src/discover/listing-source.ts';
import type { Walk } from '../../src/discover/walk.ts';
import { type KnownListing, listingAlarms } from '../../src/drift/listing-alarms.ts';
import { afterPoll, type ListingRecord } from '../../src/drift/listing-record.ts';
import { sites } from '../../src/sites/index.ts';
import { dayIn } from '../../src/text/dates.ts';
import { randomFrom } from './simulation.ts';

const hour = 3_600_000;
const day = 24 * hour;
/** A quarter from a Monday on: 2026-06-01 00:00 WIB. */
const begin = Date.UTC(2026, 4, 31, 17);
const hours = 13 * 7 * 24;
/** Two days of rest, as at the end of Ramadan. */
const feast = [60 * 24, 62 * 24];

/** Times of stories: few at night, fewer on weekends, hardly any on the days of a feast. */
function storiesOf(storiesADay: number, random: () => number): number[] {
  const times: number[] = [];
  for (let at = 0; at < hours; at += 1) {
    const clock = at % 24;
    const share = clock < 5 ? 0.1 : clock < 7 || clock > 21 ? 0.5 : 1.4;
    const weekday = Math.floor(at / 24) % 7;
    const rest = at >= (feast[0] ?? 0) && at < (feast[1] ?? 0) ? 0.1 : weekday === 6 ? 0.3 : weekday === 5 ? 0.5 : 1;
    const expected = (storiesADay / 24) * share * rest;
    for (let left = expected; left > 0; left -= 0.25)
      if (random() < Math.min(left, 0.25)) times.push(begin + (at + random()) * hour);
  }
  return times.sort((a, b) => a - b);
}

/** What a list shows of the stories up to a time, oldest first. */
type Shows = (upToNow: readonly number[], now: number) => readonly number[];
const newest: Shows = (times) => times.slice(-25);
const ofTwoDays: Shows = (times, now) => times.slice(-200).filter((at) => at > now - 2 * day);
const ofToday: Shows = (times, now) => times.slice(-15).filter((at) => dayIn('WIB', at) === dayIn('WIB', now));

function walkOf(source: ListingSource, shown: readonly number[]): Walk {
  const items = shown.map((at) => {
    const time = { iso: '', from: at, until: at };
    const nothing = { portal: null, section: null, title: null, modified: null };
    return { ...nothing, id: `kompas:${at}`, url: `https://www.kompas.com/read/${at}`, site: source.site, time };
  });
  const outcome = { outcome: 'read', listed: shown.length, itemsHash: null, warnings: [] } as const;
  const page = { ...outcome, url: source.address, failure: null, retryAt: null };
  return { source, items, pages: [page], overlapLost: null, totals: [] };
}

const kompas = sites.find(({ id }) => id === 'kompas');
if (kompas === undefined) throw new Error('no rule for kompas');
const sources = [...sourcesOf(kompas), ...sourcesOf(kompas, { ...everything, sections: ['tekno'] })];
const sourceOf = (id: string, section: string | null = null): ListingSource => {
  const source = sources.find((one) => one.listing.id === id && one.section === section);
  if (source === undefined) throw new Error(`no listing ${id}`);
  return source;
};

const unread: ListingRecord = {
  site: 'kompas',
  checkedAt: null,
  newestItem: null,
  pauses: [],
  polls: [],
  fewSince: null,
  failing: null,
};

/** Lists of one site, by their key: what each has, and how it is shown. */
const lists: Readonly<
  Record<string, { readonly source: ListingSource; readonly shows: Shows; readonly storiesADay: number }>
> = {
  index: { source: sourceOf('indeks'), shows: ofToday, storiesADay: 600 },
  'index of a desk': { source: sourceOf('indeks', 'tekno'), shows: ofToday, storiesADay: 15 },
  'index of a small desk': { source: sourceOf('indeks', 'tekno'), shows: ofToday, storiesADay: 3 },
  sitemap: { source: sourceOf('sitemap'), shows: ofTwoDays, storiesADay: 600 },
  'sitemap of a desk': { source: sourceOf('desk-sitemap', 'tekno'), shows: ofTwoDays, storiesADay: 15 },
  feed: { source: sourceOf('sitemap'), shows: newest, storiesADay: 40 },
  'feed of a small desk': { source: sourceOf('sitemap'), shows: newest, storiesADay: 1 },
};

/** Hourly polls, as the lists are or as `change` has them -> every hour at which an alarm opens, with its key. */
function pollsOf(
  seed: number,
  change: (key: string, shown: readonly number[], at: number) => readonly number[],
): string[] {
  const random = randomFrom(seed);
  const times = Object.fromEntries(
    Object.entries(lists).map(([key, { storiesADay }]) => [key, storiesOf(storiesADay, random)]),
  );
  const records = new Map(Object.keys(lists).map((key) => [key, unread]));
  const upTo = new Map(Object.keys(lists).map((key) => [key, 0]));
  let open = new Set<string>();
  const opened: string[] = [];
  for (let at = 1; at < hours; at += 1) {
    const now = begin + at * hour;
    for (const [key, { source, shows }] of Object.entries(lists)) {
      const own = times[key] ?? [];
      let end = upTo.get(key) ?? 0;
      while ((own[end] ?? Number.POSITIVE_INFINITY) <= now) end += 1;
      upTo.set(key, end);
      const shown = change(key, shows(own.slice(Math.max(0, end - 200), end), now), at);
      records.set(key, afterPoll(records.get(key) ?? unread, readPoll(walkOf(source, shown), now)));
    }
    const known = [...records].map(([key, history]): KnownListing => ({ key, dueAt: now, history }));
    const alarms = new Set(listingAlarms(known, now).map(({ key }) => key));
    for (const key of alarms) if (!open.has(key)) opened.push(`${at} ${key}`);
    open = alarms;
  }
  return opened;
}

describe('a quarter of hourly polls of seven lists, with nights, weekends and a feast', () => {
  test('gives no alarm', () => {
    expect(pollsOf(1, (_, shown) => shown)).toEqual([]);
  });

  test('tells a list that shows nothing, one that shows a third, and one that stands still, and nothing else', () => {
    const from = 40 * 24 + 13;
    const stale = new Map<string, readonly number[]>();
    const opened = pollsOf(3, (key, shown, at) => {
      if (at < from || at >= from + 300) return shown;
      if (key === 'index') return [];
      if (key === 'sitemap') return shown.slice(0, shown.length / 3);
      if (key !== 'feed') return shown;
      if (!stale.has(key)) stale.set(key, shown);
      return stale.get(key) ?? [];
    });
    expect(opened).toContain(`${from + 1} listing-drift index`);
    expect(opened).toContain(`${from + 1} listing-drift sitemap`);
    const silent = opened.find((one) => one.endsWith('silent-source feed'));
    expect(Number(silent?.split(' ')[0]) - from).toBeLessThan(60);
    expect(opened.every((one) => / (?:index|sitemap|feed)$/.test(one))).toBe(true);
  });
});
