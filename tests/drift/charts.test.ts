import { describe, expect, test } from 'vitest';
import { betaQuantile, betaShareBelow } from '../../src/drift/baseline.ts';
import { afterUpgrade, type ChartRow } from '../../src/drift/chart.ts';
import {
  acceptDrift,
  driftAlarms,
  findings,
  openNames,
  readAccepted,
  watchLines,
} from '../../src/drift/drift-alarms.ts';
import { watchRun } from '../../src/drift/watch-run.ts';

const hour = 3_600_000;
const begin = Date.UTC(2026, 10, 1);
let run = 0;

/** These runs, an hour apart, each of so many pages of which so many answered yes. */
function runs(
  charts: readonly ChartRow[],
  count: number,
  pages: number,
  hits: number,
  stream: string = 'authors',
): ChartRow[] {
  let now = [...charts];
  for (let i = 0; i < count; i += 1) {
    run += 1;
    const tally = { site: 'kompas', template: '2017', stream, pages, hits };
    now = watchRun(now, [tally], begin + run * hour);
  }
  return now;
}

const isOpen = (charts: readonly ChartRow[]): boolean => charts.some(({ alarmSince }) => alarmSince !== null);

const known = runs([], 100, 20, 18);
const broken = runs(known, 4, 20, 0);

describe('the quantile', () => {
  test.each([
    // Closed forms: Beta(n, 1) has x^n below x, Beta(1, n) has 1 - (1 - x)^n, Beta(1/2, 1/2) has (2 / pi) asin(sqrt x).
    [1, 1, 0.3, 0.3],
    [2, 1, 0.25, 0.5],
    [0.5, 0.5, 0.01, Math.sin((0.01 * Math.PI) / 2) ** 2],
    [2000, 1, 0.01, 0.01 ** (1 / 2000)],
    [1, 300, 0.01, 1 - 0.99 ** (1 / 300)],
  ])('of Beta(%s, %s) at %s', (a, b, share, expected) => {
    expect(betaQuantile(share, a, b)).toBeCloseTo(expected, 5);
    expect(betaShareBelow(betaQuantile(share, a, b), a, b)).toBeCloseTo(share, 6);
  });
});

describe('a chart', () => {
  test('decides nothing from a history of two days, however bad a run is', () => {
    const young = runs([], 20, 20, 18);
    expect(isOpen(runs(young, 10, 20, 0))).toBe(false);
  });

  test('opens on a lost field with the start of the change, and stays open over good runs', () => {
    expect(isOpen(broken)).toBe(true);
    const first = Math.min(...broken.flatMap(({ alarmSince }) => alarmSince ?? []));
    expect((first - begin) % hour).toBe(0);
    const last = Math.max(...broken.flatMap(({ since }) => since ?? []));
    expect(first).toBeLessThanOrEqual(last);
    expect(isOpen(runs(broken, 9, 20, 18))).toBe(true);
  });

  test('closes after 200 pages at the old rate, not before', () => {
    let now = broken;
    let calm = 0;
    while (isOpen(now) && calm < 100) {
      now = runs(now, 1, 20, 18);
      calm += 1;
    }
    expect(calm).toBeGreaterThanOrEqual(10);
    expect(calm).toBeLessThanOrEqual(40);
    expect(driftAlarms(findings(now))).toEqual([]);
  });

  test('does not take the broken pages for usual while the alarm is open', () => {
    const base = (charts: readonly ChartRow[]) => charts.map(({ basePages, baseHits }) => [basePages, baseHits]);
    expect(base(runs(broken, 200, 20, 0))).toEqual(base(broken));
    expect(isOpen(runs(broken, 200, 20, 0))).toBe(true);
  });

  test('opens for what suddenly comes everywhere', () => {
    const seldom = runs([], 100, 20, 0, 'widget');
    const open = runs(seldom, 2, 20, 20, 'widget');
    expect(driftAlarms(findings(open))[0]?.text).toContain('widget 40 of 40 pages (was 0 %)');
  });

  test('of a new design opens with 8 pages once a history stands in place of what is presumed', () => {
    expect(isOpen(runs(runs([], 20, 10, 10, 'template'), 1, 8, 0, 'template'))).toBe(false);
    expect(isOpen(runs(runs([], 72, 3, 3, 'template'), 1, 8, 0, 'template'))).toBe(true);
  });

  test('of a template that is no longer met closes after 1,000 pages of its successor', () => {
    const successor = (charts: readonly ChartRow[], pages: number): ChartRow[] => {
      run += 1;
      const tally = { site: 'kompas', template: '2026', stream: 'authors', pages, hits: pages };
      return watchRun(charts, [tally], begin + run * hour);
    };
    expect(isOpen(successor(broken, 900))).toBe(true);
    expect(isOpen(successor(successor(broken, 900), 100))).toBe(false);
    expect(isOpen(successor(runs(successor(broken, 900), 1, 20, 0), 100))).toBe(true);
  });

  test('only watches a loss that may be chance', () => {
    const watched = runs(known, 1, 20, 3);
    expect(isOpen(watched)).toBe(false);
    expect(watchLines(findings(watched))).toEqual([
      expect.stringMatching(/^kompas: to watch since .* WIB: authors 3 of 20 pages \(was 90 %\)$/),
    ]);
  });

  test('runs without pages change nothing', () => {
    expect(runs(known, 5, 0, 0)).toEqual(known);
  });
});

describe('accepting', () => {
  test('makes the new rate the usual one, so that the old one is what alarms', () => {
    expect(openNames(broken)).toEqual(['kompas:authors']);
    const accepted = acceptDrift(broken, readAccepted('kompas:authors'));
    if (accepted === null) throw new Error('nothing was open');
    expect(isOpen(accepted)).toBe(false);
    const settled = runs(accepted, 50, 20, 0);
    expect(isOpen(settled)).toBe(false);
    expect(isOpen(runs(settled, 3, 20, 18))).toBe(true);
  });

  test('a new design before there is a history is enough', () => {
    const open = runs(runs([], 3, 8, 8, 'template'), 4, 8, 0, 'template');
    const accepted = acceptDrift(open, readAccepted('kompas:template'));
    if (accepted === null) throw new Error('nothing was open');
    expect(isOpen(runs(accepted, 20, 8, 0, 'template'))).toBe(false);
  });

  test('of a site takes all of it; of what is not open says so', () => {
    const both = [...broken, ...runs(runs([], 100, 20, 20, 'tags'), 4, 20, 0, 'tags')];
    expect(isOpen(acceptDrift(both, readAccepted('kompas')) ?? both)).toBe(false);
    expect(openNames(acceptDrift(both, readAccepted('kompas:tags')) ?? [])).toEqual(['kompas:authors']);
    expect(acceptDrift(broken, readAccepted('kompas:tags'))).toBeNull();
    expect(acceptDrift(known, readAccepted('kompas'))).toBeNull();
  });
});

describe('an upgrade of the rules', () => {
  test('that finds more or less than before is no drift, and is learned', () => {
    const upgraded = afterUpgrade(known);
    const learned = runs(upgraded, 100, 20, 4);
    expect(isOpen(learned)).toBe(false);
    expect(isOpen(runs(learned, 3, 20, 20))).toBe(true);
  });

  test('that mends what an alarm is about closes it', () => {
    const upgraded = afterUpgrade(broken);
    expect(isOpen(upgraded)).toBe(true);
    expect(isOpen(runs(upgraded, 60, 20, 18))).toBe(false);
  });

  test('does not blind the pillars', () => {
    const watched = afterUpgrade(runs([], 100, 20, 20, 'template'));
    expect(isOpen(runs(watched, 1, 20, 0, 'template'))).toBe(true);
  });
});
