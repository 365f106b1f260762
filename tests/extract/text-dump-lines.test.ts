import { describe, expect, test } from 'vitest';
import type { Article } from '../../src/model/article.ts';
import { cleanLines } from '../support/clean-dump.ts';

function texts(article: Article): readonly string[] {
  return article.blocks.map(({ text }) => text);
}

const opening = 'KOTA SUMBERJATI, KOMPAS.com - Murid membuat rumah siput di pagar bambu belakang sekolah.';
const second = 'Mereka memercikkan air pada pagi hari dan mencatat jejak siput pada sore hari.';
const third = 'Penjaga sekolah meminjamkan senter agar siput dapat dihitung setelah matahari terbenam.';

describe('marks of printing programs', () => {
  test.each([
    ['a link inside a sentence', opening.replace('rumah siput', '[rumah siput](https://contoh.example/a_(b) "judul")')],
    ['bold and slanted words', opening.replace('rumah siput', '**rumah** _siput_').replace('bambu', '*bambu*')],
    ['links by number', `${opening.replace('rumah', '[rumah][3]')}\n\n[3]: https://contoh.example/3`],
  ])('%s', (_, line) => {
    expect(texts(cleanLines(line, '', `## ${second}`))).toEqual([opening, second]);
  });

  test('stars and brackets of other texts stay', () => {
    const lines = [opening, 'Daftar bertanda *) berlaku bagi murid [kelas lima] dan snake_case_word tetap utuh.'];
    expect(texts(cleanLines(...lines))).toEqual(lines);
  });

  test('a table of Markdown is rows, a table of pictures related titles', () => {
    const table = cleanLines(opening, '| Kelas | Siput |', '|---|---|', '| Lima | 12 |', second);
    expect(table.blocks.map(({ type, text }) => `${type}: ${text}`).slice(1, 3)).toEqual([
      'table-row: Kelas | Siput',
      'table-row: Lima | 12',
    ]);
    expect(table.related).toEqual([]);
  });
});

test('each field of a printed page says where it was found', () => {
  const title = 'Murid Sumberjati Membuat Rumah Siput di Pagar Bambu';
  const head = [title, '', 'Kompas.com, 23 Mei 2026, 13:40 WIB', 'Diperbarui 24/05/2026, 09:12 WIB'];
  const article = cleanLines(...head, '', 'Penulis: Gema Rimbun', '', opening, '', second, '', 'Tag', 'siput', 'bambu');
  expect(article).toMatchObject({
    publishedAt: '2026-05-23T13:40+07:00',
    modifiedAt: '2026-05-24T09:12+07:00',
    extraction: {
      fields: {
        title: 'text:headline',
        publishedAt: 'text:date',
        modifiedAt: 'text:date',
        authors: 'text:byline',
        tags: 'text:tags',
      },
    },
  });
});

describe('the last line of a printed page', () => {
  const head = ['Murid Sumberjati Membuat Rumah Siput di Pagar Bambu', '', 'Sabtu, 23 Mei 2026 | 13:40 WIB', ''];
  const story = [opening.replace('KOMPAS.com', 'KABARMUARA.com'), '', second, '', third, ''];

  test.each<[line: string, authors: string[], editors: string[]]>([
    ['(Penulis: Gema Rimbun | Editor: Laras Danu)', ['Gema Rimbun'], ['Laras Danu']],
    ['(Reporter : Gema Rimbun)', ['Gema Rimbun'], []],
    ['(kabarmuara.com/Gema Rimbun)', ['Gema Rimbun'], []],
    ['(kabarmuara.co.id, Gema Rimbun).', ['Gema Rimbun'], []],
    ['(kabarmuara.com/Gema)', [], []],
    ['(Kolam siput: Gema Rimbun)', [], []],
  ])('names people: %s', (line, authors, editors) => {
    const article = cleanLines(...head, ...story, line);
    expect([article.authors, article.editors]).toEqual([authors, editors]);
  });

  test('names the outlet of a site that nobody knows', () => {
    expect(cleanLines(...head, ...story, '(kabarmuara.com/Gema Rimbun)').outlet).toBe('kabarmuara.com');
  });
});

test('a list under a colon is no list of other stories', () => {
  const list = ['Pemenang lomba siput:', 'Regu Melati Kelas Lima Timur', 'Regu Mawar Kelas Enam Barat'];
  const lines = ['TRIBUNJATENG.COM, SUMBERJATI - Murid membuat rumah siput di pagar bambu.', second, ...list];
  expect(texts(cleanLines(...lines))).toEqual(lines);
});

describe('lines broken at a column', () => {
  const wrapped = [
    'KOTA SUMBERJATI, KOMPAS.com - Murid membuat rumah siput',
    'di pagar bambu belakang sekolah karena kebun kecil di',
    'samping kelas penuh bunga.',
    '',
    'Mereka memercikkan air pada pagi hari lalu mengajak anak-',
    'anak lain mencatat jejak siput sampai matahari terbenam',
    'di balik bukit.',
  ];

  test('are paragraphs again', () => {
    expect(texts(cleanLines(...wrapped))).toEqual([
      wrapped.slice(0, 3).join(' '),
      'Mereka memercikkan air pada pagi hari lalu mengajak anak-anak lain mencatat jejak siput sampai matahari terbenam di balik bukit.',
    ]);
  });

  test('headings and lists have columns of their own', () => {
    const text = [
      '   Murid Membuat Rumah Siput di Pagar Bambu Belakang Sekolah karena Kebun',
      '                              Penuh Bunga',
      '',
      ...wrapped.map((line) => (line === '' ? '' : `   ${line}`)),
    ];
    const article = cleanLines(...text);
    expect(article.title).toBe('Murid Membuat Rumah Siput di Pagar Bambu Belakang Sekolah karena Kebun Penuh Bunga');
    expect(article.blocks).toHaveLength(2);
  });

  test('labels between long paragraphs are no broken lines', () => {
    const labels = ['Sumber air', 'Kolam siput', 'Pagar bambu', 'Kebun bunga', 'Gudang alat', 'Rumah kaca'];
    const lines = labels.flatMap((label) => [label, 'Ada dua.', '', second, '']);
    const printed = lines.filter((line) => line !== '');
    expect(texts(cleanLines(opening, '', ...lines))).toEqual([opening, ...printed]);
  });

  test('short paragraphs on a line each stay apart', () => {
    const lines = [opening, 'Siput itu ada dua belas ekor.', second, '"Saya memberinya nama," kata Tari.', third];
    expect(texts(cleanLines(...lines))).toEqual(lines);
  });
});

describe('sentences broken at their links', () => {
  test('are whole again', () => {
    const article = cleanLines(
      'KOTA SUMBERJATI, KOMPAS.com - Murid di',
      '',
      'Sumberjati',
      '',
      'membuat rumah siput.',
      '',
      second,
      '',
      third,
    );
    expect(texts(article)[0]).toBe('KOTA SUMBERJATI, KOMPAS.com - Murid di Sumberjati membuat rumah siput.');
  });

  test('a list in lower case stays a list', () => {
    const lines = [opening, 'Bahan yang dibawa murid dari rumah', 'Air kapur', 'daun pisang secukupnya', second, third];
    expect(texts(cleanLines(...lines))).toEqual(lines);
  });
});

describe('a header over the text', () => {
  const url = 'https://regional.kompas.com/read/2024/03/20/101200078/rumah-siput';

  test.each([
    ['front matter', ['---', 'title: "Rumah Siput di Pagar"', 'author: Kompas Cyber Media', `url: ${url}`, '---']],
    ['a reader', ['Title: Rumah Siput di Pagar', '', `URL Source: ${url}`, '', 'Markdown Content:']],
  ])('%s', (_, header) => {
    const article = cleanLines(...header, opening, second);
    expect([article.title, article.canonicalUrl, article.authors]).toEqual(['Rumah Siput di Pagar', url, []]);
    expect(texts(article)).toEqual([opening, second]);
  });
});

describe('a label inside the story', () => {
  test.each(['Terpopuler', 'Berita Terkait', 'Halaman Selanjutnya', 'Tag'])(
    '%s ends nothing while paragraphs follow',
    (label) => {
      expect(texts(cleanLines(opening, label, 'Judul Kabar Lain', second, third))).toEqual([opening, second, third]);
    },
  );

  test('a comment label with text right below it is a subheading', () => {
    expect(texts(cleanLines(opening, 'Komentar', second, third))).toEqual([opening, 'Komentar', second, third]);
  });

  test('titles with teasers that break off end it', () => {
    const teaser = 'Penjaga sekolah meminjamkan senter agar siput dapat dihitung...';
    const teased = ['Judul Kabar Lain', 'Judul Lagi', 'Judul Terakhir'].flatMap((title) => [title, teaser]);
    expect(texts(cleanLines(opening, second, 'Terkini Lainnya', ...teased))).toEqual([opening, second]);
  });
});

describe('what stands over the story', () => {
  test('the day of saving and a menu are neither date nor headline', () => {
    const article = cleanLines(
      'Warta Telaga',
      'Selasa, 9 Juni 2026',
      'Kabar Pulau',
      'Rumah Siput di Pagar Bambu Sekolah',
      'Oleh Tari Wanasela',
      '8 Juni 2026 - 10:12 WIB',
      second,
      third,
      second,
    );
    const { title, publishedAt, authors, kicker } = article;
    expect([title, publishedAt, authors, kicker]).toEqual([
      'Rumah Siput di Pagar Bambu Sekolah',
      '2026-06-08T10:12+07:00',
      ['Tari Wanasela'],
      null,
    ]);
  });

  test('credit and caption of gapless prints are the photo', () => {
    const article = cleanLines(
      'Rumah Siput di Pagar Bambu',
      'Penulis: Tari Wanasela | Editor: Gema Rimbun',
      'Dok. Sekolah',
      'Rumah siput di pagar.',
      'TRIBUNJATENG.COM, SUMBERJATI - Murid membuat rumah siput di pagar bambu.',
      second,
    );
    expect(article.images.map(({ caption, credit }) => [caption, credit])).toEqual([
      ['Rumah siput di pagar.', 'Dok. Sekolah'],
    ]);
    expect(article.blocks).toHaveLength(2);
  });

  test('names over their role stand for a date that is missing', () => {
    const article = cleanLines(
      'Rumah Siput di Pagar Bambu Sekolah',
      'Tari Wanasela,',
      'Gema Rimbun',
      'Tim Redaksi',
      opening,
      second,
    );
    expect([article.title, article.authors]).toEqual([
      'Rumah Siput di Pagar Bambu Sekolah',
      ['Tari Wanasela', 'Gema Rimbun'],
    ]);
    expect(texts(article)).toEqual([opening, second]);
  });

  test('names of a team that follow over their roles count by these', () => {
    const names = [
      'Tari Wanasela,',
      'Gema R. Rimbun',
      'Tim Redaksi',
      'Tari Wanasela',
      'Penulis',
      'Gema R. Rimbun',
      'Editor',
    ];
    const article = cleanLines(
      'Rumah Siput di Pagar Bambu Sekolah',
      'Kompas.com - 20/03/2024, 08:12 WIB',
      ...names,
      opening,
      second,
    );
    expect([article.authors, article.editors]).toEqual([['Tari Wanasela'], ['Gema R. Rimbun']]);
  });

  test('a headline ends in quotation marks, a name has initials', () => {
    const title = 'Murid Merekam Lagu Siput “Jejak Basah di Pagar Bambu”';
    const article = cleanLines(
      'Home',
      'Regional',
      title,
      title,
      'Kompas.com - 20/03/2024, 08:12 WIB',
      'Penulis M. Tari Wanasela',
      '|',
      'Editor Gema R. Rimbun',
      opening,
      second,
    );
    expect([article.title, article.kicker, article.authors, article.editors]).toEqual([
      title,
      null,
      ['M. Tari Wanasela'],
      ['Gema R. Rimbun'],
    ]);
    expect(texts(article)).toEqual([opening, second]);
  });

  test('the name of the portal is no kicker', () => {
    const { title, kicker } = cleanLines(
      'TRIBUN JATENG',
      'Rumah Siput di Pagar Bambu Sekolah',
      'Editor: Gema Rimbun',
      opening.replace('KOTA SUMBERJATI, KOMPAS.com', 'TRIBUNJATENG.COM, SUMBERJATI'),
      second,
    );
    expect([title, kicker]).toEqual(['Rumah Siput di Pagar Bambu Sekolah', null]);
  });

  test('a text with a dateline of its own is not the site that it quotes', () => {
    const article = cleanLines(
      'KABARTELAGA.ID, SUMBERJATI - Murid membuat rumah siput di pagar bambu belakang sekolah.',
      second,
      third,
      'Artikel ini telah tayang di Kompas.com dengan judul "Rumah Siput"',
    );
    expect([article.site, article.syndicatedFrom?.outlet]).toEqual(['generic', 'Kompas.com']);
  });
});

describe('what is printed inside the story', () => {
  const post = 'Panen siput pertama di pagar sekolah, terima kasih semuanya!';

  test.each([
    ['a post and its signature', [post, '— Kebun Siput (@kebunsiput) March 19, 2024']],
    ['a post on one line', [`${post} pic.twitter.com/abc — Kebun Siput (@kebunsiput) March 19, 2024`]],
    ['Instagram', ['View this post on Instagram', post, 'A post shared by Kebun Siput (@kebun.siput)']],
    ['TikTok', ['@kebunsiput Panen siput #fyp ♬ original sound - kebunsiput']],
    ['a credit with its caption run on', ['KOMPAS.com/TARI WANASELAMurid memanen siput di pagar sekolah.']],
    [
      'alternative text, credit and caption run together',
      ['Murid memanen siputKOMPAS.com/TARI WANASELAMurid memanen siput'],
    ],
    ['a caption with its date', ['Murid memanen siput, Senin (18/3/2024). (ANTARA FOTO/TARI)']],
    ['a caption with its topic first', ['PANEN SIPUT - Murid memanen siput di pagar. (TribunJateng.com/Tari)']],
  ])('%s goes', (_, lines) => {
    expect(texts(cleanLines(opening, ...lines, second, third))).toEqual([opening, second, third]);
  });

  test.each([
    'Pendaftaran lomba siput dibuka untuk siswa sekolah menengah (SMA/SMK).',
    'Bukti kerja yang telah dilegalisir oleh pejabat yang berwenang (apabila memiliki siput)',
    'Lomba itu dijaga dua ratus personel gabungan sejak pagi (TNI/Polri)',
    '"Siputnya sehat semua," kata Tari kepada para penjaga sekolah (TribunJateng.com/Tari)',
    'Nama akun itu (@kebunsiput) ramai dibicarakan murid sejak March 19, 2024.',
  ])('%s stays', (line) => {
    expect(texts(cleanLines(opening, line, second, third))).toEqual([opening, line, second, third]);
  });
});
