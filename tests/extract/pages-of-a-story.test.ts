import { describe, expect, test } from 'vitest';
import { composeArticle } from '../../src/article/compose-article.ts';
import { extractPage, type PageResult } from '../../src/extract/extract-page.ts';
import { readOwnPager } from '../../src/extract/own-pager.ts';
import type { Article, SiteId } from '../../src/model/article.ts';
import { parsePage } from '../../src/page/parse.ts';
import { sites } from '../../src/sites/index.ts';

const address = 'https://regional.kompas.com/read/2024/03/02/10150078/bengkel';
const story = Array.from(
  { length: 8 },
  (_, i) =>
    `<p>Perajin nomor ${i} mengecat dinding bengkel sambil bercerita tentang lomba layang-layang tahun lalu.</p>`,
).join('\n');

/** A story in markup that no rule knows, with a pager of some kind. */
function page(pager: string, head = `<link rel="canonical" href="${address}">`): string {
  return `<html><head><title>Bengkel</title>${head}<meta property="og:type" content="article"></head><body>
    <h1>Bengkel Layang-layang Kampung Randu Dibuka</h1><article class="isi-baru">${story}</article>${pager}
    <ul class="lain"><li><a href="https://www.kompas.com/tren/read/2024/03/01/100000065/lain?page=9">Judul lain</a></li></ul></body></html>`;
}

function read(html: string, site: SiteId | null): Promise<PageResult> {
  return extractPage(html, { input: 'page.html', url: null, fetch: null, site }, sites);
}

async function article(html: string, site: SiteId | null = null): Promise<Article> {
  const result = await read(html, site);
  if (!result.ok) throw new Error(result.failure.message);
  return composeArticle([result.page]);
}

describe.each([null, 'generic'] as const)('read as %s', (site) => {
  test.each([
    [
      `<ul><li><a href="${address}?page=1">1</a></li><li><a href="${address}?page=2">2</a></li><li><a href="${address}?page=3">3</a></li></ul>`,
      1,
      3,
    ],
    [`<div>Halaman: <b>1</b> <a href="?page=2">2</a></div>`, 1, 2],
    [`<div>Halaman: <a href="?page=1">1</a> <b>2</b> <a href="?page=3">3</a></div>`, 2, 3],
    ['<p class="hal"><span>Halaman 1/3</span></p>', 1, 3],
    ['<b>HALAMAN 1/3</b>', 1, 3],
    ['<div>1/3 halaman</div>', 1, 3],
    ['<p>PAGE 1 OF 3</p>', 1, 3],
    ['<div>Halaman 2 dari 4</div>', 2, 4],
    ['<small>2 dari 3 halaman</small>', 2, 3],
    [`<a href="${address}?page=2">Selanjutnya</a>`, 1, null],
    [`<a href="${address}?page=all#page2">Tampilkan Semua</a>`, 1, null],
    [`<a href="${address}/2/">2</a>`, 1, 2],
    ['<div>Page 1 of 3</div>', 1, 3],
    [`<a href="${address}?p=2">2</a>`, 1, 2],
    [`<a href="${address}?single=1">Lihat Semua Halaman</a>`, 1, null],
    [`<select><option value="${address}?page=1">1</option><option value="${address}?page=2">2</option></select>`, 1, 2],
    [`<a href="javascript:void(0)" data-url="${address}?page=2">2</a>`, 1, 2],
    ['<a href="bengkel@page=2.html">2</a>', 1, 2],
    ['<a href="bengkel%3Fpage=2.html">2</a>', 1, 2],
    ['<button>1</button><button>2</button><button>Selanjutnya</button>', 1, 2],
    [`<p>Halaman 2/3</p><a href="${address}?page=3">Selanjutnya</a>`, 2, 3],
    ['<table><tr><td>Halaman 1/3</td></tr></table>', 1, 3],
  ])('%s: page %d of %s is a part', async (pager, number, total) => {
    const { pages, status } = await article(page(pager), site);
    expect(pages).toEqual({ read: [number], total, complete: false });
    expect(status).toBe('partial');
  });

  test.each(['span', 'li', 'b', 'strong', 'em', 'a', 'h4', 'h5', 'h6', 'nav', 'center'])(
    'a count in <%s> is told',
    async (tag) => {
      const { pages } = await article(page(`<${tag}>Halaman 1/3</${tag}>`), site);
      expect(pages).toEqual({ read: [1], total: 3, complete: false });
    },
  );

  test.each([
    '<p>Buku itu dibuka pada Halaman 45 dari 160 halaman.</p>',
    `<a href="${address}?page=2#comments">Komentar lama</a>`,
    '<div><a href="https://regional.kompas.com/?page=2">2</a></div>',
    `<a href="${address}?source=depan">Bagikan</a>`,
    `<a href="${address}?p=2">Judul lain</a>`,
    '<div>Page 1 of 30 was lost</div>',
    '<div>Halaman 45 dari 160</div>',
    '<div>Halaman 3 dari 2</div>',
    '<button>1</button><button>Selanjutnya</button>',
    '<button>1</button><button>2</button><button>3</button>',
  ])('%s is no pager', async (pager) => {
    expect((await article(page(pager), site)).pages).toEqual({ read: [1], total: 1, complete: true });
  });
});

test.each([
  '<a href="?page=2">2</a>',
  `<a href="${address}-di-kampung?page=1">1</a> <a href="${address}-di-kampung?page=2">2</a>`,
])('a page without an address of its own links to its further pages all the same: %s', async (pager) => {
  expect((await article(page(pager, ''), 'generic')).pages.total).toBe(2);
});

describe('is no article', () => {
  const refused = async (html: string): Promise<string> => {
    const result = await read(html, null);
    return result.ok ? 'an article' : result.failure.code;
  };

  test('a web story of several stories', async () => {
    const one = `<amp-story-page><h1>Bengkel</h1><div>${story}</div></amp-story-page>`;
    expect(await refused(`<html amp><body><amp-story>${one}${one}</amp-story></body></html>`)).toBe('not-article');
  });

  test('a front page, whose canonical address is the front page', async () => {
    const head = '<link rel="canonical" href="https://www.kontan.co.id/">';
    expect(await refused(`<html><head>${head}</head><body>${story}</body></html>`)).toBe('not-article');
  });

  test('a page of Kompas that states no time of publication', async () => {
    const head = '<meta name="content_PublishedDate" content="">';
    expect(
      await refused(`<html><head>${head}</head><body><div class="read__content">${story}</div></body></html>`),
    ).toBe('not-article');
  });

  test('a video page, by the address that it states', async () => {
    const head = '<link rel="canonical" href="https://video.kompas.com/watch/1/bengkel">';
    expect(
      await refused(`<html><head>${head}</head><body><div class="read__content">${story}</div></body></html>`),
    ).toBe('not-article');
  });

  test('what is left of a page that scripts fill', async () => {
    const dialog =
      '<section><p>Periksa kembali dan lengkapi data dirimu.</p><p>Data dirimu akan digunakan untuk verifikasi akun ketika kamu membutuhkan bantuan.</p></section>';
    expect(
      await refused(`<html><head><meta property="og:type" content="article"></head><body>${dialog}</body></html>`),
    ).toBe('not-article');
  });
});

describe('a page that is cut off', () => {
  const menu = Array.from({ length: 60 }, (_, i) => `<li><a href="/${i}">Kanal berita nomor ${i}</a></li>`).join('');
  const whole = `<html><head><link rel="canonical" href="${address}"></head><body><ul>${menu}</ul><h1 class="read__title">Bengkel</h1><div class="read__content">${story}</div></body></html>`;

  test('before its story says so, and is no list of links', async () => {
    const result = await read(whole.slice(0, whole.indexOf('nomor 55') + 4), null);
    expect(result.ok ? null : result.failure).toEqual({
      code: 'empty-body',
      message: 'the page is cut off before its story',
    });
  });

  test('inside its story is a part', async () => {
    const { status, extraction } = await article(whole.slice(0, whole.indexOf('nomor 5 mengecat')));
    expect(status).toBe('partial');
    expect(extraction.warnings).toContain('page-cut-off');
  });
});

test('two addresses glued together are none', async () => {
  const glued = `<meta property="og:url" content="http://nasional.kompas.com${address}">`;
  const html = `<html><head>${glued}</head><body><div class="kcm-read"><div class="kcm-read-text">${story}</div></div></body></html>`;
  expect((await article(html)).canonicalUrl).toBeNull();
});

test('of 130,000 links to two further pages each counts once', () => {
  const html = `${'<a href="?page=2">2</a>'.repeat(65_000)}${'<a href="?page=3">3</a>'.repeat(65_000)}`;
  expect(readOwnPager(parsePage(html), ['https://x.test/kisah'])).toEqual({
    links: [
      { page: 2, url: 'https://x.test/kisah?page=2' },
      { page: 3, url: 'https://x.test/kisah?page=3' },
    ],
    page: 1,
    total: 3,
  });
});
