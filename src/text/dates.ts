import type { ZoneName } from '../model/site-rule.ts';

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
const dayFirst = /\b(\d{1,2})[/-](\d{1,2})[/-](\d{4})\b/;
const dayMonthName = /\b(\d{1,2})(?:st|nd|rd|th)?[ -]([A-Za-z]+)\.?,?[ -](\d{4})\b/;
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
  const instant = at - hours * 3_600_000;
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
  const local = new Date(instant + hours * 3_600_000).toISOString();
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
