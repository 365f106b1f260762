import type { Block } from '../../model/article.ts';
import type { DraftBlock } from '../draft-blocks.ts';
import { isHeadline, isSentence } from './dump-lines.ts';

/** Longest row of a table. */
const longestRow = 2000;
/** Longest subheading. */
const headingLetters = 120;

/** Drafts -> blocks: lines of as many cells under each other are rows of a table; a short line that is no sentence and has text below it is a heading. */
export function typeBlocks(drafts: readonly DraftBlock[]): Block[] {
  return drafts.map(({ type, text }, i) => {
    const next = drafts[i + 1];
    const previous = drafts[i - 1];
    const cells = cellsOf(text);
    if (cells > 1 && [previous, next].some((other) => other !== undefined && cellsOf(other.text) === cells))
      return { type: 'table-row', text: text.replace(/^\|\s?|\s?\|$/g, '') };
    // Between other short lines, or between two colons, it is one of an unmarked list.
    const between = previous?.text.endsWith(':') === true && next?.text.endsWith(':') === true;
    const listed = between || (previous !== undefined && isHeading(previous.text));
    const heading = !listed && type === 'paragraph' && next !== undefined && isHeading(text) && !isHeading(next.text);
    return { type: heading ? 'heading' : type, text };
  });
}

function isHeading(text: string): boolean {
  const bare = text.replace(/^\d{1,2}[.)]\s+/, '');
  return text.length <= headingLetters && isHeadline(bare) && !isSentence(bare) && !/["”]$|[.!?]\s+\p{Lu}/u.test(bare);
}

/** "| Klub | Main |" and "Klub | Main" -> 2. */
function cellsOf(text: string): number {
  if (text.length > longestRow) return 1;
  return text.replace(/^\|\s?|\s?\|$/g, '').split(/\s\|\s/).length;
}
