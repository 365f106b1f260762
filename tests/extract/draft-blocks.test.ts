import { describe, expect, test } from 'vitest';
import { draftBlocks } from '../../src/extract/draft-blocks.ts';
import { parsePage } from '../../src/page/parse.ts';
import { select } from '../../src/page/select.ts';

/** Markup -> the blocks it is read as, without what stands in `.bekas`. */
function blocksOf(markup: string): ReturnType<typeof draftBlocks> {
  const page = parsePage(`<body>${markup}</body>`);
  return draftBlocks(select(page, 'body'), new Set(select(page, '.bekas')));
}

test.each<[markup: string, blocks: string[]]>([
  ['<p>Satu  kata\n saja</p>', ['paragraph: Satu kata saja']],
  ['Satu<p>Dua</p>Tiga', ['paragraph: Satu', 'paragraph: Dua', 'paragraph: Tiga']],
  ['<p>Satu<br>Dua</p>', ['paragraph: Satu\nDua']],
  ['<p>Satu<br><br>Dua</p>', ['paragraph: Satu', 'paragraph: Dua']],
  ['<p><br>Satu<br></p>', ['paragraph: Satu']],
  ['<p>Satu <b>dua</b> tiga</p>', ['paragraph: Satu dua tiga']],
  ['<p>Satu<span>dua</span></p>', ['paragraph: Satudua']],
  ['<h2>Satu</h2><h6>Dua</h6>', ['heading: Satu', 'heading: Dua']],
  ['<h2>Satu<p>Dua</p></h2>', ['heading: Satu', 'paragraph: Dua']],
  ['<blockquote>Satu<p>Dua</p></blockquote>', ['quote: Satu', 'quote: Dua']],
  ['<ul><li>Satu</li><li><p>Dua</p></li></ul>', ['list-item: Satu', 'list-item: Dua']],
  ['<p><b>Satu dua</b></p>', ['heading: Satu dua']],
  ['<p><b>Satu</b> <strong>dua</strong></p>', ['heading: Satu dua']],
  ['<p><b>Satu</b> dua</p>', ['paragraph: Satu dua']],
  ['<p><b>Satu</b></p><p>Dua</p>', ['heading: Satu', 'paragraph: Dua']],
  ['<p><b>Satu dua.</b></p>', ['paragraph: Satu dua.']],
  ['<p><b>(Satu dua)</b></p>', ['paragraph: (Satu dua)']],
  ['<p><b>Satu<br>dua</b></p>', ['paragraph: Satu\ndua']],
  [`<p><b>${'a'.repeat(120)}</b></p>`, [`heading: ${'a'.repeat(120)}`]],
  [`<p><b>${'a'.repeat(121)}</b></p>`, [`paragraph: ${'a'.repeat(121)}`]],
  ['<ul><li><b>Satu</b></li></ul>', ['list-item: Satu']],
  [
    '<pre>Satu\nDua\r\n\nTiga</pre><p>Empat\nlima</p>',
    ['paragraph: Satu\nDua', 'paragraph: Tiga', 'paragraph: Empat lima'],
  ],
  ['Satu<div class="bekas">x</div>Dua', ['paragraph: Satu', 'paragraph: Dua']],
  ['Satu <span class="bekas">x</span>dua', ['paragraph: Satu dua']],
  ['<p>Satu</p><script>x()</script><style>p{}</style>', ['paragraph: Satu']],
  ['<p> | </p><p>\u200b</p><p>Satu</p>', ['paragraph: Satu']],
])('%s', (markup, blocks) => {
  expect(blocksOf(markup).map(({ type, text }) => `${type}: ${text}`)).toEqual(blocks);
});

describe('tables', () => {
  test.each<[rows: string, blocks: string[]]>([
    ['<tr><td>Satu</td><td>Dua</td></tr>', ['table-row: Satu | Dua']],
    ['<tr><th>Satu</th><td> Dua <br> tiga</td></tr>', ['table-row: Satu | Dua tiga']],
    ['<tr><td><p>Satu</p><p>dua</p></td><td>Tiga</td></tr>', ['table-row: Satu dua | Tiga']],
    ['<tr><td>Satu</td><td></td><td>Dua</td></tr>', ['table-row: Satu |  | Dua']],
    ['<tr><td></td><td></td></tr>', []],
    ['<tr><td>Satu</td></tr>', ['table-row: Satu']],
    ['<tr><td>Satu<div class="bekas">x</div></td><td>Dua</td></tr>', ['table-row: Satu | Dua']],
  ])('%s', (rows, blocks) => {
    expect(blocksOf(`<table><tbody>${rows}</tbody></table>`).map(({ type, text }) => `${type}: ${text}`)).toEqual(
      blocks,
    );
  });
});

test.each<[markup: string, links: [words: string, href: string][]]>([
  [
    '<p>Baca <a href="/a">satu dua</a> dan <a href="/b"> tiga </a></p>',
    [
      ['satu dua', '/a'],
      ['tiga', '/b'],
    ],
  ],
  ['<p><a>satu</a></p>', [['satu', '']]],
  ['<p>Baca <a href="/a"> </a>itu</p>', []],
  ['<a href="/a"><p>Satu</p></a><p>Dua</p>', []],
  ['<p>Satu</p><a href="/a"><b>Dua</b></a>', [['Dua', '/a']]],
  ['<p>Satu<br><a href="/a">Dua</a></p>', [['Dua', '/a']]],
  ['<table><tr><td><a href="/a">Satu</a></td><td>Dua</td></tr></table>', []],
])('links of %s', (markup, links) => {
  const found = blocksOf(markup).flatMap(({ text, links: own }) =>
    own.map(({ start, end, href }) => [text.slice(start, end), href]),
  );
  expect(found).toEqual(links);
});
