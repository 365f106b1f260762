import { describe, expect, test } from 'vitest';
import { knownNames } from '../../src/sites/known-names.ts';
import { readReportLine } from '../../src/text/people.ts';

describe('the line that names the reporter over the story', () => {
  test.each<[string, string[]]>([
    ['Laporan Wartawan Tribun Jateng, Budi Santosa', ['Budi Santosa']],
    ['Laporan Reporter Tribun Jogja Sari Melati', ['Sari Melati']],
    ['LAPORAN WARTAWAN TRIBUN BALI, NI LUH MELATI', ['NI LUH MELATI']],
    ['(Laporan Wartawan Tribunnews.com, Ilham Rawa)', ['Ilham Rawa']],
    ['*Laporan Wartawan TribunJatim.com, Budi Santosa dan Sari Melati', ['Budi Santosa', 'Sari Melati']],
    ['Laporan Wartawan TribunJatim Network, Budi Santosa', ['Budi Santosa']],
    ['Laporan Wartawan Tribun Timur / Budi Santosa', ['Budi Santosa']],
    ['Laporan Wartawan Tribun Sumsel.com, Budi Santosa', ['Budi Santosa']],
    ['Laporan Kontributor Surya Malang: Budi Santosa', ['Budi Santosa']],
    ['Laporan Kontributor Tribunjabar.id, Udin S.', ['Udin S.']],
    ['Laporan Kontributor Solo, Labib Zain', ['Labib Zain']],
    ['Laporan Reporter POS-KUPANG.COM, Oby Lewan', ['Oby Lewan']],
    ['Laporan Wartawan Bangkapos.com Cici Nasya', ['Cici Nasya']],
    ['Laporan Wartawan Serambi Indonesia Zubir | Langsa', ['Zubir']],
    ['Laporan Wartawan Serambi Indonesia, Zubir I Langsa', ['Zubir']],
    ['Laporan Zubir I Langsa', ['Zubir']],
    ['Laporan Yarmen Dinami l Banda Aceh', ['Yarmen Dinami']],
    ['Laporan: Budi Santosa', ['Budi Santosa']],
    ['Laporan Wartawan Tribun Jateng, Budi Santosa, Sari Melati', ['Budi Santosa', 'Sari Melati']],
    ['Laporan Tribunnews.com, Budi Santosa', ['Budi Santosa']],
  ])('%s', (line, names) => {
    expect(readReportLine(line, knownNames)?.authors).toEqual(names);
  });

  test('any other line is none', () => {
    expect(readReportLine('Penulis: Budi Santosa', knownNames)).toBeNull();
  });
});

test.each<[string, string[]]>([
  ['( * Laporan Koresponden: Budi Santosa *)', ['Budi Santosa']],
  ['Laporan khusus Budi Santosa', ['Budi Santosa']],
  ['Laporan Jurnalis Khusus Tribun Bali, Budi Santosa', ['Budi Santosa']],
  ['Laporan Kontributor Solo/Labib Zain', ['Labib Zain']],
  ['Laporan Wartawan Budi Santosa', ['Budi Santosa']],
  ['Laporan Budi Imansyah', ['Budi Imansyah']],
])('%s', (line, names) => {
  expect(readReportLine(line, knownNames)?.authors).toEqual(names);
});

test.each(['Isi Laporan Wartawan Tribun Bali, Budi', 'Laporannya Budi', ''])('no report: %s', (line) => {
  expect(readReportLine(line, knownNames)).toBeNull();
});
