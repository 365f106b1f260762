import type { Outcome } from '../../article/story-outcome.ts';
import type { FailureCode } from '../../model/outcome.ts';
import { type BookedStory, passingCodes, type StoryBook } from '../../state/story-book.ts';
import { hour } from '../../text/dates.ts';
import { version } from '../../version.ts';
import { afterFailure, nextTry } from '../../visits/retry-schedule.ts';
import { nextVisit, type VisitPlan } from '../../visits/visit-schedule.ts';
import type { SettledStory } from '../fetch/fetched-story.ts';

/** What is needed to write down what a story came to. */
export interface SettleNeeds {
  readonly stories: StoryBook;
  readonly plan: VisitPlan;
  readonly now: number;
  readonly random: () => number;
}

/** A new story, or one that gave no whole article before, has come to something: when it is due again. */
export function settleStory(booked: BookedStory, story: SettledStory, made: Outcome, needs: SettleNeeds): void {
  needs.stories.update(updateOf(booked, story, made, needs));
}

function updateOf(booked: BookedStory, story: SettledStory, made: Outcome, needs: SettleNeeds): BookedStory {
  const { now, plan } = needs;
  if (made.kind === 'article') {
    const { article } = made;
    const isPart = article.status === 'partial' || (story.kind === 'article' && story.missing !== null);
    const tries = isPart ? booked.tries + 1 : 0;
    const visited = { bornAt: bornAt(booked), visitedAt: now, visitedBefore: null, foundChange: false, changes: 0 };
    return {
      ...booked,
      state: isPart ? 'partial' : 'stored',
      code: null,
      tries,
      failures: 0,
      title: article.title ?? booked.title,
      dueAt: isPart ? nextTry(tries, now) : nextVisit(plan, visited),
      visitedAt: now,
      visitedBefore: booked.visitedAt,
      revision: article.revision,
      textHash: article.textHash,
      rules: version,
    };
  }
  const { code } = made.failure;
  if (code === 'duplicate') return { ...booked, state: 'duplicate', code, dueAt: null, visitedAt: now };
  return { ...booked, ...afterFailed(booked, code, retryAfterOf(story, now), needs) };
}

/** A failure -> when the story is tried again: soon where it may pass, on a falling schedule where the page itself is none. */
export function afterFailed(
  booked: BookedStory,
  code: FailureCode,
  retryAfter: number | null,
  { now, random }: Pick<SettleNeeds, 'now' | 'random'>,
): Pick<BookedStory, 'state' | 'code' | 'tries' | 'failures' | 'dueAt'> {
  const state = booked.state === 'partial' ? 'partial' : 'failed';
  if (passingCodes.has(code)) {
    const next = afterFailure({ failures: booked.failures, code, interval: hour, retryAfter, now, random: random() });
    return { state, code, tries: booked.tries, failures: next.failures, dueAt: next.nextAt };
  }
  const tries = booked.tries + 1;
  return { state, code, tries, failures: booked.failures, dueAt: nextTry(tries, now) };
}

/** Milliseconds that the site asked to wait, null where it did not. */
export function retryAfterOf(story: SettledStory, now: number): number | null {
  if (story.kind !== 'failure' || story.retryAt === null) return null;
  return Math.max(0, Date.parse(story.retryAt) - now);
}

/** When a story was published, else first seen. */
export function bornAt({ listedFor, firstSeen }: BookedStory): number {
  return listedFor ?? firstSeen;
}
