import { describe, expect, test } from 'vitest';
import { BlockLines, cutsOf, linkListsUnder, withoutCuts } from '../../src/extract/cut-lines.ts';
import { type DraftBlock, draftBlocks } from '../../src/extract/draft-blocks.ts';
import type { NoiseRule } from '../../src/model/site-rule.ts';
import { parsePage } from '../../src/page/parse.ts';
import { select } from '../../src/page/select.ts';

function blocksOf(markup: string): readonly DraftBlock[] {
  return draftBlocks(select(parsePage(`<body>${markup}</body>`), 'body'), new Set());
}

/** Markup and a rule -> the texts of the blocks that are left. */
function left(markup: string, rule: NoiseRule): readonly string[] {
  const blocks = blocksOf(markup);
  const cuts = cutsOf(blocks, rule, new BlockLines());
  return blocks.flatMap((block, i) => withoutCuts(block, cuts?.[i] ?? [])).map(({ text }) => text);
}

const told = 'Perahu nomor tujuh ditambal sebelum musim angin timur datang dan ombak meninggi.';
const story = `<p>${told}</p>`;
const link = (text: string, href = 'https://kota.test/read/1'): string => `<a href="${href}">${text}</a>`;
const title = 'Lampu Dermaga Tua Menyala';

describe('titles of other stories below a story', () => {
  const rule: NoiseRule = { name: 'related-list', items: /kota\.test\/read\/\d/, seen: 'test' };

  test.each<[what: string, markup: string, left: readonly string[]]>([
    ['a link alone', `<p>${link(title)}</p>`, []],
    ['a link in a list', `<ul><li>${link(title)}</li></ul>`, []],
    ['a numbered link in a list', `<ul><li>${link(`1. ${title}`)}</li></ul>`, []],
    ['a name of three words', `<p>${link('Pak Lurah Lor')}</p>`, ['Pak Lurah Lor']],
    ['a numbered subheading', `<p>${link(`1. ${title}`)}</p>`, [`1. ${title}`]],
    ['a sentence', `<p>${link(`${title}.`)}</p>`, [`${title}.`]],
    ['what announces a list', `<p>${link(`${title}:`)}</p>`, [`${title}:`]],
    ['a link to elsewhere', `<p>${link(title, 'https://lain.test/read/1')}</p>`, [title]],
    ['a title without a link', `<p>${title}</p>`, [title]],
    ['a quotation', `<blockquote>${link(title)}</blockquote>`, [title]],
    ['a row of a table', `<table><tr><td>${link(title)}</td></tr></table>`, [title]],
    ['a title behind one word', `<p>Simak: ${link(title)}</p>`, []],
    ['a title behind four words', `<p>Satu dua tiga empat: ${link(title)}</p>`, []],
    [
      'a title behind five words',
      `<p>Satu dua tiga empat lima: ${link(title)}</p>`,
      [`Satu dua tiga empat lima: ${title}`],
    ],
    ['a title behind words without a colon', `<p>Simak ${link(title)}</p>`, [`Simak ${title}`]],
    ['a name behind a word', `<p>Kata: ${link('Pak Lurah Lor')}</p>`, ['Kata: Pak Lurah Lor']],
    ['a title with words behind it', `<p>Simak: ${link(title)} di balai</p>`, [`Simak: ${title} di balai`]],
    ['two titles behind a word', `<p>Simak: ${link(title)} ${link(title)}</p>`, [`Simak: ${title} ${title}`]],
    ['the title over two of them', `<h3>Berita lain</h3><p>${link(title)}</p><p>${link(title)}</p>`, []],
    ['the title over one', `<h3>Berita lain</h3><p>${link(title)}</p>`, ['Berita lain']],
    ['a sentence over two', `<p>Berita lain.</p><p>${link(title)}</p><p>${link(title)}</p>`, ['Berita lain.']],
    ['a year over two', `<p>Berita 2024</p><p>${link(title)}</p><p>${link(title)}</p>`, ['Berita 2024']],
    [
      'a long line over two',
      `<p>${told.slice(0, 41)}</p><p>${link(title)}</p><p>${link(title)}</p>`,
      [told.slice(0, 41)],
    ],
    ['an item over two', `<ul><li>Berita lain</li></ul><p>${link(title)}</p><p>${link(title)}</p>`, ['Berita lain']],
  ])('%s', (_, markup, stays) => {
    expect(left(story + markup, rule)).toEqual([told, ...stays]);
  });
});

describe('lists under a story, and all that follows', () => {
  const rule: NoiseRule = { name: 'related-list', onward: /^Ekonomi \| \d+ menit lalu/, seen: 'test' };
  const age = '<p>Ekonomi | 5 menit lalu</p>';

  test.each<[what: string, markup: string, left: readonly string[]]>([
    ['go from the first line of theirs', `${story}${age}<p>${title}</p>`, [told]],
    ['go with the heading over them', `${story}<h3>Terbaru</h3>${age}`, [told]],
    ['go with the tags over them', `${story}<ul><li>perahu</li><li>dermaga</li></ul>${age}`, [told]],
    ['go below a heading that ends like a sentence', `${story}<h3>Terbaru!</h3>${age}`, [told, 'Terbaru!']],
    ['go below a long item', `${story}<ul><li>${'kata '.repeat(9)}</li></ul>${age}`, [told, 'kata '.repeat(9).trim()]],
    ['are none where the story goes on below them', `${story}${age}${story}`, [told, 'Ekonomi | 5 menit lalu', told]],
    ['are some where a short sentence follows', `${story}${age}<p>Kata orang.</p>`, [told]],
    [
      'are none where the story goes on with a quotation',
      `${age}<blockquote>${told}</blockquote>`,
      ['Ekonomi | 5 menit lalu', told],
    ],
  ])('%s', (_, markup, stays) => {
    expect(left(markup, rule)).toEqual(stays);
  });
});

describe('a line', () => {
  const mark = '<p>Tanda</p>';
  const rule = (where?: 'head' | 'tail'): NoiseRule => ({
    name: 'byline',
    line: /^Tanda$/,
    seen: 'test',
    ...(where === undefined ? {} : { where }),
  });
  const lines = mark + story.repeat(3) + mark + story.repeat(3) + mark;

  test.each<['head' | 'tail' | undefined, number]>([
    [undefined, 0],
    ['head', 2],
    ['tail', 2],
  ])('at %s: %i are left', (where, count) => {
    expect(left(lines, rule(where)).filter((text) => text === 'Tanda')).toHaveLength(count);
  });

  test('of a paragraph goes, and the others stay', () => {
    expect(left('<p>Satu<br> Tanda <br>Dua</p>', rule())).toEqual(['Satu\nDua']);
  });

  test('of a related link takes no sentence along that stands behind the link', () => {
    const related: NoiseRule = { name: 'related-link', line: /^Baca juga/, seen: 'test' };
    expect(left(`<p>Baca juga: ${link(title)} ${told}</p>`, related)).toEqual([told]);
    expect(left(`<p>Baca juga: ${link(title)} di balai</p>`, related)).toEqual([]);
    expect(left(`<p>Baca juga: ${link(title)} ${told}</p>`, { ...related, name: 'byline' })).toEqual([]);
  });
});

describe('part of a line', () => {
  const rule: NoiseRule = { name: 'related-link', span: / ?\(Baca: [^)]*\)/, seen: 'test' };

  test.each([
    ['Perahu berlayar (Baca: Lampu). Ombak naik (Baca: Layar).', 'Perahu berlayar. Ombak naik.'],
    ['Perahu berlayar.(Baca: Lampu)Ombak naik.', 'Perahu berlayar. Ombak naik.'],
    ['Perahu (Baca: Lampu) berlayar', 'Perahu berlayar'],
    ['Perahu berlayar', 'Perahu berlayar'],
  ])('%s -> %s', (text, stays) => {
    expect(left(`<p>${text}</p>`, rule)).toEqual([stays]);
  });

  test('leaves nothing where only marks are left', () => {
    expect(left('<p>(Baca: Lampu) ...</p>', rule)).toEqual([]);
  });

  test('takes the links behind it along: their places have moved', () => {
    const [block] = blocksOf(`<p>${link('Pak Lurah')} datang (Baca: Lampu) ke ${link('dermaga')}.</p>`);
    const cuts = block === undefined ? null : cutsOf([block], rule, new BlockLines());
    const [rest] = block === undefined ? [] : withoutCuts(block, cuts?.[0] ?? []);
    expect(rest?.links.map(({ start, end }) => rest.text.slice(start, end))).toEqual(['Pak Lurah']);
  });
});

describe('links under a label', () => {
  const label = /^Baca juga:?\s*$/;
  const named = (markup: string): readonly (readonly [string, string])[] =>
    [...linkListsUnder(label, blocksOf(markup))].map(([{ text }, name]) => [name, text]);

  test.each<[markup: string, found: readonly (readonly [string, string])[]]>([
    [`<p>Baca juga: ${link(title)}</p>`, [['related-link', `Baca juga: ${title}`]]],
    [`<p>Ia baca juga ${link(title)}</p>`, []],
    [
      `<p>Baca juga:</p><p>${link(title)}</p><p>${link('Dua')}</p>${story}<p>${link('Tiga')}</p>`,
      [
        ['related-list', 'Baca juga:'],
        ['related-list', title],
        ['related-list', 'Dua'],
      ],
    ],
    [`<p>Baca juga:</p>${story}`, []],
    [`<p>Baca juga:</p><p>${link(title)} di balai</p>`, []],
  ])('%s', (markup, found) => {
    expect(named(markup)).toEqual(found);
  });
});
