import { countWords } from '../../text/whitespace.ts';
import { isHeadline } from './dump-lines.ts';
import type { SignedLine } from './signed-line.ts';
import { dateIn } from './wording-signs.ts';

/** "… lomba itu. (Ant/OL-14)", "(fis/rhs)": how agencies and reporters sign the last paragraph. */
const signature =
  /(?:^(?!.*\.$)|[.!?”"’]\s?)\((?:\*+\/?)?(?:\p{L}{2,9}|\p{L}(?=-))(?:[/,-]{1,2}\s?[\p{L}\d]{1,9}){0,4}\)\.?$/u;

/** "(fis/rhs)" on a line of its own; "(dok/ist)" is where a picture was found. */
const initials = /^\((?:(?!ist|dok|net|int)\p{Ll}{2,5}\/){1,3}(?!ist|dok|net|int)\p{Ll}{2,5}\)$/u;

/** What a script would have filled with the text of a picture: a title and how its story begins stand over it. */
const unfilled = /^img_title$/;

/** A title, its day and the title again, below the line that opens the story: another one, with its picture. */
export function addTeasers(lines: readonly SignedLine[]): void {
  const first = lines.findIndex(({ signs }) => signs.has('dateline'));
  for (const [i, { line, signs }] of lines.entries()) {
    const [day, again] = [lines[i + 1]?.line.text, lines[i + 2]?.line.text];
    if (again !== undefined && unfilled.test(again)) signs.add('tail');
    if (first < 0 || i < first || day === undefined || again !== line.text) continue;
    if (isHeadline(again) && dateIn(day) !== null) signs.add('tail');
  }
}

/** Marks what stands right behind the reporter's signature; the first sentence of a page may be a caption with its credit. */
export function addSigned(lines: readonly SignedLine[]): void {
  const first = lines.findIndex(({ signs }) => signs.has('statement'));
  for (const [i, { signs }] of lines.entries()) {
    const above = lines[i - 1]?.line.text ?? '';
    // An archive stands in parentheses too.
    if (lines[i - 1]?.signs.has('credit') && !initials.test(above)) continue;
    if (i - 1 > first && signature.test(above.slice(-60)) && countWords(above.slice(-60)) > 0)
      signs.add('signed-above');
  }
}
