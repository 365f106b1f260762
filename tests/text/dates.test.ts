import { describe, expect, test } from 'vitest';
import type { ZoneName } from '../../src/model/site-rule.ts';
import { readTime } from '../../src/text/dates.ts';

describe('times as the sites print them', () => {
  test.each([
    ['Kompas.com - 06/12/2019, 21:24 WIB', '2019-12-06T21:24+07:00'],
    ['Kompas.com - 02/11/2023, 21:34 WIB', '2023-11-02T21:34+07:00'],
    ['Kompas.com , 17 April 2026, 10:30 WIB', '2026-04-17T10:30+07:00'],
    ['Kompas.com, Diperbarui 18/04/2026, 10:03 WIB', '2026-04-18T10:03+07:00'],
    ['Rabu, 4 November 2015 | 21:04 WIB', '2015-11-04T21:04+07:00'],
    ['Senin, 4 Mei 2020 04:25 WIB', '2020-05-04T04:25+07:00'],
    ['Tayang:Jumat, 24 Juli 2026 12:40 WIB', '2026-07-24T12:40+07:00'],
    ["Jum'at, 05 Agustus 2022 | 16:12 WIB ", '2022-08-05T16:12+07:00'],
    ['Senin, 28 Oktober 2024 / 20:19 WIB', '2024-10-28T20:19+07:00'],
    ['Selasa, 20/01/2026 18:33 WIB', '2026-01-20T18:33+07:00'],
    ['Minggu, 1 Pebruari 2015 09.05', '2015-02-01T09:05+07:00'],
    ['13 Nopember 2014 7:05 WIB', '2014-11-13T07:05+07:00'],
    ['Nov 3, 2020, 03.01 AM', '2020-11-03T03:01+07:00'],
    ['November 1, 2020, 12.05 AM', '2020-11-01T00:05+07:00'],
    ['November 1, 2020, 12.05 PM', '2020-11-01T12:05+07:00'],
    ['November 7, 2020, 09.27 PM', '2020-11-07T21:27+07:00'],
  ])('%s', (printed, iso) => {
    expect(readTime(printed, 'WIB')?.iso).toBe(iso);
  });

  test.each([
    ['Jumat, 24 Juli 2026 12:40 WITA', '2026-07-24T12:40+08:00'],
    ['Jumat, 24 Juli 2026 12:40 Wita', '2026-07-24T12:40+08:00'],
    ['Kamis, 9 Maret 2023 15:30 WIT', '2023-03-09T15:30+09:00'],
    ['Kamis, 9 Maret 2023 15:30 WIB', '2023-03-09T15:30+07:00'],
  ])('the label of a clock decides: %s', (printed, iso) => {
    const time = readTime(printed, 'WIB');
    expect(time?.iso).toBe(iso);
    expect(time?.offset).toBe('stated');
  });

  test.each<[ZoneName, string]>([
    ['WIB', '2020-05-04T04:25+07:00'],
    ['WITA', '2020-05-04T04:25+08:00'],
    ['WIT', '2020-05-04T04:25+09:00'],
  ])('without a label the clock is %s where the portal says so', (zone, iso) => {
    expect(readTime('Senin, 4 Mei 2020 04:25', zone)).toMatchObject({ iso, offset: 'assumed' });
  });
});

test.each([
  ['Januari January Jan', 1],
  ['Februari February Pebruari Feb Peb', 2],
  ['Maret March Mar', 3],
  ['April Apr', 4],
  ['Mei May', 5],
  ['Juni June Jun', 6],
  ['Juli July Jul', 7],
  ['Agustus August Agu Aug Ags Agst', 8],
  ['September Sep Sept', 9],
  ['Oktober October Okt Oct', 10],
  ['November Nopember Nov Nop', 11],
  ['Desember December Des Dec', 12],
])('%s are one month, behind the day and before it', (names, month) => {
  for (const name of names.split(' ')) {
    const iso = `2020-${String(month).padStart(2, '0')}-09T04:25+07:00`;
    expect(readTime(`9 ${name} 2020 04:25`, 'WIB')?.iso, name).toBe(iso);
    expect(readTime(`${name} 9, 2020 04:25`, 'WIB')?.iso, name).toBe(iso);
  }
});

describe('times for machines', () => {
  test.each([
    ['content_PublishedDate without offset', '2023-11-02 21:34:19', '2023-11-02T21:34:19+07:00'],
    ['Kompas JSON-LD in UTC', '2023-11-02T14:34:19+00:00', '2023-11-02T21:34:19+07:00'],
    ['UTC that falls on the day before', '2023-11-01T23:30:00Z', '2023-11-02T06:30:00+07:00'],
    ['fractions of a second', '2023-11-02T14:34:19.250Z', '2023-11-02T21:34:19+07:00'],
    ['Tribun JSON-LD', '2020-05-04T04:25:13+07:00', '2020-05-04T04:25:13+07:00'],
    ['an attribute without seconds', '2026-07-24T12:40+07:00', '2026-07-24T12:40+07:00'],
    ['an offset of central Indonesia', '2025-02-11T16:05+0800', '2025-02-11T16:05+08:00'],
    ['an offset of another country', '2025-02-11T05:05:00-05:00', '2025-02-11T17:05:00+07:00'],
  ])('%s', (_, machine, iso) => {
    expect(readTime(machine, 'WIB')?.iso).toBe(iso);
  });

  test.each([
    ['2025-02-11T05:05:00-05:00', '2025-02-11T05:05:00-05:00'],
    ['2025-02-11T05:05:00.000Z', '2025-02-11T05:05:00+00:00'],
    ['2025-02-11 05:05 +0530', '2025-02-11T05:05+05:30'],
    ['2025-02-11T05:05-03:30', '2025-02-11T05:05-03:30'],
    ['2025-02-11T05:05', '2025-02-11T05:05+07:00'],
  ])('%s keeps the offset that it states where no clock is known', (machine, iso) => {
    expect(readTime(machine, 'as-stated')?.iso).toBe(iso);
  });

  test('an offset is stated', () => {
    expect(readTime('2025-02-11T05:05+07:00', 'WIB')?.offset).toBe('stated');
    expect(readTime('2025-02-11T05:05', 'WIB')?.offset).toBe('assumed');
    expect(readTime('2025-02-11T05:05 WITA', 'WIB')).toMatchObject({ iso: '2025-02-11T05:05+08:00', offset: 'stated' });
  });

  test.each([
    ['01/01/1991, 10:00 WIB', '1991-01-01T10:00+07:00'],
    ['31/12/2099, 23:59 WIB', '2099-12-31T23:59+07:00'],
    ['29/02/2024, 00:00 WIB', '2024-02-29T00:00+07:00'],
    ['Pukul 10.30, 4 Mei 2020 04:25', '2020-05-04T04:25+07:00'],
    ['Dibaca 10.30, 04/05/2020 04:25', '2020-05-04T04:25+07:00'],
    ['Read 10.30, May 4, 2020 04:25 PM', '2020-05-04T16:25+07:00'],
  ])('%s', (printed, iso) => {
    expect(readTime(printed, 'WIB')?.iso).toBe(iso);
  });

  test('the minutes of an offset count', () => {
    expect(readTime('2025-02-11T05:05:00+05:30', 'WIB')?.iso).toBe('2025-02-11T06:35:00+07:00');
    expect(readTime('2025-02-11T05:05:00-03:30', 'WIB')?.iso).toBe('2025-02-11T15:35:00+07:00');
  });

  test('the same instant compares equal whatever its offset', () => {
    expect(readTime('2023-11-02T14:34:00Z', 'WIB')?.at).toBe(readTime('02/11/2023, 21:34 WIB', 'WIB')?.at);
  });
});

test.each([
  '',
  'Terpopuler',
  '12 jam lalu',
  '2 Jam lalu',
  'Rabu, 4 November 2015',
  '2023-11-02',
  '31/02/2020, 10:00 WIB',
  '02/13/2020, 10:00 WIB',
  '02/11/2020, 24:00 WIB',
  '02/11/2020, 25:00 WIB',
  '02/11/2020, 10:60 WIB',
  '00/11/2020, 10:00 WIB',
  '31/12/1990, 10:00 WIB',
  '01/01/2100, 10:00 WIB',
  '2023-02-30T10:00:00Z',
  '2023-11-02T10:75:00+07:00',
  'Pukul 10.30, 4 Mei 2020',
  '10.30 WIB, 04/05/2020',
  '10.30 AM, May 4, 2020',
  'Senin, 4 Foo 2020 04:25 WIB',
])('no date with a clock: %s', (printed) => {
  expect(readTime(printed, 'WIB')).toBeNull();
});

test.each([
  ['24 Juli 202612:40', '2026-07-24T12:40+07:00'],
  ['24/07/202612:40', '2026-07-24T12:40+07:00'],
  ['24-07-2026 12:40', '2026-07-24T12:40+07:00'],
  ['24-Jul-2026 12:40:05', '2026-07-24T12:40:05+07:00'],
  ['3rd Nov., 2020 03:01', '2020-11-03T03:01+07:00'],
  ['21st November 2020 03:01', '2020-11-21T03:01+07:00'],
  ['2nd November 2020 03:01', '2020-11-02T03:01+07:00'],
  ['4th November 2020 03:01', '2020-11-04T03:01+07:00'],
  ['Nov. 3rd 2020 3:01am', '2020-11-03T03:01+07:00'],
  ['3 Nov 2020 03.01.07 pm', '2020-11-03T15:01:07+07:00'],
  ['2020-11-03 9.05.07', '2020-11-03T09:05:07+07:00'],
  ['2020-11-03   09:05', '2020-11-03T09:05+07:00'],
  ['2020-11-03T09:05:07.5 +08:00', '2020-11-03T09:05:07+08:00'],
  ['Diperbarui 2020-11-03 09:05 Wit', '2020-11-03T09:05+09:00'],
])('%s', (printed, iso) => {
  expect(readTime(printed, 'WIB')?.iso).toBe(iso);
});

test.each([
  '124 Juli 2026 12:40',
  '24 Juli 20261 12:40',
  '24 Juli 2026 112:40',
  '24 Juli 2026 12:405',
  '12020-11-03 09:05',
  '24 Juli 26 12:40',
])('longer and shorter numbers are no time: %s', (printed) => {
  expect(readTime(printed, 'WIB')).toBeNull();
});
