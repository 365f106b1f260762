import { partGluedLinks } from './glued-links.ts';

/** A text is flattened when lines as long as this hold all of it. */
const flatLine = 400;
/** Fewest paragraphs between runs of blanks that are no chance. */
const fewestRuns = 2;

/** Clock and zone of a date line with the dateline of the story run on behind it: "17:30 WIBJAKARTA, KABAR.com". */
const clockRunOn = /(\d{1,2}[:.]\d{2} WI(?:TA|B|T))(?=\p{Lu}{3})/gu;
/** "date 2024-11-01 Judul": what a scraper wrote on the headline's line. */
const dateBefore = /^(\s*(?:date:?\s+)?\d{4}-\d{2}-\d{2}(?:[ T]\d{2}:\d{2}(?::\d{2})?)?)[ \t]+(?=\p{Lu})/iu;

/** Printed text -> the same with a line feed where a scraper printed lines or paragraphs on one line. */
export function unflatten(text: string): string {
  const parted = text.replace(dateBefore, '$1\n').replace(clockRunOn, '$1\n');
  return parted
    .split('\n')
    .map((line) => (line.length < flatLine ? line : paragraphsIn(line)))
    .map(partGluedLinks)
    .join('\n');
}

/** Two blanks and more behind the end of a sentence stand for a paragraph, where a long line has several. */
function paragraphsIn(line: string): string {
  const runs = line.match(/[.!?”"]\s{2,8}(?=\S)/g)?.length ?? 0;
  return runs < fewestRuns ? line : line.replace(/([.!?”"])\s{2,8}(?=\S)/g, '$1\n\n');
}
