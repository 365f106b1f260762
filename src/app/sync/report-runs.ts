import { wibMinute } from '../../drift/alarm.ts';
import { safeJson } from '../../render/json.ts';
import type { ExitName } from '../../settings/exit-code.ts';
import type { Io } from '../../settings/io.ts';
import type { Settings } from '../../settings/settings.ts';
import type { StoryState } from '../../state/story-book.ts';
import type { SyncState } from '../../state/sync-memory.ts';
import { type DayCount, dayLines } from '../../sync-report/bars.ts';
import { day } from '../../text/dates.ts';
import { printable } from '../../text/printable.ts';
import { triesLast } from '../../visits/retry-schedule.ts';
import { placeOf } from './audit-gaps.ts';
import { type OpenAlarms, openAlarms } from './watch-drift.ts';

const shownRuns = 20;
const namedStories = 20;

/** What `saring sync --report` shows. Times are milliseconds since 1970. */
export interface RunReport extends OpenAlarms {
  readonly runs: readonly ShownRun[];
  /** Addresses of stories that gave no article, or only a part of one, in all of their tries. */
  readonly leftForGood: readonly string[];
  readonly days: readonly DayCount[];
}

/** A run and its figures. */
interface ShownRun {
  readonly started: number;
  readonly exit: number | null;
  readonly stored?: number;
  readonly changed?: number;
  readonly failed?: number;
  readonly left?: number;
}

/** The last runs of an output folder, the newest first, open alarms, and the stored stories of each site and day. */
export function reportOf({ memory, stories }: SyncState, output: string, since: number, until: number): RunReport {
  const runs = memory.runs(shownRuns).map(({ started, exit, figures }) => ({
    started,
    exit,
    ...(figures === null ? {} : (JSON.parse(figures) as object)),
  }));
  return {
    runs,
    ...openAlarms(memory, { output, now: until }),
    leftForGood: leftForGood(stories, since, until),
    days: countDays(stories, since, until),
  };
}

function leftForGood(stories: SyncState['stories'], since: number, until: number): readonly string[] {
  const all = [...stories.stories(since - triesLast, until)];
  return all
    .filter(({ state, dueAt }) => (state === 'failed' || state === 'partial') && dueAt === null)
    .map(({ url }) => url);
}

const withText: ReadonlySet<StoryState> = new Set(['stored', 'partial', 'gone']);

/** Every day of the time for each site that has a story in it: a day without any is what one looks for. */
function countDays(stories: SyncState['stories'], since: number, until: number): readonly DayCount[] {
  const counts = new Map<string, Map<string, number>>();
  for (const { site, portal, at, state } of stories.stories(since, until)) {
    const own = counts.get(site) ?? emptyDays(site, since, until);
    counts.set(site, own);
    const place = placeOf(site, portal, at);
    if (withText.has(state)) own.set(place.day, (own.get(place.day) ?? 0) + 1);
  }
  return [...counts].sort().flatMap(([site, own]) => [...own].map(([date, stories]) => ({ site, day: date, stories })));
}

function emptyDays(site: string, since: number, until: number): Map<string, number> {
  const days = new Map<string, number>();
  for (let at = since; at < until + day; at += day) days.set(placeOf(site, null, Math.min(at, until)).day, 0);
  return days;
}

/** `saring sync --report`: what there is to show, as lines or as JSON on standard output. */
export async function tellReport(report: RunReport, { json }: Settings, io: Pick<Io, 'write'>): Promise<ExitName> {
  const { runs, alarms, watched, leftForGood, days } = report;
  if (json) {
    await io.write(`${safeJson(report, 2)}\n`);
    return 'ok';
  }
  if (runs.length === 0) await io.write('no scheduled run yet\n');
  for (const run of runs) await io.write(`${lineOf(run)}\n`);
  for (const { text } of alarms) await io.write(`open alarm: ${printable(text)}\n`);
  for (const line of watched) await io.write(`${printable(line)}\n`);
  for (const url of leftForGood.slice(0, namedStories)) await io.write(`left for good: ${printable(url)}\n`);
  if (leftForGood.length > namedStories) await io.write(`and ${leftForGood.length - namedStories} more (--json)\n`);
  if (days.length > 0) await io.write(`\nstories stored, by the day of their publication\n`);
  for (const line of dayLines(days)) await io.write(`${line}\n`);
  return 'ok';
}

function lineOf({ started, exit, stored = 0, changed = 0, failed = 0, left = 0 }: ShownRun): string {
  const ended = exit === null ? 'not ended' : `exit ${exit}`;
  return `${wibMinute(started)}  ${stored} stored, ${changed} changed, ${failed} failed, ${left} left  (${ended})`;
}
