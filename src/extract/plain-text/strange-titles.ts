import { countWords, wordsOf } from '../../text/whitespace.ts';
import type { DraftBlock } from '../draft-blocks.ts';
import { isStatement, isTitle } from './dump-lines.ts';
import { type TakenLine, takeAll } from './taken.ts';

/** Subheadings are shorter, and one alone may be a strange one. */
const titleWords = 7;
const fewest = 2;
/** Share of a subheading's longer words that return in its story, at least. */
const returning = 0.45;
const longWord = 4;

/** Titles of other stories that stand between the paragraphs without a label -> the drafts without them: their words are not those of the story. */
export function takeStrangeTitles(drafts: readonly DraftBlock[]): {
  readonly kept: readonly DraftBlock[];
  readonly related: readonly string[];
  readonly taken: readonly TakenLine[];
} {
  const titles: DraftBlock[] = [];
  for (const [i, draft] of drafts.entries()) {
    const above = drafts[i - 1];
    if (above === undefined || !isLikeTitle(draft)) continue;
    if (isStatement(above.text) || titles.at(-1) === above) titles.push(draft);
  }
  const none = { kept: drafts, related: [], taken: [] };
  if (titles.length < fewest) return none;
  const told = new Set(drafts.flatMap((draft) => (titles.includes(draft) ? [] : wordsOf(draft.text))));
  const rows = new Set(rowsIn(titles, drafts));
  const strange = titles.filter((title) => {
    if (rows.has(title)) return true;
    const { text } = title;
    const words = wordsOf(text).filter((word) => word.length >= longWord);
    return words.filter((word) => told.has(word)).length < words.length * returning;
  });
  if (strange.length < fewest || strange.length < titles.length) return none;
  const related = strange.map(({ text }) => text);
  return {
    kept: drafts.filter((draft) => !strange.includes(draft)),
    related,
    taken: takeAll(strange, 'related-link', 'titles between paragraphs'),
  };
}

/** So many titles in a row, between two sentences, are links, whatever they tell. */
const fewestInRow = 3;

/** Titles -> those that stand in rows. */
function rowsIn(titles: readonly DraftBlock[], drafts: readonly DraftBlock[]): readonly DraftBlock[] {
  const found: DraftBlock[] = [];
  for (let from = 0, end = 0; from < drafts.length; from = end + 1) {
    end = from;
    while (end < drafts.length && titles.includes(drafts[end] as DraftBlock)) end += 1;
    if (end - from >= fewestInRow && isStatement(drafts[end]?.text ?? '')) found.push(...drafts.slice(from, end));
  }
  return found;
}

function isLikeTitle({ type, text }: DraftBlock): boolean {
  return (
    type === 'paragraph' &&
    isTitle(text) &&
    countWords(text) >= titleWords &&
    !/^\d{1,2}[.)]|^\d{1,3} .*\d$|["“”|]/.test(text)
  );
}
