import { describe, expect, test } from 'vitest';
import { cleanPage } from '../../src/extract/clean-page.ts';
import { extractPage, type PageResult } from '../../src/extract/extract-page.ts';
import { languageOf } from '../../src/extract/plain-text/judge-dump.ts';
import type { SiteId } from '../../src/model/article.ts';
import { sites } from '../../src/sites/index.ts';

const sentence = 'Nelayan Teluk Wening memasang lampu di tiang dermaga sebelum malam turun. ';
const paragraphs = (count: number): string => `<p>${sentence.repeat(3)}</p>`.repeat(count);

function read(body: string, title: string, site: SiteId, url: string | null = null): Promise<PageResult> {
  const html = `<!DOCTYPE html><html lang="id"><head><title>${title}</title></head><body>${body}</body></html>`;
  return extractPage(html, { input: 'page.html', url, fetch: null, site }, sites);
}

const codeOf = (result: PageResult): string => (result.ok ? 'ok' : result.failure.code);

describe('a page that says there is nothing', () => {
  test.each<[string, string, string, SiteId]>([
    ['in its headline', '<h1>Halaman tidak ditemukan</h1><p>Coba cari lagi.</p>', 'Lampu', 'generic'],
    ['in its title', '<h1>Maaf</h1><p>Coba cari lagi.</p>', 'Page not found', 'generic'],
    ['by its number, whatever stands under it', `<h1>404</h1><article>${paragraphs(12)}</article>`, 'Lampu', 'generic'],
    [
      'in the words of the site, anywhere',
      '<h1>Maaf</h1><div>MAAF KAMI TIDAK MENEMUKAN HALAMAN YANG ANDA CARI</div>',
      'Lampu',
      'kompas',
    ],
  ])('%s', async (_name, body, title, site) => {
    expect(codeOf(await read(body, title, site))).toBe('not-found');
  });

  test('is no story about such a page', async () => {
    const body = `<h1>Halaman Tidak Ditemukan di Situs Pelabuhan</h1><article>${paragraphs(12)}</article>`;
    expect(codeOf(await read(body, 'Lampu', 'generic'))).toBe('ok');
  });
});

test('an empty file is told from a page without a story', async () => {
  const raw = { input: 'x.html', url: null, contentType: null, kind: 'html', fetch: null } as const;
  expect(await cleanPage({ ...raw, content: new Uint8Array() }, null, sites)).toEqual({
    ok: false,
    failure: { code: 'empty-body', message: 'the file is empty' },
  });
});

test.each([
  ['a web story of pictures', '<amp-story></amp-story>', 'generic', null, 'not-article'],
  ['an address that holds no articles', '<h1>Lampu</h1>', 'kompas', 'https://www.kompas.com/tag/lampu', 'not-article'],
] as const)('%s is no article', async (_name, body, site, url, code) => {
  expect(codeOf(await read(body, 'Lampu', site, url))).toBe(code);
});

describe('bold text', () => {
  const inStory = async (body: string): Promise<unknown[]> => {
    const result = await read(
      `<div class="read__content">${paragraphs(3)}${body}${paragraphs(3)}</div>`,
      'Lampu',
      'kompas',
    );
    return result.ok ? result.page.blocks.slice(3, -3).map(({ type, text }) => [type, text]) : [];
  };

  test.each(['b', 'strong'])(
    'a paragraph in <%s> alone is a subhead, one that has other words is none',
    async (tag) => {
      expect(await inStory(`<p><${tag}>Lampu dari kota</${tag}></p>`)).toEqual([['heading', 'Lampu dari kota']]);
      expect(await inStory(`<p><${tag}>Lampu</${tag}> itu menyala lagi.</p>`)).toEqual([
        ['paragraph', 'Lampu itu menyala lagi.'],
      ]);
    },
  );
});

test.each([
  ['a few words of Indonesian', 'Lampu di dermaga itu menyala dan terang', 'id'],
  ['sixty words, one of them Indonesian', `yang ${'lampu '.repeat(59)}`, null],
  ['fewer than sixty, one of them Indonesian', `yang ${'lampu '.repeat(58)}`, 'id'],
  ['English', 'the lamp at the pier is on and the boats are in the bay with all of their nets', 'en'],
  ['neither', 'lampu dermaga perahu', null],
])('the language of a text: %s', (_name, text, language) => {
  expect(languageOf(text)).toBe(language);
});
