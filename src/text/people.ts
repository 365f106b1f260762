import type { KnownNames } from '../model/site-rule.ts';

/** Names in their roles, as a byline states them. */
export interface People {
  readonly authors: readonly string[];
  readonly editors: readonly string[];
  readonly sources: readonly string[];
}

export type Role = keyof People;

const roleOfLabel: Readonly<Record<string, Role>> = {
  penulis: 'authors',
  reporter: 'authors',
  wartawan: 'authors',
  writer: 'authors',
  oleh: 'authors',
  author: 'authors',
  kontributor: 'authors',
  pewarta: 'authors',
  jurnalis: 'authors',
  editor: 'editors',
  penyunting: 'editors',
  redaktur: 'editors',
  sumber: 'sources',
  source: 'sources',
};

const label =
  /(?:^|[\s|(/])(Penulis|Reporter|Wartawan|Writer|Oleh|Author|Kontributor|Pewarta|Jurnalis|Editor|Penyunting|Redaktur|Sumber|Source)\s*(?:\/\s*(?:Editor|Penulis|Reporter)\s*)?:/gi;

/**
 * A printed byline -> the names in it, each under its role: "Reporter: A, B | Editor: C", "Penulis: X Editor: Y",
 * "Kontributor Solo, Labib" (as authors). Names before the first label have the role given.
 */
export function readByline(text: string, role: Role, known: KnownNames): People {
  const people: Gathered = { authors: new Map(), editors: new Map(), sources: new Map() };
  let at = 0;
  let current: Role = role;
  for (const found of text.matchAll(label)) {
    addNames(people, current, text.slice(at, found.index), known);
    current = roleOfLabel[(found[1] ?? '').toLowerCase()] ?? role;
    at = found.index + found[0].length;
  }
  addNames(people, current, text.slice(at), known);
  const { authors, editors, sources } = people;
  return { authors: [...authors.values()], editors: [...editors.values()], sources: [...sources.values()] };
}

/** Names by themselves in lower case. */
type Gathered = Readonly<Record<Role, Map<string, string>>>;

function addNames(people: Gathered, role: Role, text: string, known: KnownNames): void {
  for (const name of role === 'sources' ? splitSources(text) : splitNames(text, known)) {
    const list = role !== 'sources' && isAgency(name, known) ? people.sources : people[role];
    const key = name.toLowerCase();
    if (!list.has(key)) list.set(key, name);
  }
}

/** Names in a list as printed -> person names and agencies without role words, places and desks. */
export function splitNames(text: string, known: KnownNames): string[] {
  const parts = text.split(
    /[,;|/\n、，；]|\s(?:dan|and|und|et|och|og|ve|и|та)\s|\s&\s|&(?=[\p{Lu}\p{Lo}])|[・·](?=[\p{Lu}\p{Lo}])/iu,
  );
  const names: string[] = [];
  for (const part of parts.flatMap(partJoined)) {
    const name = tidyName(part);
    const last = names.length - 1;
    if (degree.test(name) && last >= 0) names[last] = `${names[last]}, ${name}`;
    else if (name !== '' && !isNoPerson(name, known) && !(last >= 0 && worker.test(name))) names.push(name);
  }
  return names;
}

/** "Tari Wanasela-Bayu Rimbawan", "Ana Brix y Luis Alt": two whole names; "Nur-Aini Sari" and "Ortega y Gasset" are one, and "Wartawan Tribun-Papua.com Hendrik" holds an address. */
function partJoined(text: string): string[] {
  const names = /\s-|-\s|\.\p{Ll}/u.test(text) ? [] : text.split(/-|\s[ey]\s/);
  return names.length === 2 && names.every((name) => name.trim().replace(by, '').includes(' ')) ? names : [text];
}

const degree = /^(?:S|M|Sp|Ph|Psi|Psikolog|Lc|MA|MM|SH|SE|MH|MBA|MPH|A\.?Md)\.?(?:[A-Z][A-Za-z]{0,4}\.?){0,3}$/;

function tidyName(text: string): string {
  const name = text
    .replace(/\s+/g, ' ')
    .replace(/(?<=\p{L}\.?)\s?\([^()]{2,40}\)\s?$/u, '')
    .replace(/^[\s:•·*()[\]-]+|(?<![\s:•·*()[\]-])[\s:•·*()[\]-]+$/g, '')
    .replace(
      /^laporan\s+(?:wartawan|reporter|kontributor|jurnalis)(?:\s+khusus)?(?:\s+[\w-]+\.(?:com|co\.id|co|id))?\s*/i,
      '',
    )
    .replace(/^(?:Penulis|Reporter|Wartawan|Writer|Editor|Oleh)\s+(?=\p{Lu})/u, '')
    .replace(/\s?(?:\(|[-–—]\s)(?:kontributor|contributor|wartawan|reporter)\b[^)]{0,80}\)?$/i, '')
    .replace(/(?<=\p{Lo}) ?(?:기자|특파원|記者|记者)$/u, '')
    .replace(by, '')
    .replace(gluedRole, (role, at: number, whole: string) => (whole.slice(0, at).includes(' ') ? '' : role))
    .trim();
  return withoutRepeat(name);
}

/** A name printed twice, for phones and for others -> the name. */
function withoutRepeat(name: string): string {
  const middle = (name.length - 1) / 2;
  const isTwice = name.charAt(middle) === ' ' && name.slice(0, middle) === name.slice(middle + 1);
  return isTwice ? name.slice(0, middle) : name;
}

/** A role that stood in a line of its own and ran into the name: "Edda QuillRedakteurin". */
const gluedRole =
  /(?<=\p{Ll})(?:Redakteur(?:in)?|Reporter(?:in)?|Korrespondent(?:in)?|Editor|Correspondent|Journalist(?:in)?|Staff Writer|Autor(?:in)?)$/u;

/** What stands before a name, by language: "By Edda Quill", "Von Edda Quill", "di Edda Quill"; "Von der Au" is a name. */
const by =
  /^(?:[Bb]y|BY|[Vv]on|VON|[Pp]ar|PAR|[Pp]or|POR|[Oo]leh|OLEH|[Dd]oor|di|(?:[Ww]ritten|[Ww]ords|[Ss]tory|[Rr]eported|[Tt]ext) by|Texte?|Texto|Autor(?:in)?|Auteur|Автор|文|取材) ?[:：]? (?=[\p{Lu}\p{Lo}])/u;

/** Source labels name agencies and outlets; "dan" belongs to names such as "Kementerian Kelautan dan Perikanan". */
export function splitSources(text: string): string[] {
  return text
    .split(/[,;|\n]/)
    .map((part) => part.replace(/^[\s:•-]+|(?<![\s:•-])[\s:•-]+$/g, '').replace(/\s+/g, ' '))
    .filter((part) => /[\p{L}\p{N}]/u.test(part));
}

/** A name that is an address of the web. */
const domain =
  /^[^\s.]+(?:\.[^\s.]+)?\.(?:com|co|id|net|org|info|news|tv|de|at|ch|fr|es|it|pt|br|pl|lt|cz|sk|nl|no|se|dk|fi|tr|ru|ua|uk|jp|kr|cn|in)$/i;

function isAgency(name: string, known: KnownNames): boolean {
  return known.agencies.test(name) || domain.test(name);
}

const noPerson =
  /^(?:(?:ditulis|disunting|dilaporkan|written|edited) (?:oleh|by)$|tim\b|team\b|redaksi|redaktur|admin\b|advertorial|native\b|konten\b|content\b|newsroom|desk\b|kontributor|contributor|wartawan|reporter|penulis|editor|writer|staff?\b|harian\b|biro\b|partner\b|sponsored|humas\b|unknown|anonim|citizen ?reporter|(?:dosen|guru besar|pengamat|peneliti|mahasiswa|alumni|ketua|wakil|anggota|sekretaris|direktur|kepala|pendiri|praktisi|konsultan|rektor|dekan|pegiat|aktivis)\b)/i;

/** Words beside a name that lead to the person's accounts and to comments. */
const button =
  /^(?:(?:\d+ )?comments?|komentar|kommentare?|twitter|facebook|instagram|linkedin|bluesky|threads|e-?mail|share|follow(?: \S+){0,3}|subscribe|published|updated)$/i;

/** What a person does, printed behind the name: "Edda Quill, Senior Reporter". */
const worker =
  /\b(?:correspondents?|reporters?|staff writers?|journalists?|columnist|redakteur(?:in)?|korrespondent(?:in)?|journaliste|periodista|professor(?:in)?)$/i;

/** Longer than the longest names of persons; descriptions of them are longer. */
const mostWords = 7;

function isNoPerson(name: string, known: KnownNames): boolean {
  if (domain.test(name) && !known.hosts.test(name)) return false;
  if (noPerson.test(name) || known.desks.test(name) || button.test(name)) return true;
  return /[\d@]|^[#/]/.test(name) || !/\p{L}{2}/u.test(name) || name.split(' ').length > mostWords;
}

const opening =
  /^[\s(*]*laporan\b\s*:?\s*(?<role>(?:wartawan|reporter|kontributor|jurnalis|koresponden)\b\s*:?\s*)?(?:khusus\s+)?/i;

/** Serambi ends with the place: "Laporan Zubir I Langsa", typed with any letter that looks like a bar. */
const placeBehind = /\s(?:\||I|l)\s\p{Lu}[\p{L} .'’-]{0,60}$/u;

/** "Laporan Wartawan Tribun Jateng, Budi Santosa" -> the reporter; null for a line that does not begin so. */
export function readReportLine(line: string, known: KnownNames): People | null {
  const found = opening.exec(line);
  if (found === null) return null;
  const signed = line
    .slice(found[0].length)
    .replace(/(?<![\s)*])[\s)*]+$/, '')
    .replace(/(?<=\p{Ll}{3})\.$/u, '')
    .replace(placeBehind, '');
  const unnamed = signed.replace(known.signatures, '').replace(/^[\s,:/|-]+/, '');
  // "Kontributor Solo, Labib": what stands before the comma is a place.
  const isPlaced = unnamed === signed && found.groups?.['role'] !== undefined;
  return readByline(isPlaced ? unnamed.replace(/^[^,:/]*[,:/]\s*/, '') : unnamed, 'authors', known);
}
