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

/** Halvings of the interval: 2^-30 is far below what any count of pages can tell apart. */
const halvings = 30;

/** The value below which a Beta(a, b) variable lies with probability `share`; `a` and `b` above 0. */
export function betaQuantile(share: number, a: number, b: number): number {
  let low = 0;
  let high = 1;
  for (let i = 0; i < halvings; i += 1) {
    const middle = (low + high) / 2;
    if (betaShareBelow(middle, a, b) < share) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** How likely a Beta(a, b) variable is to lie below `x`: the regularised incomplete beta function. */
export function betaShareBelow(x: number, a: number, b: number): number {
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  const scale = Math.exp(a * Math.log(x) + b * Math.log1p(-x) - logBeta(a, b));
  // The fraction converges fast on this side of the mean only.
  return x < (a + 1) / (a + b + 2) ? (scale * fraction(x, a, b)) / a : 1 - (scale * fraction(1 - x, b, a)) / b;
}

function logBeta(a: number, b: number): number {
  return logGamma(a) + logGamma(b) - logGamma(a + b);
}

/** Stirling's series, exact to 1e-10 from 8 on; smaller values are moved there. */
function logGamma(value: number): number {
  let x = value;
  let moved = 0;
  while (x < 8) {
    moved += Math.log(x);
    x += 1;
  }
  const square = 1 / (x * x);
  const series = (1 / 12 - square * (1 / 360 - square * (1 / 1260 - square / 1680))) / x;
  return (x - 0.5) * Math.log(x) - x + Math.log(2 * Math.PI) / 2 + series - moved;
}

const tiny = 1e-300;

/** The continued fraction of the incomplete beta function, by Lentz's method (Numerical Recipes, 6.4). */
function fraction(x: number, a: number, b: number): number {
  let c = 1;
  let d = 1 / awayFromZero(1 - ((a + b) * x) / (a + 1));
  let value = d;
  for (let m = 1; m <= 300; m += 1) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / awayFromZero(1 + even * d);
    c = awayFromZero(1 + even / c);
    value *= d * c;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / awayFromZero(1 + odd * d);
    c = awayFromZero(1 + odd / c);
    value *= d * c;
    if (Math.abs(d * c - 1) < 1e-12) break;
  }
  return value;
}

function awayFromZero(value: number): number {
  return Math.abs(value) < tiny ? tiny : value;
}
