import type { AnyNode, Element } from 'domhandler';
import { isElement } from '../../page/nodes.ts';
import { isWithin, type ParsedPage } from '../../page/parse.ts';
import { type ShownTag, shapesInside } from './core-shapes.ts';

/** The attribute that holds an element's place in its page, so that it can be found again in what Readability gives back. */
export const placeAttribute = 'data-place';

/**
 * Sizes past which Readability over jsdom becomes slow (5 KB of nested `<div>`: over 40 s; 25 KB of `x<br>`: 30 s;
 * 30,000 paragraphs: 4 s; 3,200 images: 3 s; measured on Node 20.20).
 */
const limits = { depth: 120, elements: 5_000, lineBreaks: 800, images: 1_000, characters: 3_000_000 } as const;

/** Tags that only cost the reader time: styles are parsed by jsdom even with scripts off, and one bad rule makes it throw. */
const dropped: ReadonlySet<string> = new Set(
  'script style svg select template noscript link iframe object button textarea input canvas math'.split(' '),
);
const empty: ReadonlySet<string> = new Set(['br', 'img', 'hr', 'meta', 'source', 'wbr', 'col']);
const kept: ReadonlySet<string> = new Set(
  'class id href src data-src data-original data-lazy-src alt itemprop property name content rel role colspan type'.split(
    ' ',
  ),
);

/**
 * Nodes -> HTML without what was removed, scripts, styles, comments and all but the telling attributes; null when the
 * result would be larger than Readability can take. Around and inside `core` no element says its name: Readability takes
 * parts of words for words and drops `.menuju` as a menu. Linear, never recurses.
 */
export function readableHtml(page: ParsedPage, removed: ReadonlySet<AnyNode>, core: Element | null): string | null {
  const writer = new HtmlWriter(page, core, removed);
  const document: AnyNode = page.document;
  let node = page.document as AnyNode;
  for (;;) {
    const skip: boolean = removed.has(node) || (isElement(node) && dropped.has(node.name));
    if (!skip) writer.open(node);
    if (writer.tooLarge) return null;
    const child: AnyNode | null = skip || !('firstChild' in node) ? null : (node.firstChild as AnyNode | null);
    if (child !== null) {
      node = child;
      continue;
    }
    for (;;) {
      if (isElement(node) && !removed.has(node) && !dropped.has(node.name)) writer.close(node);
      if (node === document) return writer.parts.join('');
      if (node.next !== null) break;
      node = node.parent as AnyNode;
    }
    node = node.next as AnyNode;
  }
}

class HtmlWriter {
  readonly parts: string[] = ['<!DOCTYPE html>'];
  readonly #page: ParsedPage;
  readonly #core: Element | null;
  readonly #shapes: ReadonlyMap<Element, ShownTag>;
  #depth = 0;
  #elements = 0;
  #lineBreaks = 0;
  #images = 0;
  #characters = 0;
  #deepest = 0;
  /** Line breaks in a row: two say all, and Readability looks at each. */
  #inRow = 0;
  #openLinks = 0;

  constructor(page: ParsedPage, core: Element | null, removed: ReadonlySet<AnyNode>) {
    this.#page = page;
    this.#core = core;
    this.#shapes = core === null ? new Map() : shapesInside(page, core, removed);
  }

  get tooLarge(): boolean {
    return (
      this.#deepest > limits.depth ||
      this.#elements > limits.elements ||
      this.#lineBreaks > limits.lineBreaks ||
      this.#images > limits.images ||
      this.#characters > limits.characters
    );
  }

  open(node: AnyNode): void {
    if (node.type === 'text') {
      this.#characters += node.data.length;
      if (/\S/.test(node.data)) this.#inRow = 0;
      if (!this.tooLarge) this.parts.push(escapeText(node.data));
    }
    if (!isElement(node)) return;
    this.#elements += 1;
    if (node.name === 'img') this.#images += 1;
    if (node.name === 'br') {
      this.#inRow += 1;
      if (this.#inRow > 2) return;
      this.#lineBreaks += 1;
    }
    if (!empty.has(node.name)) {
      this.#depth += 1;
      this.#deepest = Math.max(this.#deepest, this.#depth);
    }
    // A link in a link makes the parser rebuild every open tag.
    if (node.name === 'a') this.#openLinks += 1;
    if (node.name !== 'a' || this.#openLinks === 1) this.parts.push(this.#openTag(node));
  }

  #touchesCore(element: Element): boolean {
    const core = this.#core;
    return core !== null && (isWithin(this.#page, core, element) || isWithin(this.#page, element, core));
  }

  #openTag(element: Element): string {
    const shown = this.#shapes.get(element);
    const open = openTag(
      shown ?? tagName(element.name),
      element.attribs,
      this.#page.order.get(element) ?? 0,
      !this.#touchesCore(element),
    );
    // Readability keeps a table that has a summary as one of data.
    return shown === 'table' ? `${open.slice(0, -1)} summary="data">` : open;
  }

  close(element: Element): void {
    const { name } = element;
    if (empty.has(name)) return;
    this.#depth -= 1;
    if (name === 'a') this.#openLinks -= 1;
    if (name !== 'a' || this.#openLinks === 0) this.parts.push(`</${this.#shapes.get(element) ?? tagName(name)}>`);
  }
}

function tagName(name: string): string {
  return /^[a-z][\w-]{0,40}$/.test(name) ? name : 'div';
}

function openTag(name: string, attribs: Element['attribs'], place: number, named: boolean): string {
  let attributes = ` ${placeAttribute}="${place}"`;
  for (const key in attribs) {
    const value = attribs[key] ?? '';
    if (!named && (key === 'class' || key === 'id')) continue;
    // A longer value is neither a list of classes nor an address.
    if (kept.has(key) && value.length < 2000) attributes += ` ${key}="${escapeText(value).replaceAll('"', '&quot;')}"`;
  }
  return `<${name}${attributes}>`;
}

function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
