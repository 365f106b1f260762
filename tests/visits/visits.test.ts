import { describe, expect, test } from 'vitest';
import {
  afterFailure,
  afterMissing,
  type FailedRequest,
  headStart,
  nextTry,
  nextTryOnCommand,
} from '../../src/visits/retry-schedule.ts';
import { nextVisit, urgentVisit, type VisitedStory, type VisitPlan } from '../../src/visits/visit-schedule.ts';

const hour = 3_600_000;
const day = 24 * hour;
const born = Date.UTC(2026, 10, 29);

/** Hours after publication at which a story is visited, if every visit comes when it is due. */
function visits(plan: VisitPlan, changesAt: readonly number[] = [], first: number = 0): number[] {
  const hours: number[] = [];
  let story: VisitedStory = {
    bornAt: born,
    visitedAt: born + first * hour,
    visitedBefore: null,
    foundChange: false,
    changes: 0,
  };
  for (let due = nextVisit(plan, story); due !== null; due = nextVisit(plan, story)) {
    const age = (due - born) / hour;
    const foundChange = changesAt.includes(age);
    hours.push(age);
    const changes = story.changes + (foundChange ? 1 : 0);
    story = { ...story, visitedAt: due, visitedBefore: story.visitedAt, foundChange, changes };
  }
  return hours;
}

describe('when a story is visited again', () => {
  test('at the age of 3 h, 24 h and 7 d, or more often, or never', () => {
    expect(visits('usual')).toEqual([3, 24, 168]);
    expect(visits('thorough')).toEqual([1, 3, 8, 24, 72, 168, 720]);
    expect(visits('off')).toEqual([]);
  });

  test('ages that had passed when it was found are left out', () => {
    expect(visits('usual', [], 30)).toEqual([168]);
    expect(visits('usual', [], 200)).toEqual([]);
  });

  test('once more after a change: after half the time since the visit before, at least an hour, at most three times', () => {
    expect(visits('usual', [3])).toEqual([3, 4.5, 24, 168]);
    expect(visits('usual', [3, 4.5, 5.5, 6.5])).toEqual([3, 4.5, 5.5, 6.5, 24, 168]);
    expect(visits('usual', [24])).toEqual([3, 24, 34.5, 168]);
    expect(visits('off', [3])).toEqual([]);
  });

  test('at a whole millisecond, whichever the time since the visit before', () => {
    const story = { bornAt: born, visitedBefore: born + 1, visitedAt: born + 6 * hour, foundChange: true, changes: 1 };
    expect(Number.isInteger(nextVisit('usual', story))).toBe(true);
  });

  test('at once where a listing has another title or a later change', () => {
    const listed = { visitedAt: born, title: 'Jembatan Dibuka', listedTitle: 'Jembatan dibuka', lastModified: born };
    expect(urgentVisit(listed)).toBeNull();
    expect(urgentVisit({ ...listed, listedTitle: 'Jembatan di…' })).toBeNull();
    expect(urgentVisit({ ...listed, listedTitle: 'Jembatan Ditutup' })).toBe('title-changed');
    expect(urgentVisit({ ...listed, listedTitle: null, lastModified: born + 1 })).toBe('modified');
  });
});

describe('when a failure is tried again', () => {
  const failed: FailedRequest = {
    failures: 0,
    code: 'timeout',
    interval: hour,
    retryAfter: null,
    now: born,
    random: 0.5,
  };
  const waitOf = (changed: Partial<FailedRequest>): number =>
    (afterFailure({ ...failed, ...changed }).nextAt - born) / hour;

  test('by fractions, one interval later for each whole failure, never given up', () => {
    expect(afterFailure(failed)).toEqual({ failures: 0.25, nextAt: born + hour - headStart });
    expect(afterFailure({ ...failed, failures: 2.5, code: 'not-found' })).toEqual({
      failures: 3,
      nextAt: born + 3 * hour - headStart,
    });
    expect(waitOf({ failures: 5000, code: 'robots' })).toBe(30 * 24);
  });

  test('a site that asks for time gets it, up to a day, and some minutes more', () => {
    expect(waitOf({ retryAfter: 5 * hour, code: 'http-status' })).toBeCloseTo(5 + 5 / 60);
    expect(waitOf({ retryAfter: 90 * day })).toBeCloseTo(24 + 5 / 60);
    expect(waitOf({ code: 'blocked', random: 0 })).toBeLessThan(1);
  });

  test('a page that is no article, on a falling schedule and then no more', () => {
    const waits = [1, 2, 3, 4, 5, 6].map((tries) => nextTry(tries, 0));
    const early = [hour, 6 * hour, day, 3 * day, 7 * day].map((wait) => wait - headStart);
    expect(waits).toEqual([...early, null]);
    expect([1, 2, 6, 7].map((tries) => nextTryOnCommand(tries, 0))).toEqual([0, early[0], early[4], null]);
  });
});

describe('a story whose page is missing', () => {
  test('is gone when that is seen twice, a day apart', () => {
    const once = { isGone: false, missedAt: born, nextAt: born + day };
    expect(afterMissing(null, born)).toEqual(once);
    expect(afterMissing(born, born + 23 * hour)).toEqual(once);
    expect(afterMissing(born, born + day)).toEqual({ isGone: true });
  });

  test('is not gone because a clock was set back', () => {
    expect(afterMissing(born + 90 * day, born)).toMatchObject({ isGone: false, missedAt: born });
  });
});
