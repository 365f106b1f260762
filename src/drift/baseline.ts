import { betaQuantile } from './beta-quantile.ts';
import { type ChartRow, isPillar } from './chart.ts';

/** After so many pages an old page counts half. */
const halfLife = 2000;
/** Nothing is decided from less history than this. */
const leastPages = 200;
const leastRuns = 10;
const leastDays = 3;
/** What stands for the missing history of a pillar: 98 of 100 pages. */
const priorPages = 100;
const priorHits = 98;
/** How sure we are that the usual rate is not lower than the one we test against. */
const doubt = 0.01;
/** Pages of a run are alike at least, and at most, to this degree. */
const leastRho = 0.1;
const mostRho = 0.4;
/** An estimate of likeness forgets at this pace: about the last 50 runs count. */
const rhoMemory = 1 - 1 / 50;
const wibHours = 7;

/** Whether a chart has seen enough to judge by. */
export function isReady(chart: ChartRow): boolean {
  return (isPillar(chart.stream) && chart.side === 'lost') || hasHistory(chart);
}

function hasHistory({ basePages, baseRuns, baseDays }: ChartRow): boolean {
  return basePages >= leastPages && baseRuns >= leastRuns && baseDays >= leastDays;
}

/** The pages to judge by and how many of them are hits. */
export function basis(chart: ChartRow): { readonly pages: number; readonly hits: number } {
  const { basePages: pages, baseHits: hits, side, isPresumed } = chart;
  if (!isPresumed) return { pages, hits };
  return { pages: pages + priorPages, hits: hits + (side === 'lost' ? priorHits : priorPages - priorHits) };
}

/** The usual rate, cautiously: a short history gives a low one, so that the test is blunt and never jumpy. */
export function lowRate(chart: ChartRow): number {
  const { pages, hits } = basis(chart);
  return betaQuantile(doubt, hits + 0.5, pages - hits + 0.5);
}

/** The usual rate as it is. */
export function usualRate(chart: ChartRow): number {
  const { pages, hits } = basis(chart);
  return (hits + 0.5) / (pages + 1);
}

/** By how much the pages of one run count for less than independent ones, since a run may hold one desk only. */
export function designEffect({ rhoSum, rhoWeight }: ChartRow, pages: number): number {
  const rho = rhoWeight === 0 ? leastRho : Math.min(mostRho, Math.max(leastRho, rhoSum / rhoWeight));
  return 1 + (pages - 1) * rho;
}

/** A chart -> the same after it took a quiet run's pages into what is usual. */
export function learn(chart: ChartRow, pages: number, hits: number, startedAt: number): ChartRow {
  const fading = 0.5 ** (pages / halfLife);
  const day = Math.floor((startedAt / 3_600_000 + wibHours) / 24);
  const learned = {
    ...withLikeness(chart, pages, hits),
    basePages: chart.basePages * fading + pages,
    baseHits: chart.baseHits * fading + hits,
    baseRuns: chart.baseRuns + 1,
    // A clock that was set back brings no new days.
    baseDays: chart.baseDay === null || day > chart.baseDay ? chart.baseDays + 1 : chart.baseDays,
    baseDay: Math.max(chart.baseDay ?? day, day),
  };
  return { ...learned, isPresumed: chart.isPresumed && !hasHistory(learned) };
}

/** One run says nothing of likeness if it has one page, nor before the usual rate is known. */
function withLikeness(chart: ChartRow, pages: number, hits: number): ChartRow {
  if (pages < 2 || chart.basePages < leastPages) return chart;
  const p = usualRate(chart);
  const spread = p * (1 - p);
  const estimate = ((hits / pages - p) ** 2 - spread / pages) / (spread * (1 - 1 / pages));
  return {
    ...chart,
    // No correlation exceeds 1, and one odd page of a stream that always answers must not blunt it for a week.
    rhoSum: chart.rhoSum * rhoMemory + Math.min(1, estimate),
    rhoWeight: chart.rhoWeight * rhoMemory + 1,
  };
}
