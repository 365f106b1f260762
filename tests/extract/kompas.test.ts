import { describe, expect, test } from 'vitest';
import { composeArticle } from '../../src/article/compose-article.ts';
import { extractPage } from '../../src/extract/extract-page.ts';
import type { Article } from '../../src/model/article.ts';
import { sites } from '../../src/sites/index.ts';

const sentences = [
  'Panitia menyiapkan tenda dan kursi bagi pengunjung pasar bunga.',
  'Warga mengantre sejak subuh untuk memperoleh bibit anggrek.',
  'Petugas menutup dua ruas jalan di sekitar lapangan.',
  'Pedagang mengatakan omzet naik dua kali lipat.',
  'Kepala dinas berjanji menggelar acara serupa setiap bulan.',
];
const filler = sentences.map((sentence) => `<p>${sentence}</p>`).join('\n');
const address = 'https://regional.kompas.com/read/2020/11/02/10150078/pasar-bunga';

/** A page of each era with the same words in its body. */
const eras = {
  '2017': (body: string) => `<link rel="canonical" href="${address}"><meta name="content_author" content="Sari Melati">
    <div class="js-read-article"><h1 class="read__title">Pasar</h1><div class="read__content">${body}</div></div>`,
  '2022': (body: string) => `<link rel="canonical" href="${address}"><div class="gate-kgplus"></div>
    <div class="js-read-article"><h1 class="read__title">Pasar</h1><div class="read__content"><div class="clearfix">${body}</div></div></div>`,
  '2015-kcm': (body: string) => `<link rel="canonical" href="${address}">
    <div class="kcm-read"><div class="kcm-read-top"><h2>Pasar</h2></div><div class="kcm-read-text">${body}</div></div>`,
};

async function article(html: string): Promise<Article> {
  const result = await extractPage(html, { input: 'page.html', url: null, fetch: null, site: null }, sites);
  if (!result.ok) throw new Error(result.failure.message);
  return composeArticle([result.page]);
}

describe.each(Object.entries(eras))('a page of %s', (_, page) => {
  test.each([
    '<p><strong>Baca selengkapnya di sini: <a href="/a">Harga pot naik</a></strong></p>',
    '<p><strong>Berita selengkapnya baca di sini: <a href="/a">Harga pot naik</a></strong></p>',
    '<p><strong>Baca berita terkait: <a href="/a">Harga pot naik</a></strong></p>',
    '<p><strong>Baca Juga Kompas.id: <a href="/a">Harga pot naik</a></strong></p>',
    '<p><strong>Baca berikutnya: <a href="/a">Harga pot naik</a></strong></p>',
    '<p><strong>Read more: <a href="/a">Price of pots rises</a></strong></p>',
    '<p>KOMPAS.com berkomitmen memberikan fakta jernih, tepercaya, dan berimbang. Dukung keberlanjutan jurnalisme jernih. Gabung KOMPAS.com Plus sekarang</p>',
    '<p>Dukung keberlanjutan jurnalisme jernih dan nikmati kenyamanan baca tanpa iklan.</p>',
    '<p>Nikmati kenyamanan membaca tanpa iklan. Gabung KOMPAS.com+ sekarang!</p>',
    '<p>Dapatkan <em>update</em> berita setiap hari dari Kompas.com.</p>',
    '<p>Ayo tulis komentarmu dengan tagar #JernihBerkomentar dan menangkan hadiahnya!</p>',
    '<p>Segera lengkapi data dirimu untuk ikutan program #JernihBerkomentar.</p>',
    '<p>Yuk Komentar dan Raih Hadiahnya!</p>',
    '<p>Dapatkan informasi dan insight pilihan redaksi Kompas.com</p>',
    '<p>Ikuti perkembangan berita ini dalam topik: <a href="/a">Pasar Bunga</a></p>',
    '<p>Ikuti <a href="https://whatsapp.com/channel/1">saluran WhatsApp Kompas.com</a> dan dapatkan kabarnya di sini.</p>',
    '<p>Simak breaking news kami di <a href="https://www.whatsapp.com/channel/1">Kompas.com WhatsApp Channel</a>. Pastikan kamu sudah install aplikasi WhatsApp ya.</p>',
    '<p>Membership: https://kmp.im/plus6</p>',
    '<p>Penulis : Sari Melati<br>Editor : Budi Alam</p>',
    '<p>Artikel ini telah tayang sebelumnya di Bunga.id dengan judul "Pasar".</p>',
    '<blockquote><p lang="in">Ramai.</p>&mdash; Pasar (@pasar) <a href="https://twitter.com/pasar/status/1">November 1, 2020</a></blockquote>',
    '<div class="teads-inread"><div>inRead invented by Teads</div></div>',
    '<div id="div-gpt-for-outstream"><p>Beli sekarang</p></div>',
  ])('loses %s', async (line) => {
    const { blocks } = await article(page(filler + line));
    expect(blocks.map(({ text }) => text)).toEqual(sentences);
  });

  test.each([
    'Simak <a href="/a">jadwal lengkap pasar bunga</a>',
    'Tonton <a href="/a">cuplikan filmnya</a>',
    'Baca juga aturan pakai pada kemasan sebelum menyiram.',
    '"Baca juga buku itu," kata Budi kepada anak-anak.',
    'Ia menulis "Baca juga: kitab lama para petani" di papan tulis.',
    'Pengumuman ada di <a href="https://whatsapp.com/channel/1">saluran WhatsApp dinas</a>, seperti dikutip Kompas.com, Senin (2/11/2020).',
    'Ikuti perkembangan kecambah setiap pagi.',
    'Dapatkan berita cuaca setiap hari dari petugas jaga.',
    'Kompas.com berkomitmen, kata pemimpin redaksinya, menjawab surat pembaca.',
    'Penulis: Rahma Wulan (novelis)',
    'Android: 12 ke atas',
    'Oleh karena itu, warga pulang.',
    'Ekspedisi Kata ke Nyata singgah di tiga pulau dan membuka donasi buku.',
    '(Penulis: Kontributor Solo, Rahma | Editor: Budi Alam)',
  ])('keeps %s', async (line) => {
    const plain = line.replace(/<[^>]+>/g, '');
    for (const body of [`${filler}<p>${line}</p>`, `<p>${line}</p>${filler}`])
      expect((await article(page(body))).text).toContain(plain);
  });

  test.each([
    'Harga naik (baca: <a href="/a">Pot (Masih) Mahal</a>).',
    'Harga naik (baca juga <a href="/a">Pot Masih Mahal</a>).',
    'Harga naik. [Baca: <a href="/a">Pot Masih Mahal</a>]',
    'Harga naik. Baca juga: <a href="/a">Pot Masih Mahal</a>',
    'Harga naik. (Baca juga: <a href="/a">Pot Masih Mahal</a>',
  ])('keeps the sentence before a link typed behind it: %s', async (line) => {
    const { blocks, related } = await article(page(`${filler}<p>${line}</p>`));
    expect(blocks.at(-1)?.text).toBe('Harga naik.');
    expect(related).toHaveLength(1);
  });
});

test.each([
  'Simak breaking news dan berita pilihan kami langsung di ponselmu. Pastikan kamu sudah install aplikasi WhatsApp ya.',
  'Dapatkan update berita pilihan dan breaking news setiap hari dari Kompas.com. Mari bergabung di Grup Telegram.',
  'Dalam segala situasi, KOMPAS.com berkomitmen memberikan fakta jernih dari lapangan. Berikan apresiasi sekarang',
])('an invitation behind the last sentence: %s', async (invitation) => {
  const { blocks } = await article(eras['2022'](`${filler}<p>Harga naik. ${invitation}</p>`));
  expect(blocks.at(-1)?.text).toBe('Harga naik.');
});

test.each([
  'Oleh: Rahma Wulan',
  'OLEH: Rahma Wulan dan Budi Alam',
  'Oleh: Prof. Dr. Rahma Wulan, M.Si.',
  'Oleh: dr. H. Rahma bin Wulan, Sp.PD*)',
])('the writer of a column typed over the text: %s', async (line) => {
  expect((await article(eras['2022'](`<p>${line}</p>${filler}`))).blocks[0]?.text).toBe(sentences[0]);
});

test('a <div> left open in the text draws no pager, tags or lists into it', async () => {
  const under = `<div class="read__paging__footnote paging__footnote"><span>Halaman Selanjutnya</span><h5><a class="next">Warga…</a></h5></div>
    <div class="read__tagging"><a class="tag__article__link">bunga</a></div>`;
  const { blocks, tags } = await article(eras['2017'](`${filler}<div>${under}`));
  expect(blocks.map(({ text }) => text)).toEqual(sentences);
  expect(tags).toEqual(['bunga']);
});

test.each([
  ['Kompas.com - 02/11/2020, 10:15 WIB (Diperbarui 03/11/2020, 11:20 WIB)', '2020-11-02T10:15+07:00'],
  ['Kompas.com, 2 November 2020, 10:15 WIB Diperbarui 3 November 2020, 11:20 WIB', '2020-11-02T10:15+07:00'],
])('a time line with two times: %s', async (line, published) => {
  const html = eras['2022'](filler).replace(/\/\d{8}\//, '/99999999/');
  const { publishedAt, modifiedAt } = await article(`${html}<div class="read__time">${line}</div>`);
  expect(publishedAt).toBe(published);
  expect(modifiedAt).toBe('2020-11-03T11:20+07:00');
});

test.each([
  '<div class="cover-photo"><div class="photo__wrap"><img src="/a.jpg"></div><div class="photo__caption">Bunga<span class="author">(Sari)</span></div></div>',
  '<div class="photo"><img src="/a.jpg"><span class="pb_10 author">Sari</span>Bunga</div>',
  '<div class="mt2"><div class="photo-infographic"><img src="/a.jpg"><span class="pb_10 author">Sari</span>Bunga</div></div>',
])('the photo over the story, whatever the template around it: %s', async (photo) => {
  for (const era of ['2017', '2022'] as const) {
    const { images } = await article(eras[era](filler).replace('<h1', `${photo}<h1`));
    expect(images).toMatchObject([{ role: 'lead', caption: 'Bunga', credit: 'Sari' }]);
  }
});

test('the page names all writers where the meta tag names the first', async () => {
  const credit = `<div class="read__credit"><div class="read__credit__item" id="penulis"><span>Penulis</span> <a>Sari Melati</a>, <a>Nina Alam</a></div>
    | <div class="read__credit__item" id="editor"><span>Editor</span> <a>Budi Alam</a></div></div>`;
  const { authors, editors } = await article(eras['2017'](filler).replace('<h1', `${credit}<h1`));
  expect(authors).toEqual(['Sari Melati', 'Nina Alam']);
  expect(editors).toEqual(['Budi Alam']);
});

test('a desk over the text leaves the word to the meta tag', async () => {
  const credit = `<div class="read__credit__item" id="penulis"><span>Penulis</span> <b>Tim Cek Fakta</b></div>`;
  expect((await article(eras['2017'](filler).replace('<h1', `${credit}<h1`))).authors).toEqual(['Sari Melati']);
});

test('the next story of an endless page lends nothing', async () => {
  const next = `<div class="js-autoNext-holder"><ul><a class="breadcrumb__link">Lain</a></ul><div class="topicSubtitle">Lain</div>
    <div class="read__time">Kompas.com - 01/01/2019, 01:00 WIB</div><div id="penulis">Penulis Orang Lain</div><div id="editor">Editor Orang Lain</div>
    <div class="read__content"><p>Lain.</p></div><div class="paging--article"><a class="paging__link" href="${address}?page=9">9</a></div>
    <div class="read__credit bottom"><div class="read__credit__item"><a>Kantor Lain</a></div></div></div>`;
  const html = eras['2017'](filler).replace(/<meta[^>]*>/, '');
  const alone = await article(html);
  const { extraction, ...rest } = await article(html + next);
  expect({ ...rest, extraction: alone.extraction }).toEqual(alone);
  expect(extraction.warnings).toEqual([]);
});

test('a related link is called by its title, wherever its label stands', async () => {
  const { related } = await article(
    eras['2017'](`${filler}<p><a href="/a"><strong>Baca juga: Pot Masih Mahal</strong></a></p>`),
  );
  expect(related.map(({ title }) => title)).toEqual(['Pot Masih Mahal']);
});

test('the dateline of a first paragraph that was typed as a heading', async () => {
  const { dateline } = await article(
    eras['2017'](`<h2><strong>BOGOR, KOMPAS.com</strong> – Pasar bunga dibuka.</h2>${filler}`),
  );
  expect(dateline).toEqual({ place: 'BOGOR', outlet: 'KOMPAS.com' });
});

test('a <div> left open in a text of 2015 draws no credits into it', async () => {
  const html = eras['2015-kcm'](
    `${filler}<div><table class="kcm-read-copy"><tr><td>Penulis</td><td>: Sari Melati</td></tr></table></div>`,
  );
  const { blocks, authors } = await article(html);
  expect(blocks.map(({ text }) => text)).toEqual(sentences);
  expect(authors).toEqual(['Sari Melati']);
});
