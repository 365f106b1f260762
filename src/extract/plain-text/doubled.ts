import { foldText } from '../../text/whitespace.ts';
import { type DumpLine, isHeadline, isSentence } from './dump-lines.ts';

/** How many lines the first of two printings may have. */
const mostLines = 40;

/** Lines of a story without its other printing, the headline first, and what was printed twice. */
export interface Doubled {
  readonly once: readonly DumpLine[];
  readonly again: readonly DumpLine[];
}

/** Story, headline, and the story again, of which the text may hold but the beginning -> the fuller printing under its headline; null where nothing is printed twice. */
export function findDoubled(lines: readonly DumpLine[]): Doubled | null {
  const folded = lines.map(({ text }) => foldText(text));
  const first = folded[0];
  if (first === undefined || !isSentence(lines[0]?.text ?? '')) return null;
  // Both printings open alike, on whatever lines their paragraphs stand.
  const opening = first.slice(0, 80);
  const again = folded.findIndex(
    (text, i) => i > 1 && i <= mostLines && (text.startsWith(opening) || isCut(text, opening, i === folded.length - 1)),
  );
  if (again < 2 || !isHeadline(lines[again - 1]?.text ?? '')) return null;
  const before = folded.slice(0, again - 1).join(' ');
  const behind = folded.slice(again).join(' ');
  if (behind.startsWith(before)) return { once: lines.slice(again - 1), again: lines.slice(0, again - 1) };
  if (!before.startsWith(behind)) return null;
  return { once: [...lines.slice(again - 1, again), ...lines.slice(0, again - 1)], again: lines.slice(again) };
}

/** The text ends shortly behind the headline. */
function isCut(text: string, opening: string, last: boolean): boolean {
  return last && text.length >= shortestCut && opening.startsWith(text);
}

const shortestCut = 15;
