import { countWords, foldText, wordsOf } from '../../text/whitespace.ts';
import { type DumpLine, isSentence, shareOfCapitals } from './dump-lines.ts';
import type { SignedLine } from './signed-line.ts';

/** How many lines below a line are looked through for its words. */
const linesBelow = 100;
/** Fewest words of a line that is found again inside a paragraph by no chance. */
const fewestInside = 5;

/** The alternative text of a photo is the headline once more. */
const zoomed = /^zoom-in\s?(?:lihat foto)?\s?/i;

/** Marks lines whose words come again: in other lines, or inside the paragraphs below. */
export function addRepeats(lines: readonly SignedLine[], below: readonly DumpLine[]): void {
  const shown = [...lines.map(({ line }) => line), ...below];
  const texts = shown.map(({ text }) => foldText(text.slice(0, 900).replace(zoomed, '')));
  const first = new Map<string, number>();
  for (const [i, text] of texts.entries()) if (!first.has(text)) first.set(text, i);
  const last = new Map(texts.map((text, i) => [text, i]));
  const paragraphs = texts.flatMap((text, at) => (isSentence(shown[at]?.text ?? '') ? [{ at, text }] : []));
  const where = placesOf(paragraphs);
  for (const [i, { signs }] of lines.entries()) {
    const text = texts[i] ?? '';
    if ((first.get(text) ?? i) < i) signs.add('repeat');
    if ((last.get(text) ?? i) > i) signs.add('repeated');
    const beside = [shown[i - 1]?.text, shown[i + 1]?.text];
    const credited = beside.some((other) => other !== undefined && isCreditedAgain(shown[i]?.text ?? '', other));
    if (((texts[i - 1] === text || texts[i + 1] === text) && isSentence(shown[i]?.text ?? '')) || credited) {
      signs.add('doubled');
      // No story begins twice.
      signs.delete('capital-start');
    }
    if (i >= mostOver) continue;
    if (isPart(lines, i)) signs.add('part');
    const below = paragraphs.filter(({ at }) => at > i && at <= i + linesBelow).map((paragraph) => paragraph.text);
    if (countWords(text) >= fewestInside && isInside(text, below)) signs.add('inside');
    const own = wordsOf(text).filter((word) => word.length > 3);
    const found = own.filter((word) => where.get(word)?.some((at) => at > i && texts[at] !== text));
    if (own.length > 0 && found.length * 2 >= own.length) signs.add('returns');
  }
}

/** "Regu lomba menang." beside "Regu lomba menang. | NAMA / Arsip": a caption, and the caption with its credit. */
function isCreditedAgain(one: string, other: string): boolean {
  const [short, long] = one.length < other.length ? [one, other] : [other, one];
  const credit = long.startsWith(short) ? long.slice(short.length) : '';
  return (
    countWords(short) >= fewestInside && credit.length <= longestCredit && /^[\s.]*(?:[|/(©]|foto\b)/i.test(credit)
  );
}

const longestCredit = 80;

const linesOverPart = 4;

/** "Regu Lor vs Regu Kidul" under "Lomba Desa, Regu Lor vs Regu Kidul: Selalu Ramai": the text of a picture. */
function isPart(lines: readonly SignedLine[], at: number): boolean {
  const own = wordsOf(lines[at]?.line.text ?? '');
  if (own.length < 3) return false;
  return lines.slice(Math.max(0, at - linesOverPart), at).some(({ line, signs }) => {
    const said = wordsOf(line.text);
    return signs.has('title') && said.length > own.length + 1 && own.every((word) => said.includes(word));
  });
}

/** Words of paragraphs -> the first and the last places where they stand: enough to know whether they return. */
function placesOf(paragraphs: readonly { readonly at: number; readonly text: string }[]): Map<string, number[]> {
  const where = new Map<string, number[]>();
  for (const { at, text } of paragraphs) {
    for (const word of new Set(text.split(' '))) {
      const places = where.get(word);
      if (places === undefined) where.set(word, [at]);
      else if (places.length < mostPlaces) places.push(at);
      else places[mostPlaces - 1] = at;
    }
  }
  return where;
}

const mostPlaces = 4;

/** Lines further down are not looked for in what follows: no headline stands there. */
const mostOver = 120;

/** A standfirst returns as a sentence of the story, whole or with its end changed. */
function isInside(text: string, paragraphs: readonly string[]): boolean {
  const words = text.split(' ');
  const opening = words.slice(0, Math.max(fewestInside, Math.ceil(words.length * 0.7))).join(' ');
  return (
    paragraphs.some(
      (paragraph) => paragraph.length > opening.length && paragraph !== text && paragraph.includes(opening),
    ) ||
    (words.length > 8 && paragraphs.includes(text))
  );
}

/** "Warga menata dagangan. (Humas Desa)" close over "Foto: Dagangan. (Humas Desa)": two captions with one credit. */
export function addSharedCredits(lines: readonly SignedLine[]): void {
  const credits = lines.map(({ line }) => (line.text.length > longestCaption ? undefined : creditOf(line.text)));
  for (const [i, { signs }] of lines.entries())
    if (credits[i] !== undefined && (credits[i] === credits[i - 1] || credits[i] === credits[i + 1]))
      signs.add('captioned');
}

const longestCaption = 300;

function creditOf(text: string): string | undefined {
  const credit = /\(([^()]{3,60})\)\.?$/.exec(text)?.[1];
  return credit !== undefined && shareOfCapitals(credit) >= 0.5 && countWords(text) > countWords(credit)
    ? credit
    : undefined;
}
