import {
  type ChildNode,
  DataNode,
  Document,
  type Element,
  NodeWithChildren,
  type ParentNode,
  type Text,
} from 'domhandler';
import { decodeHTML, decodeHTMLAttribute } from 'entities/decode';
import { ElementType, type Handler } from 'htmlparser2';
import { classKeys } from './class-keys.ts';

/** Elements in whose text a `&` means itself (HTML, 13.2.5.2 to 13.2.5.4); the parser reads textarea and xmp likewise. */
const literal: ReadonlySet<string> = new Set(['script', 'style', 'textarea', 'xmp']);

/** Ten times the largest article page seen: what has more is none, and reading it to its end takes seconds and gigabytes. */
const most = { elements: 150_000, text: 3_000_000 } as const;

/**
 * The parser's events -> a tree whose elements are filed while it grows. A walk over the finished tree cost 0.6 ms a
 * page, the wrapper that cheerio's `load` builds around it 1.0 ms (of 6.8; its class is new for each page, which holds
 * the page in the young part of the heap). Comments and declarations are left out: nothing is read from them.
 *
 * Asked for elements when their name is read and for attributes one by one, the parser builds no lists of its own, and
 * character references are decoded here: where the parser need not look for them, it reads on to the next `<` or quote,
 * in 0.6 of the time.
 */
export class PageBuilder implements Partial<Handler> {
  readonly root: Document = new Document([]);
  readonly elements: PlacedElement[] = [];
  /** By an element's place: the place of the last element inside it. */
  readonly lastInside: number[] = [];
  /** By tag, `#id` and `.class`. */
  readonly byKey: Map<string, Element[]> = new Map();
  /** A page repeats few class attributes often: each is taken apart once. */
  readonly #byClasses: Map<string, Element[][]> = new Map();
  readonly #written: string[] = [];
  readonly #open: ParentNode[] = [];
  #parent: ParentNode = this.root;
  #element: PlacedElement = new PlacedElement('', -1, []);
  #hasClass = false;
  #hasId = false;
  #text: Text | null = null;
  #characters = 0;

  /** What the page has too much of for an article, null while it has not. */
  get excess(): string | null {
    if (this.elements.length > most.elements) return `${most.elements} elements`;
    return this.#characters > most.text ? `${most.text} characters of text` : null;
  }

  /** How many elements are open. */
  get depth(): number {
    return this.#open.length;
  }

  onopentagname(name: string): void {
    const element = new PlacedElement(name, this.elements.length, this.#written);
    this.lastInside.push(element.place);
    this.elements.push(element);
    listOf(this.byKey, name).push(element);
    this.#add(element);
    this.#open.push(this.#parent);
    this.#parent = element;
    this.#element = element;
    this.#hasClass = false;
    this.#hasId = false;
  }

  /** Takes the last element back: the page is cut off within its tag. */
  dropLast(): void {
    const element = this.#element;
    this.onclosetag();
    this.elements.pop();
    this.lastInside.pop();
    for (const [key, list] of this.byKey) {
      if (list.at(-1) === element) list.pop();
      if (list.length === 0) this.byKey.delete(key);
    }
    this.#parent.children = this.#parent.children.slice(0, -1);
    if (element.prev !== null) element.prev.next = null;
  }

  onattribute(name: string, value: string): void {
    this.#element.write(name, value);
    if (name === 'class' && !this.#hasClass) {
      this.#hasClass = true;
      this.#fileByClasses(decodeAttribute(value));
    } else if (name === 'id' && !this.#hasId) {
      this.#hasId = true;
      listOf(this.byKey, `#${decodeAttribute(value)}`).push(this.#element);
    }
  }

  onclosetag(): void {
    const element = this.#parent;
    if (element instanceof PlacedElement) this.lastInside[element.place] = this.elements.length - 1;
    this.#parent = this.#open.pop() ?? this.root;
    this.#text = null;
  }

  ontext(written: string): void {
    const data = written.includes('&') && !this.#isLiteral() ? decodeHTML(written) : written;
    const { type } = this.#parent;
    if (type !== ElementType.Script && type !== ElementType.Style) this.#characters += data.length;
    if (this.#text !== null) {
      this.#text.data += data;
      return;
    }
    const text = new PageText(data);
    this.#add(text);
    this.#text = text;
  }

  #isLiteral(): boolean {
    return this.#parent instanceof PlacedElement && literal.has(this.#parent.name);
  }

  #add(node: Element | Text): void {
    const parent = this.#parent;
    const { children } = parent;
    const before = children[children.length - 1];
    if (before !== undefined) {
      node.prev = before;
      before.next = node;
    }
    node.parent = parent;
    // A list that grows takes room for 17, and most elements hold nothing or one text.
    if (before === undefined) parent.children = [node];
    else children.push(node);
    this.#text = null;
  }

  #fileByClasses(classes: string): void {
    for (const list of this.#byClasses.get(classes) ?? this.#takeApart(classes)) list.push(this.#element);
  }

  #takeApart(classes: string): readonly Element[][] {
    const lists = classKeys(classes).map((key) => listOf(this.byKey, key));
    this.#byClasses.set(classes, lists);
    return lists;
  }
}

/** The list of a key, which begins empty. */
export function listOf(byKey: Map<string, Element[]>, key: string): Element[] {
  const known = byKey.get(key);
  if (known !== undefined) return known;
  const list: Element[] = [];
  byKey.set(key, list);
  return list;
}

/** A text. Building one takes half the time that domhandler's own takes, which spreads its arguments. */
class PageText extends DataNode implements Text {
  readonly type = ElementType.Text;

  constructor(data: string) {
    super(data);
  }

  get nodeType(): 3 {
    return 3;
  }
}

/** The children of every element that has none. */
const none: ChildNode[] = [];

/**
 * An element that knows its place in page order. Its attributes stay as they were written, and become an object only
 * where somebody asks for it: of a page's 1,900, a fifth is asked for.
 */
export class PlacedElement extends NodeWithChildren implements Element {
  readonly type: Element['type'];
  name: string;
  readonly place: number;
  /** Of all the page's elements: names and undecoded values in turn. */
  readonly #written: string[];
  readonly #from: number;
  #to: number;
  #attribs: Record<string, string> | null = null;

  constructor(name: string, place: number, written: string[]) {
    super(none);
    this.type = name === 'script' ? ElementType.Script : name === 'style' ? ElementType.Style : ElementType.Tag;
    this.name = name;
    this.place = place;
    this.#written = written;
    this.#from = written.length;
    this.#to = written.length;
  }

  get nodeType(): 1 {
    return 1;
  }

  get tagName(): string {
    return this.name;
  }

  get attribs(): Record<string, string> {
    this.#attribs ??= decoded(this.#written, this.#from, this.#to);
    return this.#attribs;
  }

  get attributes(): Element['attributes'] {
    return Object.entries(this.attribs).map(([name, value]) => ({ name, value }));
  }

  /** What one attribute says, without an object of all of them. */
  attribute(name: string): string | undefined {
    for (let i = this.#from; i < this.#to; i += 2)
      if (this.#written[i] === name) return decodeAttribute(this.#written[i + 1] ?? '');
    return undefined;
  }

  /** Adds an attribute, of which nobody has asked yet. */
  write(name: string, value: string): void {
    if (this.#to - this.#from >= 2 * mostAttributes) return;
    this.#written.push(name, value);
    this.#to += 2;
  }
}

/** No element has more: a tag of millions is an object of millions. */
const mostAttributes = 1000;

/** What one attribute of an element says; for places that ask all elements of a tag, few of which they need. */
export function attributeOf(element: Element, name: string): string | undefined {
  return element instanceof PlacedElement ? element.attribute(name) : element.attribs[name];
}

function decoded(written: readonly string[], from: number, to: number): Record<string, string> {
  const attribs: Record<string, string> = {};
  for (let i = from; i < to; i += 2) {
    const name = written[i] ?? '';
    // Of attributes given twice, the first holds.
    if (!Object.hasOwn(attribs, name)) attribs[name] = decodeAttribute(written[i + 1] ?? '');
  }
  return attribs;
}

/** An attribute's value as it is written -> what it says. */
export function decodeAttribute(written: string): string {
  return written.includes('&') ? decodeHTMLAttribute(written) : written;
}
