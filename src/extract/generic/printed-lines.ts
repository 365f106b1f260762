import { rawText } from '../../page/nodes.ts';
import type { ParsedPage } from '../../page/parse.ts';
import { collapse } from '../../text/whitespace.ts';
import { draftBlocks } from '../draft-blocks.ts';
import { headingOf } from './head.ts';

const mostTitles = 3;
/** How many lines over and under the headline may state date and names. */
const linesAround = { over: 4, under: 14 } as const;

/** Lines of a page, for what no field states. */
export interface PrintedLines {
  /** The heading that the page's title repeats. */
  readonly headline: string | null;
  /** Those around the headline, nearest below first. */
  readonly byHeadline: readonly string[];
  /** Those that begin with a role, wherever they stand, as "Penulis: …". */
  readonly credits: readonly string[];
}

const person = String.raw`\p{Lu}[\p{L}.'’-]*`;
const persons = `${person}(?:(?:,? (?:and|dan|&)|,)? ${person}){1,8}`;
/** A role with a colon, behind a date too; or role and name and nothing else, as in the credit row of Kompas. */
const credits: readonly RegExp[] = [
  /(?<=^|[|•·]\s?|\b(?:wib|wita|wit)\s)(?:penulis|reporter|pewarta|wartawan|jurnalis|kontributor|editor|penyunting)(?:\s?\|)?\s?[:：][\s\S]*$/iu,
  /^(?:(?:^|\s*\|\s*)(?:Penulis|Reporter|Editor)(?:\s+\p{Lu}[\p{L}.'’-]*){1,5}){1,2}$/u,
  // The role in an element of its own, with nothing printed between.
  new RegExp(String.raw`^(?:Penulis|Reporter|Editor)(?=\p{Lu}\p{Ll})${persons}$`, 'u'),
];
const nameLine = new RegExp(
  String.raw`^(?:By|Oleh|Story by|Words by)\s+${persons}(?:\s?[|·;–-]\s?Editor\s?:?\s?${persons})?$`,
  'u',
);
const mostCredits = 6;

/** A page -> its printed lines that may state date and names. */
export function printedLines(page: ParsedPage): PrintedLines {
  const heading = headingOf(page);
  const body = page.byKey.get('body')?.slice(0, 1) ?? [];
  const roots = body.length > 0 ? body : page.elements.filter((element) => element.parent?.type === 'root');
  const hidden = page.hidden.flatMap(([from, to]) => page.elements.slice(from, to + 1));
  const lines = draftBlocks(roots, new Set(hidden))
    .flatMap(({ text }) => text.split('\n'))
    .map((line) => line.trim());
  const title = heading === null ? '' : collapse(rawText(heading, undefined, 1000));
  // What floats over the page, and the way to it, may say the title before the headline does.
  const places = lines.flatMap((line, i) => (title !== '' && line === title ? [i] : [])).slice(0, mostTitles);
  const [near = [], ...elsewhere] = places.map((at) => [
    ...lines.slice(at + 1, at + 1 + linesAround.under),
    ...lines.slice(Math.max(0, at - linesAround.over), at),
  ]);
  const short = (line: string): boolean => line.length <= 160;
  return {
    headline: title === '' ? null : title,
    byHeadline: [near, ...elsewhere].flat().filter(short),
    credits: [
      ...lines.filter(short).flatMap(creditIn),
      ...near.filter((line) => short(line) && nameLine.test(line)),
      ...rolesApart(near),
    ]
      .slice(0, mostCredits)
      .map(withColons),
  };
}

function creditIn(line: string): string[] {
  // "Reporter: Berapa harganya?" and "Reporter: Terima kasih untuk waktunya." are lines of an interview.
  if (/[?!]$|\s\p{Ll}{5,}\.$/u.test(line)) return [];
  const found = credits.map((pattern) => pattern.exec(line)?.[0]).find((text) => text !== undefined);
  return found === undefined ? [] : [found];
}

const roleAlone = /^(?:penulis|reporter|pewarta|wartawan|jurnalis|editor|penyunting)\s?:?$/i;
const personsAlone = new RegExp(`^${persons},?$`, 'u');

/** Labels that stand by the headline too, and have the capitals of names. */
const noNames = /^(?:tim|lihat|baca|foto|sumber|komentar|bagikan|dengarkan|share|view|read)\b/i;

/** Roles in lines of their own -> each with the names over it, where every role has them there, or under it. */
function rolesApart(lines: readonly string[]): string[] {
  const isNames = (line = ''): boolean => personsAlone.test(line) && !roleAlone.test(line) && !noNames.test(line);
  const roles = lines.flatMap((line, i) => (roleAlone.test(line) ? [i] : []));
  const side = roles.every((at) => isNames(lines[at - 1])) ? -1 : 1;
  return roles.flatMap((at) => {
    const names = lines[at + side];
    return isNames(names) ? [`${lines[at]?.replace(/\s?:$/, '')}: ${names}`] : [];
  });
}

/** In a table, and in the credit row of Kompas, the colon is missing or apart. */
export function withColons(line: string): string {
  return line
    .replace(/\s?\|\s?:/g, ':')
    .replace(/(^|[|/·;–-]\s*)(Penulis|Reporter|Editor|Oleh)(?:\s+(?=\p{Lu})|(?=\p{Lu}\p{Ll}))/gu, '$1$2: ')
    .replace(/^(?:By|Story by|Words by)\s+(?=\p{Lu})/u, 'Oleh: ');
}
