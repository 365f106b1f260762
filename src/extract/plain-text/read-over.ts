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
  const column = order.includes('standfirst') ? null : columnist(printed);
  const lines = withoutBanner(withoutRepeats(withoutMenu(printed)), regions);
  const texts = lines.map(({ text }) => text);
  const taken = order.length > 1 ? pick(texts.slice(-order.length), order) : { ...nothing, title: headlineOf(texts) };
  const kept = new Set([taken.title, taken.kicker, taken.standfirst]);
  const dated = /(?:^|\s)(?:19|20)\d{2}$|^\d|\s[/>»]\s/.test(taken.kicker ?? '') && countWords(taken.kicker ?? '') <= 4;
  const kicker = column === null && !dated ? taken.kicker : null;
  const rest = printed.filter(({ text }, i) => !kept.has(text) || printed.findIndex((one) => one.text === text) !== i);
  return { ...taken, kicker, writer: column, rest };
}

type Named = Pick<Over, 'title' | 'kicker' | 'standfirst'>;

const nothing: Named = { title: null, kicker: null, standfirst: null };

/** Fewest words of a line that is sooner the headline than what stands under it. */
const headlineWords = 4;

/** Where nothing but a headline stands over the marks: the last line that is long enough for one, else the last. */
function headlineOf(texts: readonly string[]): string | null {
  return texts.findLast((text) => countWords(text) >= headlineWords) ?? texts.at(-1) ?? null;
}

/** So many lines of a few words in a row are the entries of a menu. */
const menuLines = 5;
const entryWords = 3;

/** The lines over the marks without the entries of a menu; what stands last is none. */
function withoutMenu(lines: readonly DumpLine[]): readonly DumpLine[] {
  const ends = lines.findLastIndex((_, i) => {
    const run = lines.slice(Math.max(0, i - menuLines + 1), i + 1);
    return i < lines.length - 1 && run.length === menuLines && run.every((line) => countWords(line.text) <= entryWords);
  });
  return lines.slice(ends + 1);
}

function pick(texts: readonly string[], order: DumpRule['over']): Named {
  const [first, second, third] = texts;
  const named: Named = nothing;
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

/** Name of the site and number of the page behind a headline, as a browser's window shows it. */
const suffix =
  /\s*[-–—|]?\s*Halaman (?:all|\d+)$|\s+[-–—|]\s+(?:\p{L}[\p{L}\d-]*\.(?:com|co\.id|co|id|net)(?:\s[\p{L} ]{1,30})?|Tribun\s?[\p{L}-]{3,12})$/iu;

/** A headline as a page shows it. */
export function withoutSuffix(title: string): string {
  const once = title.replace(suffix, '');
  return once === title || once === '' ? title : withoutSuffix(once);
}

/** Lines over the first mark -> those of the menu and breadcrumb: "Home", what stands over it, and the sections below it. */
export function breadcrumbIn(lines: readonly DumpLine[]): readonly DumpLine[] {
  const home = lines.findLastIndex(({ text }) => /^(?:home|beranda|kompas\.com|tribunnews(?:\.com)?)$/i.test(text));
  if (home < 0) return [];
  const end = lines.findIndex(({ text }, i) => i > home && (i === lines.length - 1 || countWords(text) > entryWords));
  return end < 0 ? [] : lines.slice(0, end);
}
