import type { Alarm } from '../../drift/alarm.ts';
import type { Summary } from '../../report/summary.ts';
import { type ExitName, endOf } from '../../settings/exit-code.ts';
import type { RequestCount } from './count-requests.ts';
import type { Polled } from './poll-listings.ts';
import type { SyncFigures } from './tell-run.ts';

/** What a run has done. */
export interface RunResults {
  readonly polled: Polled;
  /** Stories found of times that listings had missed. */
  readonly repaired: number;
  readonly summary: Summary;
  /** Of each stored story that was not as before, what had happened to it. */
  readonly changed: readonly string[];
  readonly left: number;
  readonly alarms: readonly Alarm[];
}

/** What a run has done -> the same in numbers. */
export function figuresOf({ polled, repaired, summary, changed, left, alarms }: RunResults): SyncFigures {
  return {
    listings: polled.asked,
    listingsFailed: polled.failed,
    firstFault: polled.firstFault,
    found: polled.fresh + repaired,
    stored: summary.articles,
    partial: summary.partial,
    changed: changed.filter((kind) => kind === 'content' || kind === 'completed').length,
    gone: changed.filter((kind) => kind === 'gone').length,
    failed: Object.entries(summary.failed).reduce(
      (sum, [code, count]) => (code === 'duplicate' ? sum : sum + count),
      0,
    ),
    duplicates: summary.failed.duplicate ?? 0,
    left,
    alarms,
  };
}

/** How a run ends: stopped, with alarms, asked to wait, without anything to show for it, or well. */
export function endedOf(
  stop: AbortSignal,
  { alarms, listings, listingsFailed, stored }: SyncFigures,
  onlyWaits: boolean,
  requests: Pick<RequestCount, 'isOnly'>,
): ExitName {
  if (stop.aborted) return endOf(stop.reason) ?? 'interrupted';
  if (alarms.some(({ kind }) => kind !== 'blocked')) return 'rulesOutdated';
  const blocked = new Set(alarms.map(({ site }) => site));
  const nothingWorked = listings > 0 && listingsFailed === listings && stored === 0;
  if ((stored === 0 && requests.isOnly(blocked)) || (nothingWorked && onlyWaits)) return 'tryLater';
  return nothingWorked ? 'someFailed' : 'ok';
}
