import type { AnyNode, Element, ParentNode } from 'domhandler';

/** Tags whose content is never text a reader sees. */
export const silentTags: ReadonlySet<string> = new Set([
  'script',
  'style',
  'noscript',
  'template',
  'svg',
  'head',
  'iframe',
  'object',
  'select',
  'textarea',
  'button',
  'canvas',
  'math',
  'video',
  'audio',
]);

export function isElement(node: AnyNode): node is Element {
  return node.type === 'tag' || node.type === 'script' || node.type === 'style';
}

/** The node after this one in page order, never inside `root`'s outside; `skip` leaves a node's children out. */
export function nextNode(node: AnyNode, root: AnyNode, skip: boolean): AnyNode | null {
  if (!skip && 'firstChild' in node) {
    const child = (node as ParentNode).firstChild as AnyNode | null;
    if (child !== null) return child;
  }
  let at: AnyNode = node;
  while (at !== root) {
    if (at.next !== null) return at.next as AnyNode;
    const parent = at.parent as AnyNode | null;
    if (parent === null) return null;
    at = parent;
  }
  return null;
}

/** So many nodes for each character asked for are looked at: boxes within boxes without any text must not each be read whole. */
const nodesPerCharacter = 10;

/** All text under a node with white space as it stands; scripts and the like are silent, `without` too. Stops soon after `limit`. */
export function rawText(
  root: AnyNode,
  without?: ReadonlySet<AnyNode>,
  limit: number = Number.POSITIVE_INFINITY,
): string {
  let text = '';
  let node: AnyNode | null = root;
  for (let left = limit * nodesPerCharacter; node !== null && text.length < limit && left > 0; left--) {
    const skip: boolean =
      (without?.has(node) ?? false) || (isElement(node) && node !== root && silentTags.has(node.name));
    if (!skip && node.type === 'text') text += (node as { data: string }).data;
    else if (!skip && isElement(node) && node.name === 'br') text += '\n';
    node = nextNode(node, root, skip);
  }
  return text;
}

/** The text under an element that stands in no link; null when there is no link at all. Stops soon after `limit`. */
export function textBesidesLinks(root: Element, without: ReadonlySet<AnyNode>, limit: number): string | null {
  let text = '';
  let linked = false;
  let node: AnyNode | null = root;
  for (let left = limit * nodesPerCharacter; node !== null && text.length < limit && left > 0; left--) {
    const link = isElement(node) && node.name === 'a';
    const skip: boolean = link || without.has(node) || (isElement(node) && node !== root && silentTags.has(node.name));
    if (link && !without.has(node)) linked = true;
    if (!skip && node.type === 'text' && /\S/.test(node.data)) text += ` ${node.data}`;
    node = nextNode(node, root, skip);
  }
  return linked ? text : null;
}

/** The text nodes directly under an element, joined. */
export function ownText(element: Element): string {
  let text = '';
  for (const child of element.children) if (child.type === 'text') text += child.data;
  return text;
}

/** Is the node, or anything it stands in, in the set? */
export function isAnyInside(node: AnyNode, set: ReadonlySet<AnyNode>): boolean {
  // Mostly nothing was removed yet, and every element is asked for by dozens of rules.
  if (set.size === 0) return false;
  for (let at: AnyNode | null = node; at !== null; at = at.parent as AnyNode | null) if (set.has(at)) return true;
  return false;
}
