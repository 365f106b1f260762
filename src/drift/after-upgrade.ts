import { type ChartRow, isPillar, newCharts, streamId } from './chart.ts';

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
