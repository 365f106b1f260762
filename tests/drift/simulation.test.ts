import { beforeAll, describe, expect, test } from 'vitest';
import type { ChartRow } from '../../src/drift/chart.ts';
import { driftAlarms, findings } from '../../src/drift/drift-alarms.ts';
import {
  becomes,
  type Change,
  drawRuns,
  kompasPages,
  nextRun,
  ordinaryRuns,
  randomFrom,
  type SimulatedPage,
  startOf,
} from './simulation.ts';

const pages = kompasPages();
const ordinary = 1000;
const pagesARun = 15;
let charts: ChartRow[] = [];
let opened = 0;

beforeAll(() => {
  const draw = drawRuns(pages, pagesARun, randomFrom(7));
  for (let run = 0; run < ordinary; run += 1) {
    charts = nextRun(charts, run, draw());
    opened += charts.filter(({ alarmSince }) => alarmSince !== null).length;
  }
});

/** Runs after the ordinary ones until an alarm opens, and the charts then; of the last of 20 trials to notice. */
function slowest(size: number, changeOf: (random: () => number) => Change): { runs: number; charts: ChartRow[] } {
  let slow: { runs: number; charts: ChartRow[] } = { runs: 0, charts };
  for (let trial = 0; trial < 20; trial += 1) {
    const random = randomFrom(100 + trial);
    const draw = drawRuns(pages, size, random);
    const change = changeOf(random);
    const changed = (): SimulatedPage[] => draw().map((page) => ({ ...page, answers: change(page) }));
    let now = charts;
    let runs = 0;
    while (runs < 50 && now.every(({ alarmSince }) => alarmSince === null)) {
      now = nextRun(now, ordinary + runs, changed());
      runs += 1;
    }
    if (runs > slow.runs) slow = { runs, charts: now };
  }
  return slow;
}

describe('the drift alarm on runs drawn from 400 real pages', () => {
  test('1,000 ordinary runs give no alarm', () => {
    expect(opened).toBe(0);
  });

  test('a redesign alarms in the first run with 8 pages, names fields, and says since when', () => {
    const { runs, charts: after } = slowest(8, (random) => becomes('redesigned', 1, random));
    expect(runs).toBe(1);
    const found = findings(after);
    const alarms = driftAlarms(found);
    expect(alarms).toHaveLength(1);
    expect(alarms[0]?.since).toBe(startOf(ordinary));
    expect(alarms[0]?.text).toMatch(
      /^kompas: the pages have a new design since 2026-12-12 16:00 WIB: \S+ 0 of 8 pages \(was \d+ %\)/,
    );
    const named = found.filter(({ open }) => open).map(({ stream }) => stream);
    expect(named).toEqual(expect.arrayContaining(['template', 'body', 'related-list', 'widget', 'headline-repeat']));
  });

  test('a redesign of half of the pages alarms within 5 runs of 15', () => {
    expect(slowest(15, (random) => becomes('redesigned', 0.5, random)).runs).toBeLessThanOrEqual(5);
  });

  test('"Baca juga" that is no longer recognised alarms within 4 runs of 15', () => {
    const { runs, charts: after } = slowest(15, (random) => becomes('reworded', 1, random));
    expect(runs).toBeLessThanOrEqual(4);
    expect(driftAlarms(findings(after))[0]?.text).toMatch(
      /^kompas: pages no longer fit the rules since .*related-link 0 of/,
    );
  });

  test('before there is a history, a new design shows in the pillars', () => {
    const random = randomFrom(3);
    const draw = drawRuns(pages, 8, random);
    const change = becomes('redesigned', 1, random);
    let young = ordinaryRuns(3, draw);
    for (let run = 3; run < 7; run += 1)
      young = nextRun(
        young,
        run,
        draw().map((page) => ({ ...page, answers: change(page) })),
      );
    const open = young.filter(({ alarmSince }) => alarmSince !== null);
    expect(new Set(open.map(({ stream }) => stream))).toEqual(new Set(['template', 'body']));
  });
});
