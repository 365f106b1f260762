/** Listings print minutes and pages seconds, and an editor may save a story again after it was listed. */
const minutesApart = 2;

/** Whether two ISO 8601 times are at most two minutes apart. */
export function isSameTime(listed: string, published: string): boolean {
  return Math.abs(Date.parse(listed) - Date.parse(published)) <= minutesApart * 60_000;
}
