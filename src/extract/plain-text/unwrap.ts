/** Narrowest and widest column at which a program breaks lines; editors and newsrooms break none. */
const fewestColumns = 40;
const mostColumns = 130;
/** Fewest lines that must run on into the next before lines count as broken at a column. */
const fewestBroken = 4;

/** Printed text -> the same with every paragraph on one line, where a program has broken its lines at a column; any other text as it is. */
export function unwrap(text: string): string {
  const lines = text.split('\n').map((line) => line.trimEnd());
  const columnOf = columnsOf(lines);
  if (columnOf === null) return text;
  const joined: string[] = [];
  let last = '';
  for (const line of lines) {
    const end = joined.length - 1;
    if (end >= 0 && (runsOn(last, line, columnOf(indentOf(last))) || isCentred(last, line)))
      joined[end] = `${joined[end]}${seamOf(last)}${line.trimStart()}`;
    else joined.push(line);
    last = line;
  }
  return joined.join('\n');
}

/** Lines of one indentation: the longest, how many are long, and how many of these the next line's first word would have taken past it. */
interface Margin {
  readonly indent: number;
  width: number;
  long: number;
  broken: number;
  /** Lines that pass the longest broken one: paragraphs that nobody broke. */
  over: number;
}

/** The column that lines of an indentation were broken at: headings and lists have others than paragraphs. Null where nothing was broken. */
function columnsOf(lines: readonly string[]): ((indent: number) => number) | null {
  const margins = new Map<number, Margin>();
  for (const [i, line] of lines.entries()) {
    const margin = margins.get(indentOf(line)) ?? { indent: indentOf(line), width: 0, long: 0, broken: 0, over: 0 };
    margins.set(indentOf(line), margin);
    // What stands alone was not broken, and a word of more than 30 letters is an address, which may pass the column.
    if (!isAlone(lines, i) && !/\S{31}/.test(line)) margin.width = Math.max(margin.width, line.length);
  }
  for (const [i, line] of lines.entries()) {
    const margin = margins.get(indentOf(line));
    const next = lines[i + 1] ?? '';
    if (margin !== undefined && line.length > margin.width && !/\S{31}/.test(line)) margin.over += 1;
    if (margin === undefined || line.length * 2 <= margin.width || isAlone(lines, i)) continue;
    if (runsOn(line, next, margin.width)) margin.broken += 1;
    // What stands under the last item of a list was not broken off from it.
    else if (startsAnew(line)) continue;
    margin.long += 1;
  }
  const sure = [...margins.values()].filter(isBroken).sort((a, b) => b.broken - a.broken);
  const [main] = sure;
  if (main === undefined) return null;
  return (indent) => {
    const own = margins.get(indent);
    return own === undefined || own.long < fewestBroken ? main.width : isBroken(own) ? own.width : mostColumns;
  };
}

/** What a centred headline has left over stands far to the right of it. */
function isCentred(line: string, next: string): boolean {
  return line.length > 64 && next !== '' && indentOf(next) > indentOf(line) + 8 && !startsAnew(next);
}

function isBroken({ indent, width, long, broken, over }: Margin): boolean {
  if (width < fewestColumns || width > mostColumns || over * 4 > broken) return false;
  // Nobody but a program indents a paragraph.
  return broken >= fewestBroken && (indent > 0 ? broken * 3 >= long * 2 : broken * 5 >= long * 4);
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
  return /^\s*(?:[*+•–-]\s|#{1,6}\s|[>|]|\d{1,2}[.)]\s|(?:Penulis|Reporter|Editor|Baca juga)(?:\s*:)?\s+(?:\[\d+\])?\p{Lu}.{0,50}$)/u.test(
    line,
  );
}
