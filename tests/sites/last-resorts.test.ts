import { describe, expect, test } from 'vitest';
import { composeArticle } from '../../src/article/compose-article.ts';
import { extractPage } from '../../src/extract/extract-page.ts';
import type { Article } from '../../src/model/article.ts';
import { sites } from '../../src/sites/index.ts';

/** Pages of which nothing is left but the story and what is given. */
const bare = {
  kompas: {
    url: 'https://regional.kompas.com/read/2024/03/02/10150078/bengkel',
    body: '<div class="read__content"><p>Warga menata perahu di dermaga.</p></div>',
  },
  kcm: {
    url: 'https://nasional.kompas.com/read/2015/03/02/10150078/bengkel',
    body: '<div class="kcm-read"><div class="kcm-read-text"><p>Warga menata perahu di dermaga.</p></div></div>',
  },
  tribun: {
    url: 'https://jateng.tribunnews.com/2024/03/02/bengkel',
    body: '<div class="txt-article"><p>Warga menata perahu di dermaga.</p></div>',
  },
  kontan: {
    url: 'https://industri.kontan.co.id/news/bengkel',
    body: '<div class="tmpt-desk-kon"><p>Warga menata perahu di dermaga.</p></div>',
  },
} as const;

/** How a page says when it was published, where the case at hand is about something else. */
const dated = '<meta name="content_PublishedDate" content="2024-03-02 10:15:00">';

async function articleOf(
  site: keyof typeof bare,
  head: string,
  more = '',
  url: string | null = bare[site].url,
): Promise<Article> {
  const html = `<html><head>${head}</head><body>${more}${bare[site].body}</body></html>`;
  const result = await extractPage(html, { input: 'page.html', url, fetch: null, site: null }, sites);
  if (!result.ok) throw new Error(`${result.failure.code}: ${result.failure.message}`);
  return composeArticle([result.page]);
}

const meta = (name: string, content: string): string => `<meta property="${name}" content="${content}">`;
const named = (name: string, content: string): string => `<meta name="${name}" content="${content}">`;
const jsonLd = (article: object): string =>
  `<script type="application/ld+json">${JSON.stringify({ '@context': 'https://schema.org', '@type': 'NewsArticle', ...article })}</script>`;

describe('the title, where no headline says it', () => {
  test.each([
    ['kompas', meta('og:title', 'Bengkel Dibuka - Kompas.com')],
    ['kompas', meta('og:title', 'Bengkel Dibuka Halaman 2 - KOMPAS.com')],
    ['kompas', '<title>Bengkel Dibuka Halaman all - Kompas.com</title>'],
    ['kcm', meta('og:title', 'Bengkel Dibuka - Kompas.com')],
    ['tribun', `${meta('og:title', 'Bengkel Dibuka - Halaman 2 - TribunJateng.com')}`],
    ['tribun', '<title>Bengkel Dibuka - TribunJateng.com</title>'],
    ['kontan', meta('og:title', 'Bengkel Dibuka - Kontan.co.id')],
    ['kontan', '<title>Bengkel Dibuka Page 2 - Kontan</title>'],
  ] as const)('%s: %s', async (site, head) => {
    const other = '<title>Terpopuler</title>';
    expect((await articleOf(site, dated + head + (head.includes('<title>') ? '' : other))).title).toBe(
      'Bengkel Dibuka',
    );
  });

  test.each(['tribun', 'kontan'] as const)(
    '%s: what the page says of itself counts before any heading',
    async (site) => {
      const head = dated + meta('og:title', 'Bengkel Dibuka');
      expect((await articleOf(site, head, '<h1>Terpopuler</h1>')).title).toBe('Bengkel Dibuka');
      expect((await articleOf(site, dated, '<h1>Bengkel Dibuka</h1>')).title).toBe('Bengkel Dibuka');
    },
  );
});

describe('the canonical address, where no link says it', () => {
  test.each([
    ['kompas', meta('og:url', bare.kompas.url)],
    ['kompas', jsonLd({ mainEntityOfPage: bare.kompas.url })],
    ['tribun', meta('og:url', bare.tribun.url)],
    ['tribun', jsonLd({ mainEntityOfPage: { '@type': 'WebPage', '@id': bare.tribun.url } })],
    ['kontan', meta('og:url', bare.kontan.url)],
  ] as const)('%s: %s', async (site, head) => {
    expect((await articleOf(site, dated + head, '', null)).canonicalUrl).toBe(bare[site].url);
  });

  test('a fragment of Kontan links to itself', async () => {
    const pager = `<div class="paginations"><a href="${bare.kontan.url}?page=2">2</a></div>`;
    expect((await articleOf('kontan', dated, pager, null)).canonicalUrl).toBe(bare.kontan.url);
  });
});

describe('when it was published and changed', () => {
  test.each([
    ['kompas', meta('article:published_time', '2024-03-02T03:15:00Z'), '2024-03-02T10:15:00+07:00'],
    ['kompas', jsonLd({ datePublished: '2024-03-02T03:15:00Z' }), '2024-03-02T10:15:00+07:00'],
    ['kompas', '', '2024-03-02T10:15:00+07:00'],
    ['kcm', '', '2015-03-02T10:15:00+07:00'],
    ['tribun', jsonLd({ datePublished: '2024-03-02T10:15:00+07:00' }), '2024-03-02T10:15:00+07:00'],
    ['kontan', jsonLd({ datePublished: '2024-03-02T10:15:00+07:00' }), '2024-03-02T10:15:00+07:00'],
    ['kontan', meta('article:published_time', '2024-03-02T10:15:00+07:00'), '2024-03-02T10:15:00+07:00'],
  ] as const)('%s: published %j', async (site, head, at) => {
    expect((await articleOf(site, head)).publishedAt).toBe(at);
  });

  test.each(['tribun', 'kontan'] as const)('%s: changed', async (site) => {
    const at = '2024-03-02T11:15:00+07:00';
    expect((await articleOf(site, dated + jsonLd({ dateModified: at }))).modifiedAt).toBe(at);
    expect((await articleOf(site, dated + meta('article:modified_time', at))).modifiedAt).toBe(at);
  });
});

test.each([
  ['kompas', 'section', named('content_subcategory', 'Jawa Tengah'), 'Jawa Tengah'],
  [
    'kompas',
    'section',
    named('content_subcategory', 'Kompas Regional') + named('content_category', 'Regional'),
    'Regional',
  ],
  ['kompas', 'tags', named('content_tags', 'bengkel, layang-layang'), ['bengkel', 'layang-layang']],
  ['kompas', 'tags', named('content_tag', 'bengkel'), ['bengkel']],
  ['kompas', 'access', jsonLd({ isAccessibleForFree: false }), 'paywalled'],
  ['kompas', 'access', named('subscription', 'true'), 'paywalled'],
  ['kontan', 'access', jsonLd({ isAccessibleForFree: true }), 'free'],
  ['tribun', 'editors', jsonLd({ editor: { '@type': 'Person', name: 'Edi Contoh' } }), ['Edi Contoh']],
] as const)('%s: %s by %s', async (site, field, head, value) => {
  expect((await articleOf(site, dated + head))[field]).toEqual(value);
});

test('the section of Kontan is the last of its path, or all of it', async () => {
  expect((await articleOf('kontan', dated, '<div class="breadcumb">Home / Industri</div>')).section).toBe('Industri');
  expect((await articleOf('kontan', dated, '<div class="breadcumb">Industri</div>')).section).toBe('Industri');
});

test('a story of the English desk is English', async () => {
  const url = 'https://go.kompas.com/read/2024/03/02/10150078/workshop';
  expect((await articleOf('kompas', dated, '', url)).language).toBe('en');
  expect((await articleOf('kompas', dated)).language).toBe('id');
});

test('the number of a Tribun story is that of the article, else any on the page', async () => {
  const other = '<div data-content-id="777"></div>';
  const own = '<div data-content-type="article" data-content-id="555"></div>';
  expect((await articleOf('tribun', dated, other)).id).toBe('tribun:jateng-777');
  expect((await articleOf('tribun', dated, other + own)).id).toBe('tribun:jateng-555');
});

test('a page saved without its address has the time that its canonical link states', async () => {
  const link = `<link rel="canonical" href="${bare.kompas.url}">`;
  const { publishedAt, url } = await articleOf('kompas', link, '<h1 class="read__title">Bengkel Dibuka</h1>', null);
  expect([publishedAt, url]).toEqual(['2024-03-02T10:15:00+07:00', bare.kompas.url]);
});
