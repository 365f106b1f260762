/** A column filled by one to eight eighths, from the left. */
const eighths = ['▏', '▎', '▍', '▌', '▋', '▊', '▉', '█'] as const;

/** A count and the largest of its kind -> a bar of at most `width` columns; what is more than nothing shows. */
export function bar(value: number, most: number, width: number): string {
  if (value <= 0 || most <= 0) return '';
  const filled = Math.max(1, Math.round((Math.min(value, most) / most) * width * 8));
  const rest = filled % 8;
  return '█'.repeat(Math.floor(filled / 8)) + (rest === 0 ? '' : eighths[rest - 1]);
}

/** Stories of a site on a day (`2026-11-29`). */
export interface DayCount {
  readonly site: string;
  readonly day: string;
  readonly stories: number;
}

const barWidth = 40;

/** Counts in the order they are to be shown -> one line each with a bar, all on one scale, so that sites compare. */
export function dayLines(counts: readonly DayCount[]): string[] {
  const most = Math.max(0, ...counts.map(({ stories }) => stories));
  const siteWidth = Math.max(0, ...counts.map(({ site }) => site.length));
  const countWidth = String(most).length;
  return counts.map(({ site, day, stories }) => {
    const count = String(stories).padStart(countWidth);
    return `${site.padEnd(siteWidth)}  ${day}  ${count}  ${bar(stories, most, barWidth)}`.trimEnd();
  });
}
