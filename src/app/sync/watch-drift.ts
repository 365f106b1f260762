import { acceptDrift, openNames, readAccepted } from '../../drift/accept.ts';
import { afterUpgrade } from '../../drift/after-upgrade.ts';
import { type Alarm, alarmNews, overText } from '../../drift/alarm.ts';
import { countRun } from '../../drift/count-run.ts';
import { driftAlarms, findings, watchLines } from '../../drift/drift-alarms.ts';
import type { Answer } from '../../drift/page-streams.ts';
import { watchRun } from '../../drift/watch-run.ts';
import { UsageError } from '../../errors.ts';
import type { SyncMemory } from '../../state/sync-memory.ts';
import { version } from '../../version.ts';

/** What the pages of a run say of the rules. */
export interface DriftNews {
  /** An alarm of drift is open: pages no longer fit the rules. */
  readonly isOpen: boolean;
  /** Alarms that opened now, or are to be told again. */
  readonly alarms: readonly Alarm[];
  /** What to say in this run. */
  readonly lines: readonly string[];
  /** What is only worth watching. */
  readonly watched: readonly string[];
}

/** The answers of a run's pages -> charts, and alarms that open, stay open or close. */
export function watchDrift(
  answers: ReadonlyMap<string, readonly (readonly Answer[])[]>,
  others: readonly Alarm[],
  memory: SyncMemory,
  { run, startedAt }: { readonly run: number; readonly startedAt: number },
): DriftNews {
  const known = memory.fact('rules') === version ? memory.charts() : afterUpgrade(memory.charts());
  memory.keepFact('rules', version);
  const tallies = [...answers].flatMap(([site, pages]) => countRun(run, site, pages));
  const charts = tallies.length === 0 ? known : watchRun(known, tallies, { run, startedAt });
  memory.keepTallies(tallies);
  memory.keepCharts(charts);
  const found = findings(charts);
  const drift = driftAlarms(found);
  const news = alarmNews(memory.alarms(), [...drift, ...others], startedAt);
  memory.keepAlarms(news.open);
  const alarms = [...news.opened, ...news.stillOpen];
  return {
    isOpen: drift.length > 0,
    alarms,
    lines: [...alarms.map(({ text }) => text), ...news.closed.map(overText)],
    watched: watchLines(found),
  };
}

/** What alarms say is right as it is: the new rate becomes the usual one. Throws UsageError where no such alarm is open. */
export function acceptAlarms(names: readonly string[], memory: SyncMemory): void {
  for (const name of names) {
    const charts = memory.charts();
    const accepted = acceptDrift(charts, readAccepted(name));
    if (accepted === null) {
      const open = openNames(charts);
      throw new UsageError(
        `--accept ${name}: no such alarm is open${open.length === 0 ? '' : `, open are ${open.join(', ')}`}`,
      );
    }
    memory.keepCharts(accepted);
  }
}
