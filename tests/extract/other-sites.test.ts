import { describe, expect, test } from 'vitest';
import { composeArticle } from '../../src/article/compose-article.ts';
import { extractPage } from '../../src/extract/extract-page.ts';
import type { Article } from '../../src/model/article.ts';
import { sites } from '../../src/sites/index.ts';

const subjects = [
  'Nelayan',
  'Guru',
  'Penjahit',
  'Petani',
  'Juru mudi',
  'Tukang kayu',
  'Penjaga lampu',
  'Pembuat garam',
];
const places = ['di dermaga', 'di pasar', 'di tepi sawah', 'di balai', 'di sekolah', 'di muara', 'di pelabuhan'];

/** So many sentences of twenty words, no two of them alike. */
function sentences(count: number, from = 0): string[] {
  return Array.from({ length: count }, (_, i) => {
    const [who, where] = [subjects[(i + from) % subjects.length], places[(i * 3 + from) % places.length]];
    return `${who} itu bercerita ${where} bahwa perahu nomor ${i + from} harus ditambal lagi sebelum musim angin timur datang dan ombak meninggi sampai pagi.`;
  });
}

const paragraphs = (count: number, from = 0): string =>
  sentences(count, from)
    .map((text) => `<p>${text}</p>`)
    .join('');

/** A page of a site without a rule -> its article, or the code with which it is refused. */
async function read(
  body: string,
  head = '',
  url = 'https://kabarmuara.example/2024/05/perahu/',
): Promise<Article | string> {
  const html = `<!DOCTYPE html><html lang="id"><head><title>Perahu Nomor Tujuh Ditambal</title>${head}</head><body>${body}</body></html>`;
  const result = await extractPage(html, { input: url, url, fetch: null, site: null }, sites);
  return result.ok ? composeArticle([result.page]) : result.failure.code;
}

const textsOfArticle = (article: Article | string): unknown =>
  typeof article === 'string' ? article : article.blocks.map(({ text }) => text);
const headline = '<h1>Perahu Nomor Tujuh Ditambal</h1>';

describe('a page with much prose is no list', () => {
  test('though it calls itself a video', async () => {
    const page = await read(
      `<article>${headline}${paragraphs(18)}</article>`,
      '<meta property="og:type" content="video.other">',
    );
    expect(textsOfArticle(page)).toEqual(sentences(18));
  });

  test('though its address is that of a section', async () => {
    const url = 'https://kabarmuara.example/category/perahu-nomor-tujuh';
    expect(textsOfArticle(await read(`<article>${headline}${paragraphs(18)}</article>`, '', url))).toEqual(
      sentences(18),
    );
  });

  test('though it is told in a list', async () => {
    const list = `<ul>${sentences(18)
      .map((text) => `<li>${text}</li>`)
      .join('')}</ul>`;
    expect(textsOfArticle(await read(`<article>${headline}<div>${list}</div></article>`))).toEqual(sentences(18));
  });
});

describe('what is no story is refused', () => {
  test('a video with two lines under it', async () => {
    const page = await read(
      `<article>${headline}${paragraphs(2)}</article>`,
      '<meta property="og:type" content="video.other">',
    );
    expect(page).toBe('not-article');
  });

  test('several stories, each in a box of its own', async () => {
    const box = (count: number, from: number): string =>
      `<div class="hentry"><h2>Perahu ${from}</h2><div class="entry-content">${paragraphs(count, from)}</div></div>`;
    const url = 'https://kabarmuara.example/perahu';
    expect(await read([0, 40, 80].map((from) => box(7, from)).join(''), '', url)).toBe('not-article');
    expect(textsOfArticle(await read(`${box(7, 0)}${box(3, 40)}${box(3, 80)}`, '', url))).toEqual(sentences(7));
  });

  test('a page whose scripts left nothing but the dialog for an account', async () => {
    const dialog =
      'Lengkapi data dirimu agar kabar yang tampil sesuai dengan minat. Verifikasi akun dahulu sebelum membaca.';
    const html = `<article>${headline}<p>${dialog}</p><p>${dialog.replace('dahulu', 'sekarang')}</p></article>`;
    expect(await read(html)).toBe('not-article');
  });

  test('the front page of a site that calls all its pages articles', async () => {
    const head = '<meta property="og:type" content="article"><link rel="canonical" href="https://kabarmuara.example/">';
    expect(await read(`<main>${headline}${paragraphs(3)}</main>`, head, 'https://kabarmuara.example/')).toBe(
      'not-article',
    );
  });
});

test('a list of stories, each with a teaser that ends, is refused', async () => {
  const teasers = sentences(9).map(
    (text, i) => `<div><h2><a href="/k/${i}">Kabar perahu nomor ${i}</a></h2><p>${text}</p></div>`,
  );
  expect(await read(`<main><h1>Kabar Muara</h1>${teasers.join('')}</main>`, '', 'https://kabarmuara.example/k')).toBe(
    'not-article',
  );
});

describe('a page that scripts fill', () => {
  const filled = (script: string): Promise<Article | string> =>
    read(`<div id="root"></div>${script}`, '<meta property="og:title" content="Perahu Nomor Tujuh Ditambal">');
  const next = {
    props: { page: { story: { title: 'Perahu Nomor Tujuh Ditambal', isi: paragraphs(9) }, foto: '/a.jpg' } },
  };
  const parts = {
    data: { blocks: sentences(9).map((text) => ({ type: 'paragraph', text })), menu: ['Depan', 'Muara'] },
  };
  const graph = { '@type': 'NewsArticle', articleBody: sentences(9).join('\n\n') };

  test.each([
    [
      'markup in a script of data',
      `<script id="__NEXT_DATA__" type="application/json">${JSON.stringify(next)}</script>`,
    ],
    ['paragraphs in a value', `<script>window.__DATA__ = ${JSON.stringify(parts)};</script>`],
    [
      'data inside data',
      `<script>self.__next_f.push([1,${JSON.stringify(`5:${JSON.stringify(next)}`).replaceAll('<', '\\u003c')}])</script>`,
    ],
    ['flat text for search engines', `<script type="application/ld+json">${JSON.stringify(graph)}</script>`],
  ])('is read out of their data: %s', async (_, script) => {
    const page = await filled(script);
    expect(textsOfArticle(page)).toEqual(sentences(9));
    expect(typeof page === 'string' ? page : page.title).toBe('Perahu Nomor Tujuh Ditambal');
  });

  test('is none where the data hold several stories', async () => {
    const several = [0, 20, 40].map((from) => ({ isi: paragraphs(9, from) }));
    expect(await filled(`<script type="application/json">${JSON.stringify(several)}</script>`)).toBe('empty-body');
  });
});

describe('the whole story is found', () => {
  test('in parts with wrappers of their own', async () => {
    const parts = sentences(9).map(
      (text) => `<div class="part"><div class="wrap"><div class="text"><p>${text}</p></div></div></div>`,
    );
    expect(textsOfArticle(await read(`<main>${headline}<div class="parts">${parts.join('')}</div></main>`))).toEqual(
      sentences(9),
    );
  });

  test('with its first paragraph beside the rest', async () => {
    const [first = '', ...rest] = sentences(9);
    const body = `<div class="a">${headline}<p>${first}</p><div class="b">${rest.map((text) => `<p>${text}</p>`).join('')}</div></div>`;
    expect(textsOfArticle(await read(body))).toEqual([first, ...rest]);
  });

  test('without the story that an endless page brings next', async () => {
    const next = `<article class="next"><h1>Garam Dijemur Lagi</h1><div class="t">${paragraphs(20, 50)}</div></article>`;
    const page = await read(
      `<main><article class="first">${headline}<div class="t">${paragraphs(9)}</div></article>${next}</main>`,
    );
    expect(textsOfArticle(page)).toEqual(sentences(9));
  });

  test('without longer comments under it', async () => {
    const comments = `<section class="comments"><div>${paragraphs(12, 50)}</div></section>`;
    const page = await read(`<main>${headline}<div class="t">${paragraphs(9)}</div>${comments}</main>`);
    expect(textsOfArticle(page)).toEqual(sentences(9));
  });

  test('without a hidden copy of it', async () => {
    const copy = `<div style="display: none">${paragraphs(9)}</div>`;
    expect(textsOfArticle(await read(`<main>${headline}${copy}<div class="t">${paragraphs(9)}</div></main>`))).toEqual(
      sentences(9),
    );
  });

  test('in a script without spaces', async () => {
    const told = [
      '港の灯台は土曜日の朝にふたたび点灯し、漁師たちは岸壁に並んで静かに拍手を送った。',
      '修理には三つの冬がかかり、窓の硝子は一枚ずつ船で運ばれて島の職人が磨き上げたという。',
      '灯台守の女性は二十年前と同じ椅子に座り、風の向きと船の数を帳面に書き続けている。',
      '町は来月から子どもたちのために夜の見学会を開き、油の入れ方や芯の切り方を教える予定だ。',
    ];
    const page = await read(
      `<main><h1>港の灯台が三年ぶりに点灯した</h1><div>${told.map((text) => `<p>${text}</p>`).join('')}</div></main>`,
    );
    expect(textsOfArticle(page)).toEqual(told);
    expect(typeof page === 'string' ? 0 : page.wordCount).toBeGreaterThan(60);
  });
});

describe('what is set apart from a story without a rule', () => {
  const summary = 'Perajin gasing Kampung Lembah memutar gasing kayu nangka di halaman balai sejak pekan lalu.';
  const rest = [
    'Kayunya dijemur dua musim supaya tidak retak saat dibubut di bengkel dekat sungai.',
    'Anak-anak membantu melilit tali dari kulit pohon waru yang direndam semalam.',
    'Pertandingan dibuka lagi pada pekan ketiga bulan depan di lapangan desa sebelah.',
    'Pemenangnya membawa pulang satu gasing besar yang dibuat tetua kampung.',
    'Wiraga Lembah memutar gasing yang terakhir sebelum lampu balai dipadamkan.',
    'Penonton dari tiga kampung berdiri sampai malam dan baru pulang sesudah hujan reda.',
  ];
  const textsOf = async (first: string, last = ''): Promise<string[]> => {
    const paragraphs = rest.map((line) => `<p>${line}</p>`).join('');
    const html = `<html><head><title>Gasing Kayu Nangka Diputar Lagi</title><meta property="og:description" content="${summary}">
<meta name="author" content="Wiraga Lembah"></head><body><main><h1>Gasing Kayu Nangka Diputar Lagi</h1>
<div class="teks">${first}${paragraphs}${last}</div></main></body></html>`;
    const result = await extractPage(html, { input: 'page.html', url: null, fetch: null, site: null }, sites);
    if (!result.ok) throw new Error(result.failure.message);
    return result.page.blocks.map(({ text }) => text);
  };

  test.each([
    `<p class="news-summary">${summary}</p>`,
    `<p><strong>${summary}</strong></p>`,
    `<p class="bold">${summary}</p>`,
  ])('the description of the page goes: %s', async (first) => expect(await textsOf(first)).toEqual(rest));

  test('a first paragraph that the metadata quote stays', async () => {
    expect(await textsOf(`<p>${summary}</p>`)).toEqual([summary, ...rest]);
  });

  test('a name in bold over the story, which its description begins with', async () => {
    const named = '<p><strong>Rukmini Adiwangsa</strong></p>';
    const quoted = `<meta property="og:description" content="Rukmini Adiwangsa ${rest[0]}">`;
    const paragraphs = rest.map((line) => `<p>${line}</p>`).join('');
    const page = (head: string) => read(`${headline}<div class="teks">${named}${paragraphs}</div>`, head);
    expect(await page(quoted)).toMatchObject({ authors: ['Rukmini Adiwangsa'] });
    expect(textsOfArticle(await page(quoted))).toEqual(rest);
    expect(textsOfArticle(await page(''))).toEqual(['Rukmini Adiwangsa', ...rest]);
  });

  test('a heading under the last paragraph, unless it asks or more pages follow', async () => {
    const over = (heading: string, pager = '') => textsOf(`<p>${summary}</p>`, `<h3>${heading}</h3>${pager}`);
    expect(await over('Kabar Lain dari Lembah')).toEqual([summary, ...rest]);
    expect(await over('Gasing mana yang Anda sukai?')).toHaveLength(rest.length + 2);
    expect(await over('Tali Waru', '<a href="?page=2">2</a><a href="?page=3">3</a>')).toContain('Tali Waru');
  });

  test('marks that JSON writes as HTML', async () => {
    const stated =
      '<script type="application/ld+json">{"@type":"NewsArticle","articleSection":"Tali &amp; Gasing"}</script>';
    expect(await read(`<article>${headline}${paragraphs(18)}</article>`, stated)).toMatchObject({
      section: 'Tali & Gasing',
    });
  });

  test('a line that begins with the role and the name of its writer', async () => {
    expect(await textsOf('<p>Oleh Wiraga Lembah, desk permainan</p>')).toEqual(rest);
  });

  test.each([
    'Wiraga Lembah adalah wartawan permainan anak sejak 2010.',
    'Wiraga Lembah is a reporter in Lembah.',
    'Wiraga Lembah è giornalista a Lembah.',
    'Redakteur Wiraga Lembah schreibt über Spielzeug.',
  ])('a note on the writer under the story goes: %s', async (note) => {
    expect(await textsOf(`<p>${summary}</p>`, `<p>${note}</p>`)).toEqual([summary, ...rest]);
  });
});

describe('photos of the story', () => {
  const photo = '<img src="/perahu.jpg">';
  test('take their caption along, but no subheading beside their box', async () => {
    const box = `<div><div class="photo-box">${photo}<span>Perahu ditambal di dermaga.</span></div><h2>Dempul dari Muara</h2></div>`;
    const page = await read(`<article>${headline}${paragraphs(6)}${box}${paragraphs(6, 6)}</article>`);
    expect(textsOfArticle(page)).toEqual([...sentences(6), 'Dempul dari Muara', ...sentences(6, 6)]);
    expect(page).toMatchObject({ images: [{ caption: 'Perahu ditambal di dermaga.' }] });
  });

  test('have all that their figure says', async () => {
    const box = `<figure><div class="photo-box">${photo}<span>Perahu ditambal di dermaga.</span></div><div>Kabar Muara/Ani Sari</div></figure>`;
    const page = await read(`<article>${headline}${paragraphs(6)}${box}${paragraphs(6, 6)}</article>`);
    expect(textsOfArticle(page)).toEqual([...sentences(6), ...sentences(6, 6)]);
  });
});

test.each(['sidebar-left', 'comment-area', 'widget footer'])('a story in an element called %s is one', async (name) => {
  const page = await read(
    `<div id="isi" class="${name}">${headline}<div class="${name}">${paragraphs(9)}</div></div><div class="lain"><p>Indeks</p></div>`,
  );
  expect(textsOfArticle(page)).toEqual(sentences(9));
});

test('a headline under many paragraphs of the story takes none of them away', async () => {
  const page = await read(`<article>${paragraphs(4)}${headline}${paragraphs(9, 4)}</article>`);
  expect(textsOfArticle(page)).toEqual([...sentences(4), 'Perahu Nomor Tujuh Ditambal', ...sentences(9, 4)]);
});

describe('the house that publishes a page', () => {
  const data = (author: object): string =>
    `<script type="application/ld+json">${JSON.stringify({
      '@context': 'https://schema.org',
      '@type': 'NewsArticle',
      headline: 'Perahu Nomor Tujuh Ditambal',
      author,
      publisher: { '@type': 'Organization', name: 'Warta Pesisir Raya' },
    })}</script>`;
  const story = `<article>${headline}${paragraphs(8)}</article>`;
  const authorsOf = (article: Article | string): unknown => (typeof article === 'string' ? article : article.authors);

  test('is no writer, though only the data say that it is the house', async () => {
    const page = await read(story, data({ name: 'Warta Pesisir Raya' }));
    expect(authorsOf(page)).toEqual([]);
  });

  test('is one where the data say that it is a person', async () => {
    const page = await read(story, data({ '@type': 'Person', name: 'Warta Pesisir Raya' }));
    expect(authorsOf(page)).toEqual(['Warta Pesisir Raya']);
  });
});

test('an address that nobody can read is no page of the story', async () => {
  const page = await read(`<article>${headline}${paragraphs(8)}</article><p><a href="http://[muara?page=2">2</a></p>`);
  expect(textsOfArticle(page)).toEqual(sentences(8));
});
