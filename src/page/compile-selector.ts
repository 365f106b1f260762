import { compile, type Options } from 'css-select';
import { parse, type Selector, SelectorType } from 'css-what';
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
function compileSelector(selector: readonly Selector[]): Branch['matching'] {
  const searches: Search[] = [];
  const pseudos: Pseudos = { has: (element, number) => searches[Number(number)]?.finds(element) ?? false };
  const replaced = (tokens: readonly Selector[]): Selector[] =>
    tokens.map((token) => {
      if (token.type !== SelectorType.Pseudo || !Array.isArray(token.data)) return token;
      const data = token.data.map(replaced);
      if (token.name !== 'has') return { ...token, data };
      return { ...token, data: String(searches.push(new Search(data, pseudos)) - 1) };
    });
  const test = compileTokens([replaced(selector)], pseudos);
  return (elements) => {
    const matching = elements.filter(test);
    for (const search of searches) search.forget();
    return matching;
  };
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
class Search {
  readonly #scope: Element[] = [nobody];
  readonly #besides: boolean;
  readonly #levels: number;
  readonly #isAnywhere: boolean;
  readonly #test: Test;
  #searched: Element | null = null;
  #first: Element | null = null;

  constructor(relative: Selector[][], pseudos: Pseudos) {
    this.#besides = relative.some(
      ([first]) => first?.type === SelectorType.Sibling || first?.type === SelectorType.Adjacent,
    );
    this.#levels = Math.max(...relative.map(levelsOf));
    this.#isAnywhere = relative.every((tokens) => tokens.every((token) => keyOfToken(token)[1] >= 0));
    this.#test = compileTokens(relative, pseudos, this.#scope);
  }

  finds(element: Element): boolean {
    if (!this.#isAnywhere) return this.#look(element) !== null;
    const known = this.#known(element);
    if (known !== null) return known;
    this.#searched = element;
    this.#first = this.#look(element);
    return this.#first !== null;
  }

  /** No page is kept after the work on it. */
  forget(): void {
    this.#searched = null;
    this.#first = null;
  }

  #known(element: Element): boolean | null {
    if (this.#searched === null || !isInside(element, this.#searched)) return null;
    if (this.#first === null) return false;
    if (element !== this.#first && isInside(this.#first, element)) return true;
    return isBefore(element, this.#first) ? false : null;
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
  return relative.filter(({ type }) => type === SelectorType.Child).length;
}

function siblingsAfter(element: Element): readonly AnyNode[] {
  const siblings = element.parent?.children ?? [];
  return siblings.slice(siblings.indexOf(element) + 1);
}

function looksAtSiblings(tokens: readonly Selector[]): boolean {
  return tokens.some((token) => {
    if (token.type === SelectorType.Sibling || token.type === SelectorType.Adjacent) return true;
    if (token.type !== SelectorType.Pseudo) return false;
    return Array.isArray(token.data) ? token.data.some(looksAtSiblings) : /^nth-|-of-type$/.test(token.name);
  });
}

/** One of the alternatives of a selector, and what can be looked up of it before elements are tested one by one. */
export interface Branch {
  readonly key: string | null;
  /** The id or class of an element that every match stands in, where the key is but a tag, of which a page has hundreds. */
  readonly holder: string | null;
  /** Ids, classes and tags that must stand somewhere on the page for the branch to match anything. */
  readonly needs: readonly string[];
  /** Elements in page order -> those that match. */
  readonly matching: (elements: readonly Element[]) => readonly Element[];
  /** A lone tag, class or id: the lookup has tested all there is to test. */
  readonly isLoneKey: boolean;
  readonly bySiblings: boolean;
}

const compiled = new Map<string, readonly Branch[]>();

/** A selector -> its alternatives. Each is compiled once for all pages. */
export function branchesOf(selector: string): readonly Branch[] {
  const known = compiled.get(selector);
  if (known !== undefined) return known;
  const branches = parse(selector).map((tokens): Branch => {
    const needs = neededBy(tokens);
    const key = keyOf(tokens);
    const isLoneKey = tokens.length === 1 && key !== null;
    return {
      key,
      holder: holderOf(tokens),
      needs,
      matching: compileSelector(tokens),
      isLoneKey,
      bySiblings: looksAtSiblings(tokens),
    };
  });
  compiled.set(selector, branches);
  return branches;
}

/** Ids, classes and tags without which no element matches; of alternatives in `:has(…)` none is needed. */
function neededBy(tokens: readonly Selector[]): string[] {
  return tokens.flatMap((token) => {
    if (token.type === SelectorType.Pseudo && token.name === 'has' && Array.isArray(token.data))
      return token.data.length === 1 ? neededBy(token.data[0] ?? []) : [];
    const [name] = keyOfToken(token);
    return name === '' || name === '*' ? [] : [name];
  });
}

/** The id, else the first class, else the tag that an element must have to match these tokens. */
function keyOf(tokens: readonly Selector[]): string | null {
  let key: string | null = null;
  let rank = 0;
  for (const token of [...tokens].reverse()) {
    const [value, weight] = keyOfToken(token);
    if (weight < 0) break;
    if (weight > rank) [key, rank] = [value, weight];
  }
  return key;
}

/** The nearest id or class to the left of the last compound, with nothing but "inside" and "child of" between. */
function holderOf(tokens: readonly Selector[]): string | null {
  let isOutside = false;
  for (const token of [...tokens].reverse()) {
    const [value, weight] = keyOfToken(token);
    if (!isOutside && weight > 1) return null;
    if (isOutside && weight > 1) return value;
    if (weight >= 0) continue;
    if (token.type !== SelectorType.Descendant && token.type !== SelectorType.Child) return null;
    isOutside = true;
  }
  return null;
}

/** A token's key and weight; a weight below zero marks a combinator. */
function keyOfToken(token: Selector): readonly [string, number] {
  switch (token.type) {
    case SelectorType.Tag:
      return [token.name, 1];
    case SelectorType.Attribute:
      if (token.action === 'element' && token.name === 'class') return [`.${token.value}`, 2];
      if (token.action === 'equals' && token.name === 'id') return [`#${token.value}`, 3];
      return ['', 0];
    case SelectorType.Descendant:
    case SelectorType.Child:
    case SelectorType.Sibling:
    case SelectorType.Adjacent:
    case SelectorType.Parent:
    case SelectorType.ColumnCombinator:
      return ['', -1];
    default:
      return ['', 0];
  }
}
