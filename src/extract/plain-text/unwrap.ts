import { weekday } from '../../text/dates.ts';

/** Narrowest and widest column at which a program breaks lines; editors and newsrooms break none. */
const fewestColumns = 40;
const mostColumns = 130;
/** Fewest sentences that must run on from one line into the next before lines count as broken at a column. */
const fewestBroken = 2;

/** Printed text -> the same with every paragraph on one line, where a program has broken its lines at a column; any other text as it is. */
export function unwrap(text: string): string {
  const lines = text.split('\n').map((line) => line.trimEnd());
  const columnOf = columnsOf(lines);
  const gaps = lines.filter((line) => line === '').length * 12 >= lines.length;
  const joined: string[] = [];
  let last = '';
  for (const line of lines) {
    const end = joined.length - 1;
    const full = columnOf !== null && (runsOn(last, line, columnOf(indentOf(last))) || isCentred(last, line));
    if (end >= 0 && (isTornOff(last, line) || (full && (gaps || !startsParagraph(last, line)))))
      joined[end] = `${joined[end]}${seamOf(last)}${line.trimStart()}`;
    else joined.push(line);
    last = line;
  }
  return joined.join('\n');
}

/** Without empty lines between them paragraphs can only be told by their full stops, headlines by their capitals. */
function startsParagraph(last: string, line: string): boolean {
  if (/^\s*\p{Ll}/u.test(line)) return false;
  return endsSentence(last) || (!isProse(last) && isProse(line));
}

/** A long line in the middle of a sentence, and its end right below, in lower case or behind a word that asks for it: broken, whatever the column. */
function isTornOff(last: string, line: string): boolean {
  if (last.length < fewestTorn || line === '' || endsSentence(last)) return false;
  if (!/^\s*(?:\p{Ll}(?![\p{L}\d-]*\.\p{L})|\(\d)/u.test(line)) return asksForMore.test(last) && !startsAnew(line);
  if (/^\s*\(/.test(line)) return endsInDay.test(last);
  return isOpen(last);
}

/** So much longer than the longest broken line may be what stands alone: the column itself is not known. */
const slack = 8;

/** Shortest line that a sentence may be torn off from. */
const fewestTorn = 60;

/** Lines of one indentation: the longest, and what the breaks between them say. */
interface Margin {
  width: number;
  /** The next line's first word had no room, and its sentence goes on. */
  broken: number;
  /** It had no room, but a sentence ends here. */
  ended: number;
  /** It had room, though its sentence goes on. */
  loose: number;
  /** Lines that pass the longest broken one: paragraphs that nobody broke. */
  over: number;
}

/** The column that lines of an indentation were broken at: headings and lists have others than paragraphs. Null where nothing was broken. */
function columnsOf(lines: readonly string[]): ((indent: number) => number) | null {
  const margins = new Map<number, Margin>();
  // Longer lines are paragraphs that nobody broke.
  const unbroken = lines.filter((line) => line.length > mostColumns + slack && !/\S{31}/.test(line)).length;
  if (unbroken * 4 > lines.length) return null;
  for (const [i, line] of lines.entries()) {
    const margin = margins.get(indentOf(line)) ?? { width: 0, broken: 0, ended: 0, loose: 0, over: 0 };
    margins.set(indentOf(line), margin);
    // What stands alone was not broken, and a word of more than 30 letters is an address, which may pass the column.
    if (!isAlone(lines, i) && !/\S{31}/.test(line)) margin.width = Math.max(margin.width, line.length);
  }
  for (const [i, line] of lines.entries()) {
    const margin = margins.get(indentOf(line));
    const next = lines[i + 1] ?? '';
    if (margin !== undefined && line.length > margin.width + slack && !/\S{31}/.test(line)) margin.over += 1;
    if (margin === undefined || line.length * 2 <= margin.width || isAlone(lines, i)) continue;
    const goesOn = !endsSentence(line) && (/^\s*[\p{Ll}\d]/u.test(next) || isOpen(line));
    if (!runsOn(line, next, margin.width)) margin.loose += goesOn ? 1 : 0;
    else if (goesOn) margin.broken += 1;
    else if (endsSentence(line)) margin.ended += 1;
  }
  const sure = [...margins.values()].filter(isBroken).sort((a, b) => b.broken - a.broken);
  const [main] = sure;
  if (main === undefined) return null;
  return (indent) => {
    const own = margins.get(indent);
    return own === undefined || own.broken + own.loose < fewestBroken
      ? main.width
      : isBroken(own)
        ? own.width
        : mostColumns;
  };
}

/** What a centred headline has left over stands far to the right of it. */
function isCentred(line: string, next: string): boolean {
  return line.length > 64 && next !== '' && indentOf(next) > indentOf(line) + 8 && !startsAnew(next);
}

function isBroken({ width, broken, ended, loose, over }: Margin): boolean {
  if (width < fewestColumns || width > mostColumns || over * 4 > broken) return false;
  return broken >= fewestBroken && broken >= loose * 3 && broken >= ended;
}

/** Prose, or a line whose last word is in lower case, as few headlines end. */
function isOpen(line: string): boolean {
  return isProse(line) || /\s\p{Ll}[\p{L}-]*$/u.test(line);
}

/** Most words of a sentence have no capital; those of a headline may. */
function isProse(line: string): boolean {
  const words = line.match(/\p{L}[\p{L}'’-]*/gu) ?? [];
  return words.length >= 8 && words.filter((word) => /^\p{Lu}/u.test(word)).length * 2 < words.length;
}

/** Whether a line ends where a sentence may. */
function endsSentence(line: string): boolean {
  return /[.!?:][”"’')\]]*$|[”")]$/.test(line);
}

function isAlone(lines: readonly string[], i: number): boolean {
  const next = lines[i + 1] ?? '';
  return next === '' || startsAnew(next) || isCentred(lines[i] ?? '', next);
}

function indentOf(line: string): number {
  return line.length - line.trimStart().length;
}

function runsOn(line: string, next: string, width: number): boolean {
  if (line === '' || next === '' || startsAnew(next)) return false;
  const word = /\S+/.exec(next)?.[0] ?? '';
  return line.length + seamOf(line).length + word.length > width;
}

/** "anak-" and "anak" on the next line are one word. */
function seamOf(line: string): '' | ' ' {
  return /\p{L}-$/u.test(line) ? '' : ' ';
}

/** Items, headings, and names behind their role. */
function startsAnew(line: string): boolean {
  return (
    /^\s*(?:[*+•–-]\s|#{1,6}\s|[>|]|\d{1,2}[.)]\s|(?:Penulis|Reporter|Editor|Baca juga)(?:\s*:)?\s+(?:\[\d+\])?\p{Lu}.{0,50}$)/u.test(
      line,
    ) || dated.test(line)
  );
}

/** A sentence that goes on with a date in brackets: "Senin", "(12/7/2021)". */
const endsInDay = new RegExp(`${weekday}$`, 'i');

/** A date under the headline, with what stands before it. */
const dated = new RegExp(
  String.raw`^\s*(?:[\p{L}.]{3,20}\s?[-–,|]\s?)?${weekday}?,?\s?\d{1,2}[ /]\p{L}*\d{0,2}[ /]\d{4}[\s|,/-]{1,4}(?:pukul )?\d{1,2}[:.]\d{2}`,
  'iu',
);

/** What a sentence does not end with: a comma, or a word that asks for the next. */
export const asksForMore: RegExp =
  /(?:[,(]|\b(?:di|ke|dari|pada|oleh|dan|atau|dengan|untuk|yang|dalam|bahwa|sebagai|tentang|terhadap|kepada|bagi|antara|seperti|serta|milik|para|kata|ujar|menurut|hingga|sampai|presiden|menteri|gubernur|bupati|kota|kabupaten|ini|itu|adalah|saat))$/i;
