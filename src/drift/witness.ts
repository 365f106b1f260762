/** Listings print minutes, pages may print seconds; a story is also often dated anew while it is edited. */
const minutesApart = 2;

/** Whether a listing's title and a page's are the same but for case, punctuation and blanks. A title cut short with "…" may go on. */
export function sameTitle(listed: string, title: string): boolean {
  const [a, b] = [bare(listed), bare(title)];
  return a === b || (/(?:…|\.\.\.)\s?$/.test(listed) && a !== '' && b.startsWith(a));
}

/** Whether two ISO 8601 times are at most two minutes apart. */
export function sameTime(listed: string, published: string): boolean {
  return Math.abs(Date.parse(listed) - Date.parse(published)) <= minutesApart * 60_000;
}

function bare(title: string): string {
  return title
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');
}
