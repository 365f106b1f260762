import { describe, expect, test } from 'vitest';
import { dayIn, dayStart, minuteIn, readListedTime } from '../../src/text/dates.ts';

const now = Date.parse('2026-11-20T20:00:30+07:00');
const ages = (text: string): readonly number[] | null => {
  const time = readListedTime(text, 'WIB', now);
  return time === null ? null : [(now - time.until) / 60_000, (now - time.from) / 60_000];
};

test.each([
  ['2026-11-20T09:15:11+07:00', '2026-11-20T09:15:11+07:00'],
  ['2026-11-20T02:15:11Z', '2026-11-20T09:15:11+07:00'],
  ['Sat, 21 Feb 2026 18:12:00 +0700', '2026-02-21T18:12:00+07:00'],
  ['Sat, 21 Feb 2026 11:12:00 GMT', '2026-02-21T18:12:00+07:00'],
  ['Sat, 21 Feb 2026 20:12:00 +0900', '2026-02-21T20:12:00+09:00'],
  ['Jumat, 20 November 2026 09:15 WIB', '2026-11-20T09:15+07:00'],
  ['25/04/2022, 11:28 WIB', '2022-04-25T11:28+07:00'],
  ['Selasa, 23 Februari 2016 | 14:50 WIB', '2016-02-23T14:50+07:00'],
  ['Hari ini, 06:05 WIB', '2026-11-20T06:05+07:00'],
  ['Kemarin, 23:10', '2026-11-19T23:10+07:00'],
])('%s is %s, to the moment', (text, iso) => {
  const time = readListedTime(text, 'WIB', now);
  expect(time).toEqual({ iso, from: Date.parse(iso), until: Date.parse(iso) });
});

test.each([
  ['| 05 Februari 2024', '2024-02-05'],
  ['2026-11-20', '2026-11-20'],
  ['Rabu, 1 Januari 2025', '2025-01-01'],
])('%s is a day', (text, iso) => {
  const start = dayStart('WIB', iso);
  expect(readListedTime(text, 'WIB', now)).toEqual({ iso, from: start, until: start + 86_399_999 });
});

describe('ages count back from the moment the list was read', () => {
  test.each([
    ['17 menit lalu', [17, 18]],
    ['| 19 Menit lalu', [19, 20]],
    ['1 Jam 8 Menit lalu', [68, 69]],
    ['3 jam yang lalu', [180, 240]],
    ['baru saja', [0, 1]],
    ['30 detik lalu', [0.5, 31 / 60]],
  ])('%s', (text, minutes) => {
    expect(ages(text)?.map((one) => Math.round(one * 1000))).toEqual(minutes.map((one) => Math.round(one * 1000)));
  });

  test('the printed time is that of the page, a day where the age is in days', () => {
    expect(readListedTime('1 Jam 8 Menit lalu', 'WIB', now)?.iso).toBe('2026-11-20T18:52+07:00');
    expect(readListedTime('1 Jam 8 Menit lalu', 'WIT', now)?.iso).toBe('2026-11-20T20:52+09:00');
    expect(readListedTime('2 hari lalu', 'WIB', now)?.iso).toBe('2026-11-18');
  });
});

test.each(['', '   ', 'Nasional', '99/99/2026', 'masa lalu', '31 Februari 2026'])('%j is no time', (text) => {
  expect(readListedTime(text, 'WIB', now)).toBeNull();
});

test('days begin at midnight of their own clock', () => {
  const midnight = Date.parse('2026-11-20T00:00:00+09:00');
  expect(dayIn('WIT', midnight)).toBe('2026-11-20');
  expect(dayIn('WIB', midnight)).toBe('2026-11-19');
  expect(dayStart('WIT', '2026-11-20')).toBe(midnight);
});

test.each([
  ['1 detik lalu', 1 / 60, 1 / 60],
  ['1 menit lalu', 1, 1],
  ['1 jam lalu', 60, 60],
  ['1 hari lalu', 1440, 1440],
  ['1 minggu lalu', 7 * 1440, 7 * 1440],
  ['1 bulan lalu', 30 * 1440, 30 * 1440],
  ['2 Hari 3 Jam lalu', 51 * 60, 60],
  ['1 JAM LALU', 60, 60],
])('%s is so old, and stated so exactly', (text, age, unit) => {
  const [until = 0, from = 0] = ages(text) ?? [];
  expect([until, from - until].map((one) => Math.round(one * 1000))).toEqual(
    [age, unit].map((one) => Math.round(one * 1000)),
  );
});

test.each([
  ['Sat, 21 Feb 2026 11:12:00 UT', '2026-02-21T18:12:00+07:00'],
  ['Sat, 21 Feb 2026 11:12:00 UTC', '2026-02-21T18:12:00+07:00'],
  ['Sat, 21 Feb 2026 11:12:00 Z', '2026-02-21T18:12:00+07:00'],
  ['Sat, 21 Feb 2026 11:12:00 gmt', '2026-02-21T18:12:00+07:00'],
  ['Sat, 21 Feb 2026 18:12:00 +07:00', '2026-02-21T18:12:00+07:00'],
  ['Sat, 21 Feb 2026 05:12:00 -0600', '2026-02-21T18:12:00+07:00'],
  ['hari ini 06:05', '2026-11-20T06:05+07:00'],
])('%s is %s, to the moment', (text, iso) => {
  expect(readListedTime(text, 'WIB', now)).toEqual({ iso, from: Date.parse(iso), until: Date.parse(iso) });
});

test('yesterday and today are days of the list’s own clock', () => {
  const late = Date.parse('2026-11-20T23:30:00+07:00');
  expect(readListedTime('Kemarin, 10:20', 'WIT', late)?.iso).toBe('2026-11-20T10:20+09:00');
  expect(readListedTime('Hari ini', 'WIB', late)?.iso).toBe('2026-11-20');
  expect(readListedTime('Sejak kemarin', 'WIB', late)).toBeNull();
  expect(minuteIn('WITA', late)).toBe('2026-11-21T00:30+08:00');
});

test('a time is looked for in the first 200 characters', () => {
  const long = (blanks: number): string => `${'-'.repeat(blanks)} 20 November 2026 09:15 WIB`;
  expect(readListedTime(long(170), 'WIB', now)?.iso).toBe('2026-11-20T09:15+07:00');
  expect(readListedTime(long(200), 'WIB', now)).toBeNull();
});
