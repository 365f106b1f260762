import type { GapRow } from './gap-audit.ts';

/**
 * Rows of the gap audit -> lines of an input list: a comment for each day, then the addresses that are missing, so that
 * `saring sync --gaps | saring fetch -i -` gets them.
 */
export function gapLines(rows: readonly GapRow[]): string[] {
  return rows.flatMap((row) => [`# ${gapSentence(row)}`, ...row.missing]);
}

/** `kompas 2026-11-29: listed 612, stored 611, missing 1; at least 613 to 618 in all`. */
export function gapSentence({
  site,
  portal,
  day,
  listed,
  stored,
  missing,
  ownTotal,
  overlapLost,
  inAll,
}: GapRow): string {
  const counts = [`listed ${listed}`, `stored ${stored}`, `missing ${missing.length}`];
  const notes: string[] = [];
  if (ownTotal !== null) notes.push(`${ownTotal} by the site's own count`);
  if (inAll !== null)
    notes.push(
      inAll.low === inAll.high ? `at least ${inAll.low} in all` : `at least ${inAll.low} to ${inAll.high} in all`,
    );
  if (overlapLost) notes.push('a listing was read too late to be complete');
  const name = [site, portal, day].filter((part) => part !== '').join(' ');
  return [`${name}: ${counts.join(', ')}`, ...notes].join('; ');
}
