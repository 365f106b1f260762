import { type Alarm, wibMinute } from './alarm.ts';
import { usualRate } from './baseline.ts';
import { type ChartRow, isPillar, newCharts, type Side, streamId } from './chart.ts';
import { watchAt } from './watch-run.ts';

/** One stream that answers differently than it used to. */
export interface Finding {
  readonly site: string;
  readonly template: string;
  readonly stream: string;
  readonly side: Side;
  readonly since: number;
  /** Pages that answered yes since then, and the rate of yes before, 0 to 1. */
  readonly pages: number;
  readonly hits: number;
  readonly before: number;
  readonly evidence: number;
  readonly open: boolean;
}

/** Streams that alarm or are on watch, most certain first: each once, by its surest chart. */
export function findings(charts: readonly ChartRow[]): Finding[] {
  const surest = new Map<string, Finding>();
  for (const chart of charts) {
    if (chart.alarmSince === null && chart.s < watchAt) continue;
    const finding = findingOf(chart);
    const id = streamId(chart);
    const other = surest.get(id);
    if (other === undefined || isSurer(finding, other)) surest.set(id, finding);
  }
  return [...surest.values()].sort((a, b) => (isSurer(a, b) ? -1 : 1));
}

function isSurer(a: Finding, b: Finding): boolean {
  if (a.open !== b.open) return a.open;
  if (a.evidence !== b.evidence) return a.evidence > b.evidence;
  return change(a) > change(b);
}

/** By how much the rate of yes has changed. */
function change({ pages, hits, before }: Finding): number {
  return Math.abs(before - hits / Math.max(1, pages));
}

function findingOf(chart: ChartRow): Finding {
  const { site, template, stream, side, s, since, sincePages, sinceHits, alarmSince } = chart;
  const before = usualRate(chart);
  return {
    site,
    template,
    stream,
    side,
    since: alarmSince ?? since ?? 0,
    pages: sincePages,
    hits: side === 'lost' ? sinceHits : sincePages - sinceHits,
    before: side === 'lost' ? before : 1 - before,
    evidence: s,
    open: alarmSince !== null,
  };
}

/** All findings -> one alarm a site: a redesign is one message, not twelve. `samples` are pages of a site to look at. */
export function driftAlarms(
  found: readonly Finding[],
  samples: ReadonlyMap<string, readonly string[]> = new Map(),
): Alarm[] {
  const sites = [...new Set(found.filter(({ open }) => open).map(({ site }) => site))];
  return sites.map((site) => {
    const own = found.filter((finding) => finding.site === site);
    const since = Math.min(...own.filter(({ open }) => open).map((finding) => finding.since));
    return {
      key: `drift ${site}`,
      kind: 'drift',
      site,
      since,
      text: alarmText(site, own, since, samples.get(site) ?? []),
    };
  });
}

/** So many streams are spelled out; the rest are named. */
const spelledOut = 4;

function alarmText(site: string, found: readonly Finding[], since: number, samples: readonly string[]): string {
  const shown = found.slice(0, spelledOut).map(findingText);
  const others = found.slice(spelledOut).map(({ stream }) => stream);
  const tail = others.length === 0 ? '' : `; also ${others.join(', ')}`;
  const isRedesign = found.some(({ stream, side, open }) => open && side === 'lost' && isPillar(stream));
  const what = isRedesign ? 'the pages have a new design' : 'pages no longer fit the rules';
  const pages = samples.length === 0 ? '' : `; pages to compare: ${samples.join(' ')}`;
  return `${site}: ${what} since ${wibMinute(since)}: ${shown.join(', ')}${tail}${pages} (if this is right: saring sync --accept ${site})`;
}

/** Streams on watch -> lines for `--verbose` and the report. */
export function watchLines(found: readonly Finding[]): string[] {
  const watched = found.filter(({ open }) => !open);
  return watched.map(
    (finding) => `${finding.site}: to watch since ${wibMinute(finding.since)}: ${findingText(finding)}`,
  );
}

function findingText({ stream, pages, hits, before }: Finding): string {
  return pages === 0 ? `${stream} as before` : `${stream} ${hits} of ${pages} pages (was ${percent(before)})`;
}

function percent(rate: number): string {
  return `${Math.round(rate * 100)} %`;
}

/** What a user accepts: a site, or one stream of it. */
export interface Accepted {
  readonly site: string;
  /** All streams of the site whose alarm is open when absent. */
  readonly stream?: string;
}

/** `kompas` or `kompas:authors` -> what is accepted. */
export function readAccepted(text: string): Accepted {
  const colon = text.indexOf(':');
  return colon === -1 ? { site: text } : { site: text.slice(0, colon), stream: text.slice(colon + 1) };
}

/** Open alarms as `--accept` names them: `kompas:authors`. */
export function openNames(charts: readonly ChartRow[]): string[] {
  const open = charts.filter(({ alarmSince }) => alarmSince !== null);
  return [...new Set(open.map(({ site, stream }) => `${site}:${stream}`))];
}

/** Charts -> the same with what came since the change as the usual rate, where an alarm is open; null where none is. */
export function acceptDrift(charts: readonly ChartRow[], accepted: Accepted): ChartRow[] | null {
  const open = new Map<string, ChartRow>();
  for (const chart of charts) {
    if (chart.alarmSince === null || chart.site !== accepted.site) continue;
    if (accepted.stream !== undefined && chart.stream !== accepted.stream) continue;
    const id = streamId(chart);
    if (chart.s > (open.get(id)?.s ?? -1)) open.set(id, chart);
  }
  if (open.size === 0) return null;
  return charts.map((chart) => {
    const cause = open.get(streamId(chart));
    return cause === undefined ? chart : settled(chart, cause);
  });
}

/** The chart at rest, with the rate that `cause` has counted since the change. */
function settled(chart: ChartRow, cause: ChartRow): ChartRow {
  const fresh = newCharts(chart).find(({ side, bank }) => side === chart.side && bank === chart.bank);
  const { sincePages: pages, sinceHits } = cause;
  const hits = chart.side === cause.side ? sinceHits : pages - sinceHits;
  const { baseRuns, baseDays, baseDay } = chart;
  return { ...chart, ...fresh, basePages: pages, baseHits: hits, baseRuns, baseDays, baseDay, isPresumed: false };
}
