import { countWords, foldText } from '../../text/whitespace.ts';
import type { DraftBlock } from '../draft-blocks.ts';
import { isHeadline, isSentence, shareOfCapitals } from './dump-lines.ts';
import type { TakenLine } from './taken.ts';

/** A story's closing mark: initials, a credit or an asterisk in parentheses. */
export const closing: RegExp = /\((?:\*+|[A-Za-z]{2,8}(?:\/[A-Za-z]{2,8}){0,3}|[\w-]+\.[\w.]+[/,][^()]{2,80})\)[.*]*$/;

/** A headline of this length, most words with a capital, is no subheading that lost its text. */
const titleWords = 4;

/** Titles of other stories that stand unlabelled under the last sentence, below the first `own` blocks -> related titles; the topic's name among them goes too. */
export function takeTitlesBelow(
  drafts: readonly DraftBlock[],
  topics: readonly string[],
  own: number,
): { readonly kept: readonly DraftBlock[]; readonly related: readonly string[]; readonly taken: readonly TakenLine[] } {
  const folded = topics.map(foldText);
  const isTopic = ({ text }: DraftBlock): boolean => folded.includes(foldText(text));
  const last = drafts.at(-1);
  const topicEnds = last !== undefined && isTopic(last);
  let from = drafts.length;
  while (from > own) {
    const draft = drafts[from - 1];
    if (draft === undefined || draft.type !== 'paragraph' || !(isTitle(draft.text, topicEnds) || isTopic(draft))) break;
    from -= 1;
  }
  const below = drafts.slice(from);
  if (below.filter(({ text }) => isRow(text)).length * 2 > below.length)
    return { kept: drafts, related: [], taken: [] };
  // Under a colon stands the story's own list.
  if (drafts[from - 1]?.text.endsWith(':') === true) return { kept: drafts, related: [], taken: [] };
  const marked = closing.test(drafts[from - 1]?.text ?? '') || below.some(isTopic);
  if (below.length === 0 || (!marked && below.length < 2)) return { kept: drafts, related: [], taken: [] };
  const titles = below.filter((draft) => !isTopic(draft)).map(({ text }) => text);
  const taken = below.map(({ text }): TakenLine => ({ name: 'related-list', by: 'titles below', text }));
  return { kept: drafts.slice(0, from), related: titles, taken };
}

/** "1 Nama Pembalap Regu 121": a row of a table. */
function isRow(text: string): boolean {
  return /^\d{1,3}[.)]?\s\p{L}/u.test(text) && /\d$/.test(text);
}

/** Over the name of the story's own topic every headline is one of the topic's list. */
function isTitle(text: string, listed: boolean): boolean {
  if (!isHeadline(text) || isSentence(text) || countWords(text) < titleWords || /^\p{Ll}{2}/u.test(text)) return false;
  // Chords and scores are no titles.
  if ((text.match(/\p{L}{3,}/gu)?.length ?? 0) < titleWords - 1) return false;
  if (listed) return true;
  return shareOfCapitals(text) >= 0.7;
}
