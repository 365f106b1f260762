import { composeArticle } from '../../src/article/compose-article.ts';
import { extractDump } from '../../src/extract/plain-text/extract-dump.ts';
import type { Article } from '../../src/model/article.ts';
import { sites } from '../../src/sites/index.ts';

/** The lines of a printed page -> its article. */
export function cleanDump(...lines: readonly string[]): Article {
  const result = extractDump(lines.join('\n'), { input: 'dump.txt', url: null, fetch: null, site: null }, sites);
  if (!result.ok) throw new Error(`${result.failure.code}: ${result.failure.message}`);
  return composeArticle([result.page]);
}

/** The lines of a printed page -> the texts of its story's blocks. */
export function dumpTexts(...lines: readonly string[]): readonly string[] {
  return cleanDump(...lines).blocks.map(({ text }) => text);
}
