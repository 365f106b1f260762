import path from 'node:path';
import { type Alarm, alarmKinds } from '../../drift/alarm.ts';
import { writeWholeFile } from '../../output/atomic-write.ts';
import { safeJson } from '../../render/json.ts';
import { failedCount, type Summary } from '../../report/summary.ts';
import { type ExitName, endOf, exitStatus } from '../../settings/exit-code.ts';
import type { Io } from '../../settings/io.ts';
import type { Settings } from '../../settings/settings.ts';
import type { SyncOptions } from '../../settings/sync-options.ts';
import { prometheusText } from '../../sync-report/prometheus.ts';
import { counted, printable } from '../../text/printable.ts';
import { runCommand } from '../../workers/run-command.ts';
import type { RequestCount } from './count-requests.ts';
import type { DueStory } from './due-stories.ts';
import type { Polled } from './poll-listings.ts';
import type { DriftNews } from './watch-drift.ts';

/** What a scheduled run came to, in numbers. */
export interface SyncFigures {
  readonly listings: number;
  readonly listingsFailed: number;
  /** The first of them and why. */
  readonly firstFault: string | null;
  /** Stories that listings named for the first time. */
  readonly found: number;
  readonly stored: number;
  readonly partial: number;
  readonly changed: number;
  readonly gone: number;
  readonly failed: number;
  readonly duplicates: number;
  /** Stories that are due and were not come to. */
  readonly left: number;
  /** All that are open, whether told in this run or not. */
  readonly alarms: readonly Alarm[];
}

/** A story that a run has stored. */
export interface StoredStory {
  readonly id: string;
  readonly url: string;
  readonly title: string | null;
}

/** What there is to tell of a run. */
export interface RunNews {
  readonly stories: readonly StoredStory[];
  readonly figures: SyncFigures;
  /** How many stories were left a day ago, where they have only grown since; else null. */
  readonly leftBefore: number | null;
  readonly drift: DriftNews;
  readonly ended: ExitName;
  readonly settings: Settings;
  readonly options: SyncOptions;
  readonly io: Io;
  readonly output: string;
  /** Called with all there is to say of it, whether it is to be quiet or not. */
  readonly onSummary: (text: string) => void;
}

/** Tells a run's end: alarms always, one line unless it is to be quiet, and the files that monitors read. Throws OutputError. */
export async function tellRun({
  figures,
  leftBefore,
  stories,
  drift,
  ended,
  settings,
  options,
  io,
  output,
  onSummary,
}: RunNews): Promise<void> {
  const { quiet, verbose, json } = settings;
  const faults = faultsOf(figures.listingsFailed, figures.listings, figures.firstFault);
  const usual = [...(verbose ? drift.watched : []), `${summaryOf(figures, leftBefore, ended)} -> ${output}`];
  const isTold = !quiet || ended === 'someFailed';
  for (const line of [...drift.lines, ...(isTold ? faults : []), ...(quiet ? [] : usual)])
    io.tell(`saring: ${printable(line)}\n`);
  onSummary([...drift.alarms.map(({ text }) => text), ...faults, ...usual].map((line) => `${line}\n`).join(''));
  const report = { ended, exit: exitStatus(ended), ...figures };
  if (json) await io.write(`${safeJson(report, 2)}\n`);
  const known = new Set<string>();
  if (options.statusFile !== null)
    await writeWholeFile(path.resolve(options.statusFile), `${safeJson(report, 2)}\n`, known);
  if (options.metricsFile !== null)
    await writeWholeFile(path.resolve(options.metricsFile), metricsOf(figures, ended), known);
  const { onNewStories, onAlarm } = options;
  const mishaps = [
    onNewStories === null || stories.length === 0
      ? null
      : await runCommand(onNewStories, safeJson({ output, stories })),
    onAlarm === null || drift.told.length === 0 ? null : await runCommand(onAlarm, safeJson({ alarms: drift.told })),
  ];
  // It is told, and changes nothing about how the run ended.
  for (const mishap of mishaps) if (mishap !== null) io.tell(`saring: "on": ${printable(mishap)}\n`);
}

function summaryOf(figures: SyncFigures, leftBefore: number | null, ended: ExitName): string {
  const { found, stored, partial, changed, gone, failed, left, listings } = figures;
  const notes = [
    `${stored} stored`,
    partial > 0 ? `${partial} of them in part` : '',
    changed > 0 ? `${changed} changed` : '',
    gone > 0 ? `${gone} gone` : '',
    failed > 0 ? `${failed} without an article, tried again later` : '',
    left > 0 ? `${left} left for the next run` : '',
    leftBefore === null
      ? ''
      : `which were ${leftBefore} a day ago: give the runs more time (--max-time), or ask for less`,
  ].filter((note) => note !== '');
  const stopped = ended === 'interrupted' || ended === 'terminated' ? 'stopped: ' : '';
  return `${stopped}${found} new in ${counted(listings, 'listing')}; ${notes.join(', ')}`;
}

function metricsOf(figures: SyncFigures, ended: ExitName): string {
  const gauge = (name: string, help: string, value: number) => ({
    name: `saring_sync_${name}`,
    help,
    samples: [{ value }],
  });
  return prometheusText([
    gauge('exit_status', 'Exit status of the last run.', exitStatus(ended)),
    gauge('stories_found', 'Stories that listings named for the first time.', figures.found),
    gauge('stories_stored', 'Stories stored.', figures.stored),
    gauge('stories_changed', 'Stored stories whose text was changed.', figures.changed),
    gauge('stories_failed', 'Stories that gave no article.', figures.failed),
    gauge('stories_left', 'Stories that are due and were not come to.', figures.left),
    gauge('listings_asked', 'Listings that were asked.', figures.listings),
    gauge('listings_failed', 'Listings that could not be read.', figures.listingsFailed),
    {
      name: 'saring_sync_alarms_open',
      help: 'Alarms that are open, of each kind.',
      samples: alarmKinds.map((kind) => ({
        labels: { kind },
        value: figures.alarms.filter((alarm) => alarm.kind === kind).length,
      })),
    },
  ]);
}

const reasons = { new: 'new', again: 'gave no whole article before', revisit: 'may have changed' } as const;

/** `--dry-run`: what would be fetched, a story a line with its reason. */
export async function listDue(
  due: readonly DueStory[],
  polled: Pick<Polled, 'asked' | 'failed' | 'firstFault' | 'onlyWaits'>,
  { json, quiet }: Settings,
  io: Io,
): Promise<ExitName> {
  for (const { story, reason } of due) {
    const { id, url, title } = story;
    await io.write(json ? `${safeJson({ reason, id, url, title })}\n` : `${url}  ${reasons[reason]}\n`);
  }
  if (!quiet) io.tell(`saring: ${counted(due.length, 'story', 'stories')} would be fetched\n`);
  const without = endWithoutListings(polled);
  if (!quiet || without !== null)
    for (const line of faultsOf(polled.failed, polled.asked, polled.firstFault))
      io.tell(`saring: ${printable(line)}\n`);
  return without ?? 'ok';
}

/** Listings that could not be read, of so many that were asked -> what to say of them, in a line at most. */
function faultsOf(failed: number, asked: number, first: string | null): readonly string[] {
  if (first === null) return [];
  return [`${failed} of ${asked} listings could not be read and are asked again later, the first is ${first}`];
}

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
    failed: failedCount(summary),
    duplicates: summary.failed.duplicate ?? 0,
    left,
    alarms,
  };
}

/** How a run ends that could read none of the listings it asked, and has nothing else to show; null where it could read one. */
function endWithoutListings({
  asked,
  failed,
  onlyWaits,
}: Pick<Polled, 'asked' | 'failed' | 'onlyWaits'>): 'tryLater' | 'someFailed' | null {
  if (asked === 0 || failed < asked) return null;
  return onlyWaits ? 'tryLater' : 'someFailed';
}

/** How a run ends: stopped, with alarms, asked to wait, without anything to show for it, or well. */
export function endedOf(
  stop: AbortSignal,
  { alarms, stored }: SyncFigures,
  polled: Polled,
  requests: Pick<RequestCount, 'isOnly'>,
): ExitName {
  if (stop.aborted) return endOf(stop.reason) ?? 'interrupted';
  if (alarms.some(({ kind }) => kind !== 'blocked')) return 'rulesOutdated';
  const blocked = new Set(alarms.map(({ site }) => site));
  if (stored > 0) return 'ok';
  return requests.isOnly(blocked) ? 'tryLater' : (endWithoutListings(polled) ?? 'ok');
}
