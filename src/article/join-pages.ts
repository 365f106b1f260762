import type { Block } from '../model/article.ts';
import type { ExtractedPage } from '../model/extracted-page.ts';
import { countWords, foldText } from '../text/whitespace.ts';

/** The pages that make up a story, its blocks without repeats at the seams, and what was read. */
export interface JoinedPages {
  readonly chosen: readonly [ExtractedPage, ...ExtractedPage[]];
  readonly blocks: readonly Block[];
  readonly read: readonly number[];
  /** Null when no page says how many there are. */
  readonly total: number | null;
}

/** Pages of one story in any order -> one body: the view of all pages unless page after page there is more of it. */
export function joinPages(pages: readonly [ExtractedPage, ...ExtractedPage[]]): JoinedPages {
  const totals = pages.map((page) => page.position.total).filter((total) => total !== null);
  const numbers = pages.map((page) => page.position.page).filter((page) => page !== 'all');
  const whole = pages.find((page) => page.position.page === 'all');
  const total = totals.length === 0 ? null : Math.max(...totals, ...numbers);
  const paged = joinNumbered(pages, total);
  if (whole !== undefined && (paged === null || !isLonger(paged, whole))) {
    const all = Math.max(1, ...totals, ...numbers);
    return { chosen: [whole], blocks: whole.blocks, read: range(all), total: all };
  }
  if (paged === null) throw new Error('a story has at least one page');
  return paged;
}

/** Page after page; null where no page has a number. A page shown again under another number is not that page. */
function joinNumbered(pages: readonly ExtractedPage[], total: number | null): JoinedPages | null {
  const ordered = pages
    .filter((page) => page.position.page !== 'all')
    .sort((a, b) => Number(a.position.page) - Number(b.position.page))
    .filter((page, i, all) => page.position.page !== all[i - 1]?.position.page);
  // A page alone repeats no other: most stories come so, and folding their words took 0.08 ms of 4.5.
  const texts = ordered.length === 1 ? [''] : ordered.map(textOf);
  const [first, ...rest] = ordered.filter((_page, i) => texts.indexOf(texts[i] ?? '') === i);
  if (first === undefined) return null;
  const chosen = [first, ...rest] as const;
  return { chosen, blocks: joinBlocks(chosen), read: chosen.map((page) => Number(page.position.page)), total };
}

function textOf({ blocks }: ExtractedPage): string {
  return blocks.map((block) => foldText(block.text)).join('\n');
}

/** Do all pages, none missing, hold clearly more than what calls itself the view of all pages? */
function isLonger({ blocks, read, total }: JoinedPages, whole: ExtractedPage): boolean {
  if (total === null || read.length < total) return false;
  return wordsIn(blocks) > 1.1 * wordsIn(whole.blocks);
}

function wordsIn(blocks: readonly Block[]): number {
  return blocks.reduce((sum, block) => sum + countWords(block.text), 0);
}

/** Blocks page after page; those that a page repeats from the end of the one before appear once. Each is folded once: a story may have hundreds of pages. */
function joinBlocks(pages: readonly [ExtractedPage, ...ExtractedPage[]]): readonly Block[] {
  if (pages.length === 1) return pages[0].blocks;
  const blocks: Block[] = [];
  const before: string[] = [];
  const known = new Set<string>();
  for (const page of pages) {
    const texts = page.blocks.map((block) => foldText(block.text));
    // A first page that held the whole story already.
    if (texts.every((text) => known.has(text))) continue;
    const repeated = repeatsAtSeam(before, texts);
    // `push(...blocks)` would overflow the stack with a page of 200,000 blocks.
    for (const block of page.blocks.slice(repeated)) blocks.push(block);
    for (const text of texts.slice(repeated)) {
      before.push(text);
      known.add(text);
    }
  }
  return blocks;
}

/** How many blocks at the start of a page stand, in the same order, at the end of what came before. */
function repeatsAtSeam(before: readonly string[], page: readonly string[]): number {
  const longest = Math.min(before.length, page.length, 5);
  return range(longest).findLast((count) => before.slice(-count).every((text, i) => text === page[i])) ?? 0;
}

function range(count: number): number[] {
  return Array.from({ length: count }, (_, i) => i + 1);
}
