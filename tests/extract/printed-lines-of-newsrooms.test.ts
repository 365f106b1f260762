import { describe, expect, test } from 'vitest';
import { cleanLines, dumpTexts } from '../support/clean-dump.ts';
import { apart, date, first, second, story, third, title } from '../support/printed-story.ts';

const head = [title, '', date, ''];

describe('titles of other stories that stand alone', () => {
  const link = 'Pengacara Kapal Muara Tumbang saat Menambal Perahu, Tetangga Tunjukkan Rasa Haru';

  test('a long one between two paragraphs is a link', () => {
    const article = cleanLines(...head, ...apart([first, link, second, third]));
    expect(article.blocks.map(({ text }) => text)).toEqual(story);
    expect(article.related).toEqual([{ title: link, url: null }]);
  });

  test('it is one over a subheading too', () => {
    const subheading = 'Sanggar yang ramai';
    expect(dumpTexts(...head, ...apart([first, link, subheading, second, third]))).toEqual([
      ...[first, subheading, second, third],
    ]);
  });

  test.each([
    ['that the paragraph under it tells', 'Gudang Kapuk Lama di Utara Kota Menjadi Sanggar Payung Warga Desa'],
    ['with its date', 'Rangkuman Lomba Payung Juwana Babak Kedua, Kamis (28/1/2021)'],
    ['of fewer words', 'Pengacara Kapal Muara Tumbang saat Menambal Perahu'],
    ['that begins with its number', '1. Pengacara Kapal Muara Tumbang saat Menambal Perahu Tetangga Lama'],
  ])('a subheading stays %s', (_, subheading) => {
    const told = 'Gudang kapuk di utara kota itu menjadi sanggar payung sejak pasar pindah.';
    expect(dumpTexts(...head, ...apart([first, subheading, told, third]))).toEqual([first, subheading, told, third]);
  });

  test('one under the mark that closes the story is a link', () => {
    expect(dumpTexts(...head, first, second, `${third} (*)`, link)).toEqual([first, second, `${third} (*)`]);
  });

  test('one under the last paragraph may be the beginning of what was cut off', () => {
    expect(dumpTexts(...head, ...apart([first, second]), third, '', link)).toContain(link);
  });
});

test('place and outlet open a story below its summary', () => {
  const summary = 'BPD memilih sembilan perajin itu dari daftar hadir lomba payung pekan lalu di balai.';
  const photo =
    'Ketua Bayu Rimbawan (tengah) memakai celemek di Balai Lor, Minggu (20/8/2023). (ANTARA FOTO/Wening Sari)';
  const opening = `Jakarta, Kabar Indonesia -- ${first}`;
  const lines = [title, 'Kabar Indonesia', date, '', ...apart([summary, photo, opening, second, third])];
  expect(dumpTexts(...lines)).toEqual([opening, second, third]);
});

describe('captions', () => {
  test.each([
    ['name and newsroom between dashes', 'Perajin melukis kain di sanggar tepi kali.-Tari Wanasela/Harian Lereng-'],
    ['a name between dashes', 'Perajin melukis kain di sanggar tepi kali.-Foto: Tari Wanasela-'],
    ['an account', 'Regu Juwana saat melukis kain payung. (instagram.com/sanggarkali)'],
    ['an archive behind the name of the newsroom', 'Perajin melukis kain di sanggar tepi kali. Kabar Times/ istimewa'],
  ])('close with %s, under the headline, between paragraphs and at the end', (_, caption) => {
    const article = cleanLines(title, '', title, '', caption, '', ...apart([first, second, caption, third]), caption);
    expect(article.title).toBe(title);
    expect(article.blocks.map(({ text }) => text)).toEqual(story);
  });

  test('close with name and newsroom, a word each, but for the last line: it may be signed so', () => {
    const caption = 'Perajin payung di sanggar tepi kali (Restu/Lereng)';
    expect(dumpTexts(...head, ...apart([first, caption, second, third]))).toEqual(story);
    expect(dumpTexts(...head, ...apart([...story, caption]))).toEqual([...story, caption]);
  });

  test('a caption printed twice between paragraphs does not make head of what stands above it', () => {
    const head = [
      'Sanggar Juwana',
      '',
      'Usai Perajin Sanggar Juwana Ikuti Latihan Perdana, Begini Kondisi Payung Kali yang Dibeber Mario Gamas',
      '',
      'usai perajin Sanggar Juwana mengikuti latihan perdana, begini kondisi Payung Kali yang dibeber Penata Mario Gamas',
      '',
      'Penulis: Dya Ayu Wulandini | Editor: Mujib Anwari',
      'TRIBUNLERENG.COM/HAYU YUDO PRABAWA',
      'Regu Payung Kali Sanggar Juwana saat perdana di Balai Gajah Kota Lereng, Kamis (16/1/2020).  ',
      '',
    ];
    const caption =
      'Mario Gamas Penata Sanggar Juwana dikerumuni warga dan penonton yang meminta foto bareng saat latihan perdana di Balai Gajah Kota Lereng, Kamis (16/1/2020).';
    const told = [
      'Terkait hal itu, pengurus Sanggar Juwana berharap agar untuk latihan pada Jumat (18/1/2020) sore hari ini, penonton dan warga cukup menyaksikan dengan duduk di bangku penonton saja',
      '"Dalam latihan berikutnya semua penonton agar untuk tidak berada di area kain.',
      'Ini permohonan dari penata, dikarenakan latihan awal ini untuk melihat secara langsung kondisi awal masing-masing payung," kata Sudarmadi Juru Bicara Sanggar Juwana, Jumat (17/1/2020).',
      'Terkait ramainya ratusan penonton yang datang pada latihan kemarin, pengurus dan regu penata mengaku bahagia karena itu menjadi cerminan semangat diawal musim ini.',
      '"Sebelumnya penata menyampaikan terima kasih atas dukungan dan kehadiran para warga yang memberi motivasi kepada regu yang melakukan latihan perdana.',
      'Besarnya penonton yang hadir kemarin memberi harapan dan optimisme yang tinggi pada anak-anak muda untuk bersemangat berlatih, bermain dan melukis," ujarnya.',
      '"Sekali lagi mohon kerjasamanya agar latihan berikutnya penonton akan lebih baik berada di bangku," tegasnya.',
      'Rencananya setelah latihan di Balai Gajah Kota Lereng, regu Payung Kali akan mulai berlatih di kawasan Kebun Apel di Kota Muara, Minggu (19/1/2020) nanti selama sepekan.',
    ];
    const photo = [caption, `${caption} (TRIBUNLERENG/DYA AYU)`, ''];
    expect(dumpTexts(...head, ...apart(told.slice(0, 3)), ...photo, ...apart(told.slice(3)))).toEqual(told);
  });
});

describe('lines that newsrooms print into the text', () => {
  test('the reporter of a Tribun portal, with a full stop', () => {
    const opening = `TRIBUNNEWS.COM, JUWANA - ${first}`;
    const article = cleanLines('Laporan wartawan Tribun Kaltim, Ahmad Sidik.', opening, second, third);
    expect(article.title).toBeNull();
    expect(article.authors).toEqual(['Ahmad Sidik']);
    expect(article.blocks.map(({ text }) => text)).toEqual([opening, second, third]);
  });

  test('the network behind the name of a portal is no person', () => {
    const report = 'Laporan Wartawan Tribun Jatim Network, Khairil Amir';
    const article = cleanLines(...head, report, '', ...apart([`TRIBUNJATIM.COM, JUWANA - ${first}`, second, third]));
    expect(article.authors).toEqual(['Khairil Amir']);
  });

  test('the code of a WordPress widget', () => {
    const code = '[kabar_block_16 number_post="1" include_post="31149" boxed="true"]';
    expect(dumpTexts(...head, first, second, code, third)).toEqual(story);
  });

  test('titles of other stories with their section and age', () => {
    const others = [
      'Warga Muara Diminta Menjaga Kapal, Tak Cuma Nelayan',
      'Ekonomi • 6 jam yang lalu',
      'Balai dan Desa Merintis Pembangunan Dermaga Baru Muara',
      'Ekonomi 4 jam yang lalu',
    ];
    expect(dumpTexts(title, '', ...story, '', ...others)).toEqual(story);
  });

  test('what stands below the initials of the reporters, alone on their line', () => {
    const below = ['Rekam Jejak 2025', 'Rekam jejak perajin dibahas bersama Balai Lereng untuk warga seluruh desa.'];
    expect(dumpTexts(...head, ...apart([...story, '(mea/ras)', ...below]))).toEqual([...story, '(mea/ras)']);
  });

  test('what a story that is sold offers', () => {
    const offers = ['Berlangganan untuk lanjutkan membaca.', 'Kami mengemas kabar, dengan cerita.'];
    expect(dumpTexts(title, ...story, ...offers)).toEqual(story);
  });

  test.each([
    'Terima kasih telah membaca Kompas.com.',
    'Dapatkan Voucher Belanja jutaan rupiah, dengan #JernihBerkomentar di bawah ini! *S&K berlaku',
  ])('what Kompas asks of its readers: %s', (asked) => {
    const opening = `JUWANA, KOMPAS.com — ${first}`;
    const lines = ['Kompas.com - 11/01/2018, 09:28 WIB', '', ...apart([opening, second, asked, third])];
    expect(dumpTexts(...lines)).toEqual([opening, second, third]);
    expect(dumpTexts(...lines, asked, 'Berkomentar')).toEqual([opening, second, third]);
  });

  test('a link in parentheses at the end of a paragraph', () => {
    expect(dumpTexts(...head, ...apart([first, `${second} (Baca selengkapnya)`, third]))).toEqual(story);
  });

  test('the next story behind the initials of the reporters', () => {
    const lines = apart([first, second, `${third} (wap) Next Article Payung Juwana Lebih Manis!`]);
    expect(dumpTexts(...head, ...lines)).toEqual([first, second, `${third} (wap)`]);
  });

  test('a title and a sentence over a picture without its text', () => {
    const teaser = ['Ramalan Kabut Hari Ini', 'Balai desa menempel ramalan baru di warung tepi kali.', 'img_title'];
    expect(dumpTexts(...head, ...apart(story), ...apart(teaser), 'KABAR.co.id', '3 September 2025')).toEqual(story);
  });

  test('a label in capitals that ran on behind the paragraph', () => {
    const lines = [first, `${second.slice(0, -1)}BACA JUGA: Perajin Masih Enggan Membangun Kandang`, third];
    expect(dumpTexts(...head, ...lines)).toEqual([first, second.slice(0, -1), third]);
  });

  test('the title of a video of Kompas TV', () => {
    const opening = `JUWANA, KOMPAS.com — ${first}`;
    const video = 'Kompas TV Sejumlah nama yang mencuat adalah Nana Sihab, Muldi, hingga Agus Yudo.';
    const told = 'Kompas TV Juwana melaporkan bahwa sanggar itu ramai sejak pagi buta.';
    const lines = ['Kompas.com - 11/01/2018, 09:28 WIB', '', ...apart([opening, second, video, told, third])];
    expect(dumpTexts(...lines)).toEqual([opening, second, told, third]);
  });
});

test('a role without a name is no writer', () => {
  const article = cleanLines(...head, ...apart(story), 'Ditulis Oleh', '', 'Andri Cikal');
  expect(article.authors).not.toContain('Ditulis Oleh');
});

test('what an embedded post says is no title of another story', () => {
  const post = ['View this post on Instagram', 'A post shared by Sanggar Kali (@sanggarkali)'];
  const article = cleanLines(...head, ...apart([first, second, ...post, third]));
  expect(article.blocks.map(({ text }) => text)).toEqual(story);
  expect(article.related).toEqual([]);
});

test('a topic and a headline alone are no story', () => {
  expect(() => cleanLines('Sanggar Payung', title)).toThrow(/^(?:empty-body|not-article)/);
});
