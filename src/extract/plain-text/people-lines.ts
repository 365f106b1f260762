import type { DumpRule } from '../../model/site-rule.ts';
import { countWords } from '../../text/whitespace.ts';
import { type DumpLine, isNameLike } from './dump-lines.ts';

const role =
  /^\|?\s?(?<role>penulis|editor|reporter|redaktur|pewarta|wartawan|writer|author|tim redaksi|redaksi|kontributor|penyunting)\s?:?$/i;
const roleBefore =
  /^\|?\s?(?:penulis|reporter|editor|redaktur|pewarta|wartawan|penyunting|writer|author|sumber|source|kontributor|video editor|fotografer|rep|red|oleh)(?:\s?[&/]\s?(?:reporter|editor|penulis))?\s?[:|]\s?\|?\s?(?=\P{L}{0,20}\p{L})[^!?"“”]{2,140}$/iu;
const nameBehind =
  /^(?:[Bb]y|BY|[Oo]leh|OLEH|Ditulis oleh|Author)\s?:?\s(?=\p{Lu})(?<name>[^.!?:()]{2,40}?)(?:\s\([^()]{2,80}\))?$/u;
/** "Tari Wanasela - detikNews", "Tari Wanasela, Kabar.com": a name and its newsroom. */
const nameAndNewsroom =
  /^(?<name>(?:\p{Lu}[\p{L}.'’-]* ){1,4}\p{Lu}[\p{L}.'’-]*)\s?[-–—|,]\s(?:detik\p{L}+|\p{L}[\p{L}\d-]*\.(?:com|co\.id|id)|(?:CNN|CNBC|BBC|VOA|ABC) Indonesia)$/u;

/** "OLEH TARI WANASELA, anggota sanggar, melaporkan dari Sumberjati": readers who write. */
const writesFrom = /^OLEH\s?:?\s(?<name>(?:\p{Lu}[\p{Lu}.'’]* ){0,4}\p{Lu}[\p{Lu}.'’]+), [^.!?"“”]{3,200}$/u;

/** A role word that stands alone on a line; null for any other line. */
export function roleIn(text: string): string | null {
  return role.exec(text)?.groups?.['role'] ?? null;
}

/** Whether a line says who wrote, with a label or without. */
export function isByline(text: string): boolean {
  if (roleBefore.test(text) || nameAndNewsroom.test(text) || writesFrom.test(text)) return true;
  const name = nameBehind.exec(text)?.groups?.['name'];
  return name !== undefined && isNameLike(name.replace(/ (?:dan|and|&) /g, ', '));
}

/** "Rahmat Sudibyo", "Kontributor Bola, Septian Nugroho,". */
export function isName(text: string): boolean {
  return isNameLike(text) && countWords(text) <= 6 && /^\p{Lu}/u.test(text) && !/^\p{Lu}+$/u.test(text);
}

/** Most words of a name without a comma that the story tells of. */
const wordsOfNames = 4;

/** Whether a line that looks like a name is a headline: it holds words in lower case, or is long and its words return in the story. */
export function isTold(text: string, returns: boolean): boolean {
  if (/\s(?!dan\b|and\b|bint?i?\b)\p{Ll}/u.test(text)) return true;
  return returns && !text.includes(',') && countWords(text) > wordsOfNames;
}

/** Names stand over their role, but under one that ends in a colon or has none above it. */
export function areNamesBelow(lines: readonly DumpLine[]): boolean {
  const first = lines.findIndex(({ text }) => roleIn(text) !== null);
  const [above, label, below] = [lines[first - 1], lines[first], lines[first + 1]];
  if (label === undefined || below === undefined) return false;
  return label.text.endsWith(':') || (isName(below.text) && (above === undefined || !isName(above.text)));
}

/** Lines that name people, in their order -> bylines, each with its role before its names. */
export function bylinesIn(lines: readonly DumpLine[], rule: DumpRule): string[] {
  const below = areNamesBelow(lines);
  const bylines = new Bylines();
  let names: string[] = [];
  let over: string | null = null;
  for (const { text } of lines) {
    const found = roleIn(text);
    if (found !== null) {
      if (names.length > 0 && !below) bylines.add(names, found);
      else over = found;
      names = [];
    } else if (/^\|?$/.test(text)) names = [];
    else if (/[:|]|^(?:laporan|sumber|penulis|editor|writer|by|oleh)\b/i.test(text) || isByline(text))
      bylines.line(text, rule);
    else if (over === null) names.push(text.replace(/,$/, ''));
    else {
      bylines.add([text.replace(/,$/, '')], over);
      if (!text.endsWith(',')) over = null;
    }
  }
  // Names that no role follows are those of writers.
  if (names.length > 0) bylines.add(names, 'Penulis');
  return bylines.found;
}

class Bylines {
  readonly found: string[] = [];
  #team: string | null = null;

  line(text: string, rule: DumpRule): void {
    // "Editor | : | Name |": the row of a table; who cut the film is no editor of the text.
    const row = text.replace(/^(\p{L}+)\s?\|\s?:\s?\|?/u, '$1:').replace(/\s?\|$/, '');
    if (/^video editor\b/i.test(row)) return;
    // "Rep: Tari Wanasela/ Red: Bayu Rimbawan": Republika.
    for (const part of row.split(/\s?\/\s?(?=red\s?:)/i))
      this.found.push(labelled(part.replace(/^rep\s?:/i, 'Penulis:').replace(/^red\s?:/i, 'Editor:'), rule));
  }

  /** Those of a team may follow once more, each over its own role, which then counts. */
  add(names: readonly string[], word: string): void {
    const team = this.found.indexOf(this.#team ?? '');
    if (team >= 0 && names.every((name) => this.#team?.includes(name) === true)) this.found.splice(team, 1);
    const byline = `${/^(?:editor|redaktur|penyunting)/i.test(word) ? 'Editor' : 'Penulis'}: ${names.join(', ')}`;
    if (/^tim/i.test(word)) this.#team = byline;
    this.found.push(byline);
  }
}

/** "By Segar Abdulah", "Oleh Rengga - Dosen" -> a byline with a label; any other line as it is. */
function labelled(text: string, rule: DumpRule): string {
  const marked = rule.marks.map(({ line }) => line.exec(text)?.groups?.['name']).find((name) => name !== undefined);
  const name =
    marked ??
    (nameAndNewsroom.exec(text) ?? writesFrom.exec(text))?.groups?.['name'] ??
    /^(?:by|oleh|ditulis oleh|author)\s?:?\s(.+?)(?:\s\([^()]{2,80}\))?$/i.exec(text)?.[1];
  if (name === undefined) return text;
  return /^\w+\s?:/.test(name) ? name : `Penulis: ${name}`;
}

/** "By Segar Abdulah - Kamis, 8 Maret 2018 | 17:34 WIB", "KAMIS, 8 MARET 2018 | 17:34 WIB | LAPORAN: SEGAR ABDULAH": the byline on a line with the date; null without one. */
export function bylineWithDate(text: string, rule: DumpRule): string | null {
  const marked = rule.marks.map(({ line }) => line.exec(text)?.groups?.['name']).find((name) => name !== undefined);
  const name =
    marked ??
    /^(?:by|oleh|penulis|reporter)\s?:?\s(\p{Lu}[^|\d–]{2,60}?)\s?[-|–,]/iu.exec(text)?.[1] ??
    /\|\s?(?:by|oleh|penulis|reporter|laporan)\s?:\s?(\p{Lu}[^|\d–]{2,60})$/iu.exec(text)?.[1];
  if (name === undefined) return null;
  return /^\w+\s?:/.test(name) ? name : `Penulis: ${name}`;
}
