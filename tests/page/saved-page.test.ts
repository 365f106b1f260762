import { describe, expect, test } from 'vitest';
import { composeArticle } from '../../src/article/compose-article.ts';
import { extractPage } from '../../src/extract/extract-page.ts';
import type { Article } from '../../src/model/article.ts';
import { sites } from '../../src/sites/index.ts';
import { originalAddress } from '../../src/text/addresses.ts';

const story = [
  'Dermaga kecil di muara itu dibuka lagi pada Sabtu pagi setelah papan lantainya diganti satu per satu oleh warga dua dusun.',
  'Perahu pertama yang merapat membawa garam, dua ekor kambing, dan seorang guru yang pulang dari seminar di kota seberang.',
  'Pengelola dermaga meminta semua perahu mengurangi laju karena tiang sebelah timur masih menunggu semen yang lebih keras.',
  'Lampu di ujungnya menyala lagi mulai malam Minggu, dan penjaganya tetap orang yang sama seperti dua puluh tahun lalu.',
];
const address = 'https://kabarmuara.example/2024/05/dermaga-dibuka/';
const related = 'https://kabarmuara.example/2024/04/papan-baru/';

/** A saved page of a site without a rule; what stands before its markup, in its head and under its story differs. */
async function read(parts: { before?: string; head?: string; under?: string; url?: string | null }): Promise<Article> {
  const { before = '', head = '', under = '', url = null } = parts;
  const body = `<article><h1>Dermaga Muara Dibuka Lagi</h1>${story.map((text) => `<p>${text}</p>`).join('')}${under}</article>`;
  const html = `<!DOCTYPE html>${before}<html><head><title>Dermaga Muara Dibuka Lagi</title>${head}</head><body>${body}</body></html>`;
  const result = await extractPage(html, { input: 'page.html', url, fetch: null, site: null }, sites);
  if (!result.ok) throw new Error(result.failure.message);
  return composeArticle([result.page]);
}

describe('the address of a saved page is known from', () => {
  test.each([
    ['a browser', { before: `<!-- saved from url=(0047)${address} -->` }],
    [
      'SingleFile',
      { before: `<!--\n Page saved with SingleFile \n url: ${address} \n saved date: Sat May 04 2024 \n-->` },
    ],
    ['monolith', { before: `<!-- Saved from ${address} at 2024-05-04T02:00:00Z using monolith v2.8.1 -->` }],
    [
      'HTTrack',
      { before: '<!-- Mirrored from kabarmuara.example/2024/05/dermaga-dibuka/ by HTTrack Website Copier/3.x -->' },
    ],
    [
      'og:url, where wget -k made a file name of the canonical link',
      { head: `<link rel="canonical" href="index.html"><meta property="og:url" content="${address}">` },
    ],
    ['<base>', { head: `<base href="${address}">` }],
    [
      'a canonical link under the Wayback Machine',
      { head: `<link rel="canonical" href="/web/20240504030000/${address}">` },
    ],
    ['its address in the Wayback Machine', { url: `http://web.archive.org/web/20240504/${address}` }],
  ])('%s', async (_, parts) => {
    const article = await read(parts);
    expect([article.url, article.canonicalUrl, article.outlet]).toEqual([address, address, 'kabarmuara.example']);
  });
});

test('a site that knows its stories by number only has them at /?p=123', async () => {
  const numbered = 'https://kabarmuara.example/?p=123';
  expect((await read({ head: `<link rel="canonical" href="${numbered}">` })).canonicalUrl).toBe(numbered);
});

test('a canonical link to the front page is none', async () => {
  const { canonicalUrl } = await read({
    head: '<link rel="canonical" href="https://kabarmuara.example/">',
    url: address,
  });
  expect(canonicalUrl).toBe(address);
});

test('links and images of a copy in the Wayback Machine are those of the original', async () => {
  const article = await read({
    url: `https://web.archive.org/web/20240504030000/${address}`,
    head: '<meta property="og:image" content="https://web.archive.org/web/20240504030000im_/https://kabarmuara.example/d.jpg">',
    under: `<p>Baca juga: <a href="/web/20240504030000/${related}">Papan Baru</a></p>`,
  });
  expect(article.related).toEqual([{ title: 'Papan Baru', url: related }]);
  expect(article.images[0]?.url).toBe('https://kabarmuara.example/d.jpg');
});

describe('the original of a copied address', () => {
  test.each([
    [`https://web.archive.org/web/20240504030000/${address}`, address],
    [`//web.archive.org/web/20240504030000js_/${address}`, address],
    ['https://web.archive.org/web/2024/https:/kabarmuara.example/a', 'https://kabarmuara.example/a'],
    ['https://web.archive.org/web/20240504/kabarmuara.example/a', 'https://kabarmuara.example/a'],
    ['https://kabarmuara.example/web/about', 'https://kabarmuara.example/web/about'],
    ['https://web.archive.org/about', 'https://web.archive.org/about'],
  ])('%s', (copied, original) => {
    expect(originalAddress(copied)).toBe(original);
  });
});
