import { type ChartRow, newCharts, streamId } from './chart.ts';

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
