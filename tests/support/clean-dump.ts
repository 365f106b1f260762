import { composeArticle } from '../../src/article/compose-article.ts';
import type { PageContext } from '../../src/extract/extract-page.ts';
import { extractDump } from '../../src/extract/plain-text/extract-dump.ts';
import type { Article } from '../../src/model/article.ts';
import { sites } from '../../src/sites/index.ts';

/** A printed page, and what is known of it besides -> its article. */
export function cleanDump(text: string, context: Partial<PageContext> = {}): Article {
  const result = extractDump(text, { input: 'dump.txt', url: null, fetch: null, site: null, ...context }, sites);
  if (!result.ok) throw new Error(`${result.failure.code}: ${result.failure.message}`);
  return composeArticle([result.page]);
}

/** The lines of a printed page -> its article. */
export function cleanLines(...lines: readonly string[]): Article {
  return cleanDump(lines.join('\n'));
}

/** The lines of a printed page -> the texts of its story's blocks. */
export function dumpTexts(...lines: readonly string[]): readonly string[] {
  return cleanLines(...lines).blocks.map(({ text }) => text);
}
