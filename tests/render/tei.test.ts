import { readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { JSDOM } from 'jsdom';
import { describe, expect, test } from 'vitest';
import type { Block } from '../../src/model/article.ts';
import { renderTei } from '../../src/render/tei.ts';
import { anyArticle } from '../support/any-article.ts';
import { fixtures, fixturesFolder, readArticle } from '../support/fixtures.ts';
import { run, temporaryFolder } from '../support/io.ts';

/** The root of a document; what is not well-formed throws. */
function rootOf(xml: string): Element {
  return new JSDOM(xml, { contentType: 'application/xml' }).window.document.documentElement;
}

/** What TEI P5 lets stand in an element, in which order, as far as we write it: names of children, each followed by a blank. */
const contents: Readonly<Record<string, RegExp>> = {
  TEI: /^teiHeader text $/,
  teiHeader: /^fileDesc encodingDesc profileDesc $/,
  fileDesc: /^titleStmt extent publicationStmt notesStmt sourceDesc $/,
  titleStmt: /^(title )+((author|editor|respStmt) )*$/,
  respStmt: /^resp name $/,
  extent: /^measure $/,
  publicationStmt: /^publisher idno $/,
  notesStmt: /^(note )+$/,
  sourceDesc: /^bibl $/,
  bibl: /^((title|author|editor|publisher|date|ptr) )+$/,
  encodingDesc: /^appInfo $/,
  appInfo: /^application $/,
  application: /^label $/,
  profileDesc: /^(creation )?(abstract )?langUsage (textClass )?$/,
  creation: /^(date )+$/,
  abstract: /^p $/,
  langUsage: /^language $/,
  textClass: /^keywords $/,
  keywords: /^(term )+$/,
  text: /^body $/,
  body: /^div $/,
  // A heading begins a division, and nothing follows the divisions in it.
  div: /^(head )?((p|list|quote|table) )*(div )*$/,
  list: /^(item )+$/,
  table: /^(row )+$/,
  row: /^(cell )+$/,
};

function faultsOf(root: Element): string[] {
  return [root, ...root.querySelectorAll('*')].flatMap((element) => {
    const children = [...element.children].map(({ tagName }) => `${tagName} `).join('');
    const isRight = (contents[element.tagName] ?? /^(lb )*$/).test(children);
    return isRight ? [] : [`${element.tagName}: ${children}`];
  });
}

const kinds: Readonly<Record<string, Block['type']>> = {
  p: 'paragraph',
  head: 'heading',
  item: 'list-item',
  quote: 'quote',
  row: 'table-row',
};

/** The blocks of a body, as they stand there. */
function blocksOf(root: Element): Block[] {
  return [...root.querySelectorAll('body p, body head, body item, body quote, body row')].map((element) => {
    const cells = element.tagName === 'row' ? [...element.children] : [element];
    return { type: kinds[element.tagName] ?? 'paragraph', text: cells.map(textOf).join(' | ') };
  });
}

function textOf(element: Element): string {
  return [...element.childNodes].map((node) => (node.nodeName === 'lb' ? '\n' : (node.textContent ?? ''))).join('');
}

test.each(fixtures.map((fixture) => [`${fixture.site}/${fixture.name}`, fixture] as const))(
  '%s is a TEI document with all of its blocks',
  async (_, { pages }) => {
    const article = await readArticle(pages);
    const root = rootOf(renderTei(article));
    expect(faultsOf(root)).toEqual([]);
    expect(blocksOf(root)).toEqual(article.blocks);
    expect(root.querySelector('titleStmt > title')?.textContent).toBe(article.title ?? '');
    expect([...root.querySelectorAll('titleStmt > author')].map(textOf)).toEqual(article.authors);
  },
);

test('the header has what is known of the story', () => {
  const root = rootOf(
    renderTei(
      anyArticle({
        kicker: 'Kabar',
        standfirst: 'Ringkasan.',
        editors: ['Edi Contoh'],
        sources: ['Kabar Sendang'],
        modifiedAt: '2020-10-18T07:05+08:00',
      }),
    ),
  );
  const texts = (selector: string): string[] => [...root.querySelectorAll(selector)].map(textOf);
  expect(faultsOf(root)).toEqual([]);
  expect(texts('titleStmt > title')).toEqual(['Jembatan Bambu Dibuka', 'Kabar']);
  expect(texts('titleStmt > editor')).toEqual(['Edi Contoh']);
  expect(texts('respStmt > name')).toEqual(['Kabar Sendang']);
  expect(texts('publicationStmt > *')).toEqual(['Kompas.com', 'kompas:20201017-213101065']);
  expect(texts('abstract')).toEqual(['Ringkasan.']);
  expect(texts('term[type=section]')).toEqual(['Tren']);
  expect(texts('term[type=tag]')).toEqual(['jembatan', 'bambu']);
  expect(root.querySelector('ptr')?.getAttribute('target')).toMatch(/^https:\/\/www\.kompas\.com\//);
  expect(root.querySelector('text')?.getAttribute('xml:lang')).toBe('id');
  // XML Schema knows no time without seconds; the words stay as the page has them.
  const [, modified] = root.querySelectorAll('creation > date');
  expect(modified?.getAttribute('when')).toBe('2020-10-18T07:05:00+08:00');
  expect(modified?.textContent).toBe('2020-10-18T07:05+08:00');
});

test('a story of which next to nothing is known', () => {
  const nothing = { title: null, outlet: null, url: null, canonicalUrl: null, publishedAt: null, section: null };
  const root = rootOf(renderTei(anyArticle({ ...nothing, authors: [], tags: [], blocks: [] })));
  expect(faultsOf(root)).toEqual([]);
  expect(root.querySelector('publicationStmt > publisher')?.textContent).toBe('unknown');
});

describe('any text comes back, but for characters that XML cannot hold and controls', () => {
  const left = /[\0-\x08\x0b-\x1f\x7f-\x9f\ufffe\uffff]|[\ud800-\udfff]/gu;
  const piece = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom('&', '<', ']]>', '"', '&amp;', '<!--', '\0', '\ud800', '\u0085', '\ufffe', '\u202e', '\t'),
  );
  const text = fc.array(piece, { minLength: 1, maxLength: 6 }).map((pieces) => pieces.join('').replaceAll('\n', ' '));

  test('in titles, tags and blocks of every kind', () => {
    const types = ['paragraph', 'heading', 'list-item', 'quote', 'table-row'] as const;
    const block = fc.record({ type: fc.constantFrom(...types), text });
    fc.assert(
      fc.property(text, fc.array(block, { maxLength: 6 }), (title, blocks) => {
        const root = rootOf(renderTei(anyArticle({ title, tags: [title], blocks })));
        expect(faultsOf(root)).toEqual([]);
        expect(root.querySelector('term[type=tag]')?.textContent).toBe(title.replace(left, ''));
        expect(blocksOf(root)).toEqual(blocks.map((one) => ({ ...one, text: one.text.replace(left, '') })));
      }),
      { numRuns: 60 },
    );
  });

  test('lines stay lines', () => {
    const blocks: readonly Block[] = [{ type: 'paragraph', text: 'Satu\ndua' }];
    expect(blocksOf(rootOf(renderTei(anyArticle({ blocks }))))).toEqual(blocks);
  });
});

describe('saring clean -f xml', () => {
  test('one file a story, named as its text', async () => {
    const output = temporaryFolder();
    const { status } = await run([
      'clean',
      `${fixturesFolder}kontan/channel--sumber/page.html`,
      '-f',
      'txt,xml',
      '-o',
      output,
    ]);
    expect(status).toBe(0);
    const { paths } = JSON.parse(readFileSync(path.join(output, 'manifest.ndjson'), 'utf8')) as { paths: string[] };
    expect(paths).toHaveLength(2);
    expect(paths[1]).toBe(paths[0]?.replace(/\.txt$/, '.xml'));
    expect(faultsOf(rootOf(readFileSync(path.join(output, paths[1] ?? ''), 'utf8')))).toEqual([]);
  });

  test('on standard output, a document after the other', async () => {
    const { out } = await run(['clean', `${fixturesFolder}kontan`, '-f', 'xml', '-o', '-']);
    const documents = out.split(/(?=^<\?xml )/m);
    expect(documents.length).toBeGreaterThan(10);
    for (const document of documents) expect(rootOf(document.trim()).tagName).toBe('TEI');
  });
});
