import type { DumpRule } from '../../model/site-rule.ts';
import { countWords, foldText } from '../../text/whitespace.ts';
import type { DraftBlock } from '../draft-blocks.ts';
import { type DumpLine, isSentence, isStatement } from './dump-lines.ts';
import type { TakenLine } from './taken.ts';

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

/** Tags that stand unlabelled under the last sentence, a line each: few words that the story or its headline holds -> the drafts without them, and the tags. */
export function takeTagsBelow(
  drafts: readonly DraftBlock[],
  topics: readonly string[],
): { readonly kept: readonly DraftBlock[]; readonly tags: readonly string[]; readonly taken: readonly TakenLine[] } {
  let from = drafts.length;
  while (from > 1 && isBareTag(drafts[from - 1])) from -= 1;
  const below = drafts.slice(from).map(({ text }) => text);
  const last = drafts[from - 1];
  if (last === undefined || below.length === 0 || !isStatement(last.text)) return { kept: drafts, tags: [], taken: [] };
  const story = foldText([...topics, ...drafts.slice(0, from).map(({ text }) => text)].join(' '));
  const held = below.filter((tag) => tag.startsWith('#') || story.includes(foldText(tag)));
  if (held.length * 2 < below.length || (below.length < fewestTags && held.every((tag) => !tag.startsWith('#'))))
    return { kept: drafts, tags: [], taken: [] };
  const taken = below.map((text): TakenLine => ({ name: 'tag-list', by: 'tags below', text }));
  return { kept: drafts.slice(0, from), tags: below.map((tag) => tag.replace(/^#/, '')), taken };
}

/** Fewer lines may be the story's last words. */
const fewestTags = 2;

function isBareTag(draft: DraftBlock | undefined): boolean {
  return (
    draft !== undefined &&
    draft.type !== 'quote' &&
    /^#?[\p{L}\p{N}][\p{L}\p{N} .'’&/-]*$/u.test(draft.text) &&
    !/\.$/.test(draft.text) &&
    countWords(draft.text) < tagWords
  );
}
