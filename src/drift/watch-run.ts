import { basis, designEffect, isReady, learn, lowRate, usualRate } from './baseline.ts';
import { type Bank, type ChartRow, newCharts, type StreamCount, streamId } from './chart.ts';

/** Evidence at which a chart alarms: no false alarm in 134 years of hourly runs drawn from 400 pages of Kompas. */
export const alarmAt = 15;
/** Evidence at which a chart is worth a line in the report; happens a few times a year without a cause. */
export const watchAt: number = alarmAt / 2;
/** Below this a chart is calm, and its stream goes on learning. */
export const calmBelow: number = alarmAt / 3;
/** No alarm from fewer pages. */
const leastPages = 8;
/** An alarm closes after so many pages at the old rate. */
const pagesToClose = 200;
/** So many pages of other templates count for one of a template that is no longer met. */
const othersForOne = 5;

/** For each size of change: the share of the usual rate that is left, the usual rate it needs, the share that alarms. */
const banks: Readonly<Record<Bank, { readonly left: number; readonly needs: number; readonly alarms: number }>> = {
  broken: { left: 0.5, needs: 0.1, alarms: 0.7 },
  slow: { left: 0.85, needs: 0.8, alarms: 0.93 },
};

/** All charts and what a run counted that began at `startedAt`, in milliseconds since 1970 -> all charts after it. Streams that the run did not count stay as they are. */
export function watchRun(charts: readonly ChartRow[], tallies: readonly StreamCount[], startedAt: number): ChartRow[] {
  const streams = byStream(charts);
  const rates = rememberedRates();
  for (const tally of tallies) {
    if (tally.pages === 0) continue;
    const id = streamId(tally);
    streams.set(id, watchStream(streams.get(id) ?? newCharts(tally), tally, startedAt, rates));
  }
  const counted = new Set(tallies.filter(({ pages }) => pages > 0).map(streamId));
  return [...streams].flatMap(([id, stream]) => (counted.has(id) ? stream : withoutPages(stream, tallies)));
}

/** A template that gave way to another has no pages by which its alarm could close: those of its successor do, slowly. */
function withoutPages(charts: readonly ChartRow[], tallies: readonly StreamCount[]): readonly ChartRow[] {
  return charts.map((chart) => {
    if (chart.alarmSince === null) return chart;
    const others = tallies.filter(({ site, stream }) => site === chart.site && stream === chart.stream);
    const pages = others.reduce((sum, other) => sum + other.pages, 0) / othersForOne;
    if (chart.calmPages + pages < pagesToClose) return { ...chart, calmPages: chart.calmPages + pages };
    return { ...chart, s: 0, since: null, sincePages: 0, sinceHits: 0, alarmSince: null, calmPages: 0 };
  });
}

type RateOf = (chart: ChartRow) => number;

/** Quantiles are dear, and most streams always or never answer: equal histories share one. */
function rememberedRates(): RateOf {
  const known = new Map<string, number>();
  return (chart) => {
    const { pages, hits } = basis(chart);
    const id = `${hits} ${pages}`;
    const rate = known.get(id) ?? lowRate(chart);
    known.set(id, rate);
    return rate;
  };
}

function byStream(charts: readonly ChartRow[]): Map<string, readonly ChartRow[]> {
  const streams = new Map<string, ChartRow[]>();
  for (const chart of charts) {
    const id = streamId(chart);
    const stream = streams.get(id);
    if (stream === undefined) streams.set(id, [chart]);
    else stream.push(chart);
  }
  return streams;
}

/** The charts of one stream -> the same after a run; they learn only if none of them suspects anything. */
function watchStream(
  charts: readonly ChartRow[],
  { pages, hits }: StreamCount,
  startedAt: number,
  rates: RateOf,
): ChartRow[] {
  const hitsOf = ({ side }: ChartRow): number => (side === 'lost' ? hits : pages - hits);
  const judged = charts.map((chart) => judge(chart, pages, hitsOf(chart), startedAt, rates));
  if (judged.some(({ s, alarmSince }) => s >= calmBelow || alarmSince !== null)) return judged;
  return judged.map((chart) => learn(chart, pages, hitsOf(chart), startedAt));
}

/** One step of the CUSUM, and what it means for the alarm. */
function judge(chart: ChartRow, pages: number, hits: number, startedAt: number, rates: RateOf): ChartRow {
  const { left, needs, alarms } = banks[chart.bank];
  const p = isReady(chart) && usualRate(chart) >= needs ? rates(chart) : 0;
  if (p < needs) return { ...chart, s: 0, since: null, sincePages: 0, sinceHits: 0 };
  const evidence = hits * Math.log(left) + (pages - hits) * Math.log((1 - left * p) / (1 - p));
  const open = chart.alarmSince !== null;
  // What a long alarm heaps up would take as long to go down again once the rules are mended.
  const most = open ? alarmAt : Number.POSITIVE_INFINITY;
  const s = Math.min(most, Math.max(0, chart.s + evidence / designEffect(chart, pages)));
  const since = s === 0 ? null : (chart.since ?? startedAt);
  const next = {
    ...chart,
    s,
    since,
    sincePages: s === 0 ? 0 : chart.sincePages + pages,
    sinceHits: s === 0 ? 0 : chart.sinceHits + hits,
  };
  if (open) return closedIfCalm(next, pages);
  const isAlarm = s >= alarmAt && next.sincePages >= leastPages && next.sinceHits <= alarms * p * next.sincePages;
  return isAlarm ? { ...next, alarmSince: since, calmPages: 0 } : next;
}

/** An open alarm stays open until the evidence went back to 0 and 200 pages came at the old rate. */
function closedIfCalm(chart: ChartRow, pages: number): ChartRow {
  if (chart.s >= calmBelow || (chart.calmPages === 0 && chart.s > 0)) return { ...chart, calmPages: 0 };
  const calmPages = chart.calmPages + pages;
  return calmPages < pagesToClose ? { ...chart, calmPages } : { ...chart, alarmSince: null, calmPages: 0 };
}
