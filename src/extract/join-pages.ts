import type { Block } from '../model/article.ts';
import type { ExtractedPage } from '../model/extracted-page.ts';
import { foldText } from '../text/whitespace.ts';

/** The pages that make up a story, its blocks without repeats at the seams, and what was read. */
export interface JoinedPages {
  readonly chosen: readonly [ExtractedPage, ...ExtractedPage[]];
  readonly blocks: readonly Block[];
  readonly read: readonly number[];
  /** Null when no page says how many there are. */
  readonly total: number | null;
}

/** Pages of one story in any order -> one body: the view of all pages where it is the longest, else page after page. */
export function joinPages(pages: readonly [ExtractedPage, ...ExtractedPage[]]): JoinedPages {
  const totals = pages.map((page) => page.position.total).filter((total) => total !== null);
  const numbers = pages.map((page) => page.position.page).filter((page) => page !== 'all');
  const whole = pages.find((page) => page.position.page === 'all');
  if (whole !== undefined) {
    const total = Math.max(1, ...totals, ...numbers);
    return { chosen: [whole], blocks: whole.blocks, read: range(total), total };
  }
  const ordered = [...pages].sort((a, b) => Number(a.position.page) - Number(b.position.page));
  const single = ordered.filter((page, i) => i === 0 || page.position.page !== ordered[i - 1]?.position.page);
  const [first, ...rest] = single;
  if (first === undefined) throw new Error('a story has at least one page');
  const total = totals.length === 0 ? null : Math.max(...totals, ...numbers);
  return {
    chosen: [first, ...rest],
    blocks: joinBlocks([first, ...rest]),
    read: single.map((page) => Number(page.position.page)),
    total,
  };
}

/** Blocks page after page; those that a page repeats from the end of the one before appear once. */
function joinBlocks(pages: readonly ExtractedPage[]): Block[] {
  const blocks: Block[] = [];
  for (const page of pages) {
    const repeated = repeatsAtSeam(blocks, page.blocks);
    blocks.push(...page.blocks.slice(repeated));
  }
  return blocks;
}

/** How many blocks at the start of a page stand, in the same order, at the end of what came before. */
function repeatsAtSeam(before: readonly Block[], page: readonly Block[]): number {
  const longest = Math.min(before.length, page.length, 5);
  for (let count = longest; count > 0; count--) {
    const tail = before.slice(-count).map((block) => foldText(block.text));
    if (tail.every((text, i) => text === foldText(page[i]?.text ?? ''))) return count;
  }
  return 0;
}

function range(count: number): number[] {
  return Array.from({ length: count }, (_, i) => i + 1);
}
