import { describe, expect, test } from 'vitest';
import type { Finding } from '../../src/drift/drift-alarms.ts';
import { type AnsweredPage, noSamples, planSamples, type SiteSamples } from '../../src/drift/samples.ts';

const hour = 3_600_000;
const begin = Date.UTC(2026, 10, 20);
const lost: Finding = {
  site: 'kompas',
  template: '2017',
  stream: 'authors',
  side: 'lost',
  since: begin + 30 * hour,
  pages: 20,
  hits: 0,
  before: 0.9,
  evidence: 20,
  open: true,
};

const pages = (name: string, count: number, yes: boolean): AnsweredPage[] =>
  Array.from({ length: count }, (_, i) => ({
    key: `${name}-${i + 1}`,
    template: '2017',
    answers: [{ template: '2017', stream: 'authors', yes }],
  }));

/** Runs at these hours, with their pages -> the samples after them. */
function runs(
  from: SiteSamples,
  hours: readonly number[],
  pagesOf: (at: number) => readonly AnsweredPage[],
  open: readonly Finding[] = [],
): SiteSamples {
  return hours.reduce((samples, at) => {
    const how = { now: begin + at * hour, isCalm: open.length === 0 };
    return planSamples(samples, pagesOf(at), open, how).next;
  }, from);
}

const kinds = ({ samples }: SiteSamples) => samples.map(({ kind }) => kind);
const hoursOf = ({ samples }: SiteSamples, kind: string) =>
  samples.filter((sample) => sample.kind === kind).map(({ at }) => (at - begin) / hour);
const hourly = Array.from({ length: 50 }, (_, i) => i);
const ordinary = runs(noSamples, hourly, (at) => pages(`run-${at}`, 5, true));

describe('samples of a site', () => {
  test('are three good pages a day, of two days', () => {
    expect(hoursOf(ordinary, 'good')).toEqual([24, 24, 24, 48, 48, 48]);
    const few = runs(noSamples, hourly, (at) => pages(`run-${at}`, 1, true));
    expect(hoursOf(few, 'good')).toEqual([2, 24, 25, 26, 48, 49]);
  });

  test('are none of a run that suspects something, nor of a page that no template fits', () => {
    const how = { now: begin, isCalm: false };
    expect(planSamples(noSamples, pages('a', 5, true), [], how).copies).toEqual([]);
    const unknown = pages('a', 5, true).map((page) => ({ ...page, template: '' }));
    expect(planSamples(noSamples, unknown, [], { ...how, isCalm: true }).copies).toEqual([]);
  });

  test('are, when an alarm opens, three from before the change and three that show it', () => {
    const mixed = [...pages('good', 2, true), ...pages('bad', 2, false)];
    const opened = planSamples(ordinary, mixed, [lost], { now: begin + 50 * hour, isCalm: false });
    // Those of hour 48 came after the change began.
    expect(hoursOf(opened.next, 'before')).toEqual([24, 24, 24]);
    expect(opened.renames.map(({ to }) => to)).toEqual(['before-1.html', 'before-2.html', 'before-3.html']);
    expect(opened.copies.map(({ key, sample }) => [key, sample.file])).toEqual([
      ['bad-1', 'after-1.html'],
      ['bad-2', 'after-2.html'],
    ]);
    const next = planSamples(opened.next, pages('later', 9, false), [lost], { now: begin + 51 * hour, isCalm: false });
    expect(next.copies.map(({ key, sample }) => [key, sample.file])).toEqual([['later-1', 'after-3.html']]);
    expect(next.renames).toEqual([]);
  });

  test('stay for 30 days after the alarm is over, and make room for those of the next one', () => {
    const open = runs(ordinary, [50, 51], (at) => pages(`run-${at}`, 3, false), [lost]);
    const over = runs(open, [52], () => []);
    expect(kinds(runs(over, [52 + 30 * 24 - 1], () => [])).filter((kind) => kind !== 'good')).toHaveLength(6);
    expect(kinds(runs(over, [52 + 30 * 24], () => []))).toEqual(['good', 'good', 'good']);
    const again = planSamples(over, pages('again', 3, false), [lost], { now: begin + 60 * hour, isCalm: false });
    expect(again.copies.map(({ key }) => key)).toEqual(['again-1', 'again-2', 'again-3']);
    expect(hoursOf(again.next, 'after')).toEqual([60, 60, 60]);
  });
});
