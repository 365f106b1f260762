import { describe, expect, test } from 'vitest';
import { cleanLines, dumpTexts } from '../support/clean-dump.ts';
import { apart, date, first, second, story, third, title } from '../support/printed-story.ts';

describe('over the story', () => {
  test('a call in lower case is no headline', () => {
    const article = cleanLines(
      ...apart([
        'nyalakan lonceng untuk kabar sanggar payung',
        'Sanggar Kali Dibuka',
        'Nilam Sari, Jurnalis · Rabu 12 Mei 2021 10:15 WIB',
        ...story,
      ]),
    );
    expect(article.title).toBe('Sanggar Kali Dibuka');
  });

  test('a word in lower case between headline and photo is no topic', () => {
    const photo = 'Kabar Lereng / MELUKIS - Dua perajin payung melukis kain di sanggar tepi kali';
    const head = ['Iklan - Geser ke atas untuk melanjutkan.', '', title, '', 'payung', photo, ''];
    const article = cleanLines(...head, `kabarlereng.co.id | Juwana - ${first}`, '', second, '', third);
    expect(article.title).toBe(title);
    expect(article.kicker).toBeNull();
  });

  test('items of a menu under the address of a newsroom open no story', () => {
    const menu = [
      'Indeks',
      'Redaksi',
      'Senin, Desember 29, 2025',
      'kabarlereng.com',
      '• Home',
      '• News',
      '• Hukum',
      '• Lainnya',
    ];
    const opening = `Juwana, KabarLereng.Com – ${first}`;
    const article = cleanLines(...menu, '', title, '', '23 Juli 2025', '', opening, '', second, '', third);
    expect(article.blocks.map(({ text }) => text)).toEqual([opening, second, third]);
  });

  test('a few words of the headline under it are the text of a picture', () => {
    const headline = 'Lomba Payung Lereng, Regu Juwana vs Regu Muara: Selalu Ramai!';
    const head = ['Connect with us', 'KABAR', headline, 'Published', 'on', 'Regu Juwana vs Regu Muara'];
    const opening = 'KabarLereng, Juwana – Lomba payung antara Regu Juwana melawan Regu Muara akan berjalan ramai.';
    const article = cleanLines(...apart([...head, opening, second, third]));
    expect(article.title).toBe(headline);
  });

  test('an archive behind a slash closes a caption', () => {
    const headline = 'Waspada, Marak Rotan Lapuk di Lereng';
    const photo = 'Ilustrasi perajin payung melukis kain sanggar./ist';
    const article = cleanLines(
      ...apart([headline, `img\n${photo}`, `LERENG, Juwana--${first}`, second, third, 'Editor: Sari']),
    );
    expect(article.title).toBe(headline);
    expect(article.blocks.map(({ text }) => text)).toEqual([`LERENG, Juwana--${first}`, second, third]);
  });

  test('the mark of a caption is read inside a table too', () => {
    const photo =
      '| Ket foto: sanggar Perajin Payung Gg. Kapuk (kiri), sanggar Tepi Kali, samping Gudang Kapuk (kanan) |';
    const article = cleanLines('![]() |', photo, `JUWANA, kabarlereng.com – ${first}`, second, third);
    expect(article.title).toBeNull();
    expect(article.blocks.map(({ text }) => text)).toEqual([`JUWANA, kabarlereng.com – ${first}`, second, third]);
  });

  test('two captions with one credit are photos', () => {
    const captions = [
      'Ketua Perajin Juwana, Bayu Rimbawan jenguk perajin payung di sanggar. (Humas Desa Lor)',
      'Foto: Kain di sanggar. (Humas Desa Lor)',
    ];
    expect(
      dumpTexts(
        title,
        '',
        title,
        '',
        'Tim detikLereng - detikLereng',
        date,
        ...captions,
        'Juwana -',
        '',
        ...apart(story),
      ),
    ).toEqual([`Juwana - ${first}`, second, third]);
  });

  test('a caption and the caption with its credit are photos', () => {
    const caption = 'Ketua perajin, Bayu Rimbawan, melukis kain payung di sanggar tepi kali, Rabu (12/5/2021).';
    const article = cleanLines(
      'KERAJINAN',
      '',
      title,
      '',
      caption,
      `${caption} | Nilam Sari /Arsip Foto`,
      '',
      ...apart(story),
    );
    expect(article.blocks.map(({ text }) => text)).toEqual(story);
  });

  test('a dateline may hold its day, and a headline that comes again shows that the lines under it are head', () => {
    const head = [title, '', 'id Payung Juwana,Sanggar Kali,kabar desa', '', title, '', 'Ilust', ''];
    expect(dumpTexts(...head, `Juwana, 7/12 (Kabari) - ${first}`, '', second, '', third)).toEqual([
      `Juwana, 7/12 (Kabari) - ${first}`,
      second,
      third,
    ]);
  });

  test('the address of a newsroom and a place in parentheses open a story', () => {
    const opening = `KABARLERENG.COM: (Juwana) ${first}`;
    const article = cleanLines(
      title,
      '',
      'Ketua perajin melukis kain di sanggar tepi kali.',
      '',
      ...apart([opening, second, third]),
    );
    expect(article.blocks.map(({ text }) => text)).toEqual([opening, second, third]);
  });

  test('how another story begins, cut off at its dots, is no headline', () => {
    const teaser = [
      'Pak Lurah Membagikan Bibit Pala',
      'By redaksi |',
      'KABARLERENG.COM, JUWANA — Pak Lurah Bayu Rimbawan, SH.,…',
    ];
    const article = cleanLines(...teaser, 'Wednesday, 12 May 2021', `KABARLERENG.COM, JUWANA- ${first}`, second, third);
    expect(article.title ?? '').not.toContain('KABARLERENG');
    expect(article.blocks[0]?.text).toBe(`KABARLERENG.COM, JUWANA- ${first}`);
  });

  test('a reader who writes from somewhere is the writer', () => {
    const byline =
      'OLEH NILAM SARI PUTRI, Pegiat Sanggar juga Anggota Balai Baca, melaporkan dari Juwana, Lereng Utara';
    const article = cleanLines('HUT Ke-3 Sanggar', title, first, '', byline, first, second, third);
    expect(article.blocks.map(({ text }) => text)).toEqual(story);
    expect(article.authors).toEqual(['NILAM SARI PUTRI']);
  });

  test('place and newsroom alone over the first paragraph belong to it', () => {
    const photo = 'Ilustrasi. (f: ist/lereng)';
    expect(dumpTexts(title, '', '', photo, 'Juwana, LERENG.ID', ...story)).toEqual([
      `Juwana, LERENG.ID ${first}`,
      second,
      third,
    ]);
  });

  test('a sentence broken at a link in parentheses is whole again', () => {
    const [name, ...rest] = [
      'Balai Kerajinan',
      'BKR) mencatat',
      'pesanan payung sebanyak 22 lusin sejak sanggar dibuka.',
    ];
    expect(dumpTexts(`Juwana, Kabar Indonesia -- ${name} (`, ...rest, second, third)[0]).toBe(
      `Juwana, Kabar Indonesia -- ${name} ( ${rest.join(' ')}`,
    );
  });

  test('under a topic that begins with a number and a headline, a line without an end is no paragraph', () => {
    const standfirst = 'Hari ini Rabu 12 Mei 2021, Sanggar Payung Juwana genap berusia 28 tahun';
    const article = cleanLines(
      '28 Tahun Sanggar Payung',
      'Lantang Melukis Kain HUT ke-28 Sanggar',
      standfirst,
      ...story,
    );
    expect(article.standfirst).toBe(standfirst);
    expect(article.blocks.map(({ text }) => text)).toEqual(story);
  });

  test('the label of a box for advertisements is no headline', () => {
    expect(cleanLines('ARTICLE AD BOX', `Kabar.com, Juwana - ${first}`, second, third).title).toBeNull();
  });
});

describe('in the story', () => {
  const others = [
    'Mudik ke Pulau Rimbun Tidak Dilarang Saat Hari Raya, Namun Ada Syaratnya',
    'Jadwal Kapal dan Buka Loket Hari Ini Muara Tirta Senin 14 Mei 2021',
    'Satu Keluarga di Gunung Lor Menemukan Gerobak Dongeng Dari Tahun Lama',
  ];

  test('several titles in a row are links', () => {
    expect(dumpTexts(title, '', date, '', first, '', ...apart(others), second, '', third)).toEqual(story);
  });

  test('a row of titles goes, although the story knows their words', () => {
    const own = [
      'Perajin Payung Juwana Membuka Sanggar Kali, Warga Desa Belajar Melukis Kain',
      'Gudang Kapuk Lama di Utara Pasar Menjadi Sanggar Perajin Payung Juwana',
      'Ketua Perajin Bayu Rimbawan: Kain Payung Pertama Sudah Kering Pagi Ini',
    ];
    expect(dumpTexts(title, '', date, '', ...apart([first, ...own, second, third]))).toEqual(story);
  });

  test.each([
    [
      'that its sentence announces',
      'Berikut ini pemenang lomba payung menurut panitia.',
      ['Tari', 'Bayu', 'Nilam', 'Sekar'],
    ],
    [
      'whose lines begin alike',
      'Lomba payung selesai pada sore hari.',
      ['Juara Satu', 'Juara Dua', 'Juara Tiga', 'Juara Harapan'],
    ],
  ])('a list stays %s', (_, sentence, winners) => {
    const list = winners.map((winner) => `${winner} Wanasela, Sanggar Payung Kali, Kecamatan Juwana Lor`);
    expect(dumpTexts(title, '', date, '', ...apart([first, sentence, ...list, second, third]))).toEqual([
      ...[first, sentence, ...list, second, third],
    ]);
  });

  test('a caption closes with the name behind its newsroom', () => {
    const caption = 'Perajin antre di Tempat Pemungutan Kain (TPK) Juwana Lor. Kabar/Nilam Sari';
    expect(dumpTexts(title, '', date, '', ...apart([first, second, caption, third]))).toEqual(story);
  });

  test('"Baik … maupun" begins the sentence behind a title', () => {
    const opening = `KONTAN.CO.ID - JUWANA. ${first} ${second}`;
    const link = 'Baca Juga: Pasar Payung Turun di Awal Pekan (24/1), Menanti Pertemuan Perajin Pekan';
    const told = `Baik Juwana maupun Lereng naik untuk minggu kelima berturut-turut pada pekan lalu. ${second}`;
    expect(dumpTexts(opening, `Sementara itu, harga kain juga naik. ${link} ${told}`).join(' ')).toContain(
      `naik. ${told}`,
    );
  });

  test('a title may begin with a year', () => {
    const yearly = '2025 Tahun Kerbau Kayu, Dukun Ini Ramal Hal Aneh yang Tiba di 2025';
    expect(dumpTexts(title, '', date, '', ...apart([first, others[0] ?? '', second, yearly, third]))).toEqual(story);
  });

  test('the label "Advertising" goes', () => {
    expect(dumpTexts(title, '', date, '', first, '', second, '', 'Advertising', 'Advertising', '', third)).toEqual(
      story,
    );
  });

  test('"(Foto/Ist)" closes a caption', () => {
    expect(dumpTexts(title, '', ...apart([first, second, 'Seruan Perajin di Juwana (Foto/Ist)', third]))).toEqual(
      story,
    );
  });

  test('a title in lower case ends where a sentence begins', () => {
    const link = 'Baca Juga: Harga payung turun ke level terendah dalam tiga pekan';
    const told = `Total pesanan payung mencapai 22 lusin dengan nilai Rp 5 juta. ${second}`;
    expect(dumpTexts(`Kabar.com, Juwana - ${first}`, `${link} ${told}`, third)).toEqual([
      `Kabar.com, Juwana - ${first}`,
      told,
      third,
    ]);
  });

  test('behind a title a sentence may announce a list', () => {
    const announced = 'Sanggar yang turut menerima pesanan itu adalah:';
    const [opening, link] = [
      `Kabar.com, Juwana - ${first} Sanggar lain menyusul.`,
      'Baca Juga: Harga payung akan turun jelang akhir pekan',
    ];
    expect(dumpTexts(opening, `${link} ${announced}`, '- Sanggar Kali', '- Sanggar Lor', third)[1]).toBe(announced);
  });
});

describe('under the story', () => {
  const list = [
    'Balai Kerajinan Menata Ekspor Payung Lewat Langkah Bersama dengan Berbagai Desa',
    'Pengaruh Hujan, Harga Kain Payung Hari Ini Ditutup Naik',
    'Pak Lurah Membahas Rencana 3 Juta Bibit Pala di Balai, Perannya Masih Rahasia',
    'Balai Desa Akan Membuka Gudang Senilai 80 Juta Demi Rencana 3 Juta Bibit',
  ].map((item) => `- ${item}`);

  test('the summary and a long list of titles go', () => {
    expect(dumpTexts(title, '', `kabar.com, JUWANA - ${first}`, second, third, first, ...list)).toEqual([
      `kabar.com, JUWANA - ${first}`,
      second,
      third,
    ]);
  });

  test('a list of the story stays', () => {
    const items = ['- Sanggar Kali', '- Sanggar Lor', '- Sanggar Pasar Wage', '- Sanggar Muara Tirta'];
    expect(dumpTexts(title, '', `kabar.com, JUWANA - ${first}`, second, ...items)).toHaveLength(6);
  });

  test('the rest of a sentence in lower case is no title', () => {
    const [broken, rest] = [
      'Sanggar itu dikelola Perkumpulan Emak Tenun Ibu (PETI)',
      'di Desa Juwana Lor, Kecamatan Muara, K',
    ];
    const printed = [
      title,
      '',
      'Editor: Nilam Sari',
      '',
      `TRIBUNLERENG.COM, JUWANA - ${first}`,
      '',
      second,
      '',
      broken,
      '',
      rest,
    ];
    expect(dumpTexts(...printed).at(-1)).toContain('Kecamatan Muara');
  });
});
