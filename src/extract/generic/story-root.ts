import type { AnyNode, Element } from 'domhandler';
import { isElement } from '../../page/nodes.ts';
import { isWithin } from '../../page/parse.ts';
import { select } from '../../page/select.ts';
import type { PageWords, WordSums } from './page-words.ts';
import { saysAside } from './story-place.ts';

/** The element that holds a story, and what stands in it and is none of the story. */
export interface StoryRoot {
  readonly root: Element;
  readonly beside: readonly Element[];
}

/** The part of a story that is known, to be compared with the boxes beside it. */
interface Level {
  readonly words: PageWords;
  /** The part of the story that is known, and its prose. */
  readonly part: Element;
  readonly prose: number;
  /** How far above the story's last part this is. */
  readonly above: number;
}

/** What a box beside the story must add to belong to it: so many words, of which such a share is prose. */
const least = { words: 40, density: 0.7 } as const;
/** So many levels above the last part found, another part of the story is looked for. */
const furthest = 5;

/**
 * The densest part of a page -> what holds the whole story. Going up from it, boxes beside the story that read like it
 * are taken in, and what stands beside them and does not is left out.
 */
export function growStory(
  words: PageWords,
  core: Element,
  headline: Element | null,
  removed: ReadonlySet<AnyNode>,
): StoryRoot {
  let root = core;
  let beside: Element[] = [];
  const passed: Element[] = [];
  let part = core;
  let above = 0;
  let prose = words.within(core).prose;
  for (;;) {
    const parent = part.parent as AnyNode | null;
    if (parent === null || !isElement(parent) || (parent.name === 'body' && part !== core)) break;
    const level: Level = { words, part, prose, above };
    const { parts, others } = weigh(parent, level, removed);
    if (others.length > 0 || parts.length > 0) above += 1;
    // Not spread: a hundred thousand of them would overflow the stack.
    for (const one of others) passed.push(one);
    if (parts.length > 0) {
      root = parent;
      beside = [...passed];
      prose += parts.reduce((sum, one) => sum + words.within(one).prose, 0);
      above = 0;
    }
    // What holds headline and story holds all of it.
    if (above > furthest || (headline !== null && isWithin(words.page, headline, parent))) break;
    part = parent;
  }
  return { root, beside };
}

/** Children of `parent` beside the story: those that are parts of it, and those that are not. */
function weigh(
  parent: Element,
  level: Level,
  removed: ReadonlySet<AnyNode>,
): { readonly parts: readonly Element[]; readonly others: readonly Element[] } {
  const siblings = parent.children.filter(
    (child): child is Element => isElement(child) && child !== level.part && !removed.has(child),
  );
  const sized = siblings
    .map((element) => ({ element, sums: level.words.within(element) }))
    .filter(({ sums }) => sums.all > 0);
  const parts = sized.filter((one) => isPart(one.element, one.sums, level)).map(({ element }) => element);
  const chosen = new Set<AnyNode>(parts);
  const placeOf = (element: Element): number => level.words.page.order.get(element) ?? 0;
  const own = placeOf(level.part);
  const first = Math.min(own, placeOf(parts[0] ?? level.part));
  const last = Math.max(own, placeOf(parts.at(-1) ?? level.part));
  const others = sized
    .filter(({ element }) => !chosen.has(element))
    .filter(({ element, sums }) => {
      const place = placeOf(element);
      // Subheadings, lists and short lines stand between the parts of a story.
      return (
        place < first || place > last || sums.linked * 2 > sums.all || (sums.all > 60 && !textTags.has(element.name))
      );
    })
    .map(({ element }) => element);
  return { parts, others };
}

function isPart(element: Element, { all, prose }: WordSums, { words, part, prose: known, above }: Level): boolean {
  if (prose < all * least.density || prose === 0 || saysAside(element) || isOtherStory(element, words)) return false;
  if (isAlike(element, part)) return true;
  if (textTags.has(element.name)) return above <= 1 && prose >= 12;
  return prose >= Math.max(least.words, known * (0.1 + above * 0.1));
}

/** A box with a main headline of its own. */
function isOtherStory(element: Element, { page }: PageWords): boolean {
  return select(page, 'h1', element).length > 0;
}

const textTags: ReadonlySet<string> = new Set(['p', 'blockquote', 'ul', 'ol', 'h2', 'h3', 'h4', 'pre', 'table']);

function isAlike(a: Element, b: Element): boolean {
  return (
    a.name === b.name && (a.attribs['class'] ?? '') === (b.attribs['class'] ?? '') && (b.attribs['class'] ?? '') !== ''
  );
}
