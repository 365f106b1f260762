import { setTimeout as pause } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { selectAll } from 'css-select';
import type { AnyNode, Element } from 'domhandler';
import { describe, expect, test } from 'vitest';
import { rawText } from '../../src/page/nodes.ts';
import { parsePage } from '../../src/page/parse.ts';
import { hideInside, select, selectFirst } from '../../src/page/select.ts';
import { sites } from '../../src/sites/index.ts';
import { fixtures } from '../support/fixtures.ts';
import { selectorsOf } from '../support/rule-parts.ts';

const selectors = [
  ...new Set(sites.flatMap((site) => selectorsOf(site).map(({ value }) => value))),
  'p',
  '*',
  'div p',
  'div > p + p',
  'a[href]',
  ':not(p)',
  'p, h2, p',
  '[class*="ads"]',
  'h2:first-of-type',
  'div:has(> p ~ p)',
  'div:has(> p > b, > h2)',
  'div:has(> p a), :has(> div > div > p)',
  'p:has(+ p), p:has(~ h2)',
  ':has(div p)',
  'div div p',
  'div div > p a',
  'body > div div > div a',
  'div p + p b, ul li ~ li a',
  'div :is(div > p, li) a',
  ':has(h2, img)',
  ':has(a > img, li > a)',
  'div:has(p + p), ul:has(li ~ li > a), :has(div > div)',
  'div:not(:has(div > a)), div:has(p > b > a)',
  'div:not(:has(a)), li:has(b)',
  'div:not(:has(> div:has(> p), ~ div))',
];

/** What the plain library answers, the measure of our index. */
function plainly(selector: string, root: AnyNode): Element[] {
  return selectAll<AnyNode, Element>(selector, root);
}

describe.each(fixtures)('on $site/$name', ({ pages }) => {
  const page = parsePage(pages[0]?.html ?? '');

  test('finds what css-select finds, in page order', () => {
    for (const selector of selectors) {
      expect(select(page, selector), selector).toEqual(plainly(selector, page.document));
    }
  });

  test('finds inside an element what css-select finds there', () => {
    const inside = page.elements.find((element) => element.name === 'body');
    if (inside === undefined) throw new Error('a page has a body');
    for (const selector of selectors) {
      const all = plainly(selector, page.document).filter((element) => isWithin(element, inside));
      expect(select(page, selector, inside), selector).toEqual(all);
    }
  });
});

/** The element itself counts, as its own root. */
function isWithin(element: Element, root: Element): boolean {
  for (let at: AnyNode | null = element; at !== null; at = at.parent as AnyNode | null) if (at === root) return true;
  return false;
}

test('the first match is the first in the page, whatever order the list has', () => {
  const page = parsePage('<p>a</p><h2>b</h2>');
  expect(selectFirst(page, 'h2, p')?.name).toBe('p');
  expect(selectFirst(page, 'table')).toBeNull();
});

test('what is hidden is selected by nothing, what stands around it is', () => {
  const page = parsePage('<p>a</p><div id="next"><p>b</p><div><p>c</p></div></div><p>d</p><div id="next"></div>');
  const texts = (shown: typeof page): string[] => select(shown, 'p').map((element) => rawText(element));
  expect(texts(hideInside(page, '#next'))).toEqual(['a', 'd']);
  expect(select(hideInside(page, '#next'), 'div')).toHaveLength(2);
  expect(texts(page)).toEqual(['a', 'b', 'c', 'd']);
});

test('no selector keeps a page once it is done with', async () => {
  setFlagsFromString('--expose-gc');
  const collectGarbage: () => void = runInNewContext('gc');
  const searched = fixtures.map(({ pages }) => {
    const page = parsePage(pages[0]?.html ?? '');
    for (const selector of selectors) select(page, selector);
    return new WeakRef(page.document);
  });
  // What a weak reference was made of stays until the turn of the event loop is over.
  await pause(1);
  collectGarbage();
  expect(searched.filter((page) => page.deref() !== undefined)).toHaveLength(0);
});

test.each(['p:nth-of-type(n)', 'p:is(:nth-of-type(n))', 'p:has(b):not(:last-of-type)'])(
  '%s looks at the first 2,000 candidates only: each of them may walk past all its siblings',
  (selector) => {
    expect(select(parsePage(`<div>${'<p><b>a</b></p>'.repeat(3000)}</div>`), selector)).toHaveLength(2000);
  },
);

test.each([
  ['nothing', ''],
  ['one at the end', '<table></table>'],
])('what stands somewhere below nested boxes is looked for once, not for each of them: %s', (_name, end) => {
  const page = parsePage(`${'<div>'.repeat(200)}${'<p>a</p>'.repeat(100)}${end}`);
  const last = page.elements.findLast(({ name }) => name === 'p');
  if (last === undefined) throw new Error('a page has paragraphs');
  let asked = 0;
  Object.defineProperty(last, 'name', {
    get: () => {
      asked += 1;
      return 'p';
    },
  });
  expect(select(page, 'div:has(table, ul > li)')).toHaveLength(end === '' ? 0 : 200);
  expect(asked).toBeLessThan(5);
});

test('of boxes around boxes the nearest is taken: not every pair of them is tried', () => {
  const page = parsePage(`<b class="x"></b>${'<ul><li>'.repeat(100)}<p>a</p>`);
  const [list] = page.elements.filter(({ name }) => name === 'ul');
  if (list === undefined) throw new Error('a page has lists');
  let asked = 0;
  Object.defineProperty(list, 'name', {
    get: () => {
      asked += 1;
      return 'ul';
    },
  });
  expect(select(page, '.x ul li p')).toHaveLength(0);
  expect(asked).toBeLessThan(3);
});

test('what stands around an element is looked at once for its neighbours', () => {
  const page = parsePage(`${'<div>'.repeat(50)}${'<a>b</a>'.repeat(1000)}`);
  const [outermost] = page.elements;
  if (outermost === undefined) throw new Error('a page has boxes');
  let climbed = 0;
  Object.defineProperty(outermost, 'parent', {
    get: () => {
      climbed += 1;
      return null;
    },
  });
  expect(select(page, '[title] a')).toHaveLength(0);
  expect(climbed).toBeLessThan(3);
});
