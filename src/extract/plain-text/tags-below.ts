import type { DumpRule } from '../../model/site-rule.ts';
import { countWords } from '../../text/whitespace.ts';
import { type DumpLine, isSentence } from './dump-lines.ts';

/** Longest tag. */
const tagWords = 6;

/** The tags under a "Tags" label, a line each, or run together on one line. */
export function readTags(tail: readonly DumpLine[], rule: DumpRule): string[] {
  const label = rule.boxes.find(({ name }) => name === 'tag-list')?.label;
  const at = label === undefined ? -1 : tail.findIndex(({ text }) => label.test(text));
  if (at < 0) return inlineTags(tail);
  const others = [...rule.tail, ...rule.head, ...rule.marks]
    .map(({ line }) => line)
    .concat(rule.boxes.map((box) => box.label));
  const fits = ({ text }: DumpLine): boolean =>
    /[\p{L}\p{N}]/u.test(text) && !isSentence(text) && !others.some((other) => other.test(text));
  // Where a gap parts the label from its first tag, gaps stand between the tags too.
  const apart = tail[at + 1]?.gap === true && tail[at + 1]?.mark === 'none';
  const isTag = (line: DumpLine): boolean => fits(line) && countWords(line.text) <= tagWords;
  const lines = listUnder(apart ? tail.map((line) => ({ ...line, gap: false })) : tail, at, apart ? isTag : fits);
  const [only, ...further] = lines.map(({ text }) => text.replace(/^#/, ''));
  if (only === undefined) return [];
  const tags = further.length === 0 ? only.split(/(?<=\p{Ll})(?=\p{Lu})/u) : [only, ...further];
  return tags.filter((tag) => countWords(tag) <= tagWords && !/^(?:jangan lewatkan|unlisted)$/i.test(tag));
}

/** "Tags: bendera, perahu": the label and its tags on one line. */
function inlineTags(tail: readonly DumpLine[]): string[] {
  const list = tail.map(({ text }) => /^(?:tags?|labels?|topik)\s?:\s?(.+)$/i.exec(text)?.[1]).find((tags) => tags);
  const tags = (list ?? '').split(/[,;|]|\s(?=#)/).map((tag) => tag.trim().replace(/^#/, '').trim());
  return tags.filter((tag) => tag !== '' && countWords(tag) <= tagWords);
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
