import type { DumpRule } from '../../model/site-rule.ts';
import type { DumpLine } from './dump-lines.ts';

/** Role words that stand alone on a line. */
const role =
  /^\|?\s*(?<role>penulis|editor|reporter|redaktur|pewarta|writer|author|tim redaksi|redaksi|kontributor|penyunting)\s*:?$/i;

/** Lines between headline and story that name people -> bylines, each with its role before its names. */
export function bylinesIn(lines: readonly DumpLine[], rule: DumpRule): string[] {
  const below = lines.some(({ text }) => role.test(text) && text.endsWith(':'));
  const bylines = new Bylines();
  let names: string[] = [];
  let over: string | null = null;
  for (const { text } of lines) {
    const found = role.exec(text)?.groups?.['role'];
    if (found !== undefined) {
      // Names stand over their role, or under one that ends in a colon.
      if (below) over = found;
      else if (names.length > 0) bylines.add(names, found);
      else over = found;
      names = [];
    } else if (/^\|?$/.test(text)) names = [];
    else if (over !== null && !/[:|]/.test(text)) {
      bylines.add([text.replace(/,$/, '')], over);
      if (!text.endsWith(',')) over = null;
    } else if (/[:|]|^(?:laporan|sumber|penulis|editor|writer|by|oleh)\b/i.test(text)) bylines.line(text, rule);
    else names.push(text.replace(/,$/, ''));
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
    const row = text.replace(/^(\p{L}+)\s*\|\s*:\s*\|?/u, '$1:').replace(/\s?\|$/, '');
    if (!/^video editor\b/i.test(row)) this.found.push(labelled(row, rule));
  }

  /** Those of a team may follow once more, each over its own role, which then counts. */
  add(names: readonly string[], role: string): void {
    const team = this.found.indexOf(this.#team ?? '');
    if (team >= 0 && names.every((name) => this.#team?.includes(name) === true)) this.found.splice(team, 1);
    const byline = `${/^(?:editor|redaktur|penyunting)/i.test(role) ? 'Editor' : 'Penulis'}: ${names.join(', ')}`;
    if (/^tim/i.test(role)) this.#team = byline;
    this.found.push(byline);
  }
}

/** "By Segar Abdulah", "Oleh Rengga - Dosen" -> a byline with a label; any other line as it is. */
function labelled(text: string, rule: DumpRule): string {
  const mark = rule.marks.find(({ line }) => line.test(text));
  const name =
    mark?.line.exec(text)?.groups?.['name'] ?? /^(?:by|oleh|ditulis oleh|author)\s?:?\s(.+)$/i.exec(text)?.[1];
  if (name === undefined) return text;
  return /^\w+\s*:/.test(name) ? name : `Penulis: ${name}`;
}
