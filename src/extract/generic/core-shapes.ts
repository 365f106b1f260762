import type { AnyNode, Element } from 'domhandler';
import { ownText } from '../../page/nodes.ts';
import type { ParsedPage } from '../../page/parse.ts';
import { countWords } from '../../text/whitespace.ts';
import { blockTags } from '../draft-blocks.ts';

/** The tag under which an element inside the story is shown to Readability; its own where nothing is said. */
export type ShownTag = 'p' | 'article' | 'ol' | 'table';

/** With such a share of its words in links, a box inside the story may be a list of links, which Readability shall judge: a line; a box with `told` words outside links; any other box. */
const linked = { box: 0.4, line: 0.75, told: 0.6 } as const;

/** A box with so many words outside links is told by the reporter, and may have more of its words in links. */
const told = 15;

/**
 * Readability weighs each `<div>`, `<ul>` and `<table>` again and drops short ones; inside what holds the story they
 * are its paragraphs, lists and tables, so those with few links are shown under tags that it takes as they are.
 */
export function shapesInside(
  page: ParsedPage,
  core: Element,
  removed: ReadonlySet<AnyNode>,
): ReadonlyMap<Element, ShownTag> {
  const first = page.order.get(core) ?? 0;
  const last = page.lastInside[first] ?? first;
  const sums = new Sums(page, first, last, removed);
  const shapes = new Map<Element, ShownTag>();
  for (let place = first + 1; place <= last; place++) {
    const element = page.elements[place];
    if (element === undefined) continue;
    const { name } = element;
    if (name !== 'div' && name !== 'ul' && name !== 'table') continue;
    const end = (page.lastInside[place] ?? place) + 1;
    const words = sums.words(place, end);
    const isLine = name === 'div' && sums.blocks(place + 1, end) === 0;
    const inLinks = sums.linkWords(place, end);
    const most = isLine ? linked.line : words - inLinks >= told ? linked.told : linked.box;
    if (words === 0 || inLinks >= words * most) continue;
    if (name === 'ul') shapes.set(element, 'ol');
    else if (name === 'table') shapes.set(element, 'table');
    else if (isLine) shapes.set(element, 'p');
    else if (sums.words(place, place + 1) === 0) shapes.set(element, 'article');
  }
  return shapes;
}

/** Running sums over the elements of a stretch of the page, so that each box is counted without being walked. */
class Sums {
  readonly #first: number;
  readonly #words: number[] = [0];
  readonly #linkWords: number[] = [0];
  readonly #blocks: number[] = [0];

  constructor(page: ParsedPage, first: number, last: number, removed: ReadonlySet<AnyNode>) {
    this.#first = first;
    let linkEnd = -1;
    let removedEnd = -1;
    for (let place = first; place <= last; place++) {
      const element = page.elements[place];
      if (element === undefined) break;
      if (element.name === 'a') linkEnd = Math.max(linkEnd, page.lastInside[place] ?? place);
      if (removed.has(element)) removedEnd = Math.max(removedEnd, page.lastInside[place] ?? place);
      const words = place <= removedEnd ? 0 : countWords(ownText(element));
      const i = place - first;
      this.#words.push((this.#words[i] ?? 0) + words);
      this.#linkWords.push((this.#linkWords[i] ?? 0) + (place <= linkEnd ? words : 0));
      this.#blocks.push((this.#blocks[i] ?? 0) + (blockTags.has(element.name) ? 1 : 0));
    }
  }

  words(from: number, to: number): number {
    return this.#between(this.#words, from, to);
  }

  linkWords(from: number, to: number): number {
    return this.#between(this.#linkWords, from, to);
  }

  blocks(from: number, to: number): number {
    return this.#between(this.#blocks, from, to);
  }

  #between(sums: readonly number[], from: number, to: number): number {
    return (sums[to - this.#first] ?? 0) - (sums[from - this.#first] ?? 0);
  }
}
