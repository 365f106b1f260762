import { compile, type Options } from 'css-select';
import { type Selector, SelectorType } from 'css-what';
import { type AnyNode, Element } from 'domhandler';
import * as DomUtils from 'domutils';
import { isElement } from './nodes.ts';
import { attributeOf, PlacedElement } from './page-builder.ts';

type Test = (element: Element) => boolean;

type Pseudos = NonNullable<Options<AnyNode, Element>['pseudos']>;

/**
 * A selector -> those of a list of elements that match. Every `:has()` in it is tested by us: css-select's own keeps the
 * element it tested last for as long as the selector lives, and with it that element's whole page (`context[0]` in
 * subselects.js of 5.2.2 and 7.0.0). Some page was always left to copy, which took a fifteenth of all time.
 */
export function compileSelector(selector: readonly Selector[]): (elements: readonly Element[]) => readonly Element[] {
  const searches: Search[] = [];
  const pseudos: Pseudos = { has: (element, number) => searches[Number(number)]?.finds(element) ?? false };
  const replaced = (tokens: readonly Selector[]): Selector[] =>
    tokens.map((token) => {
      if (token.type !== SelectorType.Pseudo || !Array.isArray(token.data)) return token;
      const data = token.data.map(replaced);
      if (token.name !== 'has') return { ...token, data };
      return { ...token, data: String(searches.push(new Search(data, pseudos)) - 1) };
    });
  const kept: Forgetter[] = [];
  const test = testInside(replaced(selector), pseudos, kept);
  kept.push(...searches);
  return (elements) => {
    const matching = elements.filter(test);
    for (const one of kept) one.forget();
    return matching;
  };
}

/** A selector taken apart where it says "inside": its own part tests an element, the others what stands around that. */
function testInside(tokens: readonly Selector[], pseudos: Pseudos, forgetters: Forgetter[]): Test {
  const parts: Selector[][] = [[]];
  for (const token of tokens) {
    if (token.type === SelectorType.Descendant) parts.push([]);
    else parts.at(-1)?.push(token);
  }
  const own = parts.pop() ?? [];
  const test = compileTokens([own], pseudos);
  let around: Around | null = null;
  for (const part of parts) {
    around = new Around(compileTokens([part], pseudos), 1 + levelsIn(part), around);
    forgetters.push(around);
  }
  const outer = around;
  return outer === null ? test : (element) => test(element) && outer.holds(above(element, 1 + levelsIn(own)));
}

/** Keeps elements from one test to the next. */
interface Forgetter {
  /** No page is kept after the work on it. */
  forget(): void;
}

/**
 * A part of a selector that something else stands in. css-select tries every element that it could be, for every element
 * anew: 256 times 256 for each in a deep page. But the nearest one stands in all that others stand in, and what stands
 * around one element stands around its neighbours too.
 */
class Around implements Forgetter {
  readonly #test: Test;
  readonly #levels: number;
  readonly #outer: Around | null;
  #from: Element | null = null;
  #held = false;

  constructor(test: Test, levels: number, outer: Around | null) {
    this.#test = test;
    this.#levels = levels;
    this.#outer = outer;
  }

  /** Is this element such a part, or does it stand in one? */
  holds(element: Element | null): boolean {
    this.#held = this.#looksUp(element);
    this.#from = element;
    return this.#held;
  }

  forget(): void {
    this.#from = null;
  }

  #looksUp(element: Element | null): boolean {
    for (let at = element; at !== null; at = above(at, 1)) {
      if (at === this.#from) return this.#held;
      if (this.#test(at)) return this.#outer?.holds(above(at, this.#levels)) ?? true;
    }
    return false;
  }
}

/** The element so many levels above; null where there is none. */
function above(element: Element, levels: number): Element | null {
  let at: Element | null = element;
  for (let left = levels; left > 0 && at !== null; left--) {
    const parent: AnyNode | null = at.parent;
    at = parent !== null && isElement(parent) ? parent : null;
  }
  return at;
}

function compileTokens(selectors: Selector[][], pseudos: Pseudos, scope?: Element[]): Test {
  // Results kept in weak maps for ever cost 1.5 ms a page in the garbage collector.
  return compile<AnyNode, Element>(selectors, { adapter, cacheResults: false, pseudos }, scope);
}

/** Asked for one attribute, css-select's own has all of the element's decoded: a tenth of all selecting. */
const adapter = {
  ...DomUtils,
  getAttributeValue: attributeOf,
  hasAttrib: (element: Element, name: string): boolean => attributeOf(element, name) !== undefined,
};

/** Stands for the element that is tested while none is; css-select takes only an element inside another for a scope. */
const nobody = new Element('none', {});
nobody.parent = new Element('none', {}, [nobody]);

/**
 * What `:has()` asks for, looked for below one element after the other. Where it is the same below all of them, an
 * element inside the one that was searched last is answered by what was found there: of 256 boxes within each other, each
 * would be read whole.
 */
class Search implements Forgetter {
  readonly #scope: Element[] = [nobody];
  readonly #besides: boolean;
  readonly #levels: number;
  readonly #standsAlone: boolean;
  /** How many levels what is asked for takes, less one. */
  readonly #height: number;
  readonly #test: Test;
  #searched: Element | null = null;
  #first: Element | null = null;

  constructor(relative: Selector[][], pseudos: Pseudos) {
    this.#besides = relative.some(
      ([first]) => first?.type === SelectorType.Sibling || first?.type === SelectorType.Adjacent,
    );
    this.#levels = Math.max(...relative.map(levelsOf));
    this.#standsAlone = relative.every(standsAlone);
    this.#height = Math.max(...relative.map(levelsIn));
    this.#test = compileTokens(relative, pseudos, this.#scope);
  }

  finds(element: Element): boolean {
    if (!this.#standsAlone) return this.#look(element) !== null;
    const known = this.#known(element);
    if (known !== null) return known;
    this.#searched = element;
    this.#first = this.#look(element);
    return this.#first !== null;
  }

  forget(): void {
    this.#searched = null;
    this.#first = null;
  }

  #known(element: Element): boolean | null {
    if (this.#searched === null || !isInside(element, this.#searched)) return null;
    if (this.#first === null) return false;
    const top = above(this.#first, this.#height);
    if (top !== null && top !== element && isInside(top, element)) return true;
    return isBefore(element, this.#first) && !isInside(this.#first, element) ? false : null;
  }

  #look(element: Element): Element | null {
    this.#scope[0] = element;
    const below = this.#firstIn(element.children, this.#levels);
    const found = below ?? (this.#besides ? this.#firstIn(siblingsAfter(element), this.#levels) : null);
    this.#scope[0] = nobody;
    return found;
  }

  #firstIn(nodes: readonly AnyNode[], left: number): Element | null {
    for (const node of nodes) {
      if (!isElement(node)) continue;
      const found = this.#test(node) ? node : left > 1 ? this.#firstIn(node.children, left - 1) : null;
      if (found !== null) return found;
    }
    return null;
  }
}

function isInside(element: Element, other: Element): boolean {
  for (let at: AnyNode | null = element; at !== null; at = at.parent) if (at === other) return true;
  return false;
}

function isBefore(element: Element, other: Element): boolean {
  return element instanceof PlacedElement && other instanceof PlacedElement && element.place < other.place;
}

/** How many levels below an element what `:has()` asks for can stand: one for `> a`, two for `> a > h2`, any number for `a`. */
function levelsOf(relative: readonly Selector[]): number {
  if (relative[0]?.type !== SelectorType.Child) return Number.POSITIVE_INFINITY;
  if (relative.some(({ type }) => type === SelectorType.Descendant)) return Number.POSITIVE_INFINITY;
  return levelsIn(relative);
}

function siblingsAfter(element: Element): readonly AnyNode[] {
  const siblings = element.parent?.children ?? [];
  return siblings.slice(siblings.indexOf(element) + 1);
}

/** Combinators that lead to elements of the same parent or of the next level, and those that lead anywhere. */
const near: ReadonlySet<SelectorType> = new Set([SelectorType.Child, SelectorType.Sibling, SelectorType.Adjacent]);
const far: ReadonlySet<SelectorType> = new Set([
  SelectorType.Descendant,
  SelectorType.Parent,
  SelectorType.ColumnCombinator,
]);

/** Is what is asked for found by itself, whatever element it is looked for in? */
function standsAlone(tokens: readonly Selector[]): boolean {
  return tokens.every(({ type }, i) => !far.has(type) && !(i === 0 && near.has(type)));
}

function levelsIn(tokens: readonly Selector[]): number {
  return tokens.filter(({ type }) => type === SelectorType.Child).length;
}
