import type { Article, Block } from '../model/article.ts';
import { safeJson } from './json.ts';
import { type BlockGroup, cellsOf, groupBlocks } from './text.ts';

/** Fields of the front matter, in this order; null and empty ones are left out. */
const front = [
  'id',
  'title',
  'kicker',
  'standfirst',
  'publishedAt',
  'modifiedAt',
  'authors',
  'editors',
  'sources',
  'outlet',
  'section',
  'tags',
  'language',
  'access',
  'status',
  'canonicalUrl',
] as const;

/** An article -> Markdown with YAML front matter; values are written as JSON, which YAML 1.2 contains. */
export function markdownOfStory(article: Article): string {
  const fields = front.flatMap((key) => {
    const value = article[key];
    return value === null || (Array.isArray(value) && value.length === 0) ? [] : [`${key}: ${safeJson(value)}`];
  });
  const title = article.title === null ? [] : [`# ${inLine(article.title)}`];
  return `---\n${fields.join('\n')}\n---\n\n${[...title, ...groupBlocks(article.blocks).map(renderGroup)].join('\n\n')}\n`;
}

function renderGroup({ type, texts }: BlockGroup): string {
  return type === 'table-row' ? renderTable(texts) : texts.map((text) => renderBlock(type, text)).join('\n');
}

/** Rows -> a table as wide as its widest row: cells beyond the width of the first row would not be shown. */
function renderTable(rows: readonly string[]): string {
  const cells = rows.map((row) => cellsOf(row).map(inLine));
  const width = Math.max(...cells.map((row) => row.length));
  const lines = cells.map((row) => `| ${Array.from({ length: width }, (_, i) => row[i] ?? '').join(' | ')} |`);
  return [lines[0] ?? '', `|${' --- |'.repeat(width)}`, ...lines.slice(1)].join('\n');
}

function renderBlock(type: Exclude<Block['type'], 'table-row'>, text: string): string {
  const lines = text.split('\n').map(escapeMarkdown);
  if (type === 'heading') return `## ${inLine(text)}`;
  if (type === 'quote') return lines.map((line) => `> ${line}`).join('\n>\n');
  if (type === 'list-item') return `- ${lines.join('\\\n  ')}`;
  return lines.join('\\\n');
}

/** Text for a place that has one line. */
function inLine(text: string): string {
  return escapeMarkdown(text.replace(/(?<!\s)\s*\n\s*/g, ' '));
}

/** Characters that Markdown (CommonMark, and the tables and strikes of GitHub) would act on are escaped, the words stay. */
function escapeMarkdown(line: string): string {
  return line
    .trim()
    .replace(/[\\`*_[\]<>|~]|&(?=#?\w+;)/g, '\\$&')
    .replace(/^(?:[#+=:-]|\d+(?=[.)](?:\s|$)))/, (mark) => (/^\d/.test(mark) ? `${mark}\\` : `\\${mark}`))
    .replace(/(?<!\\)#$/, '\\#');
}
