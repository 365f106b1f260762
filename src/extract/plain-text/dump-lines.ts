import { collapse, countWords, stripInvisible } from '../../text/whitespace.ts';
import { sentenceEnd } from './cut-flattened.ts';
import { unflatten } from './flattened.ts';
import { unmark } from './unmark.ts';
import { unwrap } from './unwrap.ts';

/** One printed line that is not empty. */
export interface DumpLine {
  /** Blanks collapsed, without the mark of a list item or quotation. */
  readonly text: string;
  readonly mark: 'none' | 'list' | 'quote';
  /** An empty line stands before it. */
  readonly gap: boolean;
  /** A sentence that runs on behind the one above: both were printed on one line. */
  readonly runsOn?: true;
}

/** What Markdown draws under headings and between parts, and a heading without words. */
const ruled = /^(?:={2,}|-{4,}|_{3,}|#{1,6})$/;

/** Twenty times the most lines of a printed page seen, and forty times its letters (November 2026): each line is held against some hundred patterns. */
export const most = { lines: 2500, letters: 250_000 } as const;

/** Text -> its printed lines, null where there is more than a page has; empty ones are kept only as the gap before the next. */
export function readDumpLines(text: string): DumpLine[] | null {
  const lines: DumpLine[] = [];
  let gap = false;
  // Two empty lines say what a thousand do.
  const given = stripInvisible(text)
    .replace(/[\u2028\u2029]/g, '\n')
    .replace(/\n{3,}/g, '\n\n\n');
  if (isTooLong(given, Number.POSITIVE_INFINITY)) return null;
  const printing = unmark(unflatten(unwrap(given)));
  if (isTooLong(printing, most.letters)) return null;
  for (const [printed, runsOn] of piecesOf(printing)) {
    const line = collapse(printed);
    if (line === '') {
      gap = true;
      continue;
    }
    if (ruled.test(line)) continue;
    lines.push({ ...withoutMark(line), gap, ...(runsOn ? { runsOn: true as const } : {}) });
    gap = false;
  }
  return lines;
}

function piecesOf(text: string): (readonly [string, boolean])[] {
  return text.split('\n').flatMap((line) => line.split(sentenceEnd).map((piece, i) => [piece, i > 0] as const));
}

function isTooLong(text: string, mostLetters: number): boolean {
  let [lines, letters] = [0, 0];
  for (const [line] of text.matchAll(/\S.*/g)) {
    lines += 1;
    letters += line.length;
    if (lines > most.lines || letters > mostLetters) return true;
  }
  return false;
}

function withoutMark(line: string): Pick<DumpLine, 'text' | 'mark'> {
  const found = /^([-+•*·▪◦●○■□‣⁃∙►▶➤➢✓✔☆★◇◆>])\s(.+)$/.exec(line);
  const [, sign, text] = found ?? [];
  if (sign === undefined || text === undefined || !/[\p{L}\p{N}]/u.test(text)) return { text: line, mark: 'none' };
  return { text, mark: sign === '>' ? 'quote' : 'list' };
}

/** Whether paragraphs are set apart by empty lines, so that lines without one between them belong together. */
export function hasGaps(lines: readonly DumpLine[]): boolean {
  const gaps = lines.filter((line) => line.gap).length;
  return gaps >= 2 && gaps * 5 >= lines.length;
}

/** A line that ends as sentences end and is long enough for one. */
export function isSentence(text: string): boolean {
  return /(?:[.…][”"’')\]]*|[”"’])$/.test(text.replace(/\s?\([^()]{1,60}\)$/, '')) && countWords(text) >= 5;
}

/** How a sentence ends or speaks that a list of the story belongs to. */
export const announcesList: RegExp = /\b(?:berikut|antara lain|di antaranya|yaitu|yakni|daftar\w*|adalah|meliputi)\b/i;

/** Share of the words that begin with a capital. */
export function shareOfCapitals(text: string): number {
  const words = text.match(/\p{L}[\p{L}\p{N}'’-]*/gu) ?? [];
  return words.length === 0 ? 0 : words.filter((word) => /^\p{Lu}/u.test(word)).length / words.length;
}

/** A line that could be a headline: neither a sentence nor a fragment of one, nor an item of a list. */
export function isHeadline(text: string): boolean {
  const words = countWords(text);
  const spoken = /[”"],?\s+(?:kata|ujar|ucap|jelas|tutur|ungkap|imbuh|tambah|terang|sebut|papar|tegas|lanjut)\p{L}*/u;
  return (
    words >= 2 &&
    words <= 32 &&
    !spoken.test(text) &&
    !/(?:[^.]\.|[,;:])$|^\d{1,2}[.)]|^\(.*\)$|^https?:\/\/|^\|/.test(text)
  );
}

/** A headline of another story, as lists print them: at least five words, most of them with a capital. */
export function isTitle(text: string): boolean {
  return isHeadline(text) && (text.match(/\p{L}[\p{L}\p{N}'’-]*/gu)?.length ?? 0) >= 5 && shareOfCapitals(text) >= 0.7;
}

/** A few words that can be a person's name; a comma may close them as in a list of names. */
export function isNameLike(text: string): boolean {
  const words = text.split(' ', 8);
  return words.length <= 7 && words.every((word) => /^\p{L}[\p{L}.'’-]*,?$/u.test(word)) && !/\p{L}{4}\.$/u.test(text);
}

/** Letters that decoding could not read, and control characters that no text has. */
export function isRubbish(text: string): boolean {
  const zeros = text.split('\u0000').length - 1;
  const strange = text.match(/[\u0001-\u0008\u000e-\u001f\ufffd]/g)?.length ?? 0;
  return zeros * 1000 > text.length || (zeros + strange) * 20 > text.length;
}

/** A sentence by its full stop; headlines end in quotation marks, questions and dots too. */
export function isStatement(text: string): boolean {
  return isSentence(text) && /[^.]\.[”"’')\]]*(?:\s?\([^()]{1,60}\))?$/.test(text);
}
