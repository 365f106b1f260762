import { compile, type Options } from 'css-select';
import { type Selector, SelectorType } from 'css-what';
import { type AnyNode, Element } from 'domhandler';
import { isElement } from './nodes.ts';

type Test = (element: Element) => boolean;

type Pseudos = NonNullable<Options<AnyNode, Element>['pseudos']>;

/**
 * A selector -> its tokens with every `:has()` in them as a test of ours, and those tests. css-select's own keeps the
 * element it tested last for as long as the selector lives, and with it that element's whole page (`context[0]` in
 * subselects.js of 5.2.2 and 7.0.0): some page was always left to copy, which took a fifteenth of all time.
 */
export function withHasTests(selector: readonly Selector[]): {
  readonly tokens: Selector[];
  readonly pseudos: Pseudos;
} {
  const tests: Test[] = [];
  const replaced = (tokens: readonly Selector[]): Selector[] =>
    tokens.map((token) => {
      if (token.type !== SelectorType.Pseudo || !Array.isArray(token.data)) return token;
      if (token.name !== 'has') return { ...token, data: token.data.map(replaced) };
      return { ...token, data: String(tests.push(hasTest(token.data.map(replaced), pseudos)) - 1) };
    });
  const pseudos: Pseudos = { has: (element, number) => tests[Number(number)]?.(element) ?? false };
  return { tokens: replaced(selector), pseudos };
}

/** Stands for the element that is tested while none is; css-select takes only an element inside another for a scope. */
const nobody = new Element('none', {});
nobody.parent = new Element('none', {}, [nobody]);

function hasTest(relative: Selector[][], pseudos: Pseudos): Test {
  const scope: Element[] = [nobody];
  const besides = relative.some(
    ([first]) => first?.type === SelectorType.Sibling || first?.type === SelectorType.Adjacent,
  );
  const test = compile<AnyNode, Element>(relative, { cacheResults: false, pseudos }, scope);
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
