import type { Article, Block } from '../model/article.ts';

/** An article -> the `.txt`: title, empty line, blocks with an empty line between them, a final newline. Nothing else. */
export function textOfStory(article: Pick<Article, 'title' | 'blocks'>): string {
  const parts = article.blocks.map(renderBlock);
  return `${(article.title === null ? parts : [article.title, ...parts]).join('\n\n')}\n`;
}

function renderBlock({ type, text }: Block): string {
  if (type === 'quote') return text.replace(/^/gm, '> ');
  if (type === 'list-item') return `- ${text.replace(/\n/g, '\n  ')}`;
  return text;
}

/** Blocks that make one thing: the items of a list, the rows of a table, or any other block alone. */
export interface BlockGroup {
  readonly type: Block['type'];
  readonly texts: readonly string[];
}

/** Blocks in page order -> the same, items and rows that follow each other together. */
export function groupBlocks(blocks: readonly Block[]): BlockGroup[] {
  const groups: { readonly type: Block['type']; readonly texts: string[] }[] = [];
  for (const { type, text } of blocks) {
    const last = groups.at(-1);
    if (last?.type === type && (type === 'list-item' || type === 'table-row')) last.texts.push(text);
    else groups.push({ type, texts: [text] });
  }
  return groups;
}

/** A table row -> its cells. */
export function cellsOf(row: string): string[] {
  return row.split(' | ');
}
