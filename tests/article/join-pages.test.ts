import { describe, expect, test } from 'vitest';
import { composeArticle } from '../../src/article/compose-article.ts';
import { joinPacked, packPage } from '../../src/article/story.ts';
import { missingPart } from '../../src/article/story-outcome.ts';
import type { Article } from '../../src/model/article.ts';
import type { ExtractedPage } from '../../src/model/extracted-page.ts';
import { extractedPage } from '../support/extracted-page.ts';

/** A page of a story of three pages. */
function page(number: number | 'all', texts: readonly string[], total: number | null = 3): ExtractedPage {
  return extractedPage({ input: `page-${number}.html`, position: { page: number, total }, texts });
}

function joined(...pages: readonly [ExtractedPage, ...ExtractedPage[]]): Article {
  return composeArticle(pages);
}

const textsOf = ({ blocks }: Article): string[] => blocks.map(({ text }) => text);

describe('page after page', () => {
  test('stands in the order of the pages, whatever the order of the files', () => {
    const article = joined(page(3, ['Tiga.']), page(1, ['Satu.']), page(2, ['Dua.']));
    expect(textsOf(article)).toEqual(['Satu.', 'Dua.', 'Tiga.']);
    expect(article.text).toBe('Satu.\n\nDua.\n\nTiga.');
    expect(article.pages).toEqual({ read: [1, 2, 3], total: 3, complete: true });
    expect(article.status).toBe('ok');
    expect(article.extraction.warnings).toEqual([]);
  });

  test('page ten comes behind page nine', () => {
    const article = joined(page(10, ['Sepuluh.'], 10), page(9, ['Sembilan.'], 10));
    expect(textsOf(article)).toEqual(['Sembilan.', 'Sepuluh.']);
  });

  test('several blocks that a page repeats from the end of the one before stand once', () => {
    const article = joined(
      page(1, ['Satu.', 'Dua.', 'Tiga.', 'Empat.']),
      page(2, ['“Dua”', 'TIGA', 'Empat…', 'Lima.']),
      page(3, ['Enam.']),
    );
    expect(textsOf(article)).toEqual(['Satu.', 'Dua.', 'Tiga.', 'Empat.', 'Lima.', 'Enam.']);
  });

  test('a beginning that is like the end of the page before only in part is no repeat', () => {
    const article = joined(page(1, ['Satu.', 'Dua.', 'Tiga.'], 2), page(2, ['Dua.', 'Empat.', 'Tiga.'], 2));
    expect(textsOf(article)).toEqual(['Satu.', 'Dua.', 'Tiga.', 'Dua.', 'Empat.', 'Tiga.']);
  });

  test('five blocks are repeated at most', () => {
    const [six, five] = [
      ['A.', 'B.', 'C.', 'D.', 'E.', 'F.'],
      ['B.', 'C.', 'D.', 'E.', 'F.'],
    ];
    expect(textsOf(joined(page(1, ['Awal.', ...six]), page(2, [...five, 'Akhir.']))).slice(1)).toEqual([
      ...six,
      'Akhir.',
    ]);
    expect(textsOf(joined(page(1, ['Awal.', ...six]), page(2, [...six, 'Akhir.'])))).toHaveLength(14);
  });

  test('a refrain that is no seam stays: it stands neither at the end of one page nor at the beginning of the next', () => {
    const article = joined(page(1, ['Hujan turun.', 'Satu.']), page(2, ['Dua.', 'Hujan turun.']), page(3, ['Tiga.']));
    expect(textsOf(article)).toEqual(['Hujan turun.', 'Satu.', 'Dua.', 'Hujan turun.', 'Tiga.']);
  });

  test('a page all of whose blocks are there already adds none', () => {
    const article = joined(
      page(1, ['Satu.', 'Dua.', 'Tiga.', 'Empat.']),
      page(2, ['Dua.', 'Tiga.']),
      page(3, ['Lima.']),
    );
    expect(textsOf(article)).toEqual(['Satu.', 'Dua.', 'Tiga.', 'Empat.', 'Lima.']);
    expect(article.pages.read).toEqual([1, 2, 3]);
  });

  test('a page given twice counts once, and its story says which were used', () => {
    const [first, again] = [page(1, ['Satu.'], 2), page(1, ['Satu, dibaca lagi.'], 2)];
    const story = joinPacked([first, again, page(2, ['Dua.'], 2)].map(packPage));
    expect(story).toMatchObject({ kind: 'story', used: [true, false, true] });
    expect(story.kind === 'story' && textsOf(story.article)).toEqual(['Satu.', 'Dua.']);
  });

  test('the first page shown again under another number is not that page', () => {
    const article = joined(page(1, ['Satu.']), page(2, ['SATU']), page(3, ['Tiga.']));
    expect(article.pages).toEqual({ read: [1, 3], total: 3, complete: false });
    expect(article.status).toBe('partial');
    expect(article.extraction.warnings).toEqual(['pages-missing:2']);
  });
});

describe('how many pages there are', () => {
  test('is the most that a page says or is', () => {
    expect(joined(page(1, ['Satu.'], 2), page(4, ['Empat.'], 3)).pages).toEqual({
      read: [1, 4],
      total: 4,
      complete: false,
    });
    expect(joined(page(1, ['Satu.'], 1)).pages).toEqual({ read: [1], total: 1, complete: true });
  });

  test('is unknown where no page says it, and then nothing is called complete', () => {
    const article = joined(page(1, ['Satu.'], null), page(2, ['Dua.'], null));
    expect(article.pages).toEqual({ read: [1, 2], total: null, complete: false });
    expect(article.status).toBe('partial');
    expect(missingPart(article)).toBe('there are further pages, and nothing says how many');
    expect(article.extraction.warnings).toEqual(['pages-missing:?']);
  });

  test('all missing pages are named, the last one too', () => {
    expect(joined(page(2, ['Dua.'], 4)).extraction.warnings).toEqual(['pages-missing:1,3,4']);
    expect(joined(page(1, ['Satu.'], 2)).extraction.warnings).toEqual(['pages-missing:2']);
  });
});

describe('the view of all pages', () => {
  const words = (count: number): string => Array.from({ length: count }, (_, i) => `kata${i}`).join(' ');

  test('is preferred to its pages, and is all of them', () => {
    const article = joined(page(1, ['Satu.'], 2), page(2, ['Dua.'], 2), page('all', ['Satu.', 'Dua.'], 2));
    expect(textsOf(article)).toEqual(['Satu.', 'Dua.']);
    expect(article).toMatchObject({ input: 'page-all.html', pages: { read: [1, 2], total: 2, complete: true } });
  });

  test('that says of no pages is page 1 of 1', () => {
    expect(joined(page('all', ['Semua.'], null)).pages).toEqual({ read: [1], total: 1, complete: true });
  });

  test.each([
    [110, 'all'],
    [111, 'paged'],
  ])('of 100 words beside %d page after page: %s', (count, which) => {
    const article = joined(page(1, [words(count - 1)], 2), page(2, ['akhir'], 2), page('all', [words(100)], 2));
    expect(article.wordCount).toBe(which === 'all' ? 100 : count);
  });

  test('stays where a page is missing, however long the others are', () => {
    const article = joined(page(1, [words(300)], 3), page(3, [words(301)], 3), page('all', [words(100)], 3));
    expect(article.wordCount).toBe(100);
  });
});

describe('what pages bring besides their blocks', () => {
  const image = (role: 'lead' | 'inline', url: string | null, caption: string | null = null) =>
    ({ role, url, caption, credit: null }) as const;

  test('a photo that stands on several pages counts once; the first page has the lead', () => {
    const article = joined(
      { ...page(1, ['Satu.'], 2), images: [image('lead', 'https://x/1.jpg'), image('inline', 'https://x/2.jpg')] },
      {
        ...page(2, ['Dua.'], 2),
        images: [
          image('lead', 'https://x/lain.jpg'),
          image('inline', 'https://x/2.jpg'),
          image('inline', 'https://x/3.jpg'),
        ],
      },
    );
    expect(article.images.map(({ role, url }) => [role, url])).toEqual([
      ['lead', 'https://x/1.jpg'],
      ['inline', 'https://x/2.jpg'],
      ['inline', 'https://x/3.jpg'],
    ]);
  });

  test('photos without an address are told by their captions', () => {
    const article = joined(
      { ...page(1, ['Satu.'], 2), images: [image('inline', null, 'Warga menyeberang.')] },
      {
        ...page(2, ['Dua.'], 2),
        images: [image('inline', null, 'WARGA MENYEBERANG'), image('inline', null, 'Sungai')],
      },
    );
    expect(article.images.map(({ caption }) => caption)).toEqual(['Warga menyeberang.', 'Sungai']);
  });

  test('posts count once by address; those without one all stay', () => {
    const embeds = [
      { provider: 'x', url: 'https://x/1' },
      { provider: 'x', url: null },
    ];
    const article = joined({ ...page(1, ['Satu.'], 2), embeds }, { ...page(2, ['Dua.'], 2), embeds });
    expect(article.embeds.map(({ url }) => url)).toEqual(['https://x/1', null, null]);
  });

  test('links to other stories count once', () => {
    const related = [{ title: 'Lain', url: 'https://www.kompas.com/lain' }];
    const article = joined({ ...page(1, ['Satu.'], 2), related }, { ...page(2, ['Dua.'], 2), related });
    expect(article.related).toEqual(related);
  });

  test('removals are added up by name', () => {
    const removal = (name: 'promotion' | 'ad-slot', words: number) =>
      ({ name, declared: 'shared', by: 'p', words, preview: '' }) as const;
    const trace = extractedPage().trace;
    const article = joined(
      { ...page(1, ['Satu.'], 2), trace: { ...trace, removals: [removal('promotion', 3), removal('ad-slot', 1)] } },
      { ...page(2, ['Dua.'], 2), trace: { ...trace, removals: [removal('promotion', 4)] } },
    );
    expect(article.extraction.removals).toEqual([
      { name: 'ad-slot', count: 1, words: 1 },
      { name: 'promotion', count: 2, words: 7 },
    ]);
  });

  test('the notice of another outlet may stand on any page', () => {
    const syndicatedFrom = { outlet: 'Surya.co.id', title: null, url: null };
    const last = { ...page(2, ['Dua.'], 2), fields: { ...extractedPage().fields, syndicatedFrom } };
    expect(joined(page(1, ['Satu.'], 2), last).syndicatedFrom).toEqual(syndicatedFrom);
    expect(joined(page(1, ['Satu.'], 1)).syndicatedFrom).toBeNull();
  });
});
