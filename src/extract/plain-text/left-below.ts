import { countWords, wordsOf } from '../../text/whitespace.ts';
import type { DraftBlock } from '../draft-blocks.ts';
import { announcesList, isHeadline, isStatement, shareOfCapitals } from './dump-lines.ts';
import { isName } from './people-lines.ts';
import { type TakenLine, takeAll } from './taken.ts';

/** More lines under the last sentence are a list of the story. */
const mostLeft = 3;
/** Longest label or title that says nothing without what stood under it. */
const leftWords = 12;
/** Share of words with a capital, as labels and titles have them; a sentence that was cut off has fewer. */
const ofLabels = 0.5;

/**
 * A subheading has text below it: labels and single titles under the last sentence are what is left of boxes -> the
 * drafts without them. Where the page printed nothing below its story it may have been cut off, and only words that the
 * story does not know are left of a box.
 */
export function takeLeftBelow(
  drafts: readonly DraftBlock[],
  closes: boolean,
): {
  readonly kept: readonly DraftBlock[];
  readonly taken: readonly TakenLine[];
} {
  let from = drafts.length;
  while (from > 0 && isLeft(drafts[from - 1])) from -= 1;
  const above = drafts[from - 1];
  const count = drafts.length - from;
  const ended = above !== undefined && (isStatement(above.text) || closed.test(above.text));
  // A writer's name is left where nothing else is.
  const signs = count === 1 && isSigned(drafts[from]?.text ?? '');
  if (count === 0 || count > mostLeft || !ended || signs || announcesList.test(above.text))
    return { kept: drafts, taken: [] };
  if (!closes && !areStrange(drafts.slice(from), drafts.slice(0, from))) return { kept: drafts, taken: [] };
  return { kept: drafts.slice(0, from), taken: takeAll(drafts.slice(from), 'related-list', 'left below the story') };
}

/** Every word has its capital, and most are in no line above: neither a subheading nor the beginning of a sentence. */
function areStrange(below: readonly DraftBlock[], above: readonly DraftBlock[]): boolean {
  const known = new Set(above.flatMap(({ text }) => wordsOf(text)));
  return below.every(({ text }) => {
    const words = wordsOf(text);
    const strange = words.filter((word) => !known.has(word));
    return host.test(text) || (shareOfCapitals(text) === 1 && strange.length * 2 > words.length);
  });
}

const host = /^[^\s]+\.(?:com|co\.id|id)$/;

const closed = /\([^()]{2,60}\)\.?$/;

function isLeft(draft: DraftBlock | undefined): boolean {
  if (draft === undefined || draft.type !== 'paragraph') return false;
  const { text } = draft;
  // A comma stands in a sentence that was cut off.
  if (text.includes(',')) return false;
  if (/[.!?:)\]"”]$|^[\d("“[]|^#|\|/.test(text) && !host.test(text)) return false;
  const words = countWords(text);
  if (words > leftWords || isCapitals(text)) return false;
  return isHeadline(text) || words === 1 ? shareOfCapitals(text) >= ofLabels || words <= 2 : false;
}

/** Writers sign in capitals. */
function isCapitals(text: string): boolean {
  return isName(text) && text === text.toUpperCase();
}

function isSigned(text: string): boolean {
  return isName(text) && countWords(text) < 3 && shareOfCapitals(text) === 1;
}
