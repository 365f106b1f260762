import { expect, test } from 'vitest';
import { extractPage } from '../../src/extract/extract-page.ts';
import { tidyCaption, tidyCredit } from '../../src/extract/images.ts';
import type { ArticleImage } from '../../src/model/article.ts';
import { sites } from '../../src/sites/index.ts';

const filler = '<p>Perajin layang-layang Kampung Randu mengecat ulang bengkelnya pada awal pekan.</p>'.repeat(8);

/** The images of a story of Kompas with markup over its text and in it. */
async function imagesOf(over: string, inText: string): Promise<readonly ArticleImage[]> {
  const html = `<link rel="canonical" href="https://regional.kompas.com/read/2024/03/02/10150078/bengkel">
    <h1 class="read__title">Bengkel</h1>${over}<div class="read__content">${filler}${inText}</div>`;
  const result = await extractPage(html, { input: 'page.html', url: null, fetch: null, site: null }, sites);
  return result.ok ? result.page.images : [];
}

test.each([
  ['Warga menata perahu', 'Warga menata perahu'],
  ['Lihat Foto Warga menata  perahu', 'Warga menata perahu'],
  ['zoom-inWarga menata perahu', 'Warga menata perahu'],
  ['Warga lihat foto', 'Warga lihat foto'],
  ['ILUSTRASI.', null],
  ['ILUSTRASI :', null],
  ['ILUSTRASI. Warga', 'ILUSTRASI. Warga'],
  ['12', '12'],
  ['—', null],
  ['', null],
])('caption %j', (printed, caption) => {
  expect(tidyCaption(printed)).toBe(caption);
});

test.each([
  ['(KOMPAS.com/ANI SARI)', 'KOMPAS.com/ANI SARI'],
  ['(Ani (magang) Sari)', 'Ani (magang) Sari'],
  ['(Ani) dan (Budi)', '(Ani) dan (Budi)'],
  ['Sumber : Ani', 'Ani'],
  ['foto: Ani', 'Ani'],
  ['Dari sumber: Ani', 'Dari sumber: Ani'],
  ['()', null],
  ['', null],
])('credit %j', (printed, credit) => {
  expect(tidyCredit(printed)).toBe(credit);
});

test.each([
  ['src="/a.jpg"', 'https://regional.kompas.com/a.jpg'],
  ['src="/kosong.gif" data-src="/a.jpg"', 'https://regional.kompas.com/a.jpg'],
  ['src="/kosong.gif" data-original="/a.jpg"', 'https://regional.kompas.com/a.jpg'],
  ['src="/kosong.gif" data-lazy-src="/a.jpg"', 'https://regional.kompas.com/a.jpg'],
  ['src="data:image/gif;base64,R0"', null],
  ['src=""', null],
  ['alt="perahu"', null],
])('a picture between the paragraphs, <img %s>', async (attributes, url) => {
  const images = await imagesOf('', `<p><img ${attributes}></p>${filler}`);
  expect(images.map((image) => image.url)).toEqual(url === null ? [] : [url]);
});

test.each([
  ['<img src="/a.jpg">', 'a.jpg'],
  ['<amp-img src="/a.jpg"></amp-img>', 'a.jpg'],
  ['<img src="/img/zoom-in.png"><img src="/a.jpg">', 'a.jpg'],
  ['<img src="/icon/x.png"><img src="/a.jpg">', 'a.jpg'],
  ['<img src="/blank.gif"><img src="/a.jpg">', 'a.jpg'],
  ['<span>tanpa gambar</span>', null],
])('the photo over the story, %s', async (inside, file) => {
  const [lead] = await imagesOf(
    `<div class="cover-photo">${inside}<div class="photo__caption">Warga menata perahu.</div></div>`,
    '',
  );
  expect(lead?.url ?? null).toBe(file === null ? null : `https://regional.kompas.com/${file}`);
});
