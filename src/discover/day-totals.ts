import type { ReadListing } from './read-listing.ts';

/** How many stories a site says that one of its days has. */
export interface DayTotal {
  /** `2026-11-20`, by the clock of the portal. */
  readonly day: string;
  readonly stories: number;
  /** Printed as a number; else it is what the pages of the day's pager can hold. */
  readonly isExact: boolean;
}

/** A page of a day's list -> the site's own count of that day, null where it states none. */
export function totalOf({ total, lastPage }: ReadListing, day: string, pageSize: number | null): DayTotal | null {
  if (total !== null) return { day, stories: total, isExact: true };
  return lastPage === null || pageSize === null ? null : { day, stories: lastPage * pageSize, isExact: false };
}

/** Longer than listings are compared with what there is. */
const mostDays = 40;

/** Counts and later ones -> one for each day, in order: the later one, but a pager that shows fewer pages takes nothing back. */
export function joinTotals(before: readonly DayTotal[], later: readonly DayTotal[]): readonly DayTotal[] {
  const days = new Map(before.map((total) => [total.day, total]));
  for (const total of later) {
    const known = days.get(total.day);
    const isLess = known !== undefined && !total.isExact && total.stories < known.stories;
    if (!isLess) days.set(total.day, total);
  }
  return [...days.values()].sort((a, b) => (a.day < b.day ? -1 : 1)).slice(-mostDays);
}
