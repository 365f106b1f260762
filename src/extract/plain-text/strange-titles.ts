import { countWords, wordsOf } from '../../text/whitespace.ts';
import type { DraftBlock } from '../draft-blocks.ts';
import { announcesList, isStatement, isTitle } from './dump-lines.ts';
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
  const rows = rowsOfTitles(drafts);
  const titles = rows.flatMap(({ row }) => row);
  const none = { kept: drafts, related: [], taken: [] };
  if (titles.length < fewest) return none;
  const told = new Set(drafts.flatMap((draft) => (titles.includes(draft) ? [] : wordsOf(draft.text))));
  const links = new Set(rows.flatMap(({ row, between }) => (between && row.length >= fewestInRow ? row : [])));
  const strange = titles.filter((title) => {
    if (links.has(title)) return true;
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

/** Titles that follow each other under a sentence. */
interface TitleRow {
  readonly row: readonly DraftBlock[];
  /** A sentence follows. */
  readonly between: boolean;
}

function rowsOfTitles(drafts: readonly DraftBlock[]): readonly TitleRow[] {
  const found: TitleRow[] = [];
  for (let from = 1, end = 1; from < drafts.length; from = end + 1) {
    end = from;
    const above = drafts[from - 1]?.text ?? '';
    while (isLikeTitle(drafts[end])) end += 1;
    const row = drafts.slice(from, end);
    if (row.length > 0 && isStatement(above) && !isOwnList(row, above))
      found.push({ row, between: isStatement(drafts[end]?.text ?? '') });
  }
  return found;
}

/** A list of the story: the sentence above announces it, or all lines begin with the same word: "Juara Satu …", "Juara Dua …". */
function isOwnList(row: readonly DraftBlock[], above: string): boolean {
  if (row.length < fewestInRow) return false;
  return announcesList.test(above.slice(-120)) || new Set(row.map(({ text }) => wordsOf(text)[0])).size === 1;
}

function isLikeTitle(draft: DraftBlock | undefined): boolean {
  return (
    draft?.type === 'paragraph' &&
    isTitle(draft.text) &&
    countWords(draft.text) >= titleWords &&
    !/^\d{1,2}[.)]|^\d{1,3} .*\d$|["“”|]/.test(draft.text)
  );
}
