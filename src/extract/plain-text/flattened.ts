import { knownNames } from '../../sites/known-names.ts';
import { readDateline } from '../../text/datelines.ts';
import { partGluedLinks } from './glued-links.ts';

/** A text is flattened when lines as long as this hold all of it. */
const flatLine = 400;
/** Fewest paragraphs between runs of blanks that are no chance. */
const fewestRuns = 2;

/** Clock and zone of a date line with the dateline of the story run on behind it: "17:30 WIBJAKARTA, KABAR.com". */
const clockRunOn = /(\d{1,2}[:.]\d{2} WI(?:TA|B|T))(?=\p{Lu}{3})/gu;
/** "date 2024-11-01 Judul", "date 2018-05 CHICAGO - Emas": what a scraper wrote on the line of the headline or the story. */
const dateBefore =
  /^(\s*(?:date:?\s+\d{4}-\d{2}|(?:date:?\s+)?\d{4}-\d{2}-\d{2}(?:[ T]\d{2}:\d{2}(?::\d{2})?)?))[ \t]+(?=["“]?\p{L})/iu;

/** Printed text -> the same with a line feed where a scraper printed lines or paragraphs on one line. */
export function unflatten(text: string): string {
  const parted = text.replace(dateBefore, '$1\n').replace(clockRunOn, '$1\n');
  const only = !parted.trim().includes('\n');
  return parted
    .split('\n')
    .map((line) => (line.length < flatLine && !only ? line : closedIn(headIn(paragraphsIn(line)))))
    .map(partGluedLinks)
    .join('\n');
}

/** What a site prints below its stories -> on lines of its own. */
function closedIn(line: string): string {
  return line.replace(knownNames.closings, '\n');
}

/** Two blanks and more behind the end of a sentence stand for a paragraph, where a long line has several. */
function paragraphsIn(line: string): string {
  const runs = line.match(/[.!?”"]\s{2,8}(?=\S)/g)?.length ?? 0;
  return runs < fewestRuns ? line : line.replace(/([.!?”"])\s{2,8}(?=\S)/g, '$1\n\n');
}

/** How many letters of a flattened text are looked through for the dateline of its story. */
const headLetters = 400;
/** Fewest words of a headline that stands before the dateline. */
const fewestWords = 4;
/** What stands between headline and dateline: the date, and names behind their role. */
const headSeams =
  /\s(?=(?:senin|selasa|rabu|kamis|jum.?at|sabtu|minggu),? \d{1,2}[ /]\S{2,9}[ /]\d{4}|(?:penulis|reporter|editor)\s?:)|(?<=\d{1,2}[.:]\d{2} WI(?:TA|B|T))\s/giu;

/** "Judul Berita SUMBERJATI, KABAR.com - Warga …" on one line -> headline, date and names on lines of their own above the story. */
function headIn(line: string): string {
  const top = line.slice(0, headLetters);
  const words = [...top.matchAll(/\S+/g)];
  const found = words.findIndex(({ index }) => readDateline(top.slice(index), knownNames)?.outlet);
  if (found < 0) return line;
  const place = placeBefore(
    words.map(([word]) => word),
    found,
  );
  if (place < fewestWords) return line;
  const start = words[place]?.index ?? 0;
  const head = line.slice(0, start).trimEnd();
  // A sentence in front is no head: the dateline is quoted.
  if (/[.!?]["”]? \p{Lu}/u.test(head) || head.endsWith('.')) return line;
  return `${head.replace(headSeams, '\n')}\n${line.slice(start)}`;
}

/** Words of a dateline whose place may have swallowed the end of the headline -> where its place begins. */
function placeBefore(words: readonly string[], found: number): number {
  const outlet = words.findIndex((word, i) => i >= found && /\p{L}\.\p{L}/u.test(word));
  if (outlet <= found) return found;
  let from = outlet;
  // "JAKARTA SELATAN, KABAR.com" against "di Kali Contoh Sumberjati, KABAR.com".
  while (from > found && /^\p{Lu}{2,},?$/u.test(words[from - 1] ?? '')) from -= 1;
  return from < outlet ? from : /,$/.test(words[outlet - 1] ?? '') ? outlet - 1 : outlet;
}
