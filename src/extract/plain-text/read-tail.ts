import type { DumpRule } from '../../model/site-rule.ts';
import { sharedNoise } from '../../sites/shared-noise.ts';
import { countWords } from '../../text/whitespace.ts';
import { type DumpLine, isSentence } from './dump-lines.ts';
import { type TakenLine, takeAll, takeBy } from './taken.ts';

/** A printed page cut where its story ends. */
export interface Cut {
  readonly story: readonly DumpLine[];
  readonly tail: readonly DumpLine[];
  readonly taken: readonly TakenLine[];
}

/** Lines from the start of the story on -> the story and what stands below it. Nothing ends a story that has not begun, or that goes on. */
export function cutTail(lines: readonly DumpLine[], rule: DumpRule): Cut {
  let begun = false;
  const story: DumpLine[] = [];
  const taken: TakenLine[] = [];
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i];
    if (line === undefined) break;
    const ending = takeBy(line, rule.tail);
    if (ending === null) story.push(line);
    else if (!begun) taken.push(ending);
    else {
      const box = boxInStory(lines.slice(i, i + mostOfBox + fewestAfterBox), ending, rule);
      if (box === null) {
        const tail = lines.slice(i);
        return { story, tail, taken: [...taken, ...takeAll(tail, ending.name, ending.by)] };
      }
      // A subheading may read like the label of a comment box.
      if (box === 1 && ending.name === 'comment-box') story.push(line);
      else taken.push(...takeAll(lines.slice(i, i + box), ending.name, ending.by));
      i += box - 1;
    }
    begun ||= isSentence(line.text);
  }
  return { story, tail: [], taken };
}

/** A label and the titles under it inside a story are so many lines at most; as many paragraphs right behind show that the story goes on. */
const mostOfBox = 7;
const fewestAfterBox = 2;

/** A label that ends most stories, with what follows -> how many lines are its box where the story goes on behind it; null where it ends. */
function boxInStory(lines: readonly DumpLine[], { name }: TakenLine, rule: DumpRule): number | null {
  if (name === 'copyright-line' || name === 'paywall') return null;
  const resumes = lines.findIndex(
    (_, i) =>
      i > 0 && lines.length - i >= fewestAfterBox && lines.slice(i, i + fewestAfterBox).every(isParagraph(rule)),
  );
  return resumes > 0 ? resumes : null;
}

function isParagraph(rule: DumpRule): (line: DumpLine) => boolean {
  const others = [...rule.tail, ...rule.head, ...rule.noise, ...sharedNoise].flatMap((one) =>
    'line' in one ? [one.line] : [],
  );
  return ({ text, mark }) =>
    mark === 'none' && isSentence(text) && countWords(text) >= 8 && !others.some((other) => other.test(text));
}

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
  const list = tail.map(({ text }) => /^(?:tags?|labels?|topik)\s*:\s*(.+)$/i.exec(text)?.[1]).find((tags) => tags);
  const tags = (list ?? '').split(/\s*[,;|]\s*|\s+(?=#)/).map((tag) => tag.replace(/^#/, '').trim());
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
