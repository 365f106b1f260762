import type { PagePosition } from '../../model/extracted-page.ts';
import { pageOf } from '../../text/addresses.ts';
import type { DumpLine } from './dump-lines.ts';

const counted = /^Halaman\s?:?\s?(\d{1,2})\s?(?:\/|dari)\s?(\d{1,2})$/i;
const label =
  /^(?:Halaman|Page)\s?:?\s?([\d ]*?)\s?(?:Show All|Tampilkan Semua|(?<=\d\s?)(?:Selanjutnya|Berikutnya|Next))?\s?[»>]*$/i;
const further = /^(?:Halaman (?:Selanjutnya|Berikutnya)(?:\s*:.*)?|Selanjutnya\s*»?|Show All|Tampilkan Semua)$/i;

const titled = /\bHalaman (\d{1,2})(?=\s[-–—|]\s|$)/i;

/** The pager of a printed page, its title and its address -> which page it is and of how many; without any page 1 of 1. */
export function readPrintedPosition(
  head: readonly DumpLine[],
  lines: readonly DumpLine[],
  url: string | null,
): PagePosition {
  const printed = head.map(({ text }) => titled.exec(text)?.[1]).find((page) => page !== undefined);
  const asked = pageOf(url) ?? (printed === undefined ? null : Number(printed));
  for (const { text } of lines) {
    const [, page, total] = counted.exec(text) ?? [];
    if (page !== undefined && total !== undefined) return { page: asked ?? Number(page), total: Number(total) };
  }
  for (const [i, { text }] of lines.entries()) {
    const own = label.exec(text)?.[1];
    if (own === undefined) continue;
    const numbers = own === '' ? numbersUnder(lines.slice(i + 1, i + 16)) : own;
    return { page: asked ?? 1, total: lastOf(numbers) };
  }
  if (lines.some(({ text }) => further.test(text))) return { page: asked ?? 1, total: null };
  return { page: asked ?? 1, total: asked === null ? 1 : null };
}

/** The links of a pager, on one line or on a line each. */
function numbersUnder(lines: readonly DumpLine[]): string {
  const end = lines.findIndex(({ text }) => !/^[\d ]{1,30}$/.test(text));
  return lines
    .slice(0, end < 0 ? lines.length : end)
    .map(({ text }) => text)
    .join(' ');
}

/** "1 2 3" or, printed without blanks, "1234" -> the last page; null where no such row is printed. */
function lastOf(printed: string): number | null {
  const numbers = printed
    .split(' ')
    .map(Number)
    .filter((number) => number > 0 && number < 100);
  if (numbers.length > 1) return Math.max(...numbers);
  for (let total = 2, row = '12'; row.length <= printed.length; total += 1, row += total) {
    if (row === printed) return total;
  }
  return null;
}
