import type { DumpRule } from '../../model/site-rule.ts';
import type { ReadLine } from './read-page-lines.ts';
import { type TakenLine, takeAll, takeBy } from './taken.ts';

/** A printed page by its parts, boxes inside the story left out. */
export interface PageParts {
  readonly head: readonly ReadLine[];
  readonly story: readonly ReadLine[];
  readonly tail: readonly ReadLine[];
  /** What went with boxes and below the story. */
  readonly taken: readonly TakenLine[];
}

/** Read lines -> the page's parts. */
export function partsOf(lines: readonly ReadLine[], rule: DumpRule): PageParts {
  const start = startOf(lines);
  const end = lines.findIndex(({ state }) => state === 'ending');
  const tail = end < 0 ? [] : lines.slice(end);
  const story: ReadLine[] = [];
  const taken: TakenLine[] = [];
  let box: TakenLine | null = null;
  for (const [i, line] of lines.slice(start, end < 0 ? lines.length : end).entries()) {
    if (line.state === 'box') box = takeBy(line, rule.tail);
    else if (line.state !== 'boxed') box = null;
    // A subheading may read like the label of a comment box.
    const subheading = box?.name === 'comment-box' && lines[start + i + 1]?.state === 'body';
    if (box === null || subheading) addLine(story, line, lines[start + i - 1]);
    else taken.push(...takeAll([line], box.name, box.by));
  }
  const ending = tail[0] === undefined ? null : takeBy(tail[0], rule.tail);
  const below = takeAll(tail, ending?.name ?? 'byline', ending?.by ?? 'names below the story');
  return { head: lines.slice(0, start), story, tail, taken: [...taken, ...below] };
}

function startOf(lines: readonly ReadLine[]): number {
  const start = lines.findIndex(({ state }) => state === 'opening');
  return start < 0 ? lines.length : start;
}

/** A sentence that runs on behind another one of the story is of the same paragraph. */
function addLine(story: ReadLine[], line: ReadLine, above: ReadLine | undefined): void {
  const last = story.at(-1);
  const apart = [line, above].some(
    (one) => one?.state === 'box' || one?.state === 'boxed' || aside.some((sign) => one?.signs.has(sign)),
  );
  if (line.runsOn === true && last !== undefined && !apart)
    story[story.length - 1] = { ...last, text: `${last.text} ${line.text}` };
  else story.push(line);
}

/** What stands between paragraphs, on whatever line. */
const aside = ['credit', 'captioned', 'caption-label', 'photo-label', 'noise'] as const;
