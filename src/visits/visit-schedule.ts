import { day, hour } from '../text/dates.ts';
import { isSameTitle } from '../text/whitespace.ts';

/** How closely stories are followed after their first visit. */
export type VisitPlan = 'usual' | 'thorough' | 'off';

/** Ages at which a story is visited again. Most lasting changes come within a day (GDELT, 1.3 billion visits). */
const ages: Readonly<Record<VisitPlan, readonly number[]>> = {
  usual: [3 * hour, day, 7 * day],
  thorough: [hour, 3 * hour, 8 * hour, day, 3 * day, 7 * day, 30 * day],
  off: [],
};

/** After a change so much of the time since the visit before goes by until an extra visit. */
const extraShare = 0.5;
const soonestExtra = hour;
/** Later changes of a story earn no extra visit. */
const mostExtra = 3;

/** A story that was just visited. Times in milliseconds since 1970. */
export interface VisitedStory {
  /** When it was published, else first seen. */
  readonly bornAt: number;
  readonly visitedAt: number;
  /** The visit before this one, null for the first. */
  readonly visitedBefore: number | null;
  readonly foundChange: boolean;
  /** Changes of its content found so far, with this one. */
  readonly changes: number;
}

/** A story that was just visited -> when it is due again, null for never. */
export function nextVisit(plan: VisitPlan, story: VisitedStory): number | null {
  const { bornAt, visitedAt } = story;
  const next = ages[plan].map((age) => bornAt + age).find((at) => at > visitedAt) ?? null;
  const extra = plan === 'off' ? null : extraVisit(story);
  return extra === null || (next !== null && next < extra) ? next : extra;
}

function extraVisit({ visitedAt, visitedBefore, foundChange, changes }: VisitedStory): number | null {
  if (!foundChange || visitedBefore === null || changes > mostExtra) return null;
  return visitedAt + Math.max(soonestExtra, Math.round((visitedAt - visitedBefore) * extraShare));
}

/** A stored story and what a listing says of it now; null where it says nothing. */
export interface ListedAgain {
  readonly visitedAt: number;
  readonly title: string | null;
  readonly listedTitle: string | null;
  /** The sitemap's time of the last change, in milliseconds since 1970. */
  readonly lastModified: number | null;
}

/** Why a story is visited at once, whatever the schedule; null if nothing asks for it. */
export function urgentVisit(story: ListedAgain): 'title-changed' | 'modified' | null {
  const { visitedAt, title, listedTitle, lastModified } = story;
  if (title !== null && listedTitle !== null && !isSameTitle(title, listedTitle)) return 'title-changed';
  return lastModified !== null && lastModified > visitedAt ? 'modified' : null;
}
