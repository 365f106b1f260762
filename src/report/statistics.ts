import type { CountRow, StoryCounts } from '../state/count-stories.ts';
import { printable } from '../text/printable.ts';

/** The figures -> a table for people. */
export function renderStatistics(figures: StoryCounts): string {
  const share = `${(figures.fallbackShare * 100).toFixed(1)} %`;
  const more = figures.storiesInOtherSections;
  const rows: readonly (readonly [string, number, number | null])[] = [
    ['stories, words', figures.stories, figures.words],
    ['partial', figures.partial, null],
    ['paywalled', figures.paywalled, null],
    ['duplicates, not written', figures.duplicates, null],
    ['near-duplicates', figures.nearDuplicates, null],
    [`read without a rule (${share})`, figures.fallback, null],
    ...figures.bySite.map((row) => rowOf('site', row, 'none')),
    ...figures.byYear.map((row) => rowOf('year', row, 'undated')),
    ...figures.bySection.map((row) => rowOf('section', row, 'none')),
    ...(more === 0 ? [] : [['section  all others', more, null] as const]),
  ];
  const width = Math.max(...rows.map(([name]) => name.length));
  const lines = rows.map(
    ([name, stories, words]) =>
      `  ${name.padEnd(width)}  ${String(stories).padStart(9)}${words === null ? '' : `  ${String(words).padStart(11)}`}`,
  );
  return `saring: the corpus\n${lines.join('\n')}\n`;
}

function rowOf(list: string, { name, stories, words }: CountRow, none: string): readonly [string, number, number] {
  return [`${list}  ${printable(name ?? none)}`, stories, words];
}
