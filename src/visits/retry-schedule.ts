import type { FailureCode } from '../model/outcome.ts';
import { day, hour } from '../text/dates.ts';

/**
 * How much one failure counts. Sites that are down or moved come back, so a doubtful failure counts less and nothing is
 * ever given up for good (weights after the feed reader of Media Cloud).
 */
const weights: Readonly<Record<FailureCode, number>> = {
  timeout: 1 / 4,
  network: 1 / 2,
  'http-status': 1 / 2,
  'not-found': 1 / 2,
  blocked: 1 / 2,
  'too-large': 1,
  robots: 1,
  'not-html': 1,
  'not-article': 1,
  'empty-body': 1,
  unreadable: 1,
  duplicate: 0,
};

/** What is due in an hour is due so much sooner: a run that comes a little early must not miss its turn. */
export const headStart: number = 5 * 60_000;
const longestWait = 30 * day;
/** A site may ask for so much patience; more is not believed. */
const longestAsked = day;
/** Those who were refused together must not come back together. */
const mostJitter = 10 * 60_000;

export interface FailedRequest {
  /** Failures before this one, in fractions; a success sets them back to 0. */
  readonly failures: number;
  readonly code: FailureCode;
  /** How often it is asked when all is well, in milliseconds. */
  readonly interval: number;
  /** What the site asked for in `Retry-After`, in milliseconds; null where it did not. */
  readonly retryAfter: number | null;
  /** Milliseconds since 1970. */
  readonly now: number;
  /** A random number from 0 to 1. */
  readonly random: number;
}

/** A failure of a story or listing -> failures so far and at which whole millisecond to try again: later by one interval for each. */
export function afterFailure(request: FailedRequest): { readonly failures: number; readonly nextAt: number } {
  const { interval, retryAfter, now, random } = request;
  const failures = request.failures + weights[request.code];
  const backOff = Math.min(longestWait, interval * Math.max(1, failures) - headStart);
  const asked = Math.min(longestAsked, retryAfter ?? 0);
  const jitter = request.code === 'blocked' || retryAfter !== null ? random * mostJitter : 0;
  return { failures, nextAt: Math.round(now + Math.max(backOff, asked) + jitter) };
}

/** Waits between tries of a page that is no article, or whose story stays partial. */
const fallingWaits: readonly number[] = [hour, 6 * hour, day, 3 * day, 7 * day];

/** Tries so far (at least 1) -> when to try again; null once it is left for good, to be named in the report. */
export function nextTry(tries: number, now: number): number | null {
  const wait = fallingWaits[tries - 1];
  return wait === undefined ? null : now + wait - headStart;
}

/** The same where a command is given again by hand or by a clock: it is heard at once the first time. */
export function nextTryOnCommand(tries: number, now: number): number | null {
  return tries === 1 ? now : nextTry(tries - 1, now);
}

/** After so long the tries of a page are over, in milliseconds; a day more than the waits, for runs that come late. */
export const triesLast: number = fallingWaits.reduce((sum, wait) => sum + wait, day);

/** Whether the time that `nextTry` or `nextTryOnCommand` gave has come; a clock that was set back puts nothing off. */
export function isTryDue(dueAt: number, now: number): boolean {
  return dueAt <= now || dueAt > now + Math.max(...fallingWaits);
}

/** A story must be missing for so long before it counts as gone. */
const goneAfter = day;

/**
 * A stored story whose page answered 404 or 410, or led to a section or the home page -> whether it is gone: seen twice,
 * a day apart. `missedAt` is when that was first seen since the last good visit, null if never.
 */
export function afterMissing(
  missedAt: number | null,
  now: number,
): { readonly isGone: true } | { readonly isGone: false; readonly missedAt: number; readonly nextAt: number } {
  // A clock that was set back does not make a story gone, nor keep it for ever.
  const first = missedAt === null || missedAt > now ? now : missedAt;
  if (now - first >= goneAfter) return { isGone: true };
  return { isGone: false, missedAt: first, nextAt: first + goneAfter };
}
