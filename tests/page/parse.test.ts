import { load } from 'cheerio/slim';
import { type AnyNode, Element, isTag, isText } from 'domhandler';
import { describe, expect, test } from 'vitest';
import { isWithin, parsePage } from '../../src/page/parse.ts';
import { fixtures } from '../support/fixtures.ts';

/** A tree as lines of tags, attributes and text; comments and declarations are no part of it, text around them is one. */
function outline(root: AnyNode): string[] {
  const lines: string[] = [];
  let text = '';
  const flush = (): void => {
    if (text !== '') lines.push(JSON.stringify(text));
    text = '';
  };
  const walk = (node: AnyNode): void => {
    if (isText(node)) text += node.data;
    if (isTag(node)) {
      flush();
      lines.push(`<${node.name} ${JSON.stringify(node.attribs)}>`);
    }
    if ('children' in node) for (const child of node.children) walk(child as AnyNode);
    if (!isTag(node)) return;
    flush();
    lines.push(`</${node.name}>`);
  };
  walk(root);
  flush();
  return lines;
}

/** What the library this is built on makes of a page by itself. */
function plainly(html: string): AnyNode {
  return load(html, { xml: { xmlMode: false } })
    .root()
    .get(0) as AnyNode;
}

const odd: Readonly<Record<string, string>> = {
  'nothing at all': '',
  'text alone': 'Kapal &amp; dermaga',
  'tags never closed': '<ul><li>satu<li>dua<p>tiga<p>empat</ul><br>lima',
  'tags never opened': 'a</p>b</br>c</div>d',
  'comments in a sentence': '<p>Ka<!-- iklan -->pal<!-- a --> <!-- b -->tiba</p>',
  'entities and attributes twice': '<a href="?a=1&amp;b=2" href=x CLASS="A B">R&amp;D &nbsp;&#8212;</a>',
  'a drawing with letters of its own': '<svg><title>x</title><path d="M0"/></svg><p>kata<![CDATA[x]]></p>',
  'a page cut off in a value': '<p>a<img src="x" alt="b',
  'a page cut off in a name': '<p>a</p><div',
  'a page cut off in a closing tag': '<p>a</p',
  'a page cut off in a script': 'a<script>x</scr',
  'a page cut off in a reference': 'a &amp; b &lt',
  'references without an end or a meaning':
    '<p x="&quot;a&copy=b" y=&amp;z>&copy;&notit;&#x41;&#65 &am<b>p;</b> & &</p>',
  'references in ids and classes': '<p id="a&amp;b" class="x&amp;y\n z">k</p>',
  'references where they mean nothing':
    '<xmp>&amp;<b></xmp><svg><style>a &amp; b</style></svg><title>a &amp; b</title>',
  'attributes without a value': '<p class class="b" id= id=x hidden>q</p>',
  'attributes with names of their own': '<p constructor="2" toString x>q</p>',
  'capitals and letters of other scripts in names':
    '<DIV CLASS="A b" OnClick=x>“1”<Br><SpAn ID=Z>2</sPAN></div><P Ä=1 ä=2>3<BR/><ÖL>4</öl><DIV CLASS=c>5</DIV>',
  'code and style': '<script>if (a < b) { "</p>" }</script><style>p > a {}</style><textarea><p></textarea>',
};

describe('the tree is the one cheerio builds', () => {
  test.each(Object.entries(odd))('%s', (_name, html) => {
    expect(outline(parsePage(html).document)).toEqual(outline(plainly(html)));
  });

  test.each(fixtures)('$site/$name', ({ pages }) => {
    for (const { html } of pages) expect(outline(parsePage(html).document)).toEqual(outline(plainly(html)));
  });
});

describe.each(fixtures)('what is filed of $site/$name', ({ pages }) => {
  const page = parsePage(pages[0]?.html ?? '');

  test('elements know their place and what stands inside them', () => {
    for (const [place, element] of page.elements.entries()) {
      expect(page.order.get(element)).toBe(place);
      const inside = page.elements.filter((other) => isWithin(page, other, element));
      expect(page.lastInside[place]).toBe(place + inside.length - 1);
      for (let at = element.parent; at instanceof Element; at = at.parent)
        expect(isWithin(page, element, at)).toBe(true);
    }
  });

  test('each stands under its tag, its id and each of its classes, once', () => {
    const filed = new Map<string, Element[]>();
    for (const element of page.elements) {
      const { id, class: classes = '' } = element.attribs;
      const names = classes.split(/\s+/).filter((name) => name !== '');
      const keys = [element.name, ...(id === undefined ? [] : [`#${id}`]), ...names.map((name) => `.${name}`)];
      for (const key of new Set(keys)) filed.set(key, [...(filed.get(key) ?? []), element]);
    }
    expect(new Map([...page.byKey])).toEqual(filed);
  });
});

test('an element of another page has no place', () => {
  const [one, other] = [parsePage('<p>a</p>'), parsePage('<p>a</p>')];
  const element = other.elements[0];
  if (element === undefined) throw new Error('the page has an element');
  expect(one.order.get(element)).toBeUndefined();
});
