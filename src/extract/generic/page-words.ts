import type { AnyNode, Element } from 'domhandler';
import { isElement, nextNode, silentTags } from '../../page/nodes.ts';
import type { ParsedPage } from '../../page/parse.ts';
import { outermost, select } from '../../page/select.ts';
import { countWords } from '../../text/whitespace.ts';
import { blockTags } from '../draft-blocks.ts';

/** Words that stand directly in a block of the page: in its own text and in links and emphasis inside it. */
interface OwnWords {
  all: number;
  linked: number;
  /** The last of its text ends like a sentence. */
  ends: boolean;
}

/** How many words stand in an element, in links of it, and in paragraphs that read like prose. */
export interface WordSums {
  readonly all: number;
  readonly linked: number;
  readonly prose: number;
}

const sentenceEnd = /[.!?…:;。！？．।؟۔][\s"'“”„’»«)\]｣」』]*$/;
const headings: ReadonlySet<string> = new Set(['h1', 'h2', 'h3', 'h4', 'h5', 'h6']);

/** Fewer words than this are a label or a button, unless they end like a sentence. */
const fewest = { told: 4, bare: 12 } as const;

export const hiddenBoxes = '[hidden], [style*="display:none"], [style*="display: none"]';
const fewestShown = 60;

/** The words of a page, counted once and summed for any element at once: elements stand in page order. */
export class PageWords {
  readonly page: ParsedPage;
  /** Boxes that readers do not see, in which no story is looked for while others have words. */
  readonly hidden: ReadonlySet<AnyNode>;
  readonly #own = new Map<number, OwnWords>();
  #all: Float64Array;
  #linked: Float64Array;
  #prose: Float64Array;

  constructor(page: ParsedPage) {
    this.page = page;
    this.#collect();
    const size = page.elements.length + 1;
    [this.#all, this.#linked, this.#prose] = [new Float64Array(size), new Float64Array(size), new Float64Array(size)];
    this.hidden = new Set(outermost(page, select(page, hiddenBoxes)));
    this.leaveOut(this.hidden);
    // Some pages hide all they have until a script shows it.
    if (this.proseBefore(Number.POSITIVE_INFINITY) >= fewestShown) return;
    this.hidden = new Set();
    this.leaveOut(this.hidden);
  }

  /** Counts anew without the words inside the nodes given. */
  leaveOut(removed: ReadonlySet<AnyNode>): void {
    const { elements, lastInside } = this.page;
    let removedTo = -1;
    for (let place = 0; place < elements.length; place++) {
      const element = elements[place] as Element;
      if (place > removedTo && removed.has(element)) removedTo = lastInside[place] ?? place;
      const own = place > removedTo ? this.#own.get(place) : undefined;
      this.#all[place + 1] = (this.#all[place] ?? 0) + (own?.all ?? 0);
      this.#linked[place + 1] = (this.#linked[place] ?? 0) + (own?.linked ?? 0);
      this.#prose[place + 1] = (this.#prose[place] ?? 0) + (own === undefined ? 0 : proseIn(element, own));
    }
  }

  /** The words inside an element. */
  within(element: Element): WordSums {
    const from = this.page.order.get(element) ?? 0;
    const to = (this.page.lastInside[from] ?? from) + 1;
    return {
      all: (this.#all[to] ?? 0) - (this.#all[from] ?? 0),
      linked: (this.#linked[to] ?? 0) - (this.#linked[from] ?? 0),
      prose: (this.#prose[to] ?? 0) - (this.#prose[from] ?? 0),
    };
  }

  /** Words of prose before a place of the page. */
  proseBefore(place: number): number {
    return this.#prose[Math.min(place, this.page.elements.length)] ?? 0;
  }

  /** Words of prose that stand directly in the element: it is a paragraph. */
  proseOf(place: number): number {
    return (this.#prose[place + 1] ?? 0) - (this.#prose[place] ?? 0);
  }

  /** Words that stand directly in the element, its links and emphasis. */
  ownOf(place: number): number {
    return (this.#all[place + 1] ?? 0) - (this.#all[place] ?? 0);
  }

  #collect(): void {
    const { document } = this.page;
    let node: AnyNode | null = document;
    while (node !== null) {
      const skip: boolean = isElement(node) && silentTags.has(node.name);
      if (!skip && node.type === 'text' && /\S/.test(node.data)) this.#add(node, node.data);
      node = nextNode(node, document, skip);
    }
  }

  #add(text: AnyNode, data: string): void {
    let holder = text.parent as AnyNode | null;
    let linked = false;
    while (holder !== null && isElement(holder) && !blockTags.has(holder.name)) {
      linked ||= holder.name === 'a';
      holder = holder.parent as AnyNode | null;
    }
    if (holder === null || !isElement(holder)) return;
    const place = this.page.order.get(holder) ?? -1;
    const words = countWords(data);
    const own = this.#own.get(place) ?? { all: 0, linked: 0, ends: false };
    own.all += words;
    if (linked) own.linked += words;
    own.ends = sentenceEnd.test(data.slice(-40));
    this.#own.set(place, own);
  }
}

/** A block's own words -> how many count as prose: none in headings and labels, fewer in lists and tables and without an end of a sentence. */
function proseIn({ name }: Element, { all, linked, ends }: OwnWords): number {
  const told = all - linked;
  if (headings.has(name) || name === 'figcaption' || told < (ends ? fewest.told : fewest.bare)) return 0;
  if (linked > told) return 0;
  const share = ends ? 1 : 0.5;
  return name === 'li' || name === 'td' || name === 'dd' ? told * share * 0.5 : told * share;
}
