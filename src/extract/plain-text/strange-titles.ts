import { countWords, wordsOf } from '../../text/whitespace.ts';
import type { DraftBlock } from '../draft-blocks.ts';
import { announcesList, isStatement, isTitle, shareOfCapitals } from './dump-lines.ts';
import { type TakenLine, takeAll } from './taken.ts';
import { closing } from './titles-below.ts';

/** Subheadings are shorter, and one alone may be a strange one. */
const titleWords = 7;
const fewest = 2;
/** Share of a subheading's longer words that return in its story, at least. */
const returning = 0.45;
const longWord = 4;

/**
 * So many words, nearly all with a capital, are a link, though one stands alone: of 275 subheadings of real pages without a
 * number in front two are so long (2026-12).
 */
const titleOfStory = { words: 9, capitals: 0.8 };

/**
 * Titles of other stories that stand between the paragraphs without a label -> the drafts without them: their words are
 * not those of the story, or they are too many for a subheading.
 */
export function takeStrangeTitles(drafts: readonly DraftBlock[]): {
  readonly kept: readonly DraftBlock[];
  readonly related: readonly string[];
  readonly taken: readonly TakenLine[];
} {
  const rows = rowsOfTitles(drafts);
  const titles = rows.flatMap(({ row }) => row);
  const told = new Set(drafts.flatMap((draft) => (titles.includes(draft) ? [] : wordsOf(draft.text))));
  const links = new Set(rows.flatMap(({ row, between }) => (between && row.length >= fewestInRow ? row : [])));
  const strange = titles.filter((title) => {
    if (links.has(title)) return true;
    const words = longWords(title);
    return words.filter((word) => told.has(word)).length < words.length * returning;
  });
  const alone = rows.flatMap(({ row, closed, below }) =>
    row.every((title) => isTitleOfStory(title) && (below === undefined ? closed : !isToldIn(title, below))) ? row : [],
  );
  const gone = strange.length < fewest || strange.length < titles.length ? alone : strange;
  return {
    kept: drafts.filter((draft) => !gone.includes(draft)),
    related: gone.map(({ text }) => text),
    taken: takeAll(gone, 'related-link', 'titles between paragraphs'),
  };
}

/** So many titles in a row, between two sentences, are links, whatever they tell. */
const fewestInRow = 3;

/** Titles that follow each other under a sentence. */
interface TitleRow {
  readonly row: readonly DraftBlock[];
  /** The sentence above has the mark that closes a story. */
  readonly closed: boolean;
  /** What the story goes on with. */
  readonly below: DraftBlock | undefined;
  /** That is a sentence. */
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
      found.push({
        row,
        closed: closing.test(above),
        below: drafts[end],
        between: isStatement(drafts[end]?.text ?? ''),
      });
  }
  return found;
}

/** A list of the story: the sentence above announces it, or all lines begin with the same word: "Juara Satu …", "Juara Dua …". */
function isOwnList(row: readonly DraftBlock[], above: string): boolean {
  if (row.length < fewestInRow) return false;
  return announcesList.test(above.slice(-120)) || new Set(row.map(({ text }) => wordsOf(text)[0])).size === 1;
}

/** What a subheading says, the paragraph under it tells. */
function isToldIn(title: DraftBlock, { text }: DraftBlock): boolean {
  const said = new Set(wordsOf(text));
  const words = longWords(title);
  return words.filter((word) => said.has(word)).length * 3 > words.length;
}

function longWords({ text }: DraftBlock): readonly string[] {
  return wordsOf(text).filter((word) => word.length >= longWord);
}

function isTitleOfStory({ text }: DraftBlock): boolean {
  return countWords(text) >= titleOfStory.words && shareOfCapitals(text) >= titleOfStory.capitals && !/[[(]/.test(text);
}

function isLikeTitle(draft: DraftBlock | undefined): boolean {
  return (
    draft?.type === 'paragraph' &&
    isTitle(draft.text) &&
    countWords(draft.text) >= titleWords &&
    !/^\d{1,2}[.)]|^\d{1,3} .*\d$|["“”|]/.test(draft.text)
  );
}
