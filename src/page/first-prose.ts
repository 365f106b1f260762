import type { AnyNode, Element } from 'domhandler';
import { countWords } from '../text/whitespace.ts';
import { isElement, nextNode, ownText } from './nodes.ts';
import type { ParsedPage } from './parse.ts';

/** The place of the first element whose own words are a sentence's worth. */
export function firstProse(page: ParsedPage, root: Element, removed: ReadonlySet<AnyNode>): number {
  let node: AnyNode | null = root;
  while (node !== null) {
    const skip: boolean = removed.has(node);
    if (!skip && isElement(node) && countWords(ownText(node)) > 7) return page.order.get(node) ?? 0;
    node = nextNode(node, root, skip);
  }
  return page.order.get(root) ?? 0;
}
