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

/** All text under a node with white space as it stands; scripts and the like are silent, `without` too. */
export function rawText(root: AnyNode, without?: ReadonlySet<AnyNode>): string {
  let text = '';
  let node: AnyNode | null = root;
  while (node !== null) {
    const skip: boolean =
      (without?.has(node) ?? false) || (isElement(node) && node !== root && silentTags.has(node.name));
    if (!skip && node.type === 'text') text += (node as { data: string }).data;
    else if (!skip && isElement(node) && node.name === 'br') text += '\n';
    node = nextNode(node, root, skip);
  }
  return text;
}

/** The text nodes directly under an element, joined. */
export function ownText(element: Element): string {
  let text = '';
  for (const child of element.children) if (child.type === 'text') text += child.data;
  return text;
}

export function isInside(node: AnyNode, ancestor: AnyNode): boolean {
  for (let at: AnyNode | null = node; at !== null; at = at.parent as AnyNode | null) if (at === ancestor) return true;
  return false;
}
