import { compile, type Options } from 'css-select';
import { parse, type Selector, SelectorType } from 'css-what';
import { type AnyNode, Element } from 'domhandler';
import { isElement } from './nodes.ts';
import type { ParsedPage } from './parse.ts';

/**
 * Selector -> matching elements in page order, by looking up the last compound's id, class or tag first:
 * a query over a whole 220 KB page costs the few candidates it names (0.005 ms) instead of 4,000 elements (0.4 ms).
 */
export function select(page: ParsedPage, selector: string, within?: Element): Element[] {
  let found: Element[] | null = null;
  let isMixed = false;
  // Loops instead of lists of lists: hundreds of selections a page, most of which find nothing.
  for (const branch of branchesOf(selector)) {
    const matches = candidatesOf(page, branch, within);
    if (matches.length === 0) continue;
    const own = branch.isLoneKey ? matches : matches.filter(branch.matches);
    if (own.length === 0) continue;
    isMixed ||= found !== null;
    found = found === null ? [...own] : found.concat(own);
  }
  if (found === null) return [];
  return isMixed ? inPageOrder(page, [...new Set(found)]) : found;
}

const nothing: readonly Element[] = [];

function candidatesOf(page: ParsedPage, { key, needs, bySiblings }: Branch, within?: Element): readonly Element[] {
  // Most selectors name an ancestor that a page of another template does not have at all.
  for (const name of needs) if (!page.byKey.has(name)) return nothing;
  const named = key === null ? page.elements : (page.byKey.get(key) ?? []);
  // Inside an element first: few are left of which hidden ones have to be taken out.
  const inside = within === undefined ? named : insideOf(page, named, within);
  const shown = page.hidden.reduce((left, [from, to]) => withoutPlaces(page, left, from, to), inside);
  return bySiblings ? shown.slice(0, mostSiblings) : shown;
}

/** Elements in page order -> those inside one, itself among them. */
export function insideOf(page: ParsedPage, candidates: readonly Element[], within: Element): readonly Element[] {
  const from = page.order.get(within);
  if (from === undefined) return nothing;
  const last = page.lastInside[from] ?? from;
  return candidates.slice(firstFrom(page, candidates, from), firstFrom(page, candidates, last + 1));
}

/** Candidates stand in page order, so those inside an element are found by halving, not by walking. */
function firstFrom(page: ParsedPage, candidates: readonly Element[], place: number): number {
  let low = 0;
  let high = candidates.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((page.order.get(candidates[middle] as Element) ?? 0) < place) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** A page -> the same without what stands inside the elements that match, for every later selection. */
export function hideInside(page: ParsedPage, selector: string): ParsedPage {
  const hidden = select(page, selector).flatMap((element): (readonly [number, number])[] => {
    const holder = page.order.get(element) ?? 0;
    const last = page.lastInside[holder] ?? holder;
    // Most pages have the holders, and nothing in them yet.
    return last > holder ? [[holder + 1, last]] : [];
  });
  return hidden.length === 0 ? page : { ...page, hidden };
}

function withoutPlaces(page: ParsedPage, candidates: readonly Element[], from: number, to: number): readonly Element[] {
  const [start, end] = [firstFrom(page, candidates, from), firstFrom(page, candidates, to + 1)];
  return start === end ? candidates : [...candidates.slice(0, start), ...candidates.slice(end)];
}

/** Elements of the page -> the same in page order. */
export function inPageOrder(page: ParsedPage, elements: readonly Element[]): Element[] {
  if (elements.length < 2) return [...elements];
  const places = elements.map((element) => page.order.get(element) ?? 0);
  // Most selectors find what they find in order, and sorting by lookups is what takes longest.
  if (places.every((place, i) => i === 0 || place > (places[i - 1] ?? 0))) return [...elements];
  return [...Int32Array.from(places).sort()].flatMap((place) => page.elements[place] ?? []);
}

export function selectFirst(page: ParsedPage, selector: string, within?: Element): Element | null {
  return select(page, selector, within)[0] ?? null;
}

/** Elements in any order -> those that stand in no other of them, in page order. */
export function outermost(page: ParsedPage, elements: readonly Element[]): Element[] {
  const kept: Element[] = [];
  let last = -1;
  for (const element of inPageOrder(page, elements)) {
    const at = page.order.get(element) ?? -1;
    if (at <= last) continue;
    kept.push(element);
    last = page.lastInside[at] ?? at;
  }
  return kept;
}

/** `~`, `+` and `:nth-of-type` look at all siblings from the first on, for each candidate: 200,000 of them would take minutes. */
const mostSiblings = 5000;

function looksAtSiblings(tokens: readonly Selector[]): boolean {
  return tokens.some((token) => {
    if (token.type === SelectorType.Sibling || token.type === SelectorType.Adjacent) return true;
    if (token.type !== SelectorType.Pseudo) return false;
    return Array.isArray(token.data) ? token.data.some(looksAtSiblings) : /^nth-|-of-type$/.test(token.name);
  });
}

interface Branch {
  readonly key: string | null;
  /** Ids, classes and tags that must stand somewhere on the page for the branch to match anything. */
  readonly needs: readonly string[];
  readonly matches: (element: Element) => boolean;
  /** A lone tag, class or id: the lookup has tested all there is to test. */
  readonly isLoneKey: boolean;
  readonly bySiblings: boolean;
}

const compiled = new Map<string, readonly Branch[]>();

function branchesOf(selector: string): readonly Branch[] {
  const known = compiled.get(selector);
  if (known !== undefined) return known;
  const branches = parse(selector).map((tokens): Branch => {
    const needs = neededBy(tokens);
    const key = keyOf(tokens);
    const isLoneKey = tokens.length === 1 && key !== null;
    return { key, needs, matches: compileSelector(tokens), isLoneKey, bySiblings: looksAtSiblings(tokens) };
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

type Test = (element: Element) => boolean;

type Pseudos = NonNullable<Options<AnyNode, Element>['pseudos']>;

/**
 * A selector -> a test of one element. Every `:has()` in it is tested by us: css-select's own keeps the element it tested
 * last for as long as the selector lives, and with it that element's whole page (`context[0]` in subselects.js of 5.2.2
 * and 7.0.0). Some page was always left to copy, which took a fifteenth of all time.
 */
export function compileSelector(selector: readonly Selector[]): Test {
  const tests: Test[] = [];
  const pseudos: Pseudos = { has: (element, number) => tests[Number(number)]?.(element) ?? false };
  const replaced = (tokens: readonly Selector[]): Selector[] =>
    tokens.map((token) => {
      if (token.type !== SelectorType.Pseudo || !Array.isArray(token.data)) return token;
      const data = token.data.map(replaced);
      if (token.name !== 'has') return { ...token, data };
      return { ...token, data: String(tests.push(hasTest(data, pseudos)) - 1) };
    });
  return compileTokens([replaced(selector)], pseudos);
}

function compileTokens(selectors: Selector[][], pseudos: Pseudos, scope?: Element[]): Test {
  // Results kept in weak maps for ever cost 1.5 ms a page in the garbage collector.
  return compile<AnyNode, Element>(selectors, { cacheResults: false, pseudos }, scope);
}

/** Stands for the element that is tested while none is; css-select takes only an element inside another for a scope. */
const nobody = new Element('none', {});
nobody.parent = new Element('none', {}, [nobody]);

function hasTest(relative: Selector[][], pseudos: Pseudos): Test {
  const scope: Element[] = [nobody];
  const besides = relative.some(
    ([first]) => first?.type === SelectorType.Sibling || first?.type === SelectorType.Adjacent,
  );
  const test = compileTokens(relative, pseudos, scope);
  const someIn = (nodes: readonly AnyNode[]): boolean =>
    nodes.some((node) => isElement(node) && (test(node) || someIn(node.children)));
  return (element) => {
    scope[0] = element;
    const found = someIn(element.children) || (besides && someIn(siblingsAfter(element)));
    scope[0] = nobody;
    return found;
  };
}

function siblingsAfter(element: Element): readonly AnyNode[] {
  const siblings = element.parent?.children ?? [];
  return siblings.slice(siblings.indexOf(element) + 1);
}
