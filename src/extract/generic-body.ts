import type { AnyNode, Element } from 'domhandler';
import type { SiteRule } from '../model/site-rule.ts';
import { isElement, nextNode, rawText, silentTags } from '../page/nodes.ts';
import { type ParsedPage, parsePage } from '../page/parse.ts';
import { generic } from '../sites/generic.ts';
import { sharedElements } from '../sites/shared-noise.ts';
import { countWords } from '../text/whitespace.ts';
import { type CleanBody, cleanBody } from './body.ts';
import { Remover } from './remove.ts';

/**
 * Sizes past which Readability over jsdom becomes slow (5 KB of nested `<div>`: over 40 s; 25 KB of `x<br>`: 30 s;
 * measured on Node 20.20): above them the densest element is taken instead.
 */
const limits = { depth: 200, elements: 20_000, lineBreaks: 1_000, attributes: 400, characters: 5_000_000 } as const;

/** A page without a rule -> its body: noise cut, read by Readability, noise cut again; null when no story is found. */
export async function findGenericBody(
  page: ParsedPage,
  site: SiteRule,
  base: string | null,
): Promise<CleanBody | null> {
  const root = page.byKey.get('body')?.[0] ?? page.elements.find((element) => element.parent?.type === 'root');
  if (root === undefined) return null;
  const remover = new Remover(page);
  const words = countWords(rawText(root));
  remover.elementsIn([root], [{ declared: 'shared', rules: [...generic.noise, ...sharedElements] }], words);
  const { depth, elements, lineBreaks, attributes } = page.size;
  const tooLarge =
    depth > limits.depth ||
    elements > limits.elements ||
    lineBreaks > limits.lineBreaks ||
    attributes > limits.attributes ||
    page.html.length > limits.characters;
  const source = { site, generation: null, base, before: remover.removals };
  if (tooLarge) {
    const dense = densestElement(root, remover.removed);
    if (dense === null) return null;
    const body = cleanBody({ ...source, page, roots: [dense], by: 'rule', root: `densest:${dense.name}` });
    return { ...body, warnings: [...body.warnings, 'markup-over-limits'] };
  }
  const { readWithReadability } = await import('./readability.ts');
  const html = await readWithReadability(serialize(page.document, remover.removed), base);
  if (html === null) return null;
  const story = parsePage(html);
  const roots = story.elements.filter((element) => element.parent?.type === 'root');
  const body = cleanBody({ ...source, page: story, roots, by: 'readability', root: 'readability' });
  return { ...body, insideRoots: () => false, roots: [root] };
}

/** Tags that only cost the reader time: styles are parsed by jsdom even with scripts off, and one bad rule makes it throw. */
const dropped: ReadonlySet<string> = new Set([
  'script',
  'style',
  'svg',
  'select',
  'template',
  'noscript',
  'link',
  'iframe',
  'object',
  'button',
  'textarea',
  'input',
  'canvas',
  'math',
]);
const void_: ReadonlySet<string> = new Set(['br', 'img', 'hr', 'meta', 'input', 'source', 'wbr', 'col']);
const kept: ReadonlySet<string> = new Set([
  'class',
  'id',
  'href',
  'src',
  'alt',
  'itemprop',
  'property',
  'name',
  'content',
  'rel',
  'role',
  'colspan',
  'type',
]);

/** Nodes -> HTML without what was removed, scripts, styles, comments and all but the telling attributes. Linear, never recurses. */
function serialize(document: AnyNode, removed: ReadonlySet<AnyNode>): string {
  const parts: string[] = ['<!DOCTYPE html>'];
  let node: AnyNode = document;
  for (;;) {
    const skip: boolean = removed.has(node) || (isElement(node) && dropped.has(node.name));
    if (!skip && node.type === 'text') parts.push(escapeText(node.data));
    if (!skip && isElement(node)) parts.push(openTag(node));
    const child: AnyNode | null = skip || !('firstChild' in node) ? null : (node.firstChild as AnyNode | null);
    if (child !== null) {
      node = child;
      continue;
    }
    for (;;) {
      if (isElement(node) && !removed.has(node) && !dropped.has(node.name) && !void_.has(node.name))
        parts.push(`</${node.name}>`);
      if (node === document) return parts.join('');
      if (node.next !== null) break;
      node = node.parent as AnyNode;
    }
    node = node.next as AnyNode;
  }
}

function openTag({ name, attribs }: Element): string {
  const attributes = Object.entries(attribs)
    .filter(([key]) => kept.has(key))
    .map(([key, value]) => ` ${key}="${escapeText(value).replaceAll('"', '&quot;')}"`);
  return /^[a-z][\w-]*$/.test(name) ? `<${name}${attributes.join('')}>` : '<div>';
}

function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** The element whose own paragraphs hold the most words: what is left for pages that no reader can take. */
function densestElement(root: Element, removed: ReadonlySet<AnyNode>): Element | null {
  const scores = new Map<Element, number>();
  let node: AnyNode | null = root;
  while (node !== null) {
    const skip: boolean = removed.has(node) || (isElement(node) && node !== root && silentTags.has(node.name));
    if (!skip && node.type === 'text') {
      const parent = node.parent as Element | null;
      const holder =
        parent?.name === 'p' || parent?.name === 'span' || parent?.name === 'div'
          ? parent.name === 'p'
            ? (parent.parent as Element | null)
            : parent
          : null;
      if (holder !== null && isElement(holder)) scores.set(holder, (scores.get(holder) ?? 0) + countWords(node.data));
    }
    node = nextNode(node, root, skip);
  }
  let best: Element | null = null;
  for (const [element, score] of scores) if (score > (best === null ? 24 : (scores.get(best) ?? 0))) best = element;
  return best;
}
