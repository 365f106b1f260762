import type { ZoneName } from '../model/site-rule.ts';
import { readTime, zoneHours } from './dates.ts';
import { collapse } from './whitespace.ts';

/** When a story was published, as a list of stories says it. */
export interface ListedTime {
  /** ISO 8601 with offset; the day alone where no clock is stated. */
  readonly iso: string;
  /** The first and the last moment that can be meant, in milliseconds since 1970; the same where the clock is stated. */
  readonly from: number;
  readonly until: number;
}

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

const units: Readonly<Record<string, number>> = {
  detik: 1000,
  menit: minute,
  jam: hour,
  hari: day,
  minggu: 7 * day,
  bulan: 30 * day,
};

/** Longer than any printed time. */
const longest = 200;

/**
 * The time in a feed, a sitemap or a list -> when that was. Reads what `readTime` reads, the times of feeds
 * ("Sat, 21 Feb 2026 18:12:00 +0700"), days without a clock, and "1 Jam 8 Menit lalu", "baru saja", "Kemarin, 10:20",
 * which count from `now` (milliseconds since 1970). Null where no time is there.
 */
export function readListedTime(text: string, zone: ZoneName, now: number): ListedTime | null {
  const line = collapse(text.slice(0, longest));
  if (line === '') return null;
  const age = ageOf(line);
  if (age !== null) return timeAgo(age, zone, now);
  const named = withDay(line, zone, now);
  const exact = readTime(withNumericOffset(named), zone);
  if (exact !== null) return { iso: exact.iso, from: exact.at, until: exact.at };
  const start = readTime(`${named} 00:00`, zone);
  return start === null ? null : { iso: start.iso.slice(0, 10), from: start.at, until: start.at + day - 1 };
}

/** A moment -> its day in a zone, `2026-11-20`. */
export function dayIn(zone: ZoneName, at: number): string {
  return new Date(at + zoneHours[zone] * hour).toISOString().slice(0, 10);
}

/** A moment -> its minute in a zone, `2026-11-20T09:15+07:00`. */
export function minuteIn(zone: ZoneName, at: number): string {
  const local = new Date(at + zoneHours[zone] * hour).toISOString().slice(0, 16);
  return `${local}+${String(zoneHours[zone]).padStart(2, '0')}:00`;
}

/** A day, `2026-11-20` -> the moment it begins in a zone. */
export function dayStart(zone: ZoneName, date: string): number {
  return Date.parse(`${date}T00:00:00Z`) - zoneHours[zone] * hour;
}

/** "1 Jam 8 Menit lalu" -> the age and how exactly it is stated, in milliseconds; null for anything else. */
function ageOf(line: string): { readonly age: number; readonly unit: number } | null {
  if (/\bbaru saja\b/i.test(line)) return { age: 0, unit: minute };
  if (!/\blalu\b/i.test(line)) return null;
  const parts = [...line.matchAll(/\b(\d{1,4}) ?(detik|menit|jam|hari|minggu|bulan)\b/gi)].map((part) => ({
    count: Number(part[1]),
    unit: units[part[2]?.toLowerCase() ?? ''] ?? 0,
  }));
  if (parts.length === 0) return null;
  const age = parts.reduce((sum, { count, unit }) => sum + count * unit, 0);
  return { age, unit: Math.min(...parts.map(({ unit }) => unit)) };
}

function timeAgo(
  { age, unit }: { readonly age: number; readonly unit: number },
  zone: ZoneName,
  now: number,
): ListedTime {
  const until = now - age;
  return { iso: unit >= day ? dayIn(zone, until) : minuteIn(zone, until), from: until - unit, until };
}

/** "Kemarin, 10:20" -> the same with the day in numbers. */
function withDay(line: string, zone: ZoneName, now: number): string {
  return line.replace(/^(?:hari ini|kemarin)\b,?/i, (word) => dayIn(zone, /^k/i.test(word) ? now - day : now));
}

/** The offset of a feed's time ("+0700", "GMT") -> the form in which `readTime` takes it. */
function withNumericOffset(line: string): string {
  const found = / (?:([+-]\d{2}):?(\d{2})|GMT|UTC?|Z)$/i.exec(line);
  if (found === null) return line;
  const clock = readTime(line.slice(0, found.index), 'WIB');
  return clock === null ? line : `${clock.iso.slice(0, -6)}${found[1] ?? '+00'}:${found[2] ?? '00'}`;
}
