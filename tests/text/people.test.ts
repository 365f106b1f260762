import { describe, expect, test } from 'vitest';
import { knownNames } from '../../src/sites/known-names.ts';
import { readByline, splitNames, splitSources } from '../../src/text/people.ts';

describe('bylines', () => {
  test.each([
    ['Reporter: Bintara Rawamaya, Tiyas P | Editor: Prioris W', ['Bintara Rawamaya', 'Tiyas P'], ['Prioris W'], []],
    ['Reporter: Melur Watuireng Editor: Wirasena Sakti', ['Melur Watuireng'], ['Wirasena Sakti'], []],
    ['Penulis: Elang Kalibaru | Editor: Rizal Supit', ['Elang Kalibaru'], ['Rizal Supit'], []],
    ['Penulis : Ryan Suherman', ['Ryan Suherman'], [], []],
    ['Sumber: Reuters | Editor: Noverius L', [], ['Noverius L'], ['Reuters']],
    ['Sumber: Kompas.com,Radio Telaga', [], [], ['Kompas.com', 'Radio Telaga']],
    ['Oleh: Dharmawan Sukesi', ['Dharmawan Sukesi'], [], []],
    ['Writer: Dewi S. Editor: Prihatin L', ['Dewi S.'], ['Prihatin L'], []],
    ['Laporan Wartawan TribunJatim.com, Willy Abra', ['Willy Abra'], [], []],
    ['Laporan Wartawan Tribun-Papua.com Hendrik W', ['Hendrik W'], [], []],
    ['Penulis: AFP | Editor: Danur L', [], ['Danur L'], ['AFP']],
    ['Penulis: Deutsche Welle Indonesia | Editor: Danur L', [], ['Danur L'], ['Deutsche Welle Indonesia']],
    ['Penulis: Tim Kompas.com', [], [], []],
    ['', [], [], []],
  ])('%s', (line, authors, editors, sources) => {
    expect(readByline(line, 'authors', knownNames)).toEqual({ authors, editors, sources });
  });

  test.each([
    ['authors', 'Penulis Reporter Wartawan Writer Oleh Author Kontributor Pewarta Jurnalis'],
    ['editors', 'Editor Penyunting Redaktur'],
    ['sources', 'Sumber Source'],
  ] as const)('names behind a label are %s: %s', (role, labels) => {
    const other = role === 'editors' ? 'authors' : 'editors';
    for (const label of labels.split(' ')) {
      const people = readByline(`Sri Wahyu | ${label}: Elang Kalibaru`, other, knownNames);
      expect([label, people[role], people[other]]).toEqual([label, ['Elang Kalibaru'], ['Sri Wahyu']]);
    }
  });

  test('a name counts once, however often the line has it', () => {
    expect(readByline('Penulis: Sri Wahyu, SRI WAHYU', 'authors', knownNames).authors).toEqual(['Sri Wahyu']);
  });

  test('an address is a source, and a degree typed to the name makes none', () => {
    expect(readByline('Penulis: Dr.Coki Wijaya, kabarmuara.com', 'authors', knownNames)).toEqual({
      authors: ['Dr.Coki Wijaya'],
      editors: [],
      sources: ['kabarmuara.com'],
    });
  });

  test('names without a label have the role of the place they stand in', () => {
    expect(readByline('Ratih Pangestu', 'editors', knownNames).editors).toEqual(['Ratih Pangestu']);
  });
});

describe('names', () => {
  test.each([
    ['Kontributor Solo, Labib Zamani', ['Labib Zamani']],
    ['Kontributor KompasTV Madiun, Sukma Aji, Dwi Rahayu', ['Sukma Aji', 'Dwi Rahayu']],
    ['Penulis Rintan Puspita Sari', ['Rintan Puspita Sari']],
    ['Isna Rahayu,\n Yoga Sukarna', ['Isna Rahayu', 'Yoga Sukarna']],
    ['Jelita Watuireng dan Ganda Priyatna', ['Jelita Watuireng', 'Ganda Priyatna']],
    ['Jelita Watuireng & Ganda Priyatna', ['Jelita Watuireng', 'Ganda Priyatna']],
    ['Wandani Putra', ['Wandani Putra']],
    ['By Edda Quill and Tobin Marsh', ['Edda Quill', 'Tobin Marsh']],
    ['Von Ida Brix und Jens Alt', ['Ida Brix', 'Jens Alt']],
    ['Por Ida Brix y Jens Alt', ['Ida Brix', 'Jens Alt']],
    ['Por Ida Ortega y Gasset', ['Ida Ortega y Gasset']],
    ['Por Inés Vela', ['Inés Vela']],
    ['Oleh Sekar Wulan dan Bima Jati', ['Sekar Wulan', 'Bima Jati']],
    ['Иван Лодкин и Пётр Якорев', ['Иван Лодкин', 'Пётр Якорев']],
    ['배나루, 강노을 기자', ['배나루', '강노을']],
    ['海野灯子記者', ['海野灯子']],
    ['Von der Au', ['Von der Au']],
    ['Edda Quill, Senior Reporter', ['Edda Quill']],
    ['Ida BrixRedakteurin', ['Ida Brix']],
    ['Edda Quill Edda Quill', ['Edda Quill']],
    ['Edda Quill, 12 comments, Twitter', ['Edda Quill']],
    ['Wandani Putra (Kontributor)', ['Wandani Putra']],
    ['Wandani Putra (Kontributor Bogor), Sukma Aji - Kontributor Solo', ['Wandani Putra', 'Sukma Aji']],
    ['Tim Kompas.com', []],
    ['KOMPAS.com/DARMA WIJANA', ['DARMA WIJANA']],
    ['Dr. Ani Budiarti, S.Pd., M.Si', ['Dr. Ani Budiarti, S.Pd., M.Si']],
    ['Ani Budiarti, Psikolog', ['Ani Budiarti, Psikolog']],
    ['Ani Budiarti, SH, MH, Ryan Suherman', ['Ani Budiarti, SH, MH', 'Ryan Suherman']],
    ["M. Nur Ma'ruf", ["M. Nur Ma'ruf"]],
    // A first name as well as a newspaper's.
    ['Surya Wijaya', ['Surya Wijaya']],
    ['Adminto Sari', ['Adminto Sari']],
    ['Contenti Rahma', ['Contenti Rahma']],
  ])('%s', (printed, names) => {
    expect(splitNames(printed, knownNames)).toEqual(names);
  });

  test.each([
    'advertorial',
    'Tribun Kaltim',
    'Tim Tribun Manado',
    'TribunJateng.com',
    'Tim Redaksi',
    'CitizenReporter',
    'Redaksi Kontan',
    'Kompas Cyber Media',
    'Kompas.com',
    'Surya',
    'Surya.co.id',
    'Surya Malang',
    'Serambi Indonesia',
    'Pos Kupang',
    'Banjarmasin Post',
    'Warta Kota',
    'Admin',
    'Content Writer',
    'Humas Pemkot',
    'Kontributor Solo',
    'redaksi@tribun.example',
    'Tribunners 2',
    'Elang 23',
    '#lampudermaga',
    'E.',
    'Orang yang menulis surat ini dari kota seberang',
    '|',
    '-',
  ])('no person: %s', (printed) => {
    expect(splitNames(printed, knownNames)).toEqual([]);
  });
});

test.each([
  ['mayoclinic.com,Healthline', ['mayoclinic.com', 'Healthline']],
  ['Antara | BBC Indonesia', ['Antara', 'BBC Indonesia']],
  ['Kementerian Kelautan dan Perikanan', ['Kementerian Kelautan dan Perikanan']],
  [' : Reuters ', ['Reuters']],
  ['Radio   Telaga\t Wening;Antara', ['Radio Telaga Wening', 'Antara']],
  ['-', []],
])('sources: %s', (printed, sources) => {
  expect(splitSources(printed)).toEqual(sources);
});

test.each([
  ['Ani; Budi/Sari\nDewi、Eko，Fajar；Gita|Hana', ['Ani', 'Budi', 'Sari', 'Dewi', 'Eko', 'Fajar', 'Gita', 'Hana']],
  ['Ani Sari et Budi Jati', ['Ani Sari', 'Budi Jati']],
  ['Ani Sari och Budi Jati og Dewi Lan', ['Ani Sari', 'Budi Jati', 'Dewi Lan']],
  ['Ani Sari ve Budi Jati та Иван Лодкин', ['Ani Sari', 'Budi Jati', 'Иван Лодкин']],
  ['Ani Sari&Budi Jati', ['Ani Sari', 'Budi Jati']],
  ['海野灯子・山田港', ['海野灯子', '山田港']],
  ['Sandang Danu', ['Sandang Danu']],
  ['Muhammad (Ujang) Santosa', ['Muhammad (Ujang) Santosa']],
  ['Muhammad Santosa (Ujang)', ['Muhammad Santosa']],
  ['  : • Ani Sari - ', ['Ani Sari']],
  ['laporan wartawan khusus kompas.com Ani Sari', ['Ani Sari']],
  ['Laporan jurnalis Ani Sari', ['Ani Sari']],
  ['Ani Sari (contributor', ['Ani Sari']],
  ['Ani Sari – wartawan di Solo', ['Ani Sari']],
  ['BY Edda Quill', ['Edda Quill']],
  ['Written by Edda Quill', ['Edda Quill']],
  ['Text by: Edda Quill', ['Edda Quill']],
  ['Autorin Ida Brix', ['Ida Brix']],
  ['Автор: Иван Лодкин', ['Иван Лодкин']],
  ['文 海野灯子', ['海野灯子']],
  ['Bybit Sari', ['Bybit Sari']],
  ['Edda QuillStaff Writer', ['Edda Quill']],
  ['Edda Quill, Chief Correspondent', ['Edda Quill']],
  ['Edda Quill, Follow Edda Quill', ['Edda Quill']],
  ['Edda Quill, e-mail, 1 comment, Komentar', ['Edda Quill']],
  ['Satu Dua Tiga Empat Lima Enam Tujuh', ['Satu Dua Tiga Empat Lima Enam Tujuh']],
  ['Satu Dua Tiga Empat Lima Enam Tujuh Delapan', []],
  ['Ani Sari, Ani Sari', ['Ani Sari', 'Ani Sari']],
  ['Ani Sari AniSari', ['Ani Sari AniSari']],
  ['kabar.muara.example', ['kabar.muara.example']],
  ['dosen', []],
  ['Ani Sari, M.Psi, Psikolog', ['Ani Sari, M.Psi, Psikolog']],
  ['SH, Ani Sari', ['SH', 'Ani Sari']],
])('names in %j', (printed, names) => {
  expect(splitNames(printed, knownNames)).toEqual(names);
});
