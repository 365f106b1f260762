import { load } from 'cheerio/slim';
import type { AnyNode, Document, Element } from 'domhandler';
import { isElement } from './nodes.ts';
import { parseShallow } from './shallow-parser.ts';

/** How large and how deep a page's markup is; the numbers that make parsers slow. */
export interface MarkupSize {
  readonly elements: number;
  readonly depth: number;
  readonly lineBreaks: number;
  readonly attributes: number;
}

/** A page read once: its nodes in page order, and where each class, id and tag stands. */
export interface ParsedPage {
  readonly html: string;
  readonly document: Document;
  readonly elements: readonly Element[];
  /** Place of an element in page order. */
  readonly order: ReadonlyMap<Element, number>;
  /** By an element's place: the place of the last element inside it, its own when there is none. */
  readonly lastInside: readonly number[];
  readonly byKey: ReadonlyMap<string, readonly Element[]>;
  readonly size: MarkupSize;
}

/** Does an element of the page stand inside another, or is it the same? By places, so that depth costs nothing. */
export function isWithin(page: ParsedPage, element: Element, ancestor: Element): boolean {
  const from = page.order.get(ancestor);
  const at = page.order.get(element);
  return from !== undefined && at !== undefined && at >= from && at <= (page.lastInside[from] ?? -1);
}

/** Decoded text -> a page read once. Linear in the text; never recurses, so hostile nesting costs no stack. */
export function parsePage(html: string): ParsedPage {
  // Leading white space or a comment before the doctype upsets other parsers (seen on Kompas 2016); ours does not mind.
  const usual =
    unclosedTags(html) <= usualNesting
      ? load(html, { xml: { xmlMode: false } })
          .root()
          .get(0)
      : undefined;
  const document = usual ?? parseShallow(html);
  return { html, document, ...indexElements(document) };
}

/** Real pages stay below 300, with every `<br>` and `<img>` counted as never closed. */
const usualNesting = 1000;

/** How many tags are open at once at most, void ones counted too: an upper bound of the depth, for 0.07 ms a page. */
function unclosedTags(html: string): number {
  let open = 0;
  let most = 0;
  for (let at = html.indexOf('<'); at >= 0; at = html.indexOf('<', at + 1)) {
    const next = html.charCodeAt(at + 1);
    if (next === 0x2f) open -= 1;
    else if ((next | 0x20) >= 0x61 && (next | 0x20) <= 0x7a) {
      open += 1;
      if (open > most) most = open;
    }
  }
  return most;
}

function indexElements(document: Document): Omit<ParsedPage, 'html' | 'document'> {
  const elements: Element[] = [];
  const order = new Map<Element, number>();
  const lastInside: number[] = [];
  const byKey = new Map<string, Element[]>();
  let depth = 0;
  let deepest = 0;
  let attributes = 0;
  let node: AnyNode | null = document.firstChild;
  while (node !== null) {
    if (isElement(node)) {
      order.set(node, elements.length);
      lastInside.push(elements.length);
      elements.push(node);
      attributes = Math.max(attributes, indexKeys(node, byKey));
    }
    const child: AnyNode | null = 'firstChild' in node ? (node.firstChild as AnyNode | null) : null;
    if (child !== null) {
      node = child;
      depth += 1;
      if (depth > deepest) deepest = depth;
      continue;
    }
    while (node !== null && node.next === null) {
      const parent: AnyNode | null = node.parent as AnyNode | null;
      depth -= 1;
      node = parent === (document as AnyNode) ? null : parent;
      if (node !== null && isElement(node)) lastInside[order.get(node) ?? 0] = elements.length - 1;
    }
    if (node !== null) node = node.next as AnyNode | null;
  }
  const size = { elements: elements.length, depth: deepest, lineBreaks: byKey.get('br')?.length ?? 0, attributes };
  return { elements, order, lastInside, byKey, size };
}

/** Files an element under its tag, id and classes; returns how many attributes it has. */
function indexKeys(element: Element, byKey: Map<string, Element[]>): number {
  file(byKey, element.name, element);
  let count = 0;
  for (const name in element.attribs) {
    count += 1;
    if (name === 'id') file(byKey, `#${element.attribs[name]}`, element);
    else if (name === 'class') {
      for (const token of (element.attribs[name] ?? '').split(/\s+/))
        if (token !== '') file(byKey, `.${token}`, element);
    }
  }
  return count;
}

function file(byKey: Map<string, Element[]>, key: string, element: Element): void {
  const list = byKey.get(key);
  if (list === undefined) byKey.set(key, [element]);
  else if (list[list.length - 1] !== element) list.push(element);
}
