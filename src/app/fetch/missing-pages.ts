import type { Pages } from '../../model/article.ts';

/** Numbers named in a message before it only counts. */
const mostNamed = 5;

/** What was read of a story, and why pages failed -> which are missing and the first reason; null when none is. */
export function missingPages({ read, total }: Pages, failures: ReadonlyMap<number, string>): string | null {
  const missing = Array.from({ length: total ?? 0 }, (_, i) => i + 1).filter((page) => !read.includes(page));
  const [first] = missing;
  if (first === undefined) return null;
  const reason = missing.map((page) => failures.get(page)).find((known) => known !== undefined);
  return `${named(missing)} of ${total} ${missing.length === 1 ? 'is' : 'are'} missing: ${reason ?? 'its address shows another page'}`;
}

function named(pages: readonly number[]): string {
  if (pages.length === 1) return `page ${pages[0]}`;
  if (pages.length > mostNamed) return `${pages.length} pages`;
  return `pages ${pages.slice(0, -1).join(', ')} and ${pages.at(-1)}`;
}
