import { afterUpgrade } from '../../drift/after-upgrade.ts';
import { type Alarm, alarmNews, overText } from '../../drift/alarm.ts';
import { countRun } from '../../drift/count-run.ts';
import { driftAlarms, findings, watchLines } from '../../drift/drift-alarms.ts';
import { blockedSites, listingAlarms, type SiteRequests } from '../../drift/listing-alarms.ts';
import type { Answer } from '../../drift/page-streams.ts';
import { watchRun } from '../../drift/watch-run.ts';
import type { SyncMemory } from '../../state/sync-memory.ts';
import { version } from '../../version.ts';
import { requestsBefore } from './count-requests.ts';

/** What is open, whether it is told now or not. */
export interface OpenAlarms {
  readonly alarms: readonly Alarm[];
  /** What is only worth watching. */
  readonly watched: readonly string[];
}

/** What the pages, listings and answers of a run say of the sites. */
export interface DriftNews extends OpenAlarms {
  /** Alarms that opened now, or are to be told again. */
  readonly told: readonly Alarm[];
  /** What to say in this run. */
  readonly lines: readonly string[];
}

/** The answers of a run's pages -> charts, and alarms that open, stay open or close. */
export function watchDrift(
  answers: ReadonlyMap<string, readonly (readonly Answer[])[]>,
  requests: ReadonlyMap<string, SiteRequests>,
  memory: SyncMemory,
  { run, startedAt }: { readonly run: number; readonly startedAt: number },
): DriftNews {
  const known = memory.fact('rules') === version ? memory.charts() : afterUpgrade(memory.charts());
  memory.keepFact('rules', version);
  const tallies = [...answers].flatMap(([site, pages]) => countRun(run, site, pages));
  const charts = tallies.length === 0 ? known : watchRun(known, tallies, { run, startedAt });
  memory.keepTallies(tallies);
  memory.keepCharts(charts);
  const open = openAlarms(memory, startedAt, requests);
  const news = alarmNews(memory.alarms(), open.alarms, startedAt);
  memory.keepAlarms(news.open);
  const told = [...news.opened, ...news.stillOpen];
  return { ...open, told, lines: [...told.map(({ text }) => text), ...news.closed.map(overText)] };
}

/** What the state holds -> the alarms that are open at the time `now`. */
export function openAlarms(
  memory: SyncMemory,
  now: number,
  requests: ReadonlyMap<string, SiteRequests> = requestsBefore(memory),
): OpenAlarms {
  const found = findings(memory.charts());
  return {
    alarms: [...driftAlarms(found), ...listingAlarms(memory.listings(), now), ...blockedSites(requests)],
    watched: watchLines(found),
  };
}
