import { describe, expect, test } from 'vitest';
import { bar, dayLines } from '../../src/sync-report/bars.ts';
import {
  auditGaps,
  estimateStories,
  gapSentence,
  type Sighting,
  type StoryStatus,
} from '../../src/sync-report/gap-audit.ts';
import { prometheusText } from '../../src/sync-report/prometheus.ts';

test('metrics are written as Prometheus reads them', () => {
  const samples = [
    { labels: { kind: 'drift' }, value: 12 },
    { labels: { kind: 'blocked', site: 'kompas' }, value: 0 },
  ];
  const text = prometheusText([
    { name: 'saring_alarms', help: 'Alarms.', samples },
    { name: 'saring_backlog', help: 'Left over.', samples: [{ value: 0.5 }] },
  ]);
  expect(text).toBe(`# HELP saring_alarms Alarms.
# TYPE saring_alarms gauge
saring_alarms{kind="drift"} 12
saring_alarms{kind="blocked",site="kompas"} 0
# HELP saring_backlog Left over.
# TYPE saring_backlog gauge
saring_backlog 0.5
`);
});

describe('bars', () => {
  test('are as long as their share, in eighths of a column', () => {
    expect(
      ['', '▏', '█', '█▌', '████'].map((text, i) => bar([0, 0.1, 1, 1.5, 4][i] ?? 0, 4, 4) === text),
    ).not.toContain(false);
    expect(bar(9, 4, 4)).toBe('████');
    expect(bar(0, 0, 4)).toBe('');
  });

  test('of sites and days stand in columns on one scale', () => {
    expect(
      dayLines([
        { site: 'kompas', day: '2026-11-28', stories: 600 },
        { site: 'kontan', day: '2026-11-28', stories: 75 },
        { site: 'kontan', day: '2026-11-29', stories: 0 },
      ]),
    ).toEqual([
      `kompas  2026-11-28  600  ${'█'.repeat(40)}`,
      `kontan  2026-11-28   75  ${'█'.repeat(5)}`,
      'kontan  2026-11-29    0',
    ]);
    expect(dayLines([])).toEqual([]);
  });
});

describe('stories that no listing named', () => {
  test('are estimated from what two listings share', () => {
    // (601 x 501) / 491 - 1 = 612.2; 610 were seen.
    expect(estimateStories(600, 500, 490)).toEqual({ estimate: 612, low: 610, high: 619 });
    expect(estimateStories(500, 500, 500)).toEqual({ estimate: 500, low: 500, high: 500 });
    expect(estimateStories(300, 20, 20)).toEqual({ estimate: 300, low: 300, high: 300 });
    expect(estimateStories(300, 20, 0)).toBeNull();
  });

  test('an interval holds the truth 19 times of 20 where listings are independent', () => {
    let state = 1;
    const random = (): number => {
      state = (state * 48_271) % 2_147_483_647;
      return state / 2_147_483_647;
    };
    let held = 0;
    for (let trial = 0; trial < 400; trial += 1) {
      const stories = Array.from({ length: 300 }, () => [random() < 0.8, random() < 0.6]);
      const count = (wanted: (story: boolean[]) => boolean | undefined) => stories.filter(wanted).length;
      const found = estimateStories(
        count(([a]) => a),
        count(([, b]) => b),
        count(([a, b]) => a && b),
      );
      if (found !== null && found.low <= 300 && found.high >= 300) held += 1;
    }
    expect(held).toBeGreaterThanOrEqual(372);
  });
});

describe('the gap audit', () => {
  const sighting = (key: string, source: string, portal: string = ''): Sighting => ({
    key,
    url: `https://contoh.example/${key}`,
    site: portal === '' ? 'kompas' : 'tribun',
    portal,
    day: '2026-11-29',
    source,
  });
  const stored: StoryStatus = { state: 'stored', nextAt: 5 };

  test('names what has no final status, once for all listings, beside what the site says itself', () => {
    const sightings = [
      ...['a', 'b', 'c', 'd', 'e', 'f'].map((key) => sighting(key, 'index')),
      ...['a', 'b', 'c', 'd'].map((key) => sighting(key, 'sitemap')),
      sighting('x', 'index', 'bali'),
    ];
    const statuses = new Map<string, StoryStatus>([
      ['a', stored],
      ['b', { state: 'new', nextAt: 0 }],
      ['c', { state: 'failed', nextAt: 9 }],
      ['d', { state: 'failed', nextAt: null }],
      ['e', { state: 'new', nextAt: null }],
      ['x', { state: 'duplicate', nextAt: null }],
    ]);
    const witnesses = [
      { site: 'tribun', portal: 'bali', day: '2026-11-29', ownTotal: { stories: 3, isExact: true }, overlapLost: true },
      {
        site: 'tribun',
        portal: 'bali',
        day: '2026-11-30',
        ownTotal: { stories: 40, isExact: false },
        overlapLost: false,
      },
    ];
    const rows = auditGaps(sightings, statuses, witnesses);
    expect(rows.flatMap(({ missing }) => missing.map(({ url }) => url))).toEqual([
      'https://contoh.example/b',
      'https://contoh.example/c',
      'https://contoh.example/f',
    ]);
    expect(rows.map(gapSentence)).toEqual([
      'kompas 2026-11-29: listed 6, stored 1, missing 3, not wanted 1; at least 6 in all',
      "tribun bali 2026-11-29: listed 1, stored 0, missing 0; 3 by the site's own count; overlap lost: a listing was read too late to be complete",
      "tribun bali 2026-11-30: listed 0, stored 0, missing 0; 40 at most by the site's pager",
    ]);
  });
});
