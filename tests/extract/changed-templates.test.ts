import { describe, expect, test } from 'vitest';
import { composeArticle } from '../../src/article/compose-article.ts';
import { extractPage } from '../../src/extract/extract-page.ts';
import type { Article } from '../../src/model/article.ts';
import { sites } from '../../src/sites/index.ts';

/** Pages of the three sites on which engineers moved, renamed or added something. */
const story = [
  'Perajin gasing Kampung Lembah memutar gasing kayu nangka di halaman balai.',
  'Kayunya dijemur dua musim supaya tidak retak saat dibubut.',
  'Anak-anak membantu melilit tali dari kulit pohon waru.',
  'Pertandingan dibuka lagi pada pekan ketiga bulan depan.',
];
const filler = story.map((line) => `<p>${line}</p>`).join('\n');
const title = 'Gasing Kayu Nangka Diputar Lagi';

interface Parts {
  readonly body?: string;
  readonly under?: string;
  readonly over?: string;
  readonly head?: string;
}

const pages = {
  kompas: ({ body = filler, under = '', over = '', head = '' }: Parts) =>
    `<html><head><title>${title}</title>${head}</head><body><div class="read__header"><h1 class="read__title">${title}</h1>${over}</div>
<div class="read__content">${body}</div>${under}</body></html>`,
  tribun: ({ body = filler, under = '', over = '', head = '' }: Parts) =>
    `<html><head><title>${title}</title>${head}</head><body><div id="article"><h1 id="arttitle">${title}</h1>${over}
<div class="side-article txt-article multi-fontsize">${body}</div>${under}</div></body></html>`,
  kontan: ({ body = filler, under = '', over = '', head = '' }: Parts) =>
    `<html><head><title>${title}</title>${head}</head><body><h1 class="detail-desk">${title}</h1>${over}
<div class="tmpt-desk-kon">${body}</div>${under}</body></html>`,
} as const;

const addresses = {
  kompas: 'https://regional.kompas.com/read/532843412/gasing',
  tribun: 'https://jateng.tribunnews.com/2024/03/02/gasing',
  kontan: 'https://industri.kontan.co.id/news/gasing',
} as const;

async function articleOf(site: keyof typeof pages, parts: Parts): Promise<Article> {
  const page = { input: 'page.html', url: addresses[site], fetch: null, site: null };
  const result = await extractPage(pages[site](parts), page, sites);
  if (!result.ok) throw new Error(result.failure.message);
  return composeArticle([result.page]);
}

const textsOf = (article: Article): string[] => article.blocks.map(({ text }) => text);
const all = ['kompas', 'tribun', 'kontan'] as const;
const between = (markup: string): string => filler.replace('</p>\n', `</p>\n${markup}\n`);

describe.each(all)('a page of %s that names its people in no known place', (site) => {
  test.each([
    ['a row of both roles', '<div>Editor: Rukmini Adiwangsa | Penulis: Wiraga Lembah</div>'],
    ['roles in capitals', '<div>PENULIS: Wiraga Lembah - EDITOR: Rukmini Adiwangsa</div>'],
    ['lines of one paragraph', '<p>Reporter: Wiraga Lembah<br>Editor: Rukmini Adiwangsa</p>'],
    ['a list of roles', '<dl><dt>Penulis</dt><dd>Wiraga Lembah</dd><dt>Editor</dt><dd>Rukmini Adiwangsa</dd></dl>'],
    [
      'names over their roles',
      '<div><h6>Wiraga Lembah</h6><small>Penulis</small></div><div><h6>Rukmini Adiwangsa</h6><small>Editor</small></div>',
    ],
    [
      'role and name side by side, with nothing printed between',
      '<div><span>Penulis</span><span>Wiraga Lembah</span></div><div><span>Editor</span><span>Rukmini Adiwangsa</span></div>',
    ],
    [
      '"Oleh" and a bar',
      '<div>Oleh <a href="/p/1">Wiraga Lembah</a> | Editor <a href="/p/2">Rukmini Adiwangsa</a></div>',
    ],
  ])('%s', async (_, over) => {
    const article = await articleOf(site, { over });
    expect([article.authors, article.editors]).toEqual([['Wiraga Lembah'], ['Rukmini Adiwangsa']]);
    expect(textsOf(article)).toEqual(story);
  });

  test('names nobody where lines of an interview begin with a role', async () => {
    const under = '<div class="x"><p>Reporter: Terima kasih, Mama Rosa, untuk waktunya.</p></div>';
    expect((await articleOf(site, { under })).authors).toEqual([]);
  });

  test('names in their known place stand before whatever else is printed', async () => {
    const known = {
      kompas: '<div class="read__credit"><div id="editor">Editor <a>Rukmini Adiwangsa</a></div></div>',
      tribun: '<div id="editor">Editor: Rukmini Adiwangsa</div>',
      kontan: '<div class="fs13 ff-knowledge-l">Editor: Rukmini Adiwangsa</div>',
    }[site];
    const article = await articleOf(site, { over: known, under: '<div class="x">Penulis: Orang Lain</div>' });
    expect([article.authors, article.editors]).toEqual([[], ['Rukmini Adiwangsa']]);
  });
});

describe.each(all)('a page of %s that prints its date in no known place', (site) => {
  test.each([
    '<div class="w">Sabtu, 2 Maret 2024 10.15 WIB</div>',
    '<span>02/03/2024 | 10:15</span>',
    '<p>Diterbitkan Sabtu, 2 Maret 2024 pukul 10:15 WIB</p>',
    '<div><span>Sabtu, 2 Maret 2024</span><span>10:15 WIB</span></div>',
    '<time datetime="2024-03-02T10:15+07:00">2 tahun lalu</time>',
  ])('%s', async (over) => {
    expect((await articleOf(site, { over })).publishedAt).toBe('2024-03-02T10:15+07:00');
  });

  test('what floats over the page may say the title first', async () => {
    const over = `<div class="w">Sabtu, 2 Maret 2024 10.15 WIB</div>`;
    const lines = Array.from({ length: 20 }, (_, i) => `<div>Menu ${i}</div>`).join('');
    const page = { input: 'page.html', url: addresses[site], fetch: null, site: null };
    const html = pages[site]({ over }).replace('<body>', `<body><div>${title}</div>${lines}`);
    const result = await extractPage(html, page, sites);
    expect(result.ok && result.page.fields.publishedAt).toBe('2024-03-02T10:15+07:00');
  });
});

describe.each(all)('the text of %s', (site) => {
  test('keeps its paragraphs where an end tag too many closes its element', async () => {
    const body = filler.replace('</p>\n', '</p>\n</div>\n');
    expect(textsOf(await articleOf(site, { body }))).toEqual(story);
    const parted = filler.replace('</p>\n', '</p>\n</div><div>\n');
    expect(textsOf(await articleOf(site, { body: parted }))).toEqual(story);
  });

  test('ends where a box with a name follows', async () => {
    const under = '<div class="lain"><p>Cerita lain dari lembah sebelah.</p></div><p>Redaksi menerima surat.</p>';
    expect(textsOf(await articleOf(site, { under }))).toEqual(story);
  });

  test.each([
    '<p>Penulis Wiraga Lembah</p><p>Editor Rukmini Adiwangsa</p>',
    '<div>Wiraga Lembah, Rukmini Adiwangsa</div><div>Tim Redaksi</div>',
    `<h2>${title}</h2><div>Sabtu, 2 Maret 2024 | 10:15 WIB Penulis: Wiraga Lembah</div>`,
  ])('does not say its head again: %s', async (head) => {
    const over = '<div>Penulis: Wiraga Lembah | Editor: Rukmini Adiwangsa</div>';
    const article = await articleOf(site, { over, body: `${head}${filler}` });
    expect(textsOf(article)).toEqual(story);
    expect(article.extraction.removals.some(({ name }) => name === 'byline')).toBe(true);
  });

  test('keeps a first sentence about its writer', async () => {
    const body = `<p>Penulis Wiraga Lembah memutar gasing pertama.</p>${filler}`;
    const article = await articleOf(site, { over: '<div>Penulis: Wiraga Lembah</div>', body });
    expect(textsOf(article)[0]).toBe('Penulis Wiraga Lembah memutar gasing pertama.');
  });
});

describe.each(all)('a photo between paragraphs of %s', (site) => {
  const picture = '<img src="https://asset.example/gasing.jpg" alt="">';
  test.each([
    ['in its own paragraph', `<p>${picture}<em>Gasing di balai kampung (Foto: Wiraga)</em></p>`],
    [
      'in a table',
      `<table class="tr-caption-container"><tr><td>${picture}</td></tr><tr><td class="tr-caption">Gasing di balai kampung</td></tr></table>`,
    ],
    ['in the paragraph behind', `<p>${picture}</p><p class="caption">Gasing di balai kampung</p>`],
    ['in a box without a name', `<div class="c1x9">${picture}<small>Gasing di balai kampung</small></div>`],
  ])('takes its caption along: %s', async (_, photo) => {
    const article = await articleOf(site, { body: between(photo) });
    expect(textsOf(article)).toEqual(story);
    expect(article.images.map(({ caption }) => caption)).toContain('Gasing di balai kampung');
  });

  test('leaves a paragraph of the story that begins with a picture', async () => {
    const body = between(`<p>${picture}Gasing itu berputar sampai tali habis, lalu rebah di pasir.</p>`);
    expect(textsOf(await articleOf(site, { body }))).toHaveLength(story.length + 1);
  });

  test('leaves a short story whose only box holds all of it', async () => {
    const caption = '<p class="caption"><i>Gasing di balai kampung</i></p>';
    const body = `<div>${between(`<p>${picture}</p>${caption}`)}</div>`;
    expect(textsOf(await articleOf(site, { body }))).toEqual(story);
  });
});

describe.each(all)('the photo of a story of %s', (site) => {
  const picture = '<img src="https://asset.example/gasing.jpg" alt="">';
  const figure = `<figure>${picture}<figcaption>Gasing di balai kampung</figcaption></figure>`;
  test.each([
    ['over the text', { over: figure }],
    [
      'over the text, its caption in lines below',
      { over: `<div class="x">${picture}</div><span class="caption">Gasing di balai kampung</span>` },
    ],
    ['at the beginning of the text', { body: `${figure}${filler}` }],
  ])('leads it %s', async (_, parts) => {
    const { images, ...article } = await articleOf(site, parts);
    expect(textsOf({ images, ...article })).toEqual(story);
    expect(images.map(({ role, caption }) => [role, caption])).toEqual([['lead', 'Gasing di balai kampung']]);
  });

  test('does not lead it behind the first sentence, or without a caption over the text', async () => {
    const inside = await articleOf(site, { body: between(figure), over: `<div>${picture}</div>` });
    expect(inside.images.map(({ role }) => role)).toEqual(['inline']);
  });
});

describe.each(all)('between paragraphs of %s', (site) => {
  const link = `<a href="${addresses[site]}-lain">Tali Waru Dijual per Depa</a>`;
  test.each([
    '<div class="x1"><p>Sponsored</p></div>',
    '<p>Artikel berlanjut setelah iklan</p>',
    '<p>GULIR UNTUK LANJUT BACA</p>',
    `<p><strong>Baca juga:</strong><br>1. ${link}<br>2. ${link}</p>`,
    `<div><strong>Anda mungkin tertarik</strong><ul><li>${link}</li></ul></div>`,
    '<div class="k"><h4>Tentang Penulis</h4><p>Wiraga menulis tentang permainan sejak lama.</p></div>',
    '<div class="k"><p>Daftar Isi</p><ul><li><a href="#a">Kayu</a></li><li><a href="#b">Tali</a></li></ul></div>',
    '<div class="k"><h4>Ringkasan AI</h4><ul><li>Gasing diputar lagi.</li></ul></div>',
    '<div class="k"><p>Bagaimana reaksi Anda tentang artikel ini?</p><button>Suka</button></div>',
    '<p>Copyright © 2024. All rights reserved.</p>',
    '<div class="k"><button>Putar</button><span>Dengarkan artikel</span> <span>00:00</span></div>',
    '<div class="k"><span>Dibaca: 1.234 kali</span></div>',
    '<div class="k"><span>A-</span><span>A</span><span>A+</span></div>',
    '<div class="k"><h4>Komentar (3)</h4><p>Bagus sekali gasingnya</p></div>',
    '<div class="k"><p>Baca lebih nyaman di aplikasi</p><a href="/unduh">Unduh</a></div>',
    '<div class="k"><a href="/1">« Artikel Sebelumnya</a> <a href="/2">Artikel Berikutnya »</a></div>',
    `<div><a href="${addresses[site]}-lain"><span>Baca Juga</span><span>Tali Waru Dijual per Depa</span></a></div>`,
    '<ul class="k"><li><a href="?page=1">1</a></li><li><a href="?page=2">2</a></li><li><a href="?page=all">Semua</a></li></ul>',
    '<blockquote><p>Gasing hari ini.</p>&mdash; Balai (@balai_contoh) <a href="https://twitter.com/balai_contoh/status/12">2 Maret 2024</a></blockquote>',
    `<div class="x"><a href="${addresses[site]}-lain"><img src="/t.jpg"><h4>Tali Waru Dijual per Depa</h4></a><span>2 jam lalu</span></div>`,
    `<aside>${link}</aside>`,
    `<div class="x"><div><a href="${addresses[site]}-lain"><div><img src="/t.jpg"></div><div>Tali Waru Dijual per Depa</div></a></div></div>`,
    `<article><h4>${link}</h4><p>Tali dijual per depa di balai.</p></article>`,
    `<div class="x"><h3>Berita Terkait</h3><article><a href="${addresses[site]}-lain"><h4>Tali Waru Dijual per Depa</h4></a><p>Satu depa.</p></article></div>`,
    `<p>${link}</p>`,
    `<p>&gt;&gt; <strong>${link}</strong></p>`,
    `<p>Klik <a href="${addresses[site]}-lain">di sini</a> untuk membaca selengkapnya</p>`,
    '<div class="x"><p>Unduh aplikasi kami di Play Store</p><a href="https://play.google.com/store/apps/x">Unduh</a></div>',
    '<div class="x"><p>Ikuti saluran WhatsApp kami</p><a href="https://whatsapp.com/channel/1">Gabung</a></div>',
    '<div class="x"><p>Donasi Anda menjaga ruang redaksi.</p><button>Donasi</button></div>',
    '<div class="x"><span>Bagikan:</span><a href="#">Facebook</a><a href="#">X</a><a href="#">WhatsApp</a></div>',
    '<div class="x"><div></div><div>Video: Gasing diputar anak-anak</div><span>02:31</span></div>',
    '<p>Saksikan video di bawah ini:</p>',
    '<div class="x"><img src="/a.jpg"><span>1/3</span><p>Gasing di balai kampung.</p></div>',
    '<div class="x"><div><img src="/a.jpg"></div><div>Gasing di balai kampung.</div><div>Wiraga/Balai</div></div>',
    '<details><summary>Poin penting</summary><ul><li>Gasing diputar.</li></ul></details>',
    '<ul class="x"><li><a href="/t/1">#gasing</a></li><li><a href="/t/2">#lembah</a></li></ul>',
    '<table><tr><td>Penulis</td><td>:</td><td>Wiraga Lembah</td></tr></table>',
    '<section class="x"><h3>Komentar</h3><p>Silakan masuk untuk berkomentar</p><b>Budi</b><p>Bagus.</p></section>',
    `<div class="x"><h2>${link}</h2><p>Tali waru dijual per depa di balai kampung sebelah sejak kemarin.</p><p>Harganya naik dua kali lipat sejak musim gasing dimulai lagi.</p></div>`,
    '<article><h1>Tali Waru</h1><p>Tali waru dijual per depa di balai kampung sebelah sejak kemarin.</p><p>Harganya naik dua kali lipat sejak musim gasing dimulai lagi.</p></article>',
    '<div class="k"><p>Tebak gambar: kampung manakah ini?</p><a href="/main">Main Sekarang</a></div>',
    '<section class="k"><h4>Gasing di genggaman Anda</h4><p>Semua kabar lomba, tiap pagi.</p><a href="/pasang">Pasang</a></section>',
    '<div class="k"><span>12 Komentar</span><a href="#k">Lihat semua komentar</a></div>',
    '<div class="k"><h4>Bagaimana menurut Anda?</h4><ul><li><button>Setuju</button></li><li><button>Tidak</button></li></ul></div>',
    '<div class="k"><span>Versi audio</span><span>03:12</span></div>',
    '<div class="k"><span>Perbesar teks</span><a href="#">Kecil</a><a href="#">Besar</a></div>',
    '<p>Suka artikel ini? Daftar buletin mingguan kami <a href="/b">di sini</a>.</p>',
    '<div class="k"><span>PARIWARA</span></div>',
  ])('goes %s', async (box) => {
    expect(textsOf(await articleOf(site, { body: between(box) }))).toEqual(story);
  });

  test('an advertisement in the body parts no story', async () => {
    const { class: name } = {
      kompas: { class: 'read__content' },
      tribun: { class: 'side-article txt-article multi-fontsize' },
      kontan: { class: 'tmpt-desk-kon' },
    }[site];
    const body = filler.replace('</p>\n', `</p></div><div class="i">Iklan</div><div class="${name}">`);
    expect(textsOf(await articleOf(site, { body }))).toEqual(story);
    const next = `<h1>Tali Waru</h1><p>Wiraga Lembah, Rukmini Adiwangsa</p><div class="${name}"><p>Tali waru dijual.</p></div>`;
    expect(textsOf(await articleOf(site, { under: next }))).toEqual(story);
  });

  test('stays what only begins like a box', async () => {
    const kept = [
      'Daftar isian lomba dibagikan kepada semua peserta gasing.',
      '1 2 3, hitung anak-anak sebelum tali ditarik.',
      'Gasing itu dibuat seperti <a href="https://lain.example/tali">tali waru dijual per depa</a>.',
      'Peserta dapat <a href="https://lain.example/isian">mengisi lembar daftar</a>',
      'Nikmati lomba tanpa iklan, kata Wiraga di tepi balai.',
      'Panitia membuka <a href="https://whatsapp.com/channel/1">saluran WhatsApp</a> untuk peserta.',
    ];
    const body = between(kept.map((line) => `<p>${line}</p>`).join(''));
    const said = kept.map((line) => line.replace(/<[^>]+>/g, ''));
    expect(textsOf(await articleOf(site, { body }))).toEqual([story[0], ...said, ...story.slice(1)]);
  });
});
