import type { SyncMemory } from '../../state/sync-memory.ts';

const day = 24 * 3_600_000;
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
