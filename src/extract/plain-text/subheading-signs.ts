import { hasGaps } from './dump-lines.ts';
import type { SignedLine } from './signed-line.ts';

/**
 * A few words between the head and a sentence, on a page whose story opens without a dateline: a further page may begin
 * with a subheading. Under names or a link its words have to return in the story, lest it be a caption.
 */
export function addHeaded(lines: readonly SignedLine[]): void {
  if (lines.some(({ signs }) => signs.has('dateline'))) return;
  const apart = hasGaps(lines.map(({ line }) => line));
  for (const [i, { line, signs }] of lines.entries()) {
    const [above, below] = [lines[i - 1]?.signs, lines[i + 1]];
    if (above === undefined || below === undefined || (apart && !(line.gap && below.line.gap))) continue;
    const pictured = apart && (above.has('under-credit') || above.has('captioned'));
    const led = signs.has('returns') && overSubheads.some((sign) => above.has(sign));
    const bare = signs.has('title') && signs.has('capitals') && !notSubheads.some((sign) => signs.has(sign));
    if ((pictured || led) && bare && below.signs.has('statement')) signs.add('headed');
  }
}

/** "4. Payung Kain" at the top, with no sentence over it, and "5. …" below: a further page goes on with its list. */
export function addCounted(lines: readonly SignedLine[]): void {
  const first = lines.findIndex(({ signs }) => signs.has('numbered'));
  const number = numberOf(lines[first]);
  if (number < 2 || lines.slice(0, first).some(({ signs }) => signs.has('statement'))) return;
  if (lines.some((line) => numberOf(line) === number + 1)) lines[first]?.signs.add('counted');
}

function numberOf(line: SignedLine | undefined): number {
  return line?.signs.has('numbered') === true ? Number.parseInt(line.line.text, 10) : 0;
}

const overSubheads = ['people', 'role', 'noise'] as const;

const notSubheads = [
  'menu',
  'noise',
  'tail',
  'brand',
  'credit',
  'captioned',
  'caption-words',
  'repeat',
  'name',
] as const;
