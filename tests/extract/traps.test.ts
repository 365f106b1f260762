import { describe, expect, test } from 'vitest';
import { composeArticle } from '../../src/article/compose-article.ts';
import { extractPage } from '../../src/extract/extract-page.ts';
import type { Article } from '../../src/model/article.ts';
import { sites } from '../../src/sites/index.ts';

const filler =
  '<p>Panitia menyiapkan tenda, kursi dan air minum bagi pengunjung pasar bunga yang datang sejak pagi.</p>'.repeat(3);

interface Made {
  readonly title?: string;
  readonly head?: string;
  readonly after?: string;
}

function kompas(body: string, { title = 'Pasar Bunga Dibuka', head = '', after = '' }: Made = {}): string {
  return `<title>${title} - Kompas.com</title><link rel="canonical" href="https://regional.kompas.com/read/2022/05/04/101500078/pasar-bunga">
    <meta name="content_PublishedDate" content="2022-05-04 10:15:00">${head}<body><h1 class="read__title">${title}</h1>
    <div class="read__content">${filler}${body}</div>${after}</body>`;
}

function tribun(body: string, penulis = 'Penulis: <a>Sari Melati</a>'): string {
  return `<title>Pasar Bunga Dibuka</title><link rel="canonical" href="https://jogja.tribunnews.com/2022/05/04/pasar-bunga">
    <body><div id="article"><h1 id="arttitle">Pasar Bunga Dibuka</h1><div id="penulis">${penulis}</div>
    <div class="side-article txt-article multi-fontsize">${filler}${body}</div></div></body>`;
}

function blog(body: string): string {
  return `<html lang="id"><title>Pasar Bunga Dibuka</title><body><article><h1 class="entry-title">Pasar Bunga Dibuka Lagi</h1>
    <div class="entry-content">${filler}${filler}${body}</div></article></body></html>`;
}

async function article(html: string, url: string | null = null): Promise<Article> {
  const result = await extractPage(html, { input: 'page.html', url, fetch: null, site: null }, sites);
  if (!result.ok) throw new Error(result.failure.message);
  return composeArticle([result.page]);
}

describe('what belongs to the story stays', () => {
  test('a headline that ends in "Halaman 45" numbers no page', async () => {
    const { pages, status } = await article(kompas('', { title: 'Kunci Jawaban Matematika Halaman 45' }));
    expect({ pages, status }).toMatchObject({ pages: { read: [1], total: 1 }, status: 'ok' });
  });

  test.each([
    '<h3>Halaman 45</h3>',
    '<p>Klik tautan t.me/bunga yang dikirim pelaku membuat korban kehilangan uang.</p>',
    '<p>Ikuti saluran WhatsApp resmi BMKG untuk memperoleh peringatan dini gempa, kata Budi.</p>',
    '<p>Klik menu Google News di bagian kiri atas layar, lalu pilih bahasa Indonesia.</p>',
    '<p>Simak breaking news kerusuhan itu, warga berlarian keluar rumah.</p>',
    '<p>Berikan apresiasi kepada anak setelah ia menyelesaikan tugasnya.</p>',
    '<p>Baca berita dan artikel lain di perpustakaan membuat anak-anak betah.</p>',
    '<p>Berita ini telah dimuat di Harian Melati edisi Senin, ujar Budi kepada petugas.</p>',
  ])('on every site: %s', async (line) => {
    const words = line.replace(/<[^>]+>/g, '');
    for (const page of [kompas(`${line}${filler}`), tribun(`${line}${filler}`), blog(`${line}${filler}`)])
      expect((await article(page)).text).toContain(words);
  });

  test.each([
    '<h2 id="cara-login-akun">Cara masuk ke akun</h2>',
    '<ul id="daftar-promo"><li>Tiga pot seharga dua</li></ul>',
    '<p>Belum ada komentar resmi dari perusahaan tersebut.</p>',
    '<p>Hak cipta lagu itu kini dipegang ahli waris, kata pengacara keluarga.</p>',
  ])('on pages of unknown systems: %s', async (line) => {
    expect((await article(blog(`${line}${filler}`))).text).toContain(line.replace(/<[^>]+>/g, ''));
  });

  test('a table in a figure is text, a video in one is an embed, and neither is a photo', async () => {
    const made = await article(
      kompas(
        '<figure><table><tr><td>Mawar</td><td>40 pot</td></tr></table></figure><figure><iframe src="https://www.youtube.com/embed/melati"></iframe></figure>',
      ),
    );
    expect(made.text).toContain('Mawar | 40 pot');
    expect(made.embeds).toHaveLength(1);
    expect(made.images).toEqual([]);
  });

  test('a channel of somebody else is news, that of the paper is none', async () => {
    const line = (words: string): string => `<p>${words} <a href="https://whatsapp.com/channel/1">di sini</a>.</p>`;
    const { text } = await article(
      kompas(`${line('Pengumuman itu terbit di saluran dinas')}${line('Simak breaking news dan berita pilihan kami')}`),
    );
    expect(text).toContain('saluran dinas');
    expect(text).not.toContain('breaking news');
  });
});

describe('what does not belong to the story goes', () => {
  test('the next story of an endless page', async () => {
    const after = `<div class="js-autoNext-holder"><div class="read__content"><p>Harga cabai turun.</p></div><a class="tag__article__link">cabai</a></div>`;
    const { text, tags } = await article(kompas('', { after }));
    expect(text).not.toContain('cabai');
    expect(tags).toEqual([]);
  });

  test.each([
    '<p><strong>Baca juga:</strong></p><ul><li><a href="/a">Harga pot naik dua kali</a></li><li><a href="/b">Kebun kota ditata</a></li></ul>',
    '<p>BERITA TERKAIT</p><p><a href="/a">Harga pot naik dua kali</a></p><p><a href="/b">Kebun kota ditata</a></p>',
  ])('links under a label of their own: %s', async (list) => {
    for (const page of [kompas(list + filler), tribun(list + filler)]) {
      const { text, related } = await article(page);
      expect(text).not.toMatch(/pot naik|Kebun kota|terkait|baca juga/i);
      expect(related).toHaveLength(2);
    }
  });

  test.each(['Simak', 'Tonton', 'Lihat', 'Selengkapnya'])('a link behind "%s:"', async (label) => {
    const { text } = await article(kompas(`<p>${label}: <a href="/a">Harga pot naik</a></p>`));
    expect(text).not.toContain('Harga pot');
  });
});

describe('fields', () => {
  test.each(['<a>Nina Sari</a><a>Budi Alam</a>', '<b><a>Nina Sari</a>\n<a>Budi Alam</a></b>'])(
    'two writers in links side by side: %s',
    async (names) => {
      expect((await article(tribun('', `Penulis: ${names}`))).authors).toEqual(['Nina Sari', 'Budi Alam']);
    },
  );

  test.each([
    ['http://schema.org/True', 'free'],
    ['False', 'paywalled'],
    ['perhaps', 'unknown'],
  ])('isAccessibleForFree %s', async (stated, access) => {
    const head = `<script type="application/ld+json">{"@type":"http://schema.org/NewsArticle","isAccessibleForFree":"${stated}"}</script>`;
    expect((await article(kompas('', { head }))).access).toBe(access);
  });

  test('the outlet of a notice ends before its date', async () => {
    const { syndicatedFrom } = await article(
      kompas('<p>Artikel ini telah tayang di Bunga.id pada 3 Mei 2022 dengan judul "Pasar"</p>'),
    );
    expect(syndicatedFrom).toMatchObject({ outlet: 'Bunga.id', title: 'Pasar' });
  });

  test.each(['https://www.kompas.tv/nasional/1/pasar', 'https://www.kompasiana.com/a/b'])(
    'a page of %s is not Kompas, whatever its markup',
    async (url) => {
      const html = kompas(filler.repeat(4)).replace(/<link[^>]*>/, '');
      expect((await article(html, url)).site).toBe('generic');
    },
  );
});
