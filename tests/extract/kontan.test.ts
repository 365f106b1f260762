import { describe, expect, test } from 'vitest';
import { composeArticle } from '../../src/article/compose-article.ts';
import { extractPage } from '../../src/extract/extract-page.ts';
import type { Article } from '../../src/model/article.ts';
import { sites } from '../../src/sites/index.ts';

const filler =
  '<p>Koperasi benih Arga menutup tahun dengan laba yang lebih tipis karena ongkos angkut naik.</p>'.repeat(4);
const address = 'https://keuangan.kontan.co.id/news/judul-lain';
const link = `<a href="${address}">Judul Lain</a>`;

interface Made {
  readonly byline?: string;
  readonly over?: string;
  readonly date?: string;
}

function desk(body: string, { byline = '<p>Reporter: Sari Melati</p>', over = '', date = '' }: Made = {}): string {
  return `<body><div class="box-det-desk-2"><h1 class="detail-desk">Laba Koperasi</h1>
    <div class=" fs14 ff-opensans font-gray">${date}</div>${over}
    <div class="tmpt-desk-kon" itemprop="articleBody">${byline}${filler}${body}</div></div></body>`;
}

function channel(body: string, row = '', host = 'kesehatan.kontan.co.id'): string {
  return `[<h1 class="jdl_dtl">Laba Koperasi</h1>] [<div class="fs13 color-gray mar-t-10">${row}</div>] []
    [<div class="ctn" itemprop="articleBody"> <p></p> ${filler}${body}<div class="tpt_shr"><div id="editor">Editor: Bagus Wira</div></div>
    <div class="listbut-shr"><a href="https://www.facebook.com/sharer/sharer.php?u=https://${host}/news/laba-koperasi">f</a></div></div>]`;
}

async function article(html: string): Promise<Article> {
  const result = await extractPage(html, { input: 'page.html', url: null, fetch: null, site: 'kontan' }, sites);
  if (!result.ok) throw new Error(result.failure.message);
  return composeArticle([result.page]);
}

const plain = (html: string): string => html.replace(/<[^>]+>/g, '');

test('people behind a notice, in its own line, are the fields', async () => {
  const notice =
    '<p>Artikel ini telah tayang di Kompas.com dengan judul "Benih Arga", Penulis: Wulan Sari | Editor: Bagus Wira</p>';
  const { authors, editors, syndicatedFrom, text } = await article(desk(notice, { byline: '' }));
  expect([authors, editors, syndicatedFrom?.outlet]).toEqual([['Wulan Sari'], ['Bagus Wira'], 'Kompas.com']);
  expect(text).not.toContain('Wulan');
});

describe('lines of the story', () => {
  test.each([
    `<h2>Cara Membeli Saham <a class="track-emiten" href="https://pusatdata.kontan.co.id/quote/BNIH">BNIH</a></h2>`,
    `<p>Saham ini dibahas dalam <a class="track-bacajuga-inside" href="${address}">laporan lain</a>, kata Budi. Analis lain menunggu laporan keuangan.</p>`,
    '<p>Selanjutnya: rendam benih selama dua jam, lalu tiriskan.</p>',
    '<p>Sudah berlangganan? Begitu pertanyaan petugas kepada warga.</p>',
    '<p>Donasi dari pembaca sudah mencapai Rp 2 miliar, kata ketua panitia.</p>',
    '<p>Bagikan pupuk secara merata ke seluruh bedengan.</p>',
    '<p>Ilustrasi: bila modal Rp 10 juta dan bunga 5%, imbal hasilnya Rp 500.000 setahun.</p>',
    '<p>Menurut jajak pendapat REUTERS/Ipsos, separuh petani menunggu harga naik.</p>',
    '<p>Penulis: Arga Wicaksana adalah pengamat benih.</p>',
    '<p>Sumber: BEI, diolah</p>',
    '<p>Menarik dibaca oleh anak-anak, buku itu laris.</p>',
    '<h3>Google News</h3>',
    '<p>Next week the farm will open its gates.</p>',
  ])('stay: %s', async (line) => {
    for (const page of [desk(line + filler), channel(line + filler)])
      expect((await article(page)).text).toContain(plain(line));
  });

  test('a question at the head of an interview stays', async () => {
    const question = 'Reporter: Berapa harga benih tahun ini?';
    const { text, authors } = await article(desk('', { byline: `<p>${question}</p>` }));
    expect(text).toContain(question);
    expect(authors).toEqual([]);
  });

  test.each([
    `<p>Menarik Untuk Dibaca: ${link}</p>`,
    `<h2>Next: ${link}</h2>`,
    `<h2>Selanjutnya: ${link}</h2>`,
    '<h2>Tonton: Video Benih Arga Panen Raya</h2>',
    `<div><a class="track-bacajuga-inside" href="${address}">Judul Lain</a></div>`,
    '<p>Cek Berita dan Artikel yang lain di<br><a>Google News</a></p>',
    '<p>Cek Berita dan Artikel yang lain di</p>',
    '<p>Check other news and articles on Google News</p>',
    '<p>DONASI, Dapat Voucer Gratis!</p><p>Dukungan Anda akan menambah semangat kami untuk menyajikan artikel.</p>',
    '<p>Sumber: Artikel ini telah tayang di Kompas.com dengan judul Benih Arga</p>',
    '<p>Penulis : Luki Arga Editor : Dini Wati</p>',
    '<p>INDEKS BERITA</p>',
    '<p>EMAS 1.527.000 -7.000 -0,46%</p>',
    '<p>Nasional| 1 Jam 8 Menit lalu</p>',
    '<p><img src="/y.jpg"></p><p>ILUSTRASI. Gudang benih Arga. KONTAN/Sari Melati</p>',
    '<p><img src="/y.jpg"><br><em>Gudang benih Arga di Tirta (KONTAN/Sari Melati)</em></p>',
  ])('go: %s', async (line) => {
    for (const page of [desk(line), desk(line + filler), channel(line)])
      expect((await article(page)).blocks.filter(({ text }) => !filler.includes(text))).toEqual([]);
  });

  test('lists behind the tags, with and without classes', async () => {
    const tags = '<ul><li><a href="https://www.kontan.co.id/tag/benih">Benih</a></li></ul>';
    const lists = `<h3>Video Terkait</h3><h3>${link}</h3>`;
    for (const tail of [`${tags}${lists}`, `<div class="wrap-tag">${tags}</div><h3>${link}</h3>`])
      expect((await article(desk(tail))).blocks.filter(({ text }) => !filler.includes(text))).toEqual([]);
  });

  test('a link typed behind a sentence leaves the sentence', async () => {
    const { text, related } = await article(desk(`<p>Dividen tetap dibagi. <strong>Baca Juga: ${link}</strong></p>`));
    expect(text).toMatch(/Dividen tetap dibagi\.$/);
    expect(related).toEqual([{ title: 'Judul Lain', url: address }]);
  });
});

describe('photo lines', () => {
  const photo = (line: string): string =>
    desk('', { over: `<div class="img-detail-desk"><img src="/x.jpg">${line}</div>` });

  test.each([
    ['Gudang. KONTAN/Sari Melati', 'Gudang.', 'KONTAN/Sari Melati'],
    ['Gudang KONTAN/Sari Melati', 'Gudang', 'KONTAN/Sari Melati'],
    ['Gudang, Jumat (21/9). KONTAN/Sari Melati/21/09/2018', 'Gudang, Jumat (21/9).', 'KONTAN/Sari Melati/21/09/2018'],
    ['Gudang, 27 Oktober 2024. REUTERS/Sari/File Photo', 'Gudang, 27 Oktober 2024.', 'REUTERS/Sari/File Photo'],
    ['Gudang (KONTAN/Sari Melati)', 'Gudang', 'KONTAN/Sari Melati'],
    ['Gudang. ANTARA FOTO/ Sari Melati/aww', 'Gudang.', 'ANTARA FOTO/ Sari Melati/aww'],
    ['Gudang. DOK/Bank Arga', 'Gudang.', 'DOK/Bank Arga'],
    ['Gudang. Dok. Bank Arga', 'Gudang.', 'Dok. Bank Arga'],
    ['Gudang. KOMPAS.com/Sari Melati', 'Gudang.', 'KOMPAS.com/Sari Melati'],
    ['Gudang. foto/dok Bank Arga', 'Gudang.', 'foto/dok Bank Arga'],
    ['Gudang. Foto: KONTAN/Sari', 'Gudang.', 'KONTAN/Sari'],
    ['Poster film Benih. Shutterstock', 'Poster film Benih.', 'Shutterstock'],
    ['Kurs USD/IDR di layar.', 'Kurs USD/IDR di layar.', null],
    ['Jalur LRT/MRT Jakarta', 'Jalur LRT/MRT Jakarta', null],
    ['Kurs USD/IDR di layar. KONTAN/Sari', 'Kurs USD/IDR di layar.', 'KONTAN/Sari'],
  ])('%s', async (line, caption, credit) => {
    for (const over of [`ILUSTRASI. ${line}`, `<span>ILUSTRASI. ${line}</span>`, `[ILUSTRASI. ${line}]`])
      expect((await article(photo(over))).images).toMatchObject([{ caption: `ILUSTRASI. ${caption}`, credit }]);
  });

  test('a label without a caption is none', async () => {
    expect((await article(photo('ILUSTRASI. KONTAN/Sari'))).images).toMatchObject([
      { caption: null, credit: 'KONTAN/Sari' },
    ]);
  });
});

describe('fields', () => {
  test.each([
    ['Reporter: Sari Melati Editor: Cakra Yudha', ['Sari Melati'], ['Cakra Yudha'], []],
    ['Sumber: Reuters,The Star | Editor: Cakra Yudha', [], ['Cakra Yudha'], ['Reuters', 'The Star']],
    ['Writer: Sari Melati | Editor: Cakra Yudha', ['Sari Melati'], ['Cakra Yudha'], []],
    ['Oleh: Sari Melati | Editor: Cakra Yudha', ['Sari Melati'], ['Cakra Yudha'], []],
    ['Reporter: Sari Melati (Magang) | Editor: Cakra Yudha', ['Sari Melati'], ['Cakra Yudha'], []],
    ['Sari Melati | Pengamat Pasar Modal', ['Sari Melati'], [], []],
    [
      `Reporter: ${'Sari Melati, '.repeat(12)}Dewi Rara | Editor: Cakra Yudha`,
      ['Sari Melati', 'Dewi Rara'],
      ['Cakra Yudha'],
      [],
    ],
  ])('%s', async (line, authors, editors, sources) => {
    const over = `<div class="fs13 font-gray ff-knowledge-l">${line}</div>`;
    const inside = await article(desk('', { byline: `<p>${line}</p>` }));
    expect(inside).toMatchObject({ authors, editors, sources });
    expect(inside.text).not.toContain('Cakra');
    if (!line.includes('Pengamat'))
      expect(await article(desk('', { byline: '', over }))).toMatchObject({ authors, editors, sources });
  });

  test('names in the paragraph that begins the story', async () => {
    const byline =
      '<p>Reporter: <b>Sari Melati</b> | Editor: <b>Cakra Yudha</b><br><b>JAKARTA.</b> Laba koperasi naik.</p>';
    const made = await article(desk('', { byline }));
    expect(made).toMatchObject({ authors: ['Sari Melati'], editors: ['Cakra Yudha'] });
    expect(made.blocks[0]?.text).toBe('JAKARTA. Laba koperasi naik.');
  });

  test.each(['<b>Reporter: Sari Melati</b>', 'Reporter: <b>Sari Melati</b>', '<a>Reporter: Sari Melati</a>'])(
    'names beside the date: %s',
    async (names) => {
      const { authors, editors } = await article(channel('', `Selasa, 02 Agustus 2022 | 16:12 WIB ${names}`));
      expect({ authors, editors }).toEqual({ authors: ['Sari Melati'], editors: ['Bagus Wira'] });
    },
  );

  test.each([
    'Senin, 28 Oktober 2024 / 20:19 WIB',
    'Senin, 28 Oktober 2024 - 20:19 WIB',
    'Senin, 28 Oktober 2024 pukul 20.19 WIB',
    'Monday, October 28, 2024 / 08:19 PM',
  ])('date: %s', async (date) => {
    expect((await article(desk('', { date }))).publishedAt).toBe('2024-10-28T20:19+07:00');
  });

  test('a fragment belongs to the portal that its share links name', async () => {
    const html = channel('', '', 'www.momsmoney.id');
    const result = await extractPage(html, { input: 'page.html', url: null, fetch: null, site: null }, sites);
    expect(result.ok && composeArticle([result.page])).toMatchObject({
      outlet: 'MomsMoney.id',
      canonicalUrl: 'https://www.momsmoney.id/news/laba-koperasi',
    });
  });
});

test.each([
  ['<div class="kontan_premiun">Artikel ini untuk pelanggan</div>', 'paywalled'],
  ['<div class="tp_pay"><b>Langganan</b></div>', 'paywalled'],
  ['<div class="tp_pay"> </div>', 'unknown'],
  ['', 'unknown'],
])('a box that asks for a subscription beside the text: %s', async (over, access) => {
  expect((await article(desk('', { over }))).access).toBe(access);
});
