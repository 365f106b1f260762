import { foldText } from '../../text/whitespace.ts';
import { type DumpLine, isHeadline, isSentence } from './dump-lines.ts';

/** How many lines the first of two printings may have. */
const mostLines = 40;

/** Story, headline, and the story again -> where the headline stands; null where nothing is printed twice. */
export function findDoubled(lines: readonly DumpLine[]): number | null {
  const folded = lines.map(({ text }) => foldText(text));
  const first = folded[0];
  if (first === undefined || !isSentence(lines[0]?.text ?? '')) return null;
  // Both printings open alike, on whatever lines their paragraphs stand.
  const opening = first.slice(0, 80);
  const again = folded.findIndex((text, i) => i > 1 && i <= mostLines && text.startsWith(opening));
  if (again < 2 || !isHeadline(lines[again - 1]?.text ?? '')) return null;
  const before = folded.slice(0, again - 1).join(' ');
  return folded.slice(again).join(' ').startsWith(before) ? again - 1 : null;
}
