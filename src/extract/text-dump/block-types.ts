import type { Block } from '../../model/article.ts';
import type { DraftBlock } from '../draft-blocks.ts';
import { isHeadline, isSentence } from './dump-lines.ts';

/** Longest subheading. */
const headingLetters = 120;

/** Drafts -> blocks: a short line that is no sentence and has text below it is a heading. */
export function typeBlocks(drafts: readonly DraftBlock[]): Block[] {
  return drafts.map(({ type, text }, i) => {
    const next = drafts[i + 1];
    const previous = drafts[i - 1];
    // Between other short lines it is one of an unmarked list.
    const listed = previous !== undefined && isHeading(previous.text);
    const heading = !listed && type === 'paragraph' && next !== undefined && isHeading(text) && !isHeading(next.text);
    return { type: heading ? 'heading' : type, text };
  });
}

function isHeading(text: string): boolean {
  const bare = text.replace(/^\d{1,2}[.)]\s+/, '');
  return text.length <= headingLetters && isHeadline(bare) && !isSentence(bare) && !/["”]$|[.!?]\s+\p{Lu}/u.test(bare);
}
