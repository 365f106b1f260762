import type { AnyNode, Document, Element } from 'domhandler';
import { isElement, nextNode, silentTags } from '../../page/nodes.ts';
import { countWords } from '../../text/whitespace.ts';

/** Fewer words in one place than this are no story. */
const fewest = 24;

/** A page -> the element whose own text and paragraphs hold the most words outside links, null when none holds a story's worth. */
export function densestElement(document: Document, removed: ReadonlySet<AnyNode>): Element | null {
  const scores = new Map<Element, number>();
  let node: AnyNode | null = document;
  while (node !== null) {
    const skip: boolean =
      removed.has(node) || (isElement(node) && (node.name === 'a' || node.name === 'li' || silentTags.has(node.name)));
    if (!skip && node.type === 'text') {
      const holder = holderOf(node);
      if (holder !== null) scores.set(holder, (scores.get(holder) ?? 0) + countWords(node.data));
    }
    node = nextNode(node, document, skip);
  }
  let best: Element | null = null;
  let most = fewest;
  for (const [element, score] of scores) {
    if (score <= most) continue;
    best = element;
    most = score;
  }
  return best;
}

const inline: ReadonlySet<string> = new Set(['p', 'span', 'b', 'strong', 'i', 'em', 'font', 'u']);

/** Words count for what holds their paragraph, whatever emphasis they stand in. */
function holderOf(text: AnyNode): Element | null {
  let at: AnyNode | null = text.parent as AnyNode | null;
  while (at !== null && isElement(at) && inline.has(at.name) && at.name !== 'p') at = at.parent as AnyNode | null;
  if (at !== null && isElement(at) && at.name === 'p') at = at.parent as AnyNode | null;
  return at !== null && isElement(at) ? at : null;
}
