import { type Element, NodeWithChildren } from 'domhandler';
import { decodeHTMLAttribute } from 'entities/decode';
import { ElementType } from 'htmlparser2';

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
    super([]);
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
