import { describe, expect, test } from 'vitest';
import { cleanLines, dumpTexts } from '../support/clean-dump.ts';
import { apart, date, first, second, story, third, title } from '../support/printed-story.ts';

describe('over the story', () => {
  test('a place alone on its line opens the first paragraph', () => {
    expect(dumpTexts(title, '', date, 'Juwana Lor -', '', ...apart(story))).toEqual([
      `Juwana Lor - ${first}`,
      second,
      third,
    ]);
  });

  test.each(['date 2018-05', 'date 2018-05-14'])('"%s" before the dateline goes', (printed) => {
    const article = cleanLines(` ${printed} JUWANA - ${first}`, '', second, '', third);
    expect(article.blocks.map(({ text }) => text)).toEqual([`JUWANA - ${first}`, second, third]);
    expect(article.title).toBeNull();
  });

  test('a caption printed twice shows that the line over it is a headline', () => {
    const caption = 'Ketua perajin, Bayu Rimbawan. (Nilam Sari)';
    const article = cleanLines(title, '', caption, caption, '', `KABARLERENG – ${first}`, '', second, '', third);
    expect(article.title).toBe(title);
    expect(article.blocks.map(({ text }) => text)).toEqual([`KABARLERENG – ${first}`, second, third]);
  });

  test('initials behind the caption over the story do not end it', () => {
    const photo = 'Perajin menata kain yang dilukis anak desa di sanggar tepi kali. (MOL/ROBS)';
    expect(dumpTexts(title, '', 'Sebarkan:', '', photo, '', ...apart(story)).slice(-3)).toEqual(story);
  });

  test('a sentence under a topic of one word and a headline sums the story up', () => {
    const standfirst = 'Sanggar payung kian marak di tepi kali. Hal ini menjadi perhatian ketua perajin.';
    const closing = '(Tribunlereng.com/Nilam Sari)';
    const article = cleanLines('Kerajinan', title, standfirst, third, first, second, closing, 'Kirim Komentar');
    expect(article.standfirst).toBe(standfirst);
    expect(article.blocks.map(({ text }) => text)).toEqual([third, first, second, closing]);
  });

  test('a further page of a portal may begin with a subheading under its photo', () => {
    const ticker = 'Nikmati berita interaktif dan LIVE report 24 jam hanya di TribunX';
    const head = [ticker, 'Tribun', '', title, '', 'Editor: Nilam Sari', 'Kolase Tribunnews.com'];
    const caption = 'Perajin payung menata kain di sanggar, Selasa.';
    expect(dumpTexts(...head, caption, '', 'Gudang Kapuk Kosong', '', ...apart(story))).toEqual([
      'Gudang Kapuk Kosong',
      ...story,
    ]);
  });

  test('a further page may begin with a subheading under the names, where no gaps part the lines', () => {
    const head = [title, 'Penulis: Nilam Sari | Editor: Bayu Rimbawan'];
    expect(dumpTexts(...head, 'Perajin Membuka Sanggar', ...story)).toEqual(['Perajin Membuka Sanggar', ...story]);
    expect(dumpTexts(...head, 'Ketua Rukun Warga, Tari Wanasela', ...story)).toEqual(story);
  });

  test('and with an item of its list, in the midst of its numbers', () => {
    const page = ['4.Payung Kertas', first, second, '5.Payung Kain', third];
    expect(dumpTexts(...page, 'Editor : Nilam Sari')).toEqual(page);
  });

  test('and with the headline of its next story, under the link to the one before', () => {
    const head = [
      'Kompas.com - 12/05/2021, 10:15 WIB',
      'Nilam Sari',
      '',
      'Penulis',
      '',
      'Baca selengkapnya di sini.',
      '',
    ];
    const next = 'Sanggar di Tepi Kali Memakai Gudang Kapuk';
    expect(dumpTexts(title, '', ...head, next, '', ...apart(story))).toEqual([next, ...story]);
  });

  test('photographer and newsroom joined to a caption show what it is, over the story and in it', () => {
    const caption = 'Sanggar payung di tepi kali, Rabu, 12 Mei 2021-Tari Wanasela-Harian Lereng';
    const article = cleanLines(
      title,
      '',
      title,
      '',
      caption,
      '',
      first,
      '',
      caption.replace('Rabu', 'Kamis'),
      '',
      second,
    );
    expect(article.title).toBe(title);
    expect(article.blocks.map(({ text }) => text)).toEqual([first, second]);
  });

  test('a credit behind the full stop of a caption shows that the sentence over it sums the story up', () => {
    const caption = 'Perajin menata kain di sanggar, Juwana, Selasa (11/5/2021). Foto Kabarpagi/M Rimba Sari/lrg.';
    const summary = 'Sanggar itu memakai gudang kapuk yang sudah lama kosong.';
    const article = cleanLines(title, '', summary, '', caption, '', ...apart(story));
    expect(article.standfirst).toBe(summary);
    expect(article.blocks.map(({ text }) => text)).toEqual(story);
  });

  test('where a picture is from is no source of the story', () => {
    const [archive, other] = ['Sumber: Ilustrasi payung. (freepik)', 'Sumber: Payung/Pixabay'];
    const article = cleanLines(title, '', first, '1. Payung Kertas', archive, second, '2. Payung Kain', other, third);
    expect(article.sources).toEqual([]);
    expect(article.blocks.map(({ text }) => text)).toEqual([
      first,
      '1. Payung Kertas',
      second,
      '2. Payung Kain',
      third,
    ]);
  });

  test('behind a photo that is closed the story opens, without its full stop too', () => {
    const head = [
      'Kerajinan',
      '',
      title,
      '',
      'Perajin payung kian ramai di tepi kali',
      '',
      'Penulis: Nilam Sari | Editor: Ari',
    ];
    const photo = ['TRIBUNLERENG.COM/TARI WANASELA', 'Perajin payung menata kain di sanggar, Selasa (11/5/2021).'];
    const opening = 'Terkait hal itu, perajin berharap agar warga cukup menyaksikan dengan duduk di tepi kali saja';
    expect(dumpTexts(...head, ...photo, '', opening, '', third, '', first, '', second)).toEqual([
      ...[opening, third, first, second],
    ]);
  });

  test('crumbs run together over the headline are none', () => {
    const crumbs = 'BerandaKerajinanPerajin Payung Juwana Membuka Sanggar...';
    const caption = 'Ketua perajin memberi penjelasan di sanggar. (Istimewa)';
    const article = cleanLines(crumbs, '', title, '', caption, '', `JUWANA – ${first}`, '', second, '', third);
    expect(article.title).toBe(title);
    expect(article.blocks.map(({ text }) => text)).toEqual([`JUWANA – ${first}`, second, third]);
  });

  test('the newsroom behind a bar goes where the head names it once more', () => {
    const head = (name: string) =>
      cleanLines(`${title} | Lereng POST`, '', name, '', `JUWANA - ${first}`, second, third);
    expect(head('Senin, 17 Februari 2020 Lereng Post').title).toBe(title);
    expect(head('Senin, 17 Februari 2020').title).toBe(`${title} | Lereng POST`);
  });

  test('what a converter left of a tag is no headline', () => {
    const tag = 'class="post-template-default single single-post postid-1 single-format-standard" >';
    expect(cleanLines(tag, '', 'Menu', '', date, '', title, '', `JUWANA (RL) – ${first}`, '', second).title).not.toBe(
      tag,
    );
  });

  test('how the story begins, cut off with dots over it, is no part of it', () => {
    const opening = `JUWANA, KabarLereng.id – ${first}`;
    const cut = 'JUWANA, KabarPagi.id – Perajin payung membuka sanggar di tepi kali agar anak…';
    expect(dumpTexts(title, '', cut, '', opening, '', second, '', third)).toEqual([opening, second, third]);
  });

  test('the box of headlines at the top goes up to the capitals that open the story', () => {
    const others = [
      'Perahu pasar terapung mulai dicat oleh nelayan.',
      'Kakak beradik menemukan gong tua di bawah lumbung milik kakek mereka di hulu.',
    ];
    const opening = 'PERAJIN payung membuka sanggar di tepi kali agar anak desa dapat belajar melukis kain.';
    expect(dumpTexts('Headline', ...others.slice(0, 1), ...others, opening, second, third)).toEqual([
      opening,
      second,
      third,
    ]);
  });
});

describe('people over the story', () => {
  const rest = ['', `JUWANA, KabarLereng.id – ${first}`, '', second, '', third];

  test.each([
    ['RABU, 12 MEI 2021 | 10:15 WIB | LAPORAN: NILAM SARI', ['NILAM SARI'], []],
    ['Reporter : Nilam Sari-Bayu Rimbawan S', ['Nilam Sari', 'Bayu Rimbawan S'], []],
    ['EditorI Made Rimba', [], ['I Made Rimba']],
  ])('"%s" says who wrote', (line, authors, editors) => {
    const article = cleanLines(title, '', date, line, ...rest);
    expect([article.authors, article.editors]).toEqual([authors, editors]);
  });

  test('reporter and editor part at the stroke between them', () => {
    const { authors, editors } = cleanLines(date, '', title, '', 'Rep: Nilam Sari/ Red: Bayu Rimbawan', ...rest);
    expect([authors, editors]).toEqual([['Nilam Sari'], ['Bayu Rimbawan']]);
  });

  test('a columnist is named without what he is', () => {
    const oleh = 'Oleh Nilam Sari (perajin payung dan pelukis kain)';
    expect(cleanLines(title, '', date, oleh, ...rest).authors).toEqual(['Nilam Sari']);
  });

  test('the writer in small letters took the picture', () => {
    const names = 'Penulis: Nilam Sari | Editor: Bayu Rimbawan';
    const { images } = cleanLines(title, '', date, '', names, 'nilam sari', 'Ketua perajin di sanggar Juwana', ...rest);
    expect(images).toMatchObject([{ caption: 'Ketua perajin di sanggar Juwana', credit: 'nilam sari' }]);
  });

  test('a photo over the date is nobody', () => {
    const photo = ['Ilustrasi payung', 'Foto Ilustrasi (AFP)'];
    expect(cleanLines(title, '', 'Nilam Sari - detikNews', date, ...photo, ...rest).authors).toEqual(['Nilam Sari']);
  });

  test('a headline that begins with a report names no reporter', () => {
    const report = 'Laporan Langsung dari Sanggar Payung, Anak Desa Melukis Kain';
    expect(cleanLines(report, '', date, ...rest)).toMatchObject({ title: report, authors: [] });
  });

  test('a name and a house in capitals are a credit', () => {
    const article = cleanLines(
      title,
      '',
      'Nilam Sari | KABARDATA',
      'Perajin menata payung di sanggar.',
      '',
      date,
      ...rest,
    );
    expect(article.title).toBe(title);
    expect(article.images).toMatchObject([{ credit: 'Nilam Sari | KABARDATA' }]);
  });
});

describe('inside the story', () => {
  test('a caption close under another wording of it goes with it', () => {
    const photo = ['Ketua perajin, Bayu Rimbawan.', 'Bayu Rimbawan menjadi ketua perajin payung. (Sanggar Juwana)'];
    const lines = [title, '', date, '', first, '', second, '', ...photo, '', third];
    expect(dumpTexts(...lines)).toEqual(story);
  });

  test('titles between the paragraphs whose words the story does not know go, and subheadings stay', () => {
    const others = [
      'Gong Tua Ditemukan Kakak Beradik di Bawah Lumbung',
      'Lima Cara Merawat Perahu Terapung Milik Nelayan Muara',
    ];
    const own = [
      'Perajin Payung Membuka Sanggar di Tepi Kali Desa',
      'Gudang Kapuk yang Lama Kosong Dipakai Sanggar Itu',
    ];
    const printed = ([one = '', two = '']: readonly string[]) =>
      dumpTexts(title, '', date, '', first, '', one, '', second, '', two, '', third);
    expect(printed(others)).toEqual(story);
    expect(printed(own)).toEqual([first, own[0], second, own[1], third]);
    expect(printed([others[0] ?? '', own[1] ?? ''])).toEqual([first, others[0], second, own[1], third]);
  });

  test('places joined by strokes are no credit', () => {
    const places = ['10 km BaratDaya KAB-JUWANA-JATENG', '15 km TimurLaut KOTA-LERENG-JATENG'];
    expect(dumpTexts(title, '', date, '', first, second, 'Lokasi :', ...places, third)).toEqual([
      ...[first, second, 'Lokasi :', ...places, third],
    ]);
  });

  test('a caption that was cut off with the page goes with its alternative text', () => {
    const photo = 'Perajin payung menata kain di sanggar tepi kali, Selasa (11/5/2021).';
    const cut = 'Perajin payung menata kain di sanggar';
    expect(dumpTexts(title, '', date, '', ...apart(story), photo, cut)).toEqual(story);
  });

  test('the headline once more, for a photo, goes', () => {
    expect(dumpTexts(title, '', date, '', first, '', title, '', second, '', third)).toEqual(story);
  });

  test('a whole sentence with a credit right under a subheading is a caption, and closes the story elsewhere', () => {
    const photo = 'Perajin menata kain pertama di sanggar pada Selasa pagi. (LERENG.co.id/Tari Wanasela)';
    expect(dumpTexts(title, '', date, '', first, '', '1. Kain Pertama', '', photo, '', second, '', third)).toEqual([
      ...[first, '1. Kain Pertama', second, third],
    ]);
    expect(dumpTexts(title, '', date, '', first, '', second, '', photo)).toEqual([first, second, photo]);
  });

  test('an address and one name in parentheses close a caption', () => {
    const caption = 'Payung lukis di sanggar tepi kali menjadi sorotan warga (SRIPOKU.COM / Bayu)';
    expect(dumpTexts(title, '', date, '', first, '', caption, '', second, '', third)).toEqual(story);
  });

  test.each([
    ['the place of an advertisement', ['slot-iklan-300x100']],
    [
      '"Artikel lain:" and titles',
      ['Artikel lain:', 'Lima Cara Merawat Payung', 'Gong Tua Ditemukan di Lumbung Kakek'],
    ],
    ['"Berita selengkapnya:" and a title', ['Berita selengkapnya: Gong Tua Ditemukan di Lumbung Kakek']],
    ['"Baca :" alone and a title', ['Baca :', 'Gong Tua Ditemukan di Lumbung Kakek']],
    ['a title in parentheses', ['(Gong Tua Ditemukan di Lumbung Kakek)']],
    ['how another story begins', ['Perahu pasar terapung mulai dicat oleh nelayan di muara… Read More']],
  ])('%s goes', (_, link) => {
    expect(dumpTexts(title, date, first, second, ...link, third)).toEqual(story);
  });
});

describe('below the story', () => {
  test.each(['Editor:', 'Wartawan'])('"%s" alone and a name below it go', (role) => {
    const lines = [title, date, ...story, role, 'Nilam Sari', 'Gong Tua Ditemukan di Lumbung Kakek'];
    expect(dumpTexts(...apart(lines))).toEqual(story);
  });

  test('rows of a table that begin with a day do not end the story', () => {
    const printed = `KONTAN.CO.ID - JUWANA. ${first}`;
    const days = ['17/04/2020', '16/04/2020', '09/04/2020'].map((day) => `${day} | 15.581 | 15.503 | 15.425 |`);
    const table = ['Tanggal | Kain | Payung | Gagang |', '---|---|---|---|', ...days, 'Sumber: Balai Kain'];
    const texts = dumpTexts('Reporter: Nilam Sari | Editor: Nilam Sari', printed, second, ...table, third);
    expect(texts).toContain(third);
  });

  test.each([
    ['a call for comments', ['Kirim Komentar', 'Isi komentar di luar tanggung jawab kami.']],
    ['a poll', ['Seberapa tertarik Kamu untuk membeli payung lukis?', '', 'Advertisement', 'Berita Lainnya']],
    ['a channel', ['Berita Terkini, Eksklusif di WhatsApp Kabar Lereng', '+ Gabung', 'Tetap Terhubung Dengan Kami:']],
    [
      'the summary once more',
      ['Perajin payung membuka sanggar di tepi kali agar anak desa dapat belajar melukis kain.', 'BERITA TERKAIT'],
    ],
    [
      'another story with its day and picture',
      [
        'Gong Tua Ditemukan di Lumbung',
        '2 Agustus 2017',
        'Gong Tua Ditemukan di Lumbung',
        'Gong itu milik kakek mereka.',
      ],
    ],
    ['the right of reply', ['CATATAN REDAKSI: Apabila ada pihak yang dirugikan, Anda dapat mengirim sanggahan.']],
  ])('%s goes', (_, tail) => {
    const [opening, ...further] = story;
    const printed = [`kabarlereng.id - ${opening}`, ...further];
    expect(dumpTexts(title, date, ...printed, ...tail)).toEqual(printed);
  });

  test('the prize for comments on Kompas goes', () => {
    const prize = 'Dapatkan hadiah utama Smartphone setiap bulan dan Voucher Belanja, dengan berkomentar di bawah ini!';
    const opening = `JUWANA, KOMPAS.com - ${first}`;
    expect(dumpTexts(title, 'Kompas.com - 12/05/2021, 10:15 WIB', '', opening, '', second, '', prize)).toEqual([
      ...[opening, second],
    ]);
  });
});
