import type { AnyNode, Element } from 'domhandler';
import { isElement, ownText, rawText } from '../page/nodes.ts';
import { relatedLabel } from '../sites/shared-noise.ts';
import { titleOfLinks } from '../sites/words-beside-links.ts';
import { collapse } from '../text/whitespace.ts';
import { blockTags } from './draft-blocks.ts';
import type { Remover } from './remove.ts';

/** So many empty or removed nodes may stand between a label and what it announced. */
const mostBetween = 20;
const longestLabel = 80;

/** What was removed from a body -> the labels and titles right above other stories, which would stay behind alone. */
export function labelsOver({ elements, removed }: Remover, roots: readonly Element[]): Element[] {
  const ends = new Set<AnyNode>(roots);
  const found = elements.flatMap(({ name, element }) =>
    name === 'related-link' || name === 'related-list' ? labelOver(element, removed, ends) : [],
  );
  return [...new Set(found)];
}

function labelOver(element: Element, removed: ReadonlySet<AnyNode>, ends: ReadonlySet<AnyNode>): Element[] {
  let at: AnyNode = element;
  for (let left = mostBetween; left > 0 && !ends.has(at); left--) {
    const above: AnyNode | null = at.prev as AnyNode | null;
    const next: AnyNode | null = above ?? (at.parent as AnyNode | null);
    if (next === null) return [];
    at = next;
    if (above === null || removed.has(above)) continue;
    const text = collapse(rawText(above, removed, longestLabel + 1));
    if (text !== '') return isElement(above) && isLabel(above, text) ? [above] : [];
  }
  return [];
}

function isLabel(element: Element, text: string): boolean {
  if (text.length > longestLabel || !(relatedLabel.test(text) || titleOfLinks.test(text))) return false;
  // The last bold words of a bare line are no label.
  const parent = element.parent;
  return blockTags.has(element.name) || parent === null || !isElement(parent) || ownText(parent).trim() === '';
}
