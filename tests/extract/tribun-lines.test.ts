import { describe, expect, test } from 'vitest';
import { composeArticle } from '../../src/article/compose-article.ts';
import { extractPage } from '../../src/extract/extract-page.ts';
import type { Article } from '../../src/model/article.ts';
import { sites } from '../../src/sites/index.ts';

const opening = '<p><strong>TRIBUNJOGJA.COM, SLEMAN -</strong> Pasar bunga dibuka pada Rabu pagi.</p>';
const filler = [...'abcdefgh']
  .map((stall) => `<p>Kios ${stall} menjual mawar, melati dan kenanga kepada pengunjung yang datang sejak pagi.</p>`)
  .join('\n');

async function article(body: string): Promise<Article> {
  const html = `<title>Pasar Bunga Dibuka</title><link rel="canonical" href="https://jogja.tribunnews.com/2022/05/04/pasar-bunga">
    <body><div id="article"><h1 id="arttitle">Pasar Bunga Dibuka</h1><div class="side-article txt-article multi-fontsize">${body}</div></div></body>`;
  const result = await extractPage(html, { input: 'page.html', url: null, fetch: null, site: null }, sites);
  if (!result.ok) throw new Error(result.failure.message);
  return composeArticle([result.page]);
}

const clean = (await article(opening + filler)).text;

describe('lines that Tribun portals print inside the text', () => {
  test.each([
    '[Baca juga: Harga Pot Naik]',
    '👉 Baca juga: Harga Pot Naik',
    'Baca selengkapnya di sini',
    'Selengkapnya klik di sini',
    'BACA BERITA SLEMAN LAINNYA',
    'Baca Berita Lainnya',
    'Baca berita menarik lainnya di SURYA.co.id',
    'Baca berita lain terkait Pasar Bunga',
    'Berita lain terkait Pasar Bunga',
    'Artikel Terkait:',
    'Baca berita Wartakotalive.com lainnya di Google News dan WhatsApp',
    'Berita Jatim dan berita viral lainnya di Googlenews TribunJatim.com',
    'Ikuti Berita POS-KUPANG.COM Lain di GOOGLE NEWS',
    'Ikuti dan Bergabung dalam Saluran Whatsapp Sripoku.com',
    'Silahkan gabung dan dapatkan berita terbaru di Grup Telegram Tribun Medan',
    'Follow akun Instagram Tribun Timur',
    'WhatsApp Tribun Manado : Klik di Sini',
    'Lihat Artikel Asli.',
    '&gt;&gt;&gt; Klik di sini untuk menonton',
    '*Link Live Streaming Klik <a href="/a">Di Sini</a>',
    'Telah tayang di Kompas.com dengan judul Pasar Bunga',
    'Kumpulan Artikel Bali',
    'Halaman 1 2 3',
    'Penulis: Ani Dewi | Editor: Sari Melati',
    'Penulis : Ani Dewi<br>Editor : Sari Melati',
    '(*/)',
    '*)',
    '•',
    '});',
  ])('%s goes', async (line) => {
    expect((await article(`${opening}${filler}<p>${line}</p>`)).text).toBe(clean);
  });

  test.each([
    'Laporan Wartawan Tribun Jateng, Budi S.',
    'Laporan Wartawan Serambi Indonesia Zubir | Langsa',
    'Laporan: Budi Santosa',
    'Reporter: Budi Santosa',
  ])('%s over the dateline is a byline', async (line) => {
    const { text, authors } = await article(`<p>${line}</p>${opening}${filler}`);
    expect(text).toBe(clean);
    expect(authors).toHaveLength(1);
  });

  test.each([
    '"Baca juga: jangan lupa doa," kata Budi menirukan papan itu.',
    '&gt;&gt;&gt; 10 menit sebelum acara, tamu sudah duduk rapi',
    'Baca juga buku lain agar wawasan bertambah, pesan guru itu.',
    'Baca berita lain sebagai pembanding',
    'Berita lain tentang pasar itu dimuat koran pagi.',
    'Berita terkait kenaikan harga bunga itu dibantah dinas perdagangan.',
    'Informasi lainnya',
    'Follow akun Instagram @pasarbunga untuk ikut undian, tulis panitia.',
    'Subscribe kanal YouTube sekolah menjadi tugas murid.',
    'Ikuti akun Instagram Surya Paloma, kata pedagang itu.',
    'Klik di sini untuk mendaftar, lalu isi nama lengkap.',
    'Link live streaming dapat diakses melalui kanal resmi panitia, ujar Budi.',
    'Reporter: Terima kasih, Mama Rosa, untuk waktunya.',
    'Penulis: orang yang menulis',
    '(Penulis: Ani Dewi | Editor: Sari Melati)',
    '(TribunJogja.com/Sari Melati)',
    '(map/fsr)',
    'Ringkasan berita itu ditempel di papan.',
    'Jawaban: Mawar',
    'Selengkapnya:',
    'Selengkapnya klik menu Daftar, lalu isi nama.',
    'Halaman 12',
    'Menurut data Sofascore, tim itu menguasai bola 60 persen.',
    'WhatsApp Web: klik tautan perangkat',
    'Kumpulan berita hoaks itu dibukukan',
    'Sebelumnya tayang di bioskop dengan judul sama',
    '- Budi (@budi) menulis kabar itu pada 2022',
    'Artikel ini dimuat di koran dengan judul besar, kata Budi kepada petugas.',
  ])('%s stays', async (line) => {
    const words = line.replaceAll('&gt;', '>');
    for (const body of [opening + line + filler, opening + filler + line].map((text) =>
      text.replace(line, `<p>${line}</p>`),
    ))
      expect((await article(body)).text).toContain(words);
  });

  test('a list under "Baca juga" in bare text', async () => {
    const { text, related } = await article(
      `${opening}${filler}<strong>Baca Juga:</strong><br><a href="/a">Harga Pot Naik</a><br><a href="/b">Kebun Kota</a><br><br>`,
    );
    expect(text).toBe(clean);
    expect(related.map(({ title }) => title)).toEqual(['Harga Pot Naik', 'Kebun Kota']);
  });
});

test.each([
  'Baca juga: <a href="/a">Harga Pot Naik</a>',
  'Baca Juga: Harga Pot Naik',
  'Artikel ini telah tayang di Kompas.com dengan judul Pasar',
])('%s goes from the end of a paragraph', async (line) => {
  const { text } = await article(`${opening}${filler}<p>"Mawar laku," katanya. ${line}</p>`);
  expect(text).toBe(`${clean}\n\n"Mawar laku," katanya.`);
});

test('a "Baca juga" that is never closed takes no story along', async () => {
  const line = '<p class="baca"><strong>Baca: <a href="/a">Harga Pot Naik</a></strong>';
  const { text } = await article(`${opening}${filler}${line}<br><br>Pot tanah liat habis terjual sebelum siang.`);
  expect(text).toBe(`${clean}\n\nPot tanah liat habis terjual sebelum siang.`);
});

describe('notices of another outlet', () => {
  test.each<[string, string, string | null]>([
    ['telah tayang sebelumnya di Kompas.com dengan judul Pasar Bunga', 'Kompas.com', 'Pasar Bunga'],
    ['sudah tayang pada 3 Mei 2021 di Kompas.com dengan judul Pasar Bunga', 'Kompas.com', 'Pasar Bunga'],
    ['dikutip dari Kompas.com dengan judul 5 Link Daftar Pasar', 'Kompas.com', '5 Link Daftar Pasar'],
    ['telah tayang di Tribunnews.com yang berjudul Pasar Bunga', 'Tribunnews.com', 'Pasar Bunga'],
    ['telah tayang di Kompas.com dengan judul:<br>Pasar Bunga', 'Kompas.com', 'Pasar Bunga'],
    ['tayang di Kompas.com', 'Kompas.com', null],
  ])('Artikel ini %s', async (words, outlet, title) => {
    const { text, syndicatedFrom } = await article(`${opening}${filler}<p>Artikel ini ${words}</p>`);
    expect(text).toBe(clean);
    expect(syndicatedFrom).toEqual({ outlet, title, url: null });
  });

  test('the address behind "Klik untuk baca"', async () => {
    const { syndicatedFrom } = await article(
      `${opening}${filler}<p>Artikel ini telah tayang di Kompas.com dengan judul "Pasar", Klik untuk baca: https://regional.kompas.com/read/1.</p>`,
    );
    expect(syndicatedFrom?.url).toBe('https://regional.kompas.com/read/1');
  });
});
