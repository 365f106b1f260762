import type { Article, Block } from '../model/article.ts';

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
export function renderMarkdown(article: Article): string {
  const fields = front.flatMap((key) => {
    const value = article[key];
    return value === null || (Array.isArray(value) && value.length === 0) ? [] : [`${key}: ${JSON.stringify(value)}`];
  });
  const title = article.title === null ? [] : [`# ${escapeMarkdown(article.title)}`];
  return `---\n${fields.join('\n')}\n---\n\n${[...title, ...renderBlocks(article.blocks)].join('\n\n')}\n`;
}

function renderBlocks(blocks: readonly Block[]): string[] {
  const parts: string[] = [];
  let previous: Block['type'] | null = null;
  for (const { type, text } of blocks) {
    const part = renderBlock(type, text, previous === 'table-row');
    const last = parts.length - 1;
    if (type === previous && (type === 'list-item' || type === 'table-row')) parts[last] = `${parts[last]}\n${part}`;
    else parts.push(part);
    previous = type;
  }
  return parts;
}

function renderBlock(type: Block['type'], text: string, insideTable: boolean): string {
  if (type === 'table-row') {
    const cells = text.split(' | ').map((cell) => escapeMarkdown(cell).replaceAll('|', '\\|'));
    const row = `| ${cells.join(' | ')} |`;
    return insideTable ? row : `${row}\n|${cells.map(() => ' --- |').join('')}`;
  }
  const escaped = text.split('\n').map(escapeMarkdown);
  if (type === 'heading') return `## ${escaped.join(' ')}`;
  if (type === 'quote') return escaped.map((line) => `> ${line}`).join('\n>\n');
  if (type === 'list-item') return `- ${escaped.join('\\\n  ')}`;
  return escaped.join('\\\n');
}

/** Characters that Markdown would act on are escaped, the words stay. */
function escapeMarkdown(line: string): string {
  return line
    .replace(/[\\`*_[\]<>]/g, '\\$&')
    .replace(/^(\s*)([#+>-]|\d+[.)](?=\s))/, (_, blanks: string, mark: string) =>
      /^\d/.test(mark) ? `${blanks}${mark.slice(0, -1)}\\${mark.slice(-1)}` : `${blanks}\\${mark}`,
    );
}
