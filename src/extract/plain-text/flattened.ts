import { knownNames } from '../../sites/known-names.ts';
import { cutFlattened } from './cut-flattened.ts';
import { partGluedLinks } from './glued-links.ts';

/** A text is flattened when lines as long as this hold all of it. */
const flatLine = 400;
/** A whole page is flattened when its lines are as long as this on average. */
const flatPage = 700;
/** Longer texts are cut no further: no page has so many letters. */
const longestPage = 30_000;
/** The first part of it that is so long holds the head. */
const flatPart = 200;
/** Fewest paragraphs between runs of blanks that are no chance. */
const fewestRuns = 2;

/** Clock and zone of a date line with the dateline of the story run on behind it: "17:30 WIBJAKARTA, KABAR.com". */
const clockRunOn = /(\d{1,2}[:.]\d{2} WI(?:TA|B|T))(?=\p{Lu}{3})/gu;
/** "… separuh keranjangBACA JUGA: Judul Lain": the label run on behind the words before it. */
const labelRunOn = /(?<=[a-z)])(?=BACA JUGA\s?:)/g;
/** "date 2024-11-01 Judul", "date 2018-05 CHICAGO - Emas": what a scraper wrote on the line of the headline or the story. */
const dateBefore =
  /^(\s*(?:date:?\s+\d{4}-\d{2}|(?:date:?\s+)?\d{4}-\d{2}-\d{2}(?:[ T]\d{2}:\d{2}(?::\d{2})?)?))[ \t]+(?=["“]?\p{L})/iu;

/** Printed text -> the same with a line feed where a scraper printed lines or paragraphs on one line. */
export function unflatten(text: string): string {
  const parted = text.replace(dateBefore, '$1\n').replace(clockRunOn, '$1\n').replace(labelRunOn, '\n');
  const lines = parted.split('\n');
  const filled = text.match(/^.*\S/gm)?.length ?? 0;
  const flat = text.length <= longestPage && (filled <= 1 || text.length > filled * flatPage);
  if (!flat)
    return lines
      .map((line) => (line.length < flatLine && filled > 1 ? line : partGluedLinks(closedIn(paragraphsIn(line)))))
      .join('\n');
  const parts = lines.flatMap((line) => partGluedLinks(closedIn(paragraphsIn(line))).split('\n'));
  const first = Math.max(
    0,
    parts.findIndex((part) => part.length >= flatPart),
  );
  return parts.map((part, i) => cutFlattened(part, i <= first)).join('\n');
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
