/** A yes/no question asked of every page of a site; `template` is empty where it concerns the site as a whole. */
export interface StreamKey {
  readonly site: string;
  readonly template: string;
  readonly stream: string;
}

/** How often the pages of one run answered a stream's question with yes. */
export interface StreamCount extends StreamKey {
  readonly pages: number;
  readonly hits: number;
}

/** What a chart waits for: that an answer gets rare (`lost`), or that it suddenly comes everywhere (`gained`). */
export type Side = 'lost' | 'gained';

/** How large a change a chart waits for: half of the answers gone, or 15 of 100 (a slow roll-out). */
export type Bank = 'broken' | 'slow';

/**
 * A CUSUM chart of one stream. On the side `gained` a hit is a page that answered "no".
 * Times are milliseconds since 1970.
 */
export interface ChartRow extends StreamKey {
  readonly side: Side;
  readonly bank: Bank;
  /** The evidence gathered for a change; 0 when there is none. */
  readonly s: number;
  /** When the run began at which `s` last left 0, the likeliest start of a change; and what came since. */
  readonly since: number | null;
  readonly sincePages: number;
  readonly sinceHits: number;
  /** What is usual: hits in pages, older ones counting less, and the runs and days that they are from. */
  readonly basePages: number;
  readonly baseHits: number;
  readonly baseRuns: number;
  readonly baseDays: number;
  /** The last of these days, counted from 1970 in WIB. */
  readonly baseDay: number | null;
  /** What holds of nearly all sites still stands for a history that is short. */
  readonly isPresumed: boolean;
  /** Sum and number of the estimates, run by run, of how much pages of one run are alike. */
  readonly rhoSum: number;
  readonly rhoWeight: number;
  /** Since when the answers differ, as long as the alarm is open. */
  readonly alarmSince: number | null;
  /** Pages at the old rate since the evidence of an open alarm went back to 0. */
  readonly calmPages: number;
}

/** Answers that hold on nearly every page of any site, so that they are watched before there is a history. */
const pillars: readonly string[] = ['template', 'body'];

export function isPillar(stream: string): boolean {
  return pillars.includes(stream);
}

/** The four charts of a stream that has not been seen before. */
export function newCharts(key: StreamKey): ChartRow[] {
  const sides: readonly Side[] = ['lost', 'gained'];
  const banks: readonly Bank[] = ['broken', 'slow'];
  return sides.flatMap((side) => banks.map((bank) => newChart(key, side, bank)));
}

function newChart({ site, template, stream }: StreamKey, side: Side, bank: Bank): ChartRow {
  return {
    site,
    template,
    stream,
    side,
    bank,
    s: 0,
    since: null,
    sincePages: 0,
    sinceHits: 0,
    basePages: 0,
    baseHits: 0,
    baseRuns: 0,
    baseDays: 0,
    baseDay: null,
    isPresumed: isPillar(stream),
    rhoSum: 0,
    rhoWeight: 0,
    alarmSince: null,
    calmPages: 0,
  };
}

/** Streams of the same name, template and site share this. */
export function streamId({ site, template, stream }: StreamKey): string {
  return `${site}\n${template}\n${stream}`;
}

/**
 * Charts -> the same for a saring whose rules are others than those of the run before. What a rule finds may change with
 * it, so what is usual is learned anew; the pillars keep watch meanwhile. An open alarm stays, with the old rate: the
 * upgrade may be its cure.
 */
export function afterUpgrade(charts: readonly ChartRow[]): ChartRow[] {
  const open = new Set(charts.filter(({ alarmSince }) => alarmSince !== null).map(streamId));
  return charts.map((chart) => {
    if (open.has(streamId(chart)) || isPillar(chart.stream)) return chart;
    return newCharts(chart).find(({ side, bank }) => side === chart.side && bank === chart.bank) ?? chart;
  });
}
