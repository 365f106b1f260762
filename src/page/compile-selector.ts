import { compile, type Options } from 'css-select';
import { type Selector, SelectorType } from 'css-what';
import { type AnyNode, Element } from 'domhandler';
import { isElement } from './nodes.ts';

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
