import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { composeArticle } from '../../src/article/compose-article.ts';
import { sourceOf } from '../../src/extract/cut-lines.ts';
import { extractPage, type PageResult } from '../../src/extract/extract-page.ts';
import { readFields } from '../../src/extract/fields.ts';
import type { FieldName, Ladder } from '../../src/model/ladders.ts';
import { parsePage } from '../../src/page/parse.ts';
import { generic } from '../../src/sites/generic/generic.ts';
import { sites } from '../../src/sites/index.ts';
import { fixturesFolder } from '../support/fixtures.ts';

/** Pages that are no articles lie apart, so that cleaning `fixtures` ends without failures. */
const folders = [`${fixturesFolder}generic/`, `${fixturesFolder}../tests/pages-without-story/`];
const cases = folders.flatMap((folder) =>
  readdirSync(folder).map((name) => {
    const about = JSON.parse(readFileSync(`${folder}${name}/about.json`, 'utf8')) as { url: string; proves: string };
    return { name, folder, ...about, html: readFileSync(`${folder}${name}/page.html`, 'utf8') };
  }),
);

async function read({ name, url, html }: (typeof cases)[number]): Promise<PageResult> {
  const input = `fixtures/generic/${name}/page.html`;
  return extractPage(html, { input, url, fetch: null, site: null }, sites);
}

describe.each(cases)('$name', (page) => {
  test(`gives what is expected: ${page.proves}`, async () => {
    const result = await read(page);
    const made = result.ok ? { ...composeArticle([result.page]), generator: undefined } : { failure: result.failure };
    const file = `${page.folder}${page.name}/expected.json`;
    await expect(`${JSON.stringify(made, null, 2)}\n`).toMatchFileSnapshot(file);
    if (result.ok)
      expect(result.page.trace.template).toBe(page.name.startsWith('none') ? null : page.name.split('--')[0]);
  });
});

describe('no dead rules', async () => {
  const removals = (await Promise.all(cases.map(read))).flatMap((result) =>
    result.ok ? result.page.trace.removals.map(({ name, by }) => `${name} ${by}`) : [],
  );

  test.each(generic.noise.map((rule) => ({ rule, seen: rule.seen, name: rule.name })))(
    '$name fires: $seen',
    ({ rule }) => {
      const by = 'element' in rule ? rule.element : sourceOf(rule);
      expect(removals).toContain(`${rule.name} ${by}`);
    },
  );

  const rungs = Object.entries(generic.fields).flatMap(([field, ladder]: [string, Ladder]) =>
    ladder.map((source) => ({ field: field as FieldName, source })),
  );
  const pages = cases.map(({ html, url }) => ({ page: parsePage(html), url }));

  test.each(rungs)('$field: $source answers', ({ field, source }) => {
    const answers = pages.flatMap(({ page, url }) => readFields(page, url, { [field]: [source] }).strings(field));
    expect(answers).not.toEqual([]);
  });
});

/** A story long enough to be one, in words nobody wrote before. */
const story = Array.from(
  { length: 6 },
  (_, i) =>
    `<p>Penjaga mercusuar nomor ${i} menyalakan lampu pada sore hari dan menutup buku jaga sebelum fajar tiba.</p>`,
).join('');

async function textOf(html: string): Promise<string> {
  const result = await extractPage(html, { input: 'x', url: null, fetch: null, site: 'generic' }, sites);
  return result.ok ? result.page.blocks.map(({ text }) => text).join('\n') : result.failure.code;
}

describe('words of classes', () => {
  test.each(['vintage', 'shadow', 'stage', 'uploads', 'percaya', 'tagline', 'menuju'])(
    'a box called %s is no noise',
    async (name) => {
      const html = `<body><h1>Lampu</h1><div>${story}<div class="${name}"><p>Kalimat yang harus tetap ada di sini.</p></div></div></body>`;
      expect(await textOf(html)).toContain('harus tetap ada');
    },
  );

  test('an article that carries its tags as classes stays', async () => {
    const html = `<body class="single"><article class="post tag-lampu category-most-read share"><div class="entry-content">${story}</div></article></body>`;
    expect(await textOf(html)).toContain('nomor 5');
  });

  test('a link inside a sentence stays, whatever its class', async () => {
    const html = `<body><h1>Lampu</h1><div>${story}<p>Daftar jaga <a class="inner-link-baca-juga" href="/x">bisa dilihat di sini</a> oleh siapa pun.</p></div></body>`;
    expect(await textOf(html)).toContain('bisa dilihat di sini');
  });

  test('a rule that would take over a third of the words does not act', async () => {
    const html = `<body><h1>Lampu</h1><main>${story.replaceAll('<p>', '<p class="related">')}</main></body>`;
    expect(await textOf(html)).toContain('nomor 3');
  });
});

async function readAs(html: string, url: string | null = 'https://kabarmuara.example/lampu/1'): Promise<PageResult> {
  return extractPage(html, { input: 'x', url, fetch: null, site: 'generic' }, sites);
}

const article = (body: string): string =>
  `<title>Lampu Dermaga Menyala - Kabar Muara</title><meta property="og:type" content="article"><body><div class="k"><h1>Lampu Dermaga Menyala</h1>${body}</div></body>`;

describe('lines of other stories, channels and counters go', () => {
  test.each([
    '<p>➡️ Baca juga: <a href="/7">Tujuh judul lain</a></p>',
    '<h4>Baca Juga &gt;&gt; <a href="/8">Delapan judul lain</a></h4>',
    '<p>Baca selengkapnya di <a href="/9">sini</a></p>',
    '<p>Jangan lewatkan: <a href="/9">Sembilan judul</a></p>',
    '<div class="b"><span>BACA JUGA</span><ul><li><a href="/1">Judul satu</a></li><li><a href="/2">Judul dua</a></li></ul></div>',
    '<div class="inRelated"><a href="/1">Satu judul</a> yang lain</div>',
    '<div><ol><li><a href="#a">Satu</a></li><li><a href="#b">Dua</a></li></ol></div>',
    '<table><tr><td><img src="/a.jpg"></td></tr><tr><td>Nelayan di dermaga (ist)</td></tr></table>',
    '<p>Cek berita dan artikel menarik lainnya di Google News dan WhatsApp Channel</p>',
    '<p>Simak berita pilihan lainnya di saluran WhatsApp Kabar Muara.</p>',
    '<p>Sumber berita: <a href="https://a.example">detik.com</a></p>',
    '<p>ADVERTISEMENT. SCROLL TO RESUME READING.</p>',
    '<p>Scroll ke bawah untuk melanjutkan membaca</p>',
    '<p>Pages: 1 2</p>',
    '<p>Penulis: Dr. Galih Wibawa, S.H., M.H.</p>',
    '<p>Editor | Ratna Dewi</p>',
    '<p><a href="/a">Judul satu yang lain</a> <span>12 Maret 2024</span></p>',
    '<p><strong>Pos Terkait :</strong></p><p><a href="/x">Judul pos</a></p>',
    '<p>Post Views: 1,204</p>',
    '<p>Dilarang keras mengutip isi laman ini tanpa izin tertulis.</p>',
  ])('%s', async (line) => {
    // A story printed twice would be kept once.
    const text = await textOf(article(`<div>${story}${line}${story.replaceAll('nomor', 'angka')}</div>`));
    expect(text.split('\n')).toHaveLength(12);
  });
});

describe('words of the reporter stay', () => {
  test.each([
    '<p><a href="https://desa.example">Daftar lengkap penerima bantuan dapat dilihat pada laman desa.</a></p>',
    '<div>Ya.</div>',
    '<div>Pesan itu dibaca <a href="/t">Sarkawi Lembong bin Tarno</a>.</div>',
    '<p>Bergabung dengan grup WhatsApp warga membuat kabar banjir lebih cepat tersebar, kata dia.</p>',
    '<p>Ikuti akun Instagram kami, kata panitia, untuk memperoleh jadwal lomba itu.</p>',
    '<p>Jangan lewatkan kesempatan ini, kata panitia.</p>',
    '<p>- Scroll ke bawah, lalu pilih menu Bahasa.</p>',
    '<p>Oleh karena itu, warga diminta bersabar.</p>',
    '<p>Sumber: Data BPS. Angka itu naik dari tahun lalu.</p>',
    '<p>#SaveTirta menjadi seruan warga.</p>',
    '<p>Laporan: pendapatan desa naik dua kali lipat.</p>',
    '<ul><li><a href="/s.pdf">Surat keputusan kepala desa tahun ini</a></li></ul>',
    '<div><p>Sebuah kotak dengan satu kalimat.</p></div>',
    '<table><tr><td>Lampu</td></tr></table>',
  ])('%s', async (line) => {
    expect(await textOf(article(`<div>${story}${line}${story}</div>`))).toContain(line.replace(/<[^>]+>/g, ''));
  });

  test('a first paragraph that stands apart from the others', async () => {
    const first = 'Lampu dermaga Teluk Wening menyala lagi pada Minggu malam setelah tujuh bulan padam.';
    expect(await textOf(article(`<p class="lead">${first}</p><img src="/a.jpg"><div>${story}</div>`))).toContain(first);
  });

  test('a short story with its byline at the end', async () => {
    const short = '<p>Lampu dermaga Teluk Wening menyala lagi pada Minggu malam setelah tujuh bulan padam.</p>';
    const text = await textOf(article(`<div>${short}<p>Nelayan senang.</p><p class="penulis">Penulis: Sari</p></div>`));
    expect(text.split('\n')).toHaveLength(2);
  });

  test('short lines in boxes of an unknown blog are a story, no caption of its photo', async () => {
    const lines = story.replaceAll('<p>', '<div>').replaceAll('</p>', '</div><br>');
    expect(await textOf(article(`<div class="post-body"><img src="/a.jpg">${lines}</div>`))).toContain('nomor 5');
  });
});

describe('what no field states', () => {
  test.each([
    ['Selasa, 12 Maret 2024 | 10:15 WITA', '2024-03-12T10:15+08:00'],
    ['<span>Sari</span> <span>Selasa, 12 Mar 2024</span> <span>10.15 WIB</span>', '2024-03-12T10:15+07:00'],
    ['Pada Selasa (12/3/2024) pukul 10.15 lampu itu menyala.', null],
  ])('the date by the headline: %s', async (line, publishedAt) => {
    const result = await readAs(article(`<h6>${line}</h6><div>${story}</div>`));
    expect(result.ok && result.page.fields.publishedAt).toBe(publishedAt);
  });

  test.each([
    ['<p>Penulis Sari Melati | Editor Budi Jati</p>', 'behind the story'],
    ['<div>Penulis: Sari Melati<br>Editor: Budi Jati</div>', 'in lines'],
    ['<div class="detailsAuthorBox"><p>Penulis: Sari Melati</p><p>Editor: Budi Jati</p></div>', 'in a box'],
    [
      '<div><span>Penulis</span> <a>Sari Melati</a></div> | <div><span>Editor</span> <a>Budi Jati</a></div>',
      'in links',
    ],
  ])('names %s', async (credit) => {
    const machine =
      '<script type="application/ld+json">{"@type":"NewsArticle","author":{"@type":"Person","name":"Budi Jati"}}</script>';
    const result = await readAs(`${machine}${article(`<div>${story}</div>${credit}`)}`);
    expect(result.ok && result.page.fields).toMatchObject({ authors: ['Sari Melati'], editors: ['Budi Jati'] });
  });

  test('the headline, where the first heading is the name of the site', async () => {
    const page = article(`<div>${story}</div>`)
      .replace('</h1>', '</h2>')
      .replace('<h1>', '<h1><a href="/">Kabar Muara Online</a></h1><h2>');
    const result = await readAs(page);
    expect(result.ok && result.page.fields.title).toBe('Lampu Dermaga Menyala');
    expect(result.ok && result.page.trace.fields['title']).toBe('text:headline');
  });

  test('the writer named by the headline, where the data name the editor', async () => {
    const machine =
      '<script type="application/ld+json">{"@type":"NewsArticle","author":{"@type":"Person","name":"Budi Jati"}}</script>';
    const named = '<div class="info"><div class="author-2">Sari Melati</div></div>';
    const result = await readAs(`${machine}${article(`${named}<div>${story}</div><p>Editor: Budi Jati</p>`)}`);
    expect(result.ok && result.page.fields).toMatchObject({ authors: ['Sari Melati'], editors: ['Budi Jati'] });
  });

  test('names over their roles, with a button behind them', async () => {
    const names =
      '<div><h6>Sari Melati</h6><p>Penulis</p></div><div><h6>Budi Jati</h6><p>Editor</p></div><div>Lihat Foto</div>';
    const result = await readAs(article(`${names}<div>${story}</div>`));
    expect(result.ok && result.page.fields).toMatchObject({ authors: ['Sari Melati'], editors: ['Budi Jati'] });
  });

  test('an editor whom the page names is no author, whatever its data says', async () => {
    const machine =
      '<script type="application/ld+json">{"@type":"NewsArticle","author":{"@type":"Person","name":"Budi Jati"}}</script>';
    const result = await readAs(`${machine}${article(`<div>${story}</div><p>Editor: Budi Jati</p>`)}`);
    expect(result.ok && result.page.fields).toMatchObject({ authors: [], editors: ['Budi Jati'] });
  });
});

describe('pages that are no stories', () => {
  test('a story with a login form in it is one', async () => {
    const page = `<title>Lampu</title><body><h1>Lampu</h1><form><input type="password"></form><div>${story}</div></body>`;
    expect((await readAs(page, null)).ok).toBe(true);
  });

  test('a page that asks for consent is none', async () => {
    const asks = 'We use cookies and data to deliver services. If you accept cookies, we remember your consent. ';
    const result = await readAs(`<title>Before you continue</title><body><p>${asks.repeat(4)}</p></body>`, null);
    expect(result).toMatchObject({ ok: false, failure: { code: 'not-article' } });
  });

  test('a story that breaks off at a wall is behind it', async () => {
    const result = await readAs(article(`<div>${story}<p>Untuk melanjutkan membaca, silakan berlangganan.</p></div>`));
    expect(result.ok && result.page.fields.access).toBe('paywalled');
  });
});
