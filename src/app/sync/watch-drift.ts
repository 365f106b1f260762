import { afterUpgrade } from '../../drift/after-upgrade.ts';
import { type Alarm, alarmNews, overText } from '../../drift/alarm.ts';
import { driftAlarms, findings, watchLines } from '../../drift/drift-alarms.ts';
import { blockedSites, listingAlarms, type SiteRequests } from '../../drift/listing-alarms.ts';
import { watchRun } from '../../drift/watch-run.ts';
import type { SyncMemory } from '../../state/sync-memory.ts';
import { version } from '../../version.ts';
import { requestsBefore } from './count-requests.ts';
import { keepDriftSamples, type SampleNeeds, samplePaths } from './keep-samples.ts';
import type { RunAnswers } from './run-answers.ts';

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

/** The answers of a run's pages -> charts, samples, and alarms that open, stay open or close. Throws OutputError. */
export async function watchDrift(
  answers: RunAnswers,
  requests: ReadonlyMap<string, SiteRequests>,
  run: number,
  needs: SampleNeeds,
): Promise<DriftNews> {
  const { memory, output, now } = needs;
  const kept = memory.charts();
  const known = memory.fact('rules') === version ? kept : afterUpgrade(kept);
  memory.keepFact('rules', version);
  const tallies = answers.count(run, memory);
  const charts = tallies.length === 0 ? known : watchRun(known, tallies, { run, startedAt: now });
  memory.keepTallies(tallies);
  if (charts !== kept) memory.keepCharts(charts);
  await keepDriftSamples(answers, findings(charts), needs);
  const open = openAlarms(memory, { output, now, requests });
  const news = alarmNews(memory.alarms(), open.alarms, now);
  memory.keepAlarms(news.open);
  const told = [...news.opened, ...news.stillOpen];
  return { ...open, told, lines: [...told.map(({ text }) => text), ...news.closed.map(overText)] };
}

/** What the state holds -> the alarms that are open at the time `now`. */
export function openAlarms(
  memory: SyncMemory,
  {
    output,
    now,
    requests = requestsBefore(memory),
  }: { readonly output: string; readonly now: number; readonly requests?: ReadonlyMap<string, SiteRequests> },
): OpenAlarms {
  const found = findings(memory.charts());
  return {
    alarms: [
      ...driftAlarms(found, samplePaths(memory, output)),
      ...listingAlarms(memory.listings(), now),
      ...blockedSites(requests, now),
    ],
    watched: watchLines(found),
  };
}
