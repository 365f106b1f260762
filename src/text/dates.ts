import type { ZoneName } from '../model/site-rule.ts';
import { collapse } from './whitespace.ts';

/** A point in time as printed: `iso` is ISO 8601 with offset, seconds only where the text gives them. */
export interface ReadTime {
  readonly iso: string;
  /** Milliseconds since 1970, for comparing. */
  readonly at: number;
  /** Where the offset came from. */
  readonly offset: 'stated' | 'assumed';
}

/** Hours that each Indonesian clock is ahead of UTC. */
export const zoneHours: Readonly<Record<ZoneName, number>> = { WIB: 7, WITA: 8, WIT: 9 };

/** The zone in which a time is written: one of Indonesia's, or whatever the time itself states, else WIB. */
export type PrintedClock = ZoneName | 'as-stated';

const unstated: ZoneName = 'WIB';

/** Days of the week as a piece of patterns that ignore case; "Jum'at" and "Ahad" are older spellings. */
export const weekday = '(?:senin|selasa|rabu|kamis|jum.?at|sabtu|minggu|ahad)';

const months: Readonly<Record<string, number>> = Object.fromEntries(
  [
    ['januari', 'january', 'jan'],
    ['februari', 'february', 'pebruari', 'feb', 'peb'],
    ['maret', 'march', 'mar'],
    ['april', 'apr'],
    ['mei', 'may'],
    ['juni', 'june', 'jun'],
    ['juli', 'july', 'jul'],
    ['agustus', 'august', 'agu', 'aug', 'ags', 'agst'],
    ['september', 'sep', 'sept'],
    ['oktober', 'october', 'okt', 'oct'],
    ['november', 'nopember', 'nov', 'nop'],
    ['desember', 'december', 'des', 'dec'],
  ].flatMap((names, index) => names.map((name) => [name, index + 1])),
);

const iso = /\b(\d{4})-(\d{2})-(\d{2})(?:[T ]+(\d{1,2})[:.](\d{2})(?:[:.](\d{2})(?:\.\d+)?)?\s*(Z|[+-]\d{2}:?\d{2})?)?/;
/** A clock may follow without a blank where each has an element of its own: "24 Juli 202612:40". */
const dayFirst = /\b(\d{1,2})[/-](\d{1,2})[/-](\d{4})(?:\b|(?=\d{1,2}[:.]\d{2}))/;
const dayMonthName = /\b(\d{1,2})(?:st|nd|rd|th)?[ -]([A-Za-z]+)\.?,?[ -](\d{4})(?:\b|(?=\d{1,2}[:.]\d{2}))/;
const monthNameDay = /\b([A-Za-z]+)\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})\b/;
const clock = /\b(\d{1,2})[.:](\d{2})(?:[.:](\d{2}))?(?:\s*(AM|PM))?\b/i;
const zoneWord = /\b(WIB|WITA|WIT)\b/i;

/**
 * A printed or machine time -> ISO 8601 in the page's own zone. Reads ISO forms, "20/01/2026, 18:33 WIB",
 * "Jumat, 24 Juli 2026 12:40 Wita", "November 1, 2020, 09.27 PM"; days come before months. A time with another
 * offset (JSON-LD in UTC) is turned to `clock`; one without any is read in it. Null when no date and clock is there.
 */
export function readTime(text: string, clockOf: PrintedClock): ReadTime | null {
  const zone = clockOf === 'as-stated' ? unstated : clockOf;
  const machine = iso.exec(text);
  if (machine !== null) return fromIso(machine, text, clockOf);
  const date = readDate(text);
  if (date === null) return null;
  const time = clock.exec(text.slice(date.end));
  if (time === null) return null;
  let hour = Number(time[1]);
  const half = time[4]?.toUpperCase();
  if (half === 'PM' && hour < 12) hour += 12;
  if (half === 'AM' && hour === 12) hour = 0;
  return inZone([date.year, date.month, date.day, hour, Number(time[2])], time[3], text, zone);
}

function fromIso(found: RegExpExecArray, text: string, clockOf: PrintedClock): ReadTime | null {
  const zone = clockOf === 'as-stated' ? unstated : clockOf;
  const [, year, month, day, hour, minute, second, offset] = found;
  const parts: Parts = [Number(year), Number(month), Number(day), Number(hour), Number(minute)];
  if (offset === undefined) return inZone(parts, second, text, zone);
  const shift =
    offset === 'Z'
      ? 0
      : (offset.startsWith('-') ? -1 : 1) * (Number(offset.slice(1, 3)) * 60 + Number(offset.slice(-2)));
  const at = utc(parts, second);
  if (at === null) return null;
  const instant = at - shift * 60_000;
  const own = clockOf === 'as-stated' || Object.values(zoneHours).includes(shift / 60) ? shift / 60 : zoneHours[zone];
  return { iso: print(instant, own, second !== undefined), at: instant, offset: 'stated' };
}

type Parts = readonly [year: number, month: number, day: number, hour: number, minute: number];

function inZone(parts: Parts, second: string | undefined, text: string, zone: ZoneName): ReadTime | null {
  const stated = zoneWord.exec(text)?.[1]?.toUpperCase() as ZoneName | undefined;
  const hours = zoneHours[stated ?? zone];
  const at = utc(parts, second);
  if (at === null) return null;
  const instant = at - hours * hour;
  return {
    iso: print(instant, hours, second !== undefined),
    at: instant,
    offset: stated === undefined ? 'assumed' : 'stated',
  };
}

/** Null for a day or clock that does not exist (31 February, 25:00, 10:75), and where there is no clock. */
function utc([year, month, day, hour, minute]: Parts, second: string | undefined): number | null {
  const at = Date.UTC(year, month - 1, day, hour, minute, Number(second ?? 0));
  const back = new Date(at);
  const real = year > 1990 && year < 2100 && back.getUTCMonth() === month - 1 && back.getUTCHours() === hour;
  return real ? at : null;
}

function print(instant: number, hours: number, seconds: boolean): string {
  const local = new Date(instant + hours * hour).toISOString();
  const minutes = Math.abs(Math.round(hours * 60));
  const [h, m] = [Math.floor(minutes / 60), minutes % 60].map((part) => String(part).padStart(2, '0'));
  return `${local.slice(0, seconds ? 19 : 16)}${hours < 0 ? '-' : '+'}${h}:${m}`;
}

function readDate(
  text: string,
): { readonly year: number; readonly month: number; readonly day: number; readonly end: number } | null {
  const numbers = dayFirst.exec(text);
  if (numbers !== null) {
    return {
      year: Number(numbers[3]),
      month: Number(numbers[2]),
      day: Number(numbers[1]),
      end: numbers.index + numbers[0].length,
    };
  }
  const named = dayMonthName.exec(text);
  const month = months[named?.[2]?.toLowerCase() ?? ''];
  if (named !== null && month !== undefined)
    return { year: Number(named[3]), month, day: Number(named[1]), end: named.index + named[0].length };
  const english = monthNameDay.exec(text);
  const first = months[english?.[1]?.toLowerCase() ?? ''];
  if (english !== null && first !== undefined) {
    return { year: Number(english[3]), month: first, day: Number(english[2]), end: english.index + english[0].length };
  }
  return null;
}

/** When a story was published, as a list of stories says it. */
export interface ListedTime {
  /** ISO 8601 with offset; the day alone where no clock is stated. */
  readonly iso: string;
  /** The first and the last moment that can be meant, in milliseconds since 1970; the same where the clock is stated. */
  readonly from: number;
  readonly until: number;
}

/** In milliseconds. */
export const minute = 60_000;
export const hour: number = 60 * minute;
export const day: number = 24 * hour;

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
