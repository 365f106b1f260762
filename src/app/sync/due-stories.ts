import type { BookedStory, StoryBook } from '../../state/story-book.ts';
import type { SyncMemory } from '../../state/sync-memory.ts';
import { day } from '../../text/dates.ts';

/** Why a story is to be fetched. */
export type Reason = 'new' | 'again' | 'revisit';

export interface DueStory {
  readonly story: BookedStory;
  readonly reason: Reason;
}

/** The stories of a run, and how many are due for which it has no room. */
export interface DueStories {
  readonly taken: readonly DueStory[];
  readonly left: number;
}

/** Revisits may be this share of a run's stories, and so many in any case. */
const revisitShare = 0.3;
const fewRevisits = 30;

/**
 * The stories to fetch now, in this order: new ones, the newest first but every fourth from the oldest; those that gave
 * no whole article before; then stored ones that may have changed, as far as there is room for them. At most `limit` in all,
 * null for no limit.
 */
export function dueStories(book: StoryBook, now: number, limit: number | null): DueStories {
  const due = book.due(now);
  const fresh = due.filter(({ state }) => state === 'new');
  const again = due.filter(({ state }) => state === 'partial' || state === 'failed');
  const stored = due.filter(({ state }) => state === 'stored');
  const room = Math.max(fewRevisits, ((fresh.length + again.length) * revisitShare) / (1 - revisitShare));
  const taken = [
    ...oldestBetween(fresh).map((story) => ({ story, reason: 'new' as const })),
    ...again.map((story) => ({ story, reason: 'again' as const })),
    ...stored
      .sort((a, b) => (a.dueAt ?? 0) - (b.dueAt ?? 0))
      .slice(0, Math.floor(room))
      .map((story) => ({ story, reason: 'revisit' as const })),
  ].slice(0, limit ?? undefined);
  return { taken, left: fresh.length + again.length + stored.length - taken.length };
}

/** Newest first, but every fourth is the oldest that is left: none waits for ever. */
function oldestBetween(stories: readonly BookedStory[]): BookedStory[] {
  const left = [...stories].sort((a, b) => (b.listedFor ?? b.firstSeen) - (a.listedFor ?? a.firstSeen));
  const ordered: BookedStory[] = [];
  while (left.length > 0) {
    const next = ordered.length % 4 === 3 ? left.pop() : left.shift();
    if (next !== undefined) ordered.push(next);
  }
  return ordered;
}

/** More runs of a day than these are not looked at. */
const mostRuns = 100;

/**
 * Whether stories have been left over in every run of a day and are more now than at its beginning -> how many they were
 * then; null where that is not so.
 */
export function backlogADayAgo(memory: Pick<SyncMemory, 'runs'>, left: number, now: number): number | null {
  if (left === 0) return null;
  const earlier: { readonly at: number; readonly left: number }[] = [];
  for (const { started, figures } of memory.runs(mostRuns)) {
    if (figures === null || started > now) continue;
    earlier.push({ at: started, left: (JSON.parse(figures) as { readonly left?: number }).left ?? 0 });
    if (now - started >= day) break;
  }
  const first = earlier.at(-1);
  if (first === undefined || now - first.at < day || earlier.some((run) => run.left === 0)) return null;
  return left > first.left ? first.left : null;
}
