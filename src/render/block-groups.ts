import type { Block } from '../model/article.ts';

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
