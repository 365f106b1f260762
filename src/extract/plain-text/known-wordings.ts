import type { LineRule, NoiseName } from '../../model/site-rule.ts';
import { sites } from '../../sites/index.ts';
import { sharedNoise } from '../../sites/shared-noise.ts';

/** At most so many places of a line are held against all wordings: more than the longest pages have. */
const mostPlaces = 600;
/** Most words of a wording that is looked for. */
const wordingWords = 14;

const rules = sites.flatMap(({ dump }) => dump ?? []);
const role = /^(?:Penulis|Editor|Kontributor|Writer)$/;
/** What else stands between paragraphs or below them. */
const between: ReadonlySet<NoiseName> = new Set(['ad-slot', 'embed', 'promotion', 'page-links', 'share-bar']);
/** Labels in capitals stand out anywhere. */
const loud = /^\[?\p{Lu}{5,}\]?$/u;
/** Whole lines that pages print over their stories, and under them; dates and names are read by their own forms. */
const overStory = patternsOf(
  rules.flatMap(({ head, marks }) => [
    ...head,
    ...marks.filter(({ states }) => states !== 'date' && states !== 'people'),
  ]),
);
const underStory = patternsOf([
  ...rules.flatMap(({ tail }) => tail.filter(({ name }) => name !== 'byline')),
  ...[...sharedNoise, ...rules.flatMap(({ noise }) => noise)].filter(
    (one): one is LineRule => 'line' in one && between.has(one.name),
  ),
]);

function patternsOf(lines: readonly { readonly line: RegExp }[]): RegExp[] {
  return [...new Map(lines.map(({ line }) => [line.source, line])).values()];
}

/** A word of a printed line, and where it begins and ends. */
export interface Word {
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

/** Where known wordings begin and end: in the head anywhere, further down behind the end of a sentence. */
export function wordingsIn(line: string, words: readonly Word[], headEnd: number): number[] {
  const cuts: number[] = [];
  let known = 0;
  let places = 0;
  for (let at = 0; at < words.length && places < mostPlaces; ) {
    const word = words[at];
    if (word === undefined) break;
    const over = word.from < headEnd;
    const chained = known === at;
    const begins =
      !/^\p{Ll}/u.test(word.text) &&
      (over || chained || loud.test(word.text) || /[.!?)”"|]$/.test(words[at - 1]?.text ?? ''));
    if (begins) places += 1;
    const length = begins ? wordingAt(line, words, at, { over, chained }) : 0;
    if (length > 0) {
      cuts.push(word.from);
      const end = words[at + length - 1]?.to ?? line.length;
      // What goes on as it likes ends where the next is known.
      if (over || loud.test(word.text) || !isOpen(line.slice(word.from, end))) cuts.push(end);
      known = at + length;
    }
    at += Math.max(1, length);
  }
  return cuts;
}

/** A wording that goes on as it likes. */
export function isOpen(text: string, patterns: readonly RegExp[] = underStory): boolean {
  const found = patterns.filter((pattern) => pattern.test(text));
  return found.length > 0 && found.every((pattern) => pattern.test(`${text} dan lain-lain`));
}

/** How many more words are printed in capitals like those before them. */
function capitalsAt(words: readonly Word[], at: number, length: number): number {
  if (!loud.test(words[at]?.text ?? '')) return 0;
  const rest = words.slice(at + length, at + wordingWords);
  const end = rest.findIndex(({ text }) => !/^\p{Lu}{2,}$/u.test(text));
  return end < 0 ? rest.length : end;
}

/** How many words of a known wording stand here: as many as it has, the fewest of one that goes on as it likes. */
function wordingAt(
  line: string,
  words: readonly Word[],
  at: number,
  { over, chained }: { readonly over: boolean; readonly chained: boolean },
): number {
  const patterns = over ? [...overStory, ...underStory] : underStory;
  let longest = 0;
  for (let length = 1; length <= wordingWords && at + length <= words.length; length++) {
    const next = words[at + length]?.text;
    if (next !== undefined && /^\p{Ll}/u.test(next)) continue;
    const text = line.slice(words[at]?.from, words[at + length - 1]?.to);
    if (length === 1 && !chained && !/:$/.test(text) && !(over && role.test(text)) && !loud.test(text)) continue;
    if (isOpen(text, patterns)) return longest || length + capitalsAt(words, at, length);
    if (patterns.some((pattern) => pattern.test(text))) longest = length;
  }
  return longest;
}
