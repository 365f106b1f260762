import { describe, expect, test } from 'vitest';
import { composeArticle } from '../../src/article/compose-article.ts';
import { extractPage } from '../../src/extract/extract-page.ts';
import type { Article } from '../../src/model/article.ts';
import { sites } from '../../src/sites/index.ts';

const sentences = [
  'Pengrajin layang-layang Kampung Randu mengecat ulang bengkelnya pada awal pekan.',
  'Cat sisa pasar malam dikumpulkan anak-anak sejak bulan puasa.',
  'Dinding utara diberi gambar seekor pari raksasa.',
  'Pemilik rumah di seberang meminjamkan tangga bambunya.',
  'Bengkel dibuka lagi untuk umum pada hari Sabtu.',
];
const filler = sentences.map((sentence) => `<p>${sentence}</p>`).join('\n');

/** A page of each site with the same words in its body. */
const pages = {
  kompas: (body: string) => `<link rel="canonical" href="https://regional.kompas.com/read/2024/03/02/10150078/bengkel">
    <h1 class="read__title">Bengkel</h1><div class="read__content"><div class="clearfix">${body}</div></div>`,
  tribun: (body: string) => `<link rel="canonical" href="https://jateng.tribunnews.com/2024/03/02/bengkel">
    <div id="article"><h1 id="arttitle">Bengkel</h1><div class="side-article txt-article multi-fontsize">${body}</div></div>`,
  kontan: (body: string) => `<link rel="canonical" href="https://industri.kontan.co.id/news/bengkel">
    <h1 class="detail-desk">Bengkel</h1><div class="tmpt-desk-kon">${body}</div>`,
};

async function article(html: string): Promise<Article> {
  const result = await extractPage(html, { input: 'page.html', url: null, fetch: null, site: null }, sites);
  if (!result.ok) throw new Error(result.failure.message);
  return composeArticle([result.page]);
}

const texts = async (html: string): Promise<string[]> => (await article(html)).blocks.map(({ text }) => text);
const link = '<a href="https://www.kompas.com/tren/read/2024/03/01/100000065/lain">Bambu Petung Dijual per Ruas</a>';

/** Addresses of other stories of each site, which need no label that is known. */
const own = {
  kompas: 'https://www.kompas.com/tren/read/2024/03/01/100000065/lain',
  tribun: 'https://jateng.tribunnews.com/2024/03/01/lain',
  kontan: 'https://industri.kontan.co.id/news/lain',
};

test.each(Object.entries(own))(
  '%s: any label over or before titles of its own stories goes along',
  async (site, url) => {
    const page = pages[site as keyof typeof pages];
    const title = `<a href="${url}">Bambu Petung Dijual per Ruas</a>`;
    const [first, ...rest] = sentences.map((sentence) => `<p>${sentence}</p>`);
    const before = `<p><b>Untuk Anda: ${title}</b></p>`;
    const over = `<h4>Kabar Kampung</h4><p>${title}</p><p>${title}</p>`;
    expect(await texts(page(`${first}${before}${rest.join('')}${over}`))).toEqual(sentences);
    const told = `<p>Kata Sumadi: ${title} laku keras di pasar malam.</p><h4>Kabar Kampung</h4><p>${title}</p>`;
    const kept = ['Kata Sumadi: Bambu Petung Dijual per Ruas laku keras di pasar malam.', 'Kabar Kampung'];
    expect((await texts(page(`${filler}${told}${first}`))).slice(5, -1)).toEqual(kept);
  },
);

describe.each(Object.entries(pages))('a page of %s', (_, page) => {
  test.each([
    `<p>Baca pula: ${link}</p>`,
    `<p>Baca ini juga : ${link}</p>`,
    `<p>Simak pula: ${link}</p>`,
    `<p><b>Tonton juga: ${link}</b></p>`,
    `<p>Tonton juga video: ${link}</p>`,
    `<p>Simak selengkapnya: ${link}</p>`,
    `<p>Baca berita selengkapnya: ${link}</p>`,
    '<p>Baca berita selengkapnya: Bambu Petung Dijual per Ruas</p>',
    '<p>Baca pula: Bambu Petung Dijual per Ruas</p>',
    `<p>Selengkapnya, baca <a href="/a">di sini</a></p>`,
    '<p>Selengkapnya, baca di sini.</p>',
    '<p>Berita selengkapnya klik tautan berikut ini</p>',
    `<p>Jangan lewatkan: ${link}</p>`,
    '<p>Jangan lewatkan: Bambu Petung Dijual per Ruas</p>',
    `<p><strong>Pilihan Editor: ${link}</strong></p>`,
    `<p>Pilihan Redaksi</p><ul><li>${link}</li><li><a href="/b">Harga Lem Kanji Naik Dua Kali</a></li></ul>`,
    `<ul><li><strong>Baca juga: ${link}</strong></li></ul>`,
    ...['Simak juga:', 'Baca pula:', 'Tonton juga:', 'Pilihan Editor', 'Rekomendasi untukmu'].flatMap((label) => [
      `<p><b>${label}</b></p><ul><li>${link}</li><li><a href="https://industri.kontan.co.id/news/lem">Harga Lem Kanji Naik Dua Kali</a></li></ul>`,
      `<div><h3>${label}</h3><div><a href="/b"><img src="/b.jpg"></a><h5><a href="/b">Harga Lem Kanji Naik Dua Kali</a></h5></div></div>`,
    ]),
    '<p><b><a href="/b">Baca berita selengkapnya</a></b></p>',
    '<h5><a href="?page=2">Sehari kemudian, warga …</a></h5>',
    '<div><b><a href="/bengkel?utm_source=x&page=2">Halaman 2</a></b></div>',
    '<ul><li><a href="/bengkel?halaman=2">2</a></li></ul>',
    '<div>Page 1 of 3</div>',
    '<p>Artikel selengkapnya bisa dibaca <a href="/b">di sini</a></p>',
    '<p>Klik di sini untuk baca selengkapnya</p>',
    '<p>Geser untuk lanjut membaca</p>',
    '<table><tr><td>Konten berlanjut setelah iklan</td></tr></table>',
    '<p>Yuk, berdonasi lewat Kitabisa, klik di sini.</p>',
    '<div id="jajak_pendapat"><p>Warna apa yang paling cocok?</p></div>',
    '<div><p>Polling: Setujukah Anda pintu dicat biru?</p><ul><li><a href="#">Setuju</a></li><li><a href="#">Tidak</a></li></ul></div>',
    '<section id="nws_letter"><p>Kabar pilihan setiap pagi lewat surel.</p></section>',
    ...['SR-ONLY', 'srOnly', 'u-visually-hidden', 'screen_reader'].map(
      (name) => `<p class="${name}">Untuk penyimak.</p>`,
    ),
    '<p style="Visibility : hidden">Salinan yang tidak tampak.</p>',
    `<div class="kotak"><h4>Rekomendasi untuk Anda</h4><ul><li>${link}</li><li><a href="/b">Harga Lem Kanji Naik Dua Kali</a></li></ul></div>`,
    ...[
      'Cek juga',
      'Klik juga',
      'Ketahui juga',
      'Dengarkan juga',
      'Saksikan juga',
      'Intip juga',
      'Ikuti juga',
      'Baca lagi',
      'Baca lebih lanjut',
      'Baca selengkapnya di',
      'Simak ulasan lengkapnya',
      'Simak berita lainnya',
      'Ikuti informasi lengkap',
      'Sebelumnya',
      'Berita sebelumnya',
      'Terkait',
      'Terpopuler',
      'Related',
      'Read more',
    ].map((label) => `<p>${label}: ${link}</p>`),
    `<p><strong>Baca liputan khusus: ${link}</strong></p>`,
    `<p>Baca selanjutnya: ${link}</p>`,
    `<p>Simak berita lainnya terkait <a href="/tag/bambu">bambu</a> <a href="/tag/randu">Randu</a></p>`,
    `<div class="kotak"><h4>Terpopuler Pekan Ini</h4><ol><li>${link}</li><li><a href="/b">Harga Lem Kanji Naik Dua Kali</a></li></ol></div>`,
    '<div><h4>Paling Banyak Dibaca</h4><ol><li><a href="https://industri.kontan.co.id/news/lem">Harga Lem Kanji Naik Dua Kali</a></li></ol></div>',
    '<p>Artikel ini pertama kali terbit di Kabar Ranting dengan judul "Bengkel Randu".</p>',
    '<p>Aktifkan notifikasi agar tidak ketinggalan kabar</p>',
    '<p>Unduh aplikasi kami di <a href="https://play.google.com/x">Play Store</a></p>',
    '<p>Berlangganan sekarang dan nikmati bacaan tanpa iklan. <a href="/langganan">Langganan</a></p>',
    '<div>Tautan berhasil disalin</div>',
    '<p>Tutup iklan</p>',
    '<blockquote class="text-post-media"><a href="https://www.threads.net/x">Lihat di Threads</a></blockquote>',
    '<div><div>Siniar: Obrolan Randu episode 12</div><iframe src="https://siniar.example/x"></iframe></div>',
    '<div class="jwplayer"><div>Pari raksasa digambar</div><div>00:00 / 02:14</div></div>',
    '<div><p>Dukung jurnalisme yang merdeka. Sumbangan Anda berarti.</p><a href="/donasi">Donasi</a></div>',
    '<div><a href="#">Cetak</a> <a href="#">Kirim lewat email</a> <a href="#">Simpan artikel</a></div>',
    '<div><p>Laporkan kesalahan pada artikel ini: redaksi@contoh.example</p></div>',
    '<div id="comments"><h3>2 Tanggapan</h3><div><b>Sarmi</b><p>Indah sekali dindingnya.</p></div></div>',
    '<blockquote class="wp-embedded-content"><a href="/b">Harga Lem Kanji Naik Dua Kali</a></blockquote>',
    '<amp-list><div fallback>Daftar tak dapat diambil</div></amp-list>',
    '<p>Temukan berita menarik lainnya di <a href="https://news.google.com/x">Google News</a></p>',
    '<p><em>Follow Instagram kami di <a href="https://instagram.com/x">@x</a></em></p>',
    '<p>Jadikan kami sumber pilihan Anda di <a href="https://www.google.com/x">Google</a></p>',
    '<p>Dibaca: 1.204 kali</p>',
    '<div><p>Bagaimana perasaan Anda setelah membaca ini?</p><ul><li>Senang 12%</li><li>Sedih 3%</li></ul></div>',
    '<ul class="tags"><li><a href="/topik/bambu">bambu</a></li><li><a href="/topik/randu">Randu</a></li></ul>',
    '<p><a href="/topik/bambu">#bambu</a> <a href="/topik/randu">#randu</a></p>',
    '<div class="keypoints"><strong>Intisari</strong><ul><li>Bengkel dicat ulang.</li></ul></div>',
    '<div class="terbaru"><div><a href="/b">Harga Lem Naik</a><p>Lem kanji naik dua kali sejak Mei.</p></div></div>',
    '<div class="dinding"><h3>Lanjutkan membaca dengan berlangganan</h3><p>Mulai Rp 20.000 sebulan.</p></div>',
    '<footer><p>Dilarang memperbanyak isi halaman.</p><a href="/redaksi">Redaksi</a></footer>',
    '<div>Memuat…</div>',
    '<p>Pasang iklan di sini</p>',
    '<p>Lanjutkan membaca di bawah iklan</p>',
    '<p>Baca setelah iklan ini:</p>',
    '<aside class="nl"><p>Kabar pilihan di kotak surel Anda setiap pagi.</p><input type="email"></aside>',
    '<div class="boxNewsletter"><h4>Surat Pagi</h4><p>Kirim ke surel saya</p></div>',
    '<p>Daftar newsletter kami dan terima kabar pilihan setiap pagi.</p>',
    '<div id="polling-12"><p>Warna apa yang paling cocok?</p><ul><li>Biru</li><li>Kuning</li></ul></div>',
    '<section class="kotak-donasi"><p>Bantu sekolah yang rusak.</p><a href="https://kitabisa.com/x">Beri sekarang</a></section>',
    '<p>Donasi: bantu sekolah yang rusak lewat Kitabisa sekarang juga.</p>',
    '<div class="iklan-tengah"><p>Cat tembok diskon separuh harga</p></div>',
    '<p style="display: none;">Salinan yang tidak tampak.</p>',
    '<div hidden><p>Salinan yang tidak tampak.</p></div>',
    '<p style="VISIBILITY:hidden">Salinan yang tidak tampak.</p>',
    '<p class="sr-only">Untuk pembaca layar.</p>',
    '<div style="position: absolute; left: -9999px"><p>Salinan jauh di luar layar.</p></div>',
    '<div role="dialog" class="x1"><p>Masuk dulu agar dapat menyimpan cerita ini di rak Anda.</p></div>',
    `<p>Artikel ini telah tayang di <a href="https://www.kompas.com">Kompas.com</a> dengan judul "Bengkel Randu"</p>`,
  ])('loses %s', async (line) => {
    const [first, ...rest] = sentences.map((sentence) => `<p>${sentence}</p>`);
    expect(await texts(page(`${first}${line}${rest.join('')}`))).toEqual(sentences);
  });

  test.each([
    'Jangan lewatkan: pasar malam hanya dibuka sampai Minggu.',
    'Simak gambar pari raksasa itu dari <a href="/a">jembatan sungai Randu</a> pada sore hari.',
    'Pilihan editor warna jatuh pada biru laut, kata Sumadi.',
    'Donasi warga terkumpul empat juta rupiah sampai Jumat malam.',
    'Baca pula aturan menerbangkan layang-layang di dekat kabel.',
    'Daftar harga layang-layang ditempel di pintu bengkel.',
    'Lihat daftar harga lengkapnya: <a href="/a">di sini</a>',
    'Harga bambu tercatat di <a href="https://data.example/daftar?page=2">daftar lelang kampung</a> itu.',
    'Polling warga diulang bulan depan, dan hasilnya ditempel di balai desa.',
    'Berita selengkapnya tentang lomba itu dicetak di koran dinding sekolah.',
    'Geser tangga itu untuk membaca tulisan di dinding utara.',
    'Memuat seratus kilogram bambu, perahu itu berlayar pagi-pagi.',
  ])('keeps %s', async (line) => {
    expect(await texts(page(`${filler}<p>${line}</p>`))).toEqual([...sentences, line.replace(/<[^>]+>/g, '')]);
  });

  test.each([
    [`Mereka selesai pukul lima. <strong>Baca juga: ${link}</strong>`, 'Mereka selesai pukul lima.'],
    [`Mereka selesai pukul lima.Baca Juga :${link}`, 'Mereka selesai pukul lima.'],
    [`<em>Baca juga: ${link}</em> Mereka selesai pukul lima.`, 'Mereka selesai pukul lima.'],
    [`Mereka pulang. Baca juga: ${link}. Tangga dikembalikan esoknya.`, 'Mereka pulang. Tangga dikembalikan esoknya.'],
    [
      `Mereka pulang. <b>Baca juga:</b> ${link}<br>Tangga dikembalikan esoknya.`,
      'Mereka pulang.\nTangga dikembalikan esoknya.',
    ],
    [`Mereka pulang (Baca juga: ${link}) pukul lima.`, 'Mereka pulang pukul lima.'],
    [`Mereka pulang pukul lima (Simak juga: ${link}).`, 'Mereka pulang pukul lima.'],
    [`Mereka pulang. <a href="/a">Baca juga: Harga Lem Naik</a>`, 'Mereka pulang.'],
    [
      `Mereka pulang. Lihat juga: ${link}, <a href="/b">Harga Lem Naik</a> dan <a href="/c">Benang Gelasan</a>`,
      'Mereka pulang.',
    ],
  ])('takes the link out of the paragraph "%s"', async (line, left) => {
    const { blocks, related } = await article(page(`${filler}<p>${line}</p>`));
    expect(blocks.at(-1)?.text).toBe(left);
    expect(related.length).toBeGreaterThan(0);
  });

  test('keeps a subheading behind a "Baca juga" paragraph', async () => {
    const html = page(
      `${filler}<p><strong>Baca juga: ${link}</strong></p><h3><a href="/tag/benang">Benang</a> pilihan</h3><p>Benang nilon lebih awet daripada katun.</p>`,
    );
    expect((await texts(html)).slice(-2)).toEqual(['Benang pilihan', 'Benang nilon lebih awet daripada katun.']);
  });

  test('keeps the lines of a song in <pre>', async () => {
    const html = page(
      `${filler}<pre>Pari biru di langit randu\r\nBenangmu putus di tengah lagu\n\nTurunlah pelan ke halaman\n</pre>`,
    );
    expect((await texts(html)).slice(-2)).toEqual([
      'Pari biru di langit randu\nBenangmu putus di tengah lagu',
      'Turunlah pelan ke halaman',
    ]);
  });

  test('moves a notice behind the last sentence to its field', async () => {
    const notice =
      'Artikel ini telah tayang di KabarRanting.id dengan judul "Bengkel Randu Dibuka", Klik untuk baca: https://kabarranting.example/2024/03/bengkel.';
    const { blocks, syndicatedFrom } = await article(page(`${filler}<p>Tiketnya seribu rupiah.${notice}</p>`));
    expect(blocks.at(-1)?.text).toBe('Tiketnya seribu rupiah.');
    expect(syndicatedFrom?.title).toBe('Bengkel Randu Dibuka');
  });

  test.each([' Penulis: Sardi Kaliaji / Editor: Noni Lorawa', ', Penulis: Sardi Kaliaji', 'Editor: Noni Lorawa'])(
    'tells the title of a notice from the people behind it: "%s"',
    async (people) => {
      const notice = `Artikel ini telah tayang di KabarRanting.id dengan judul "Bengkel Randu"${people}`;
      const { syndicatedFrom } = await article(page(`${filler}<p>${notice}</p>`));
      expect(syndicatedFrom).toEqual({ outlet: 'KabarRanting.id', title: 'Bengkel Randu', url: null });
    },
  );

  test('takes a notice without a title off the last sentence', async () => {
    const notice = 'Artikel ini juga telah tayang di KabarRanting.id.';
    const { blocks, syndicatedFrom } = await article(page(`${filler}<p>Tiketnya seribu rupiah. ${notice}</p>`));
    expect(blocks.at(-1)?.text).toBe('Tiketnya seribu rupiah.');
    expect(syndicatedFrom?.outlet).toBe('KabarRanting.id');
  });

  test.each([
    ['Oleh: Mirah Jembangan', 'Mirah Jembangan'],
    ['OLEH : Prof. Dr. Mirah Jembangan, M.Hum', 'Mirah Jembangan'],
    ['Oleh: Mirah Jembangan*', 'Mirah Jembangan'],
  ])('moves "%s" over the text to the writers', async (line, name) => {
    const { blocks, authors } = await article(page(`<p><b>${line}</b></p>${filler}`));
    expect(blocks.map(({ text }) => text)).toEqual(sentences);
    expect(authors.join()).toContain(name);
  });

  test('leaves a story alone that a script will show', async () => {
    const more = sentences.map(
      (sentence) => `${sentence} Kabar itu ditempel di papan pengumuman balai desa sejak pagi.`,
    );
    const hidden = more.map((paragraph) => `<p>${paragraph}</p>`).join('');
    const html = page(`<p>Pembuka cerita bengkel.</p><div style="display:none">${hidden}</div>`);
    expect(await texts(html)).toEqual(['Pembuka cerita bengkel.', ...more]);
  });
});
