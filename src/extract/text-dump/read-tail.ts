import type { DumpRule } from '../../model/site-rule.ts';
import { countWords } from '../../text/whitespace.ts';
import { type DumpLine, isSentence } from './dump-lines.ts';
import { type TakenLine, takeAll, takeBy } from './taken.ts';

/** A printed page cut where its story ends. */
export interface Cut {
  readonly story: readonly DumpLine[];
  readonly tail: readonly DumpLine[];
  readonly taken: readonly TakenLine[];
}

/** Lines from the start of the story on -> the story and what stands below it. Nothing ends a story that has not begun. */
export function cutTail(lines: readonly DumpLine[], rule: DumpRule): Cut {
  let begun = false;
  const story: DumpLine[] = [];
  const early: TakenLine[] = [];
  for (const [i, line] of lines.entries()) {
    const ending = takeBy(line, rule.tail);
    if (ending !== null && begun) {
      const tail = lines.slice(i);
      return { story, tail, taken: [...early, ...takeAll(tail, ending.name, ending.by)] };
    }
    if (ending !== null) early.push(ending);
    else story.push(line);
    begun ||= isSentence(line.text);
  }
  return { story, tail: [], taken: early };
}

/** Longest tag. */
const tagWords = 6;

/** The tags under a "Tags" label, a line each, or run together on one line. */
export function readTags(tail: readonly DumpLine[], rule: DumpRule): string[] {
  const label = rule.boxes.find(({ name }) => name === 'tag-list')?.label;
  const at = label === undefined ? -1 : tail.findIndex(({ text }) => label.test(text));
  if (at < 0) return [];
  const others = [...rule.tail, ...rule.marks].map(({ line }) => line).concat(rule.boxes.map((box) => box.label));
  const lines = listUnder(
    tail,
    at,
    ({ text }) => /[\p{L}\p{N}]/u.test(text) && !others.some((other) => other.test(text)),
  );
  const [only, ...further] = lines.map(({ text }) => text.replace(/^#/, ''));
  if (only === undefined) return [];
  const tags = further.length === 0 ? only.split(/(?<=\p{Ll})(?=\p{Lu})/u) : [only, ...further];
  return tags.filter((tag) => countWords(tag) <= tagWords && !/^(?:jangan lewatkan|unlisted)$/i.test(tag));
}

/** The lines that belong to a label: its list items, else those close below it up to the next gap. */
export function listUnder(
  lines: readonly DumpLine[],
  at: number,
  fits: (line: DumpLine) => boolean,
): readonly DumpLine[] {
  const below = lines.slice(at + 1);
  const listed = below[0]?.mark === 'list';
  const end = below.findIndex((line, i) => !fits(line) || (listed ? line.mark !== 'list' : i > 0 && line.gap));
  return below.slice(0, end < 0 ? below.length : end);
}
