/** Widest column at which a program breaks lines; editors and newsrooms break none. */
const mostColumns = 130;
/** Fewest lines that must run on into the next before a text counts as broken at a column. */
const fewestBroken = 4;

/** Printed text -> the same with every paragraph on one line, where a program has broken its lines at a column; any other text as it is. */
export function unwrap(text: string): string {
  const lines = text.split('\n').map((line) => line.trimEnd());
  const width = widthOf(lines);
  if (width === null) return text;
  const joined: string[] = [];
  let last = '';
  for (const line of lines) {
    const end = joined.length - 1;
    if (end >= 0 && runsOn(last, line, width)) joined[end] = `${joined[end]}${seamOf(last)}${line.trimStart()}`;
    else joined.push(line);
    last = line;
  }
  return joined.join('\n');
}

/** The column that the long lines were broken at: the next line's first word would have passed it. */
function widthOf(lines: readonly string[]): number | null {
  // What stands alone was not broken, and a word of more than 30 letters is an address, which may pass the column.
  const width = lines.reduce((most, line, i) => {
    const alone = (lines[i + 1] ?? '') === '' || startsAnew(lines[i + 1] ?? '') || startsAnew(line);
    return alone || /\S{31}/.test(line) ? most : Math.max(most, line.length);
  }, 0);
  if (width > mostColumns) return null;
  let long = 0;
  let broken = 0;
  for (const [i, line] of lines.entries()) {
    const next = lines[i + 1] ?? '';
    if (line.length * 2 <= width || next === '' || startsAnew(next)) continue;
    if (runsOn(line, next, width)) broken += 1;
    // What stands under the last item of a list was not broken off from it.
    else if (startsAnew(line)) continue;
    long += 1;
  }
  return broken >= fewestBroken && broken * 5 >= long * 4 ? width : null;
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

function startsAnew(line: string): boolean {
  return /^\s*(?:[*+•–-]\s|#{1,6}\s|[>|]|\d{1,2}[.)]\s)/.test(line);
}
