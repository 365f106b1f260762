import type { Outlet, Row } from './outlets.ts';
import type { PrintedLine } from './printed-pages.ts';

/** What a page is filled with: invented words in the tests, real ones where pages are measured. */
export interface Filling {
  number(below: number): number;
  chance(share: number): boolean;
  one<T>(from: readonly T[]): T;
  name(): string;
  place(): string;
  headline(): string;
  caption(): string;
  sentence(): string;
  topic(): string;
  tag(): string;
  /** The paragraphs of the story without a dateline. */
  story(): readonly string[];
}

interface OutletPage {
  readonly lines: readonly PrintedLine[];
  readonly fields: Readonly<Record<string, string>>;
}

const days = ['Senin', 'Selasa', 'Rabu', 'Kamis', 'Jumat', 'Sabtu', 'Minggu'];
const months = 'Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember'.split(' ');
const short = 'Jan Feb Mar Apr Mei Jun Jul Agt Sep Okt Nov Des'.split(' ');
const two = (number: number): string => String(number).padStart(2, '0');

/** An outlet's page: its rows filled in, with a story between them. */
export function printOutlet(outlet: Outlet, w: Filling): OutletPage {
  const fields: Record<string, string> = {};
  const lines: PrintedLine[] = [];
  const put = (part: PrintedLine['part'], row: Row): void => {
    const chosen = typeof row === 'string' ? row : w.one(row);
    const sure = chosen.replace('?', '');
    if (/^\^?\?/.test(chosen) && w.chance(0.5)) return;
    for (const text of sure.split('\n')) lines.push(lineOf(part, fill(text, w, fields)));
  };
  for (const row of outlet.head) put('head', row);
  const story = w.story();
  for (const [i, text] of story.entries()) {
    const [before, behind] = [i === 0 ? outlet.opening : [], i === story.length - 1 ? outlet.signature : undefined];
    const frame = `${before.length > 0 ? w.one(before) : ''}\u0000${behind === undefined ? '' : w.one(behind)}`;
    const printed = fill(frame, w, fields).replace('\u0000', () => text);
    for (const line of printed.split('\n')) lines.push(lineOf('body', line));
    if (i < story.length - 1 && outlet.between.length > 0 && w.chance(0.25)) put('noise', w.one(outlet.between));
  }
  for (const row of outlet.tail) put('tail', row);
  return { lines, fields };
}

/** "^" before a line: close under the one above. */
function lineOf(part: PrintedLine['part'], text: string): PrintedLine {
  return text.startsWith('^') ? { part, text: text.slice(1), close: true } : { part, text };
}

const fieldNames = new Set(['title', 'kicker', 'standfirst', 'author', 'author2', 'editor']);

function fill(text: string, w: Filling, fields: Record<string, string>): string {
  return text.replace(/\{(\w+\.?)\}/g, (_, slot: string) => {
    const name = slot.toLowerCase();
    if (!fieldNames.has(name)) return wordsFor(slot, w);
    fields[name] ??=
      name === 'title' ? w.headline() : name === 'standfirst' ? w.sentence() : name === 'kicker' ? w.topic() : w.name();
    const value = fields[name] ?? '';
    return slot === name ? value : value.toUpperCase();
  });
}

function wordsFor(slot: string, w: Filling): string {
  const day = 1 + w.number(28);
  const month = w.number(12);
  const year = 2012 + w.number(14);
  const clock = `${two(w.number(24))}:${two(w.number(60))}`;
  const made: Readonly<Record<string, () => string>> = {
    name: () => w.name(),
    NAME: () => w.name().toUpperCase(),
    Place: () => w.place(),
    PLACE: () => w.place().toUpperCase(),
    day: () => w.one(days),
    date: () => `${day} ${months[month] ?? ''} ${year}`,
    sdate: () => `${two(day)} ${short[month] ?? ''} ${year}`,
    num: () => `${two(day)}/${two(month + 1)}/${year}`,
    clock: () => clock,
    'clock.': () => clock.replace(':', '.'),
    caption: () => w.caption().replace(/\.$/, ''),
    'caption.': () => `${w.caption().replace(/\.$/, '')}.`,
    headline: () => w.headline(),
    topic: () => w.topic(),
    sentence: () => w.sentence(),
    tag: () => w.tag(),
  };
  const make = made[slot];
  if (make === undefined) throw new Error(`nothing fills {${slot}}`);
  return make();
}
