import { describe, expect, test } from 'vitest';
import { cleanLines, dumpTexts } from '../support/clean-dump.ts';

const title = 'Warga Lereng Memasang Lonceng di Jembatan Bambu';
const date = 'Rabu, 12 Mei 2021 10:15 WIB';
const opening = 'SUMBERJATI, Kabar.id - Warga Lereng memasang lonceng di jembatan bambu agar pejalan kaki terdengar.';
const second = 'Lonceng itu dibuat dari besi bekas gerobak oleh tiga pandai besi dari tepi kali.';
const third = '"Kami menghitung bunyinya setiap pagi," kata Bayu Rimbawan, penjaga jembatan.';
const story = [opening, second, third];

describe('a converter that prints addresses', () => {
  test.each([
    ['in square brackets', (words: string) => `${words} [https://kabar.example/a-b?c=1]`],
    ['in angle brackets', (words: string) => `${words} <https://kabar.example/a-b>`],
    ['in parentheses', (words: string) => `${words} (https://kabar.example/a-b)`],
  ])('%s leaves none of them in the story', (_, link) => {
    const menu = ['Beranda', 'Desa', 'Pasar'].map(link);
    const article = cleanLines(
      ...menu,
      title,
      date,
      opening.replace('Warga Lereng', link('Warga Lereng')),
      second,
      third,
    );
    expect(article.title).toBe(title);
    expect(article.blocks.map(({ text }) => text)).toEqual(story);
  });

  test('leaves the one address that the reporter wrote', () => {
    const written = 'Jadwal lonceng dapat dibaca di papan desa (https://desa.example/jadwal) setiap hari.';
    expect(dumpTexts(title, date, opening, written, third)).toEqual([opening, written, third]);
  });

  test('around a picture and its title leaves no mark of the link', () => {
    const logo = ['[![Kabar](https://kabar.example/logo.svg)', '', '  Lereng](https://kabar.example)', ''];
    const markdown = [...logo, `# ${title}`, '', date, '', opening, '', second, '', `[Desa](/desa) ${third}`];
    expect(cleanLines(...markdown).title).toBe(title);
  });
});

describe('a printer that begins a line at every link', () => {
  test.each([
    ['place, outlet and sentence', ['SUMBERJATI', ', KOMPAS.com-', 'Warga Lereng memasang lonceng di jembatan bambu.']],
    ['outlet and sentence', ['SUMBERJATI, KOMPAS.com', '- Warga Lereng memasang lonceng di jembatan bambu.']],
    ['outlet and first words', ['SUMBERJATI, KOMPAS.com', '- Warga Lereng', 'memasang lonceng di jembatan bambu.']],
  ])('keeps a dateline of %s', (_, pieces) => {
    const article = cleanLines(title, 'Kompas.com - 12/05/2021, 10:15 WIB', ...pieces, second, third);
    const words = article.text.replace(/[\s,-]+/g, ' ');
    expect(words).toMatch(/^SUMBERJATI KOMPAS\.com Warga Lereng memasang lonceng di jembatan bambu\. Lonceng itu/);
    expect(article.dateline).toEqual({ place: 'SUMBERJATI', outlet: 'KOMPAS.com' });
  });
});

describe('a photo inside the story', () => {
  test.each([
    ['credit and caption run together', 'Jasa MandiriSebagian jembatan siap dilalui gerobak'],
    ['a photographer and a caption run together', 'KOMPAS.com/NILAM SARIWarga menata lonceng, Rabu (12/5/2021).'],
    ['a host run together with its caption', 'kabardesa.comCara memasang lonceng di tiang bambu'],
    ['a host before its caption', 'kabardesa.com Cara memasang lonceng di tiang bambu'],
    ['an archive before its caption', 'Dok. Balai Lereng Utara Lonceng Besar'],
    ['a photographer before a sentence', 'KOMPAS.com/Nilam Sari Warga menata lonceng di lereng, Rabu (12/5/2021).'],
    ['a credit in square brackets', 'Warga menata lonceng di lereng, Rabu (12/5/2021). [Kabar.id/Nilam Sari]'],
  ])('goes: %s', (_, line) => {
    const article = cleanLines(title, date, opening, second, line, third);
    expect(article.blocks.map(({ text }) => text)).toEqual(story);
    expect(article.images).toHaveLength(1);
  });

  test('goes with the credit on the line over it', () => {
    const photo = ['ANTARA FOTO/NILAM SARI', 'Warga menata lonceng di lereng utara, Rabu (12/5/2021).'];
    expect(dumpTexts(title, date, opening, second, ...photo, third)).toEqual(story);
  });

  test.each([
    'KlikTani mengirim tiga lonceng ke lereng, dan warga memasangnya pada hari yang sama.',
    'Syaratnya adalah Akta Lahir/Kenal Lahir/Ijazah bagi tiap anak.',
    'Nilam Sari dan Bayu Rimbawan menata lonceng itu di atas jembatan.',
  ])('is none that says: %s', (sentence) => {
    expect(dumpTexts(title, date, opening, sentence, third)).toEqual([opening, sentence, third]);
  });
});

describe('a post of a social network', () => {
  test('goes with several lines of its words and its date below', () => {
    const post = ['Lonceng pertama di lereng! ', 'Terima kasih @lereng #lonceng pic.twitter.com/abc123'];
    const signed = ['— Kabar Lereng (@kabarlereng)', 'May 12, 2021'];
    expect(dumpTexts(title, date, opening, second, ...post, ...signed, third)).toEqual(story);
  });
});

describe('below the last sentence', () => {
  test.each([
    ['a label', ['News Feed Lereng']],
    ['titles that nothing follows', ['Kontroversi Lonceng Palsu', 'Muat Lainnya']],
    ['the name of the newsroom', ['kabar.id']],
  ])('%s is left of a box', (_, left) => {
    expect(dumpTexts(title, date, ...story, ...left)).toEqual(story);
  });

  test.each([
    ['a name in capitals', ['NILAM SARI']],
    [
      'a list that a sentence announces',
      ['Berikut tiga warna lonceng yang dipilih.', 'Hijau Lumut', 'Biru Laut', 'Merah Bata'],
    ],
    [
      'rows of a table',
      ['Hasil lomba memukul lonceng.', '1 Bayu Rimbawan LERENG 121', '2 Nilam Sari PASAR 115', '3 Gema Wana HULU 109'],
    ],
    ['chords', ['Kunci lagunya seperti ini.', 'G Em C D', 'C Am C D Em', 'Lead G Em G Em']],
  ])('%s stays', (_, own) => {
    expect(dumpTexts(title, date, ...story, ...own)).toEqual([...story, ...own]);
  });

  test('sentences of other stories go behind the signature of an agency', () => {
    const signed = `${second} (Ant/OL-14)`;
    const teasers = [
      'Perubahan angin kini mengubah jadwal lonceng di banyak desa.',
      'Gerakan Pemuda Lereng kembali membagikan tali kepada warga.',
    ];
    expect(dumpTexts(title, date, opening, third, signed, ...teasers)).toEqual([opening, third, signed]);
    const many = Array.from(
      { length: 9 },
      (_, i) => `Pada hari ke-${i + 1} warga lereng mengganti tali lonceng yang putus.`,
    );
    expect(dumpTexts(title, date, opening, third, signed, ...many)).toHaveLength(12);
  });
});

test('a ticker printed twice over the story is none of it, though it opens as columns do', () => {
  const ticker = 'LONCENG tidak pernah berbunyi sendiri, begitu kata warga lereng sejak dahulu kala.';
  const column = 'KETUA Paguyuban Lonceng menerangkan bahwa jembatan akan dijaga tiga warga setiap malam.';
  const article = cleanLines('Headline', ticker, ticker, 'Kumpulan Berita Lereng', column, second, third);
  expect(article.blocks.map(({ text }) => text)).toEqual([column, second, third]);
});

test('a date and a dateline on one line are told apart', () => {
  const dateline = opening.replace('SUMBERJATI, Kabar.id', 'kabar.id, SUMBERJATI');
  expect(dumpTexts(` date 2026-01-06 ${dateline}`, '', second, third)).toEqual([dateline, second, third]);
});

test('the address of a picture that a converter left goes', () => {
  const address =
    ':strip_icc():format(jpeg)/media/5376091/056972700-Lonceng_di_Jembatan.jpg?w=1200&resize=1200,0&ssl=1)';
  expect(dumpTexts(title, date, ...story, address)).toEqual(story);
});

test('a sentence set apart without its full stop is said once', () => {
  const long =
    'Tahun lalu tiga gerobak hampir jatuh dari jembatan itu karena kabut tebal, kata Bayu, penjaga jembatan.';
  const quote = 'Tahun lalu tiga gerobak hampir jatuh dari jembatan itu karena kabut tebal';
  expect(dumpTexts(title, date, opening, quote, long, third)).toEqual([opening, long, third]);
});

test('a menu of the titles of a group is no photo', () => {
  const group = ['KabarLereng.com', 'KabarPasar.com', 'KabarKali.com', 'KabarHulu.com', 'KabarHilir.com'];
  const article = cleanLines('Cari', ...group, 'Login', title, date, ...story);
  expect([article.title, article.blocks.length, article.images.length]).toEqual([title, 3, 0]);
});

describe('a page on one line', () => {
  const words = story.join(' ').replace('Kabar.id', 'KOMPAS.com');

  test.each([
    'Dapatkan update berita pilihan dan breaking news setiap hari dari Kompas.com. Mari bergabung di saluran kami.',
    'Simak breaking news dan berita pilihan kami langsung di ponselmu.',
  ])('ends before what its site prints below: %s', (closing) => {
    expect(dumpTexts(`${words} ${closing}`)).toEqual([words]);
  });
});

describe('the warning about a headline', () => {
  test('is not given where the same headline is printed twice', () => {
    const { title: found, extraction } = cleanLines(title, 'Desa', title, date, ...story);
    expect([found, extraction.warnings]).toEqual([title, []]);
  });

  test('is given where none is found under titles', () => {
    const menu = Array.from({ length: 3 }, () => 'Warga Pasar Wage Menata Ulang Kios Kayu dekat Jembatan');
    const { title: found, extraction } = cleanLines(...menu.flatMap((line) => [line, 'Desa']), opening, second, third);
    expect(found === null || extraction.warnings.includes('headline-uncertain')).toBe(true);
  });
});

describe('a headline of a few words', () => {
  const festival = [
    'Warga Sumberjati menggelar festival lampion di tepi telaga sejak pekan lalu untuk menutup musim panen.',
    'Mereka memasang empat puluh lampion di pagar bambu dan menyalakannya setelah matahari terbenam.',
    'Penjaga telaga meminjamkan perahu agar anak-anak dapat melihat lampion dari tengah air.',
  ];
  const read = (...lines: readonly string[]) => {
    const { title: found, extraction } = cleanLines(...lines, ...festival);
    return [found, extraction.warnings];
  };

  test('over the date is no name', () => {
    const found = read(
      'INTERNASIONAL / GLOBAL',
      'Festival Lampion di Tepi Telaga',
      date,
      'KONTAN.CO.ID - SUMBERJATI. Lampion.',
    );
    expect(found[0]).toBe('Festival Lampion di Tepi Telaga');
  });

  test('is certain where only having none comes near', () => {
    expect(read('Ketua Lampion: Telaga', date)).toEqual(['Ketua Lampion: Telaga', []]);
  });

  test('is uncertain without capitals', () => {
    const byline = [date, '', 'Gema Rimbun', ''];
    const dateline = 'TRIBUNNEWS.COM, SUMBERJATI - Warga menggelar festival lampion di tepi telaga.';
    expect(read(...byline, 'Lampion bambu dengan tali lama', '', dateline, '')[1]).toEqual(['headline-uncertain']);
  });

  test('that may have been read as a caption leaves a warning', () => {
    const found = read(
      'Travel / Kota',
      'Warga Sumberjati Menggelar Festival Lampion Raksasa',
      date,
      'KOMPAS.com - Lampion.',
    );
    expect(found).toEqual([null, ['headline-uncertain']]);
  });
});

test('the line under the size buttons of a phone is a caption, though it is a sentence', () => {
  const buttons = ['A', 'A', 'Text Sizes', 'Medium', 'Large', 'Larger'];
  const caption = 'Warga menata lonceng di jembatan bambu sejak subuh.';
  const own = ['Warga Lereng memasang lonceng di jembatan bambu agar pejalan kaki terdengar dari jauh.', second, third];
  const article = cleanLines(title, date, 'Penulis: Nilam Sari', ...buttons, caption, ...own, 'Berita Rekomendasi');
  expect(article.blocks.map(({ text }) => text)).toEqual(own);
  expect(article.images.map((image) => image.caption)).toEqual([caption]);
});

test('a headline broken off before its date does not run on into it', () => {
  const long = 'Warga Lereng Memasang Lonceng di Jembatan Bambu agar Pejalan Kaki Terdengar Jauh';
  const rows = [
    'SUMBERJATI, Kabar.id - Warga Lereng memasang lonceng di jembatan bambu agar',
    'pejalan kaki terdengar dari jauh pada musim kabut yang datang setiap tahun pada',
    'bulan yang sama, dan talinya disambung sampai ke gardu ronda di tepi kali yang',
    'dijaga tiga warga sampai subuh tiba.',
  ];
  expect(cleanLines(long, 'Kompas.com - 12/05/2021, 10:15 WIB', '', ...rows).title).toBe(long);
});

test('what Markdown draws under a heading is no line of the page', () => {
  const article = cleanLines(title, '='.repeat(40), '', date, '', '######', '', ...story.flatMap((line) => [line, '']));
  expect([article.title, article.blocks.length]).toEqual([title, 3]);
});
