import type { AnyNode, Document, Element } from 'domhandler';
import { isElement, nextNode, silentTags } from '../../page/nodes.ts';
import { countWords } from '../../text/whitespace.ts';
import { blockTags } from '../draft-blocks.ts';

/** Fewer words in one place than this are no story. */
const fewest = 24;

/** A page -> the element whose own text and paragraphs hold the most words outside links, null when none holds a story's worth. */
export function densestElement(document: Document | Element, hidden: ReadonlySet<AnyNode>): Element | null {
  const scores = scoresOf(document, hidden);
  let best: Element | null = null;
  let most = fewest;
  for (const [element, score] of scores) {
    if (score <= most) continue;
    best = element;
    most = score;
  }
  return best === null ? null : (holderOfTwins(best, most, scores) ?? best);
}

function scoresOf(document: Document | Element, hidden: ReadonlySet<AnyNode>): ReadonlyMap<Element, number> {
  const scores = new Map<Element, number>();
  let node: AnyNode | null = document;
  while (node !== null) {
    const skip: boolean =
      hidden.has(node) || (isElement(node) && (node.name === 'a' || node.name === 'li' || silentTags.has(node.name)));
    if (!skip && node.type === 'text') {
      const holder = holderOf(node);
      if (holder !== null) scores.set(holder, (scores.get(holder) ?? 0) + countWords(node.data));
    }
    node = nextNode(node, document, skip);
  }
  for (const [element, score] of [...scores]) {
    const parent = element.parent as AnyNode | null;
    if (!isParagraph(element, score) || parent === null || !isElement(parent)) continue;
    scores.delete(element);
    scores.set(parent, (scores.get(parent) ?? 0) + score);
  }
  return scores;
}

const inline: ReadonlySet<string> = new Set(['p', 'span', 'b', 'strong', 'i', 'em', 'font', 'u']);

/** A text -> the element that its words count for: what holds its paragraph, with any bold or italic passed over. */
function holderOf(text: AnyNode): Element | null {
  let at: AnyNode | null = text.parent as AnyNode | null;
  while (at !== null && isElement(at) && inline.has(at.name) && at.name !== 'p') at = at.parent as AnyNode | null;
  if (at !== null && isElement(at) && at.name === 'p') at = at.parent as AnyNode | null;
  return at !== null && isElement(at) ? at : null;
}

/** Some blogs have a `<div>` for each paragraph; one with more words than this is a whole story without paragraphs. */
const longestParagraph = 120;

function isParagraph({ name, children, parent }: Element, words: number): boolean {
  return (
    name === 'div' &&
    words <= longestParagraph &&
    parent?.type === 'tag' &&
    (parent as Element).name !== 'body' &&
    !children.some((child) => isElement(child) && blockTags.has(child.name))
  );
}

/** How many levels above the densest element boxes of the same name are looked for, and which share of its words they must hold together. */
const levels = 3;
const twinShare = 0.25;
const grid = /(?:^|\s)(?:row|col|column|container|section|block|card|item|wrapper|clearfix|post|hentry|comment)\S*/i;

/** A story told in parts, each in a box of the same name: what holds the parts, null where there are none. */
function holderOfTwins(best: Element, most: number, scores: ReadonlyMap<Element, number>): Element | null {
  let at = best;
  for (let level = 0; level < levels; level++) {
    const parent = at.parent as AnyNode | null;
    if (parent === null || !isElement(parent)) return null;
    const classes = at.attribs['class'] ?? '';
    if (classes !== '' && at.name === 'div' && !grid.test(classes)) {
      const own = at;
      const twins = new Set<AnyNode>(
        parent.children.filter(
          (child) => isElement(child) && child !== own && child.name === own.name && child.attribs['class'] === classes,
        ),
      );
      if (twins.size > 0 && wordsWithin(twins, scores) >= most * twinShare) return parent;
    }
    at = parent;
  }
  return null;
}

function wordsWithin(boxes: ReadonlySet<AnyNode>, scores: ReadonlyMap<Element, number>): number {
  let words = 0;
  for (const [element, score] of scores) {
    let at: AnyNode | null = element;
    for (let level = 0; level <= levels && at !== null; level++, at = at.parent as AnyNode | null) {
      if (!boxes.has(at)) continue;
      words += score;
      break;
    }
  }
  return words;
}
