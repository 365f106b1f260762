import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { extractDump } from '../../src/extract/plain-text/extract-dump.ts';
import type { Article } from '../../src/model/article.ts';
import type { Failure } from '../../src/model/outcome.ts';
import { noiseNames } from '../../src/model/site-rule.ts';
import { sites } from '../../src/sites/index.ts';
import { countWords, foldText, wordsOf } from '../../src/text/whitespace.ts';
import { cleanDump } from '../support/clean-dump.ts';

const folder = new URL('../../fixtures/text-dumps/', import.meta.url);
const dumps = readdirSync(folder)
  .filter((file) => file.endsWith('.txt'))
  .map((file) => ({ name: file.slice(0, -4), text: readFileSync(new URL(file, folder), 'utf8') }));

function refuse(text: string): Failure['code'] | null {
  const result = extractDump(text, { input: 'dump.txt', url: null, fetch: null, site: null }, sites);
  return result.ok ? null : result.failure.code;
}

/** What a reader can check by eye: fields, blocks and what was moved out of them. */
function facts(article: Article): unknown {
  const { site, outlet, title, kicker, standfirst, publishedAt, modifiedAt, authors, editors, sources } = article;
  const { tags, related, syndicatedFrom, language, access, pages, blocks } = article;
  const images = article.images.map(({ role, caption, credit }) => ({ role, caption, credit }));
  return {
    ...{ site, outlet, title, kicker, standfirst, publishedAt, modifiedAt, authors, editors, sources, tags, images },
    ...{ related: related.map((link) => link.title), syndicatedFrom, language, access, pages },
    blocks: blocks.map(({ type, text }) => `${type}: ${text}`),
  };
}

describe.each(dumps)('$name', ({ name, text }) => {
  test('reads as expected', async () => {
    const path = new URL(`${name}.expected.json`, folder).pathname;
    await expect(`${JSON.stringify(facts(cleanDump(text)), null, 2)}\n`).toMatchFileSnapshot(path);
  });

  test('no word comes out that did not go in, and the order stays', () => {
    const printed = wordsOf(text.normalize('NFC')).join(' ');
    let from = 0;
    for (const block of cleanDump(text).blocks) {
      const at = printed.indexOf(foldText(block.text), from);
      expect(at, block.text).toBeGreaterThanOrEqual(0);
      from = at + foldText(block.text).length;
    }
  });

  test('cleaning the clean text changes nothing', () => {
    const once = cleanDump(text);
    if (once.title === null) return;
    const marks: Readonly<Record<string, string>> = { 'list-item': '- ', quote: '> ' };
    const printed = once.blocks.map((block) => `${marks[block.type] ?? ''}${block.text}`);
    const twice = cleanDump(`${[once.title, ...printed].join('\n\n')}\n`);
    expect(twice.blocks).toEqual(once.blocks);
    expect(twice.title).toBe(once.title);
  });

  test('line ends, a byte order mark and hard blanks make no difference', () => {
    const other = `\ufeff${text
      .replace(/^\ufeff/, '')
      .replace(/\r?\n/g, '\r\n')
      .replace(/ (?=\r\n)/g, '\u00a0')}`;
    expect(facts(cleanDump(other))).toEqual(facts(cleanDump(text)));
  });

  test('every removal has a name of the list, and no word is counted twice', () => {
    const { extraction, wordCount } = cleanDump(text);
    for (const { name, count } of extraction.removals) {
      expect(Object.keys(noiseNames)).toContain(name);
      expect(count).toBeGreaterThan(0);
    }
    const removed = extraction.removals.reduce((sum, { words }) => sum + words, 0);
    expect(wordCount + removed).toBeLessThanOrEqual(countWords(text));
    expect(extraction.body).toBe('text-dump');
    expect(extraction.warnings.filter((warning) => warning.startsWith('veto:'))).toEqual([]);
  });
});

describe('whose page', () => {
  const story = [
    'Rumah Siput di Pagar Bambu',
    '',
    'Murid membuat rumah siput di pagar bambu karena kebun kecil di belakang sekolah sudah penuh bunga.',
    '',
    'Mereka memercikkan air itu pada pagi hari dan mencatat jejak siput pada sore hari bersama penjaga.',
  ].join('\n');

  test('a known host decides, and its address names the story', () => {
    const url = 'https://regional.kompas.com/read/2023/03/05/100000000/rumah-siput-di-pagar-bambu?page=2';
    const article = cleanDump(story, { url });
    expect([article.site, article.outlet, article.publishedAt]).toEqual([
      'kompas',
      'Kompas.com',
      '2023-03-05T10:00:00+07:00',
    ]);
    expect(article.pages).toEqual({ read: [2], total: null, complete: false });
  });

  test('an unknown host is generic even where the text names a site', () => {
    const text = story.replace('Murid membuat', 'KOTA SUMBERJATI, KOMPAS.com - Murid membuat');
    expect(cleanDump(text, { url: 'https://kabar.example/siput' }).site).toBe('generic');
    expect(cleanDump(text).site).toBe('kompas');
    expect(cleanDump(text, { site: 'kontan' }).site).toBe('kontan');
  });

  test('a text without evidence keeps its lines and names no outlet', () => {
    const article = cleanDump(story);
    expect([article.site, article.outlet, article.blocks.length]).toEqual(['generic', null, 2]);
  });
});

describe('no article', () => {
  test.each([
    ['nothing', '', 'empty-body'],
    ['white space', '\ufeff \r\n\u00a0\n\t', 'empty-body'],
    ['zero bytes', 'PK\u0003\u0004\u0000\u0000\u0000\u0000data', 'not-html'],
    ['unreadable letters', `${'\ufffd\u0002'.repeat(40)} beberapa kata`, 'not-html'],
    ['a missing page', 'Kompas.com\n\nMAAF KAMI TIDAK MENEMUKAN HALAMAN YANG ANDA CARI\n', 'not-found'],
    [
      'headlines',
      Array.from({ length: 30 }, (_, i) => `Lurah Membuka Gardu Layangan Nomor ${i}`).join('\n\n'),
      'not-article',
    ],
    [
      'headlines of a known site',
      `Baca berita tanpa iklan. Gabung Kompas.com+\n${'Tambak Garam Disapu Lagi\n09/06/2021, 11:15 WIB\nEkonomi\n'.repeat(15)}`,
      'not-article',
    ],
    [
      'another language',
      'Der Drachen stieg nach dem Fest über die Dächer.\n\nDie Kinder hielten mit den Nachbarn der Gasse die lange Schnur.\n\nAm Abend sank der Drachen langsam und die Laternen blieben noch an, wie die Küsterin erzählte.',
      'not-article',
    ],
  ])('%s', (_, text, code) => {
    expect(refuse(text)).toBe(code);
  });
});

test('every pattern of a rule fires in a fixture', () => {
  const lines = dumps.flatMap(({ text }) =>
    text.split(/\r?\n/).map((line) => line.replace(/^\s*(?:[-•*]\s+)?/, '').trim()),
  );
  const silent = sites.flatMap(({ id, dump }) => {
    if (dump === undefined) return [];
    const rules = [...dump.head, ...dump.tail, ...dump.noise].flatMap((rule) => ('line' in rule ? [rule.line] : []));
    const patterns = [...dump.evidence, ...dump.marks.map(({ line }) => line), ...dump.boxes.map(({ label }) => label)];
    return [...patterns, ...rules]
      .filter((pattern) => !lines.some((line) => pattern.test(line)))
      .map(({ source }) => `${id}: ${source}`);
  });
  expect(silent).toEqual([]);
});

test('hostile lines cost no time', () => {
  // In proportion to its length each takes half a second, by its square hours.
  for (const piece of ['A ', 'Penulis: ', '(', '| ', 'a.', 'Aa ', 'KOMPAS.com - ', 'Baca juga: ', '- ']) {
    refuse(`${piece.repeat(40_000)}\n${`${piece.repeat(20)}\n`.repeat(1_000)}`);
  }
});
