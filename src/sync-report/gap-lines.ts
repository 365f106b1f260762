import type { GapRow } from './gap-audit.ts';

/** `kompas 2026-11-29: listed 612, stored 611, missing 1; at least 613 to 618 in all`. */
export function gapSentence(row: GapRow): string {
  const { site, portal, day, listed, stored, unwanted, missing, ownTotal, overlapLost, inAll } = row;
  const counts = [`listed ${listed}`, `stored ${stored}`, `missing ${missing.length}`];
  if (unwanted > 0) counts.push(`not wanted ${unwanted}`);
  const notes: string[] = [];
  if (ownTotal !== null)
    notes.push(
      ownTotal.isExact
        ? `${ownTotal.stories} by the site's own count`
        : `${ownTotal.stories} at most by the site's pager`,
    );
  if (inAll !== null)
    notes.push(
      inAll.low === inAll.high ? `at least ${inAll.low} in all` : `at least ${inAll.low} to ${inAll.high} in all`,
    );
  if (overlapLost) notes.push('overlap lost: a listing was read too late to be complete');
  const name = [site, portal, day].filter((part) => part !== '').join(' ');
  return [`${name}: ${counts.join(', ')}`, ...notes].join('; ');
}
