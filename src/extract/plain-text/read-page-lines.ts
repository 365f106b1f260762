import type { LineSign, LineState, LineWeights } from '../../model/line-states.ts';
import { foldText } from '../../text/whitespace.ts';
import type { DumpLine } from './dump-lines.ts';
import { addSigned, addTeasers } from './ending-signs.ts';
import { formSigns, storyForms } from './form-signs.ts';
import { bestPath } from './lattice.ts';
import { commonWeights } from './line-weights.ts';
import { pageLattice, titledLattice } from './page-states.ts';
import { addNames, addRelations } from './relation-signs.ts';
import type { SignedLine } from './signed-line.ts';
import { storySigns, type Wordings, wordingSigns } from './wording-signs.ts';

/** Every line of a printed page and what it is. */
export interface PageReading {
  readonly lines: readonly ReadLine[];
  /** Points by which this reading beats the best one with another headline. */
  readonly headlineMargin: number;
  /** The same beside readings with another headline or with none. */
  readonly headlineGain: number;
}

export interface ReadLine extends DumpLine {
  readonly state: LineState;
  readonly signs: ReadonlySet<LineSign>;
}

/** Below so many lines no story begins; what stands above may be head, menus included. */
const mostOfHead = 400;

/** Printed lines -> what each is, by the best reading of all of them together; `slug` holds the words of the address. */
export function readPageLines(lines: readonly DumpLine[], wordings: Wordings, slug: readonly string[]): PageReading {
  const signed = signLines(lines, wordings, slug);
  const worth = worthOfLines(signed, wordings);
  const best = bestPath(pageLattice, lines.length, worth);
  const states: readonly LineState[] = best?.states ?? lines.map(() => 'menu');
  const read = signed.map(({ line, signs }, i): ReadLine => ({ ...line, signs, state: states[i] ?? 'tail' }));
  if (best === null) return { lines: read, headlineMargin: 0, headlineGain: 0 };
  return { lines: read, ...marginsOf(alike(lines, best.states.indexOf('headline')), lines.length, worth) };
}

/** Where the words of a line stand at the top: a headline may be printed several times. */
function alike(lines: readonly DumpLine[], at: number): ReadonlySet<number> {
  const words = foldText(lines[at]?.text ?? '');
  const mostLetters = (lines[at]?.text.length ?? 0) * 2 + 100;
  const places = [...lines.slice(0, mostOfHead).keys()];
  return new Set(
    at < 0
      ? []
      : places.filter((place) => foldText((lines[place]?.text ?? '').slice(0, mostLetters)).startsWith(words)),
  );
}

/** By how much the best reading of the top beats the best ones without the headline of these lines. */
function marginsOf(
  headlines: ReadonlySet<number>,
  lines: number,
  worth: (place: number, state: LineState) => number,
): Pick<PageReading, 'headlineMargin' | 'headlineGain'> {
  const top = Math.min(lines, mostOfHead);
  const best = bestPath(pageLattice, top, worth)?.score ?? 0;
  const [another, other] = [titledLattice, pageLattice].map((lattice) =>
    bestPath(lattice, top, (place, state) =>
      headlines.has(place) && state === 'headline' ? Number.NEGATIVE_INFINITY : worth(place, state),
    ),
  );
  return {
    headlineMargin: best - (another?.score ?? Number.NEGATIVE_INFINITY),
    headlineGain: best - (other?.score ?? Number.NEGATIVE_INFINITY),
  };
}

export function signLines(lines: readonly DumpLine[], wordings: Wordings, slug: readonly string[]): SignedLine[] {
  const top = lines.slice(0, mostOfHead);
  const head = top.map((line) => ({
    line,
    signs: new Set<LineSign>([...formSigns(line), ...wordingSigns(line, wordings)]),
  }));
  for (const { signs } of head) if (signs.has('date')) signs.delete('dateline');
  const below = lines.slice(mostOfHead);
  addRelations(head, below.slice(0, mostOfHead), slug);
  const rest: SignedLine[] = below.map((line) => ({
    line,
    signs: new Set<LineSign>([...storyForms(line), ...storySigns(line, wordings)]),
  }));
  const signed = [...head, ...rest];
  addNames(signed);
  addSigned(signed);
  addTeasers(signed);
  if (
    head.filter(({ signs }) => isTitleAgain(signs)).length === 1 ||
    signed.some(({ signs }) => signsOfPages.some((sign) => signs.has(sign)))
  )
    return signed;
  // A long line without an end under a topic and a headline is no paragraph.
  const isSummary = (signs: ReadonlySet<LineSign>): boolean =>
    signs.has('kicked') && signs.has('long') && !signs.has('statement');
  for (const { signs } of head) if (!isSummary(signs)) signs.add('plain');
  return signed;
}

/** Any of these shows that a text was a page before it was printed. */
const signsOfPages: readonly LineSign[] = [
  ...(['date', 'day', 'people', 'role', 'reporter', 'photo-label', 'caption-label'] as const),
  ...(['menu', 'tail', 'end', 'noise', 'summary', 'doubled', 'captioned'] as const),
];

/** A headline that comes once more; verses come again too, but not in capitals. */
function isTitleAgain(signs: ReadonlySet<LineSign>): boolean {
  return signs.has('repeat') && signs.has('title') && signs.has('capitals');
}

const storyStates: ReadonlySet<LineState> = new Set(['body', 'box', 'boxed', 'ending', 'tail']);

/** What each state is worth at each line: the sum of the points of the line's signs. */
export function worthOfLines(
  signed: readonly SignedLine[],
  { rule }: Wordings,
): (place: number, state: LineState) => number {
  const never = new Set(rule.never);
  const points = new Map(pageLattice.states.map((state) => [state, pointsOf(state, rule.weights)]));
  return (place, state) => {
    const signs = signed[place]?.signs;
    const own = points.get(state);
    if (signs === undefined || own === undefined || never.has(state)) return Number.NEGATIVE_INFINITY;
    if (place >= mostOfHead && !storyStates.has(state)) return Number.NEGATIVE_INFINITY;
    let sum = own.get('any') ?? 0;
    for (const sign of signs) sum += own.get(sign) ?? 0;
    return sum;
  };
}

/** The points of a state by sign: those of all sites and the site's own on top. */
function pointsOf(state: LineState, own: LineWeights): ReadonlyMap<LineSign | 'any', number> {
  const points = new Map<LineSign | 'any', number>();
  for (const [worth, ...signs] of [...(commonWeights[state] ?? []), ...(own[state] ?? [])])
    for (const sign of signs) points.set(sign, (points.get(sign) ?? 0) + worth);
  return points;
}
