import { parse, type Selector, SelectorType } from 'css-what';
import type { Element } from 'domhandler';
import { compileSelector } from './element-tests.ts';

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
