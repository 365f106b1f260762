import { type ChartRow, streamId, type TallyRow } from './chart.ts';
import type { PageAnswer } from './page-streams.ts';

/** The answers of a site's pages in one run -> its rows of the table `tally`. */
export function countRun(run: number, site: string, pages: readonly (readonly PageAnswer[])[]): TallyRow[] {
  const rows = new Map<string, { template: string; stream: string; pages: number; hits: number }>();
  for (const { template, stream, yes } of pages.flat()) {
    const id = streamId({ site, template, stream });
    const row = rows.get(id) ?? { template, stream, pages: 0, hits: 0 };
    row.pages += 1;
    if (yes) row.hits += 1;
    rows.set(id, row);
  }
  return [...rows.values()].map((row) => ({ run, site, ...row }));
}

/** The template that most of a site's pages had so far, empty where none is known. */
export function usualTemplate(charts: readonly ChartRow[], site: string): string {
  let best = { template: '', basePages: 0 };
  for (const chart of charts) {
    if (chart.site === site && chart.template !== '' && chart.basePages > best.basePages) best = chart;
  }
  return best.template;
}
