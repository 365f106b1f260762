import type { Article } from '../model/article.ts';

/** Numbers named in a message before it only counts. */
const mostNamed = 5;

/** What is missing of a story, for people; null where nothing is known to be. `whyOf` says why a page could not be had. */
export function missingPart(
  { status, pages: { read, total, complete } }: Pick<Article, 'status' | 'pages'>,
  whyOf: (page: number) => string | null = () => null,
): string | null {
  const missing = Array.from({ length: total ?? 0 }, (_, i) => i + 1).filter((page) => !read.includes(page));
  const why = missing.map(whyOf).find((reason) => reason !== null);
  if (missing.length > 0)
    return `${named(missing)} of ${total} ${missing.length === 1 ? 'is' : 'are'} missing${why === undefined ? '' : `: ${why}`}`;
  if (status !== 'partial') return null;
  return complete ? 'a page of it is cut off' : 'there are further pages, and nothing says how many';
}

function named(pages: readonly number[]): string {
  if (pages.length === 1) return `page ${pages[0]}`;
  if (pages.length > mostNamed) return `${pages.length} pages`;
  return `pages ${pages.slice(0, -1).join(', ')} and ${pages.at(-1)}`;
}
