import { describe, expect, test } from 'vitest';
import { knownNames } from '../../src/sites/known-names.ts';
import { readDateline } from '../../src/text/datelines.ts';

describe('datelines as printed', () => {
  test.each([
    ['JAKARTA, KOMPAS.com - Menteri', 'JAKARTA', 'KOMPAS.com'],
    ['JAKARTA, KOMPAS.com\u00a0- Sempat', 'JAKARTA', 'KOMPAS.com'],
    ['KYIV, KOMPAS.com – Pasukan', 'KYIV', 'KOMPAS.com'],
    ['KUTA, KOMPAS.com — Penyerang', 'KUTA', 'KOMPAS.com'],
    ['WASHINGTON DC, KOMPAS.com - Presiden', 'WASHINGTON DC', 'KOMPAS.com'],
    ['JAKARTA KOMPAS.com - Pemerintah', 'JAKARTA', 'KOMPAS.com'],
    ['JAKARTA.KOMPAS.com - Pemerintah', 'JAKARTA', 'KOMPAS.com'],
    ['JAKARTA, KOMPAS.con - Pemerintah', 'JAKARTA', 'KOMPAS.con'],
    ['Jakarta, Kompas.com - Pemerintah', 'Jakarta', 'Kompas.com'],
    ['KOMPAS.com - Resep', null, 'KOMPAS.com'],
    ['KOMPAS.com – Pelangi', null, 'KOMPAS.com'],
    ['TRIBUNNEWS.COM, JAKARTA - Ketua', 'JAKARTA', 'TRIBUNNEWS.COM'],
    ['TRIBUNNEWS.COM - Berikut', null, 'TRIBUNNEWS.COM'],
    ['TRIBUNGORONTALO.COM, Gorontalo -- Warga', 'Gorontalo', 'TRIBUNGORONTALO.COM'],
    ['TRIBUNKALTIM.CO, SAMARINDA - Warga', 'SAMARINDA', 'TRIBUNKALTIM.CO'],
    ['TRIBUN-TIMUR.COM - Warga', null, 'TRIBUN-TIMUR.COM'],
    ['TRIBUN-MEDAN.com, SIANTAR - Warga', 'SIANTAR', 'TRIBUN-MEDAN.com'],
    ['TRIBUNJATENG.COM,SEMARANG – Warga', 'SEMARANG', 'TRIBUNJATENG.COM'],
    ['SURYA.CO.ID, TULUNGAGUNG - Warga', 'TULUNGAGUNG', 'SURYA.CO.ID'],
    ['SURYA.co.id | SURABAYA – Warga', 'SURABAYA', 'SURYA.co.id'],
    ['SRYA.co.id | SURABAYA - Warga', 'SURABAYA', 'SRYA.co.id'],
    ['POS-KUPANG.COM, LARANTUKA- Warga', 'LARANTUKA', 'POS-KUPANG.COM'],
    ['SERAMBINEWS.COM, BANDA ACEH - Warga', 'BANDA ACEH', 'SERAMBINEWS.COM'],
    ['Manado , TRIBUNMANADO.CO.ID - Warga', 'Manado', 'TRIBUNMANADO.CO.ID'],
    ['POS KUPANG.COM, KUPANG - Warga', 'KUPANG', 'POS KUPANG.COM'],
    ['BANGKA TENGAH, BANGKAPOS.COM - Warga', 'BANGKA TENGAH', 'BANGKAPOS.COM'],
    ['TRIBUN VIDEO.COM - Warga', null, 'TRIBUN VIDEO.COM'],
    ['SURYA Online, SURABAYA - Warga', 'SURABAYA', 'SURYA Online'],
    ['TRIBUNJABAR.ID, KAB. BANDUNG - Warga', 'KAB. BANDUNG', 'TRIBUNJABAR.ID'],
    ['KONTAN.CO.ID - JAKARTA. Bursa', 'JAKARTA', 'KONTAN.CO.ID'],
    ['KONTAN.CO.ID -  BRUSSELS. Sekjen', 'BRUSSELS', 'KONTAN.CO.ID'],
    ['KONTAN.CO.ID -JAKARTA.Pemerintah', 'JAKARTA', 'KONTAN.CO.ID'],
    ['KONTAN.CO.ID-JAKARTA. Bursa', 'JAKARTA', 'KONTAN.CO.ID'],
    ['KONTAN.CO.ID - NEW YORK. Harga', 'NEW YORK', 'KONTAN.CO.ID'],
    ['KONTAN.CO.ID - Jakarta. Harga', 'Jakarta', 'KONTAN.CO.ID'],
    ['KONTAN.CO.ID - Tahukah Anda kulit bawang', null, 'KONTAN.CO.ID'],
    ['MOMSMONEY.ID - Panci', null, 'MOMSMONEY.ID'],
    ['KONTAN.CO.ID. JAKARTA. Bursa', 'JAKARTA', 'KONTAN.CO.ID'],
    ['KONTAN.CO.ID, JAKARTA. Bursa', 'JAKARTA', 'KONTAN.CO.ID'],
    ['KONTAN.CO.ID - JAKARTA – Bursa', 'JAKARTA', 'KONTAN.CO.ID'],
    ['KONTAN.CO.ID - WASHINGTON D.C. Bursa', 'WASHINGTON D.C', 'KONTAN.CO.ID'],
    ['KONTAN.CO.ID - ST. PETERSBURG. Bursa', 'ST. PETERSBURG', 'KONTAN.CO.ID'],
    ['KONTAN.CO.ID - SÃO PAULO. Bursa', 'SÃO PAULO', 'KONTAN.CO.ID'],
    ['KONTAN.CO.ID - SEOUL (Reuters). Bursa', 'SEOUL', 'KONTAN.CO.ID'],
    ['JAKARTA. Laba bersih', 'JAKARTA', null],
    ['JAKARTA.Laba bersih', 'JAKARTA', null],
    ['SURABAYA/JAKARTA. Laba bersih', 'SURABAYA/JAKARTA', null],
    ['HONG KONG. Bursa', 'HONG KONG', null],
  ])('%s', (opening, place, outlet) => {
    expect(readDateline(opening, knownNames)).toEqual({ place, outlet });
  });
});

test.each([
  'PERPUSTAKAAN desa sering dibangun lebih cepat.',
  'Menurut laporan Reuters.com - harga naik.',
  'Ia mengatakan kepada Kompas.com - sambil tersenyum - bahwa ia senang.',
  'Pelangi tampak melengkung.',
  'PT ABC. Laba naik.',
  '',
])('no dateline: %s', (opening) => {
  expect(readDateline(opening, knownNames)).toBeNull();
});

test.each([
  ['Kab. Bandung, KOMPAS.com - Warga', 'Kab. Bandung', 'KOMPAS.com'],
  ['Nusa dan Muara, KOMPAS.com - Warga', 'Nusa dan Muara', 'KOMPAS.com'],
  ["Ka'bah-Baru / Muara, KOMPAS.com - Warga", "Ka'bah-Baru / Muara", 'KOMPAS.com'],
  ['São Paulo, KOMPAS.com -- Warga', 'São Paulo', 'KOMPAS.com'],
  ['JAKARTA, KABAR9.co.id - Warga', 'JAKARTA', 'KABAR9.co.id'],
  ['JAKARTA, KABAR.net - Warga', 'JAKARTA', 'KABAR.net'],
  ['JAKARTA, KOMPAS.TV - Warga', 'JAKARTA', 'KOMPAS.TV'],
  ['KONTAN.CO.ID - Kuala Lumpur. Bursa', 'Kuala Lumpur', 'KONTAN.CO.ID'],
  ['KONTAN.CO.ID - D.I YOGYAKARTA. Bursa', 'D.I YOGYAKARTA', 'KONTAN.CO.ID'],
  ['KONTAN.CO.ID - JAKARTA.“Bursa', 'JAKARTA', 'KONTAN.CO.ID'],
  ['KONTAN.CO.ID – NEW YORK — Bursa', 'NEW YORK', 'KONTAN.CO.ID'],
  ['JAKARTA. “Laba bersih', 'JAKARTA', null],
])('%s', (opening, place, outlet) => {
  expect(readDateline(opening, knownNames)).toEqual({ place, outlet });
});

test.each([
  'Satu Dua Tiga Empat Lima Enam Tujuh, KOMPAS.com - Warga',
  'JAKARTA, KOMPAS.comic - Warga',
  'JAKARTA, KO.com - Warga',
  'JAKARTA, KOMPAS.com Warga',
  'jakarta, KOMPAS.com - Warga',
  'DKI. Laba naik',
  'JAKARTA. laba naik',
  'Di JAKARTA. Laba naik',
])('no dateline: %s', (opening) => {
  expect(readDateline(opening, knownNames)).toBeNull();
});
