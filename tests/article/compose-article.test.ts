import { describe, expect, test } from 'vitest';
import { composeArticle } from '../../src/article/compose-article.ts';
import type { Removal } from '../../src/model/extracted-page.ts';
import { extractedPage } from '../support/extracted-page.ts';

type Parts = Parameters<typeof extractedPage>[0];

const warningsOf = (parts: Parts): readonly string[] => composeArticle([extractedPage(parts)]).extraction.warnings;

const words = (count: number, word = 'kata'): string => Array.from({ length: count }, () => word).join(' ');

describe('words counted by the page', () => {
  test.each([
    [74, ['words-missing']],
    [75, []],
    [100, []],
    [110, []],
    [111, ['words-extra']],
  ])('100 stated, %d read: %j', (count, warnings) => {
    expect(warningsOf({ texts: [words(count)], witness: { totalWords: 100 } })).toEqual(warnings);
  });

  test('nothing is doubted where the page states none', () => {
    expect(warningsOf({ texts: ['Sepatah kata.'] })).toEqual([]);
  });

  test('few words of a story of which pages are missing are no wonder', () => {
    const position = { page: 1, total: 2 };
    expect(warningsOf({ texts: [words(10)], position, witness: { totalWords: 100 } })).toEqual(['pages-missing:2']);
  });

  test('no-break spaces, invitations and links between paragraphs were counted by the page', () => {
    const removal = (name: Removal['name'], count: number): Removal => ({
      ...{ name, declared: 'shared', by: 'p', words: count, preview: '' },
    });
    const { trace } = extractedPage();
    const read = (removals: readonly Removal[], hardSpaces: number): readonly string[] =>
      warningsOf({
        texts: [words(60)],
        trace: { ...trace, removals },
        witness: { totalWords: 100, hardSpaces },
      });
    expect(read([removal('promotion', 5), removal('related-link', 5)], 5)).toEqual([]);
    expect(read([removal('promotion', 5), removal('related-link', 4)], 5)).toEqual(['words-missing']);
    expect(read([removal('ad-slot', 5), removal('related-link', 5)], 5)).toEqual(['words-missing']);
  });

  test('neither figures nor line breaks in a paragraph are too many words', () => {
    const table = Array.from({ length: 60 }, (_, i) => `${i} ${i + 1}`).join(' ');
    expect(warningsOf({ texts: [words(100), table], witness: { totalWords: 100 } })).toEqual([]);
    const lyrics = Array.from({ length: 60 }, () => 'kata kata').join('\n');
    expect(warningsOf({ texts: [lyrics], witness: { totalWords: 61 } })).toEqual([]);
  });

  test('words that a page without some counts are the most that any page states', () => {
    const [first, second] = [1, 2].map((page) =>
      extractedPage({
        position: { page, total: 2 },
        texts: [`Bagian ${page}`, words(50)],
        witness: { totalWords: page === 1 ? 200 : null },
      }),
    );
    if (first === undefined || second === undefined) throw new Error('two pages');
    expect(composeArticle([first, second]).extraction.warnings).toEqual(['words-missing']);
  });
});

describe('the whole text that a page holds besides', () => {
  const sentence = (from: number, to: number): string =>
    Array.from({ length: to - from }, (_, i) => `kata${from + i}`).join(' ');

  test('that goes on where the blocks end says so', () => {
    expect(warningsOf({ texts: [sentence(0, 60)], witness: { fullText: sentence(0, 100) } })).toEqual([
      'full-text-longer',
    ]);
  });

  test.each([
    ['holds as many words', sentence(0, 76), sentence(0, 100)],
    ['is short', sentence(0, 10), sentence(0, 50)],
    ['says the same words again and again', sentence(0, 60), `${sentence(0, 60)} ${sentence(0, 40)}`],
  ])('that %s says nothing', (_, text, fullText) => {
    expect(warningsOf({ texts: [text], witness: { fullText } })).toEqual([]);
  });

  test('says nothing while pages are missing', () => {
    const position = { page: 1, total: 2 };
    expect(warningsOf({ texts: [sentence(0, 60)], position, witness: { fullText: sentence(0, 100) } })).toEqual([
      'pages-missing:2',
    ]);
  });
});

test('a page that is cut off makes a part of its story, and says so', () => {
  const { status, extraction, pages } = composeArticle([extractedPage({ cutOff: true, warnings: ['veto:promotion'] })]);
  expect(status).toBe('partial');
  expect(pages.complete).toBe(true);
  expect(extraction.warnings).toEqual(['veto:promotion', 'page-cut-off']);
});

test('one page that is cut off is enough', () => {
  const pages = [1, 2].map((page) =>
    extractedPage({ position: { page, total: 2 }, texts: [`Bagian ${page}`], cutOff: page === 2 }),
  );
  const [first, second] = pages;
  if (first === undefined || second === undefined) throw new Error('two pages');
  expect(composeArticle([first, second])).toMatchObject({ status: 'partial', pages: { complete: true } });
});

test('what several pages warn of is said once', () => {
  const [first, second] = [1, 2].map((page) =>
    extractedPage({ position: { page, total: 2 }, texts: [`Bagian ${page}`], warnings: ['template-unknown'] }),
  );
  if (first === undefined || second === undefined) throw new Error('two pages');
  expect(composeArticle([first, second]).extraction.warnings).toEqual(['template-unknown']);
});

describe('the id', () => {
  test('is the site’s own', () => {
    expect(composeArticle([extractedPage()]).id).toBe('kompas:20201017-213101065');
  });

  test('comes of the address, and without one of the text', () => {
    const of = (canonicalUrl: string | null, text: string): string =>
      composeArticle([extractedPage({ fields: { ownId: null, canonicalUrl }, texts: [text] })]).id;
    expect(of('https://x/1', 'Satu.')).toMatch(/^kompas:[0-9a-f]{16}$/);
    expect(of('https://x/1', 'Satu.')).toBe(of('https://x/1', 'Dua.'));
    expect(of(null, 'Satu.')).not.toBe(of(null, 'Dua.'));
    expect(of(null, 'Satu.')).toBe(of(null, 'Satu.'));
  });
});

describe('the address', () => {
  const urlOf = (url: string | null, site = 'kompas'): string | null =>
    composeArticle([extractedPage({ url, fields: { site } })]).url;

  test('is the one that all pages share', () => {
    expect(urlOf('https://www.kompas.com/read/1/x?page=2&utm_source=wa')).toBe('https://www.kompas.com/read/1/x');
  });

  test('keeps its page number where that may be its identity', () => {
    expect(urlOf('https://kabar.example/?page=2&utm_source=wa', 'generic')).toBe('https://kabar.example/?page=2');
  });

  test('is the canonical one where nobody knows where the page was', () => {
    expect(urlOf(null)).toBe('https://www.kompas.com/tren/read/2020/10/17/213101065/jembatan');
  });
});

describe('the dateline', () => {
  const placeOf = (...texts: readonly string[]): string | null =>
    composeArticle([extractedPage({ texts })]).dateline?.place ?? null;
  const opening = 'SURABAYA, KOMPAS.com - Hujan turun sejak pagi.';

  test('opens the first paragraph, also one that is typed as a heading or stands a little below', () => {
    expect(placeOf(opening)).toBe('SURABAYA');
    expect(placeOf(`## ${opening}`)).toBe('SURABAYA');
    expect(placeOf('Kotak.', 'Kotak.', opening)).toBe('SURABAYA');
  });

  test('is none further down, in a list or a quotation', () => {
    expect(placeOf('Satu.', 'Dua.', 'Tiga.', opening)).toBeNull();
    const quoted = { ...extractedPage(), blocks: [{ type: 'quote', text: opening } as const] };
    expect(composeArticle([quoted]).dateline).toBeNull();
  });
});

test.each([
  ['paywalled', true, false, 'paywalled'],
  ['free', true, false, 'ok'],
  ['free', false, false, 'partial'],
  ['unknown', true, true, 'partial'],
  ['paywalled', false, true, 'paywalled'],
] as const)('%s, complete %s, cut off %s: %s', (access, isComplete, cutOff, status) => {
  const position = { page: 1, total: isComplete ? 1 : 2 };
  expect(composeArticle([extractedPage({ fields: { access }, position, cutOff })]).status).toBe(status);
});
