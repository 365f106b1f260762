import type { DumpRule } from '../../model/site-rule.ts';
import { countWords, foldText } from '../../text/whitespace.ts';
import { type DumpLine, isHeadline, isNameLike } from './dump-lines.ts';

/** What stands over the first mark of a printed page. */
export interface Over {
  readonly title: string | null;
  readonly kicker: string | null;
  readonly standfirst: string | null;
  /** The writer of a column, whose name and job stand over the headline. */
  readonly writer: string | null;
  /** Lines that are none of these. */
  readonly rest: readonly DumpLine[];
}

/** Longest kicker: a topic, not a headline. */
const kickerWords = 6;

/** The lines over the first mark, menus left out -> headline and what goes with it, in the order the site prints them. */
export function readOver(printed: readonly DumpLine[], order: DumpRule['over'], regions: readonly string[]): Over {
  const column = columnist(printed);
  const lines = withoutBanner(withoutRepeats(printed), regions);
  const texts = lines.map(({ text }) => text);
  const taken = pick(texts.slice(-order.length), order);
  const kept = new Set([taken.title, taken.kicker, taken.standfirst]);
  const kicker = column === null ? taken.kicker : null;
  const rest = printed.filter(({ text }, i) => !kept.has(text) || printed.findIndex((one) => one.text === text) !== i);
  return { ...taken, kicker, writer: column, rest };
}

type Named = Pick<Over, 'title' | 'kicker' | 'standfirst'>;

function pick(texts: readonly string[], order: DumpRule['over']): Named {
  const [first, second, third] = texts;
  const named: Named = { title: null, kicker: null, standfirst: null };
  if (first === undefined) return named;
  if (second === undefined) return { ...named, title: first };
  if (third !== undefined) {
    const menu = countWords(second) <= 2;
    return menu ? { ...named, title: third } : { kicker: first, title: second, standfirst: third };
  }
  const short = countWords(first) <= kickerWords && countWords(second) > countWords(first);
  if (!order.includes('standfirst')) return { ...named, title: second, kicker: short ? first : null };
  const kicked = short && isHeadline(second);
  return kicked ? { ...named, kicker: first, title: second } : { ...named, title: first, standfirst: second };
}

/** Name and slogan of a region over the headline: two lines close together at the top, or a region's own name. */
function withoutBanner(lines: readonly DumpLine[], regions: readonly string[]): readonly DumpLine[] {
  const [first, second, third] = lines;
  if (first === undefined || second === undefined || third === undefined) return lines;
  const named = regions.some((region) => foldText(region) === foldText(first.text));
  if (!second.gap && third.gap) return lines.slice(2);
  return named ? lines.slice(1) : lines;
}

/** Of lines that read the same only the last stays. */
function withoutRepeats(lines: readonly DumpLine[]): readonly DumpLine[] {
  const texts = lines.map(({ text }) => text);
  return lines.filter(({ text }, i) => texts.lastIndexOf(text) === i);
}

/** Name, job, and the job once more: a columnist. */
function columnist(lines: readonly DumpLine[]): string | null {
  const [name, job, ...others] = lines;
  if (name === undefined || job === undefined) return null;
  return isNameLike(name.text) && others.some(({ text }) => text.startsWith(job.text) || job.text.startsWith(text))
    ? name.text
    : null;
}
