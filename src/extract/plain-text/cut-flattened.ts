import { knownNames } from '../../sites/known-names.ts';
import { readDateline } from '../../text/datelines.ts';
import { weekday } from '../../text/dates.ts';
import { isOpen, type Word, wordingsIn } from './known-wordings.ts';
import { asksForMore } from './unwrap.ts';

/** Stands where a sentence ends inside a printed line: what stands on both sides may be one paragraph. */
export const sentenceEnd = '\u2028';

/** How many words the head of a page has at most. */
const headWords = 260;
/** How many of them stand over the headline at most. */
const mostOver = 120;
/** Fewest words that stand twice in a head by no chance. */
const repeatedWords = 4;

/** "Senin, 12 Juli 2021 14:05 WIB", "Kompas.com - 12/07/2021, 14:05 WIB", with what stands before it. */
const clocked = new RegExp(
  String.raw`(?:(?:Kompas\.com|Tayang|Diperbarui|Diterbitkan|Terbit)\s?[-–,:]?\s)?(?:${weekday}\s?,?\s)?\d{1,2}[ /.-](?:\p{L}{3,9}|\d{1,2})[ /.-]\d{4}[\s,|/–-]{1,4}(?:(?:pukul|jam)\s)?\d{1,2}[:.]\d{2}(?:\s(?:WIB|WITA|WIT)\b)?`,
  'giu',
);
/** "Oleh Gema Rimbun 12 Juli 2021", "Senin, 12 Juli 2021": a date without a clock. */
const signed = /(?:[Oo]leh|OLEH|[Bb]y|BY)(?: \p{Lu}[\p{L}.]{1,20}){1,4} \d{1,2} \p{L}{3,9} \d{4}(?=\s[\p{Lu}"“(])/gu;
const dated =
  /(?<!pada )(?:Senin|Selasa|Rabu|Kamis|Jum.?at|Sabtu|Minggu|Ahad),? \d{1,2} \p{L}{3,9} \d{4}(?=\s[\p{Lu}"“(])/gu;
/** A role and its colon. */
const labelled =
  /(?:(?<=\s)\|\s)?(?<=^|[\s|/])(?:Penulis|Reporter|Editor|Sumber|Laporan|LAPORAN|Rep|Red|Redaktur|Pewarta|Oleh|OLEH)\s?:\s?(?=\S)/gu;
/** The same behind the last sentence. */
const closingRole =
  /(?<=[.!?)”"*] )(?:(?:Video )?Editor|Penulis|Reporter|Sumber|Redaktur(?: & Reporter)?|Pewarta|Kontributor|Produser)\s?:\s?(?=\p{Lu})/gu;
/** "(KOMPAS.com/NAMA)", "[Dok Polisi]" behind a caption. */
const credited =
  /[([][^()[\]]{0,80}(?:\p{L}\s?\/\s?\p{L}|\b(?:Dok|Foto|Ist|Istimewa|ANTARA|AFP|Reuters|Shutterstock|HO)\b)[^()[\]]{0,80}[)\]]\.?(?=\s(?![-–—]))/giu;
/** Two words and more in capitals with a dash behind them, and stories that begin with a word in capitals. */
const placed =
  /(?<=\s)\p{Lu}{4,}(?: \p{Lu}{2,}){0,2}\. ?(?=\p{Lu}\p{Ll})|(?<=\s)\p{Lu}[\p{Lu}.'’-]{3,}(?: \p{Lu}{3,}){0,2}(?: \([\p{Lu} ]{3,20}\))?\s?[-–—]{1,2}\s["“]?(?=\p{Lu})|(?<=\s)(?:\p{Lu}\p{Ll}+ )?\p{Lu}\p{Ll}+ \(\p{Lu}[\p{L} .]{2,20}\) [-–—]{1,2} /gu;
const capitalised = /(?<=\s)["“]?\p{Lu}{5,}(?: \p{Lu}{2,})?,? (?=\p{Ll})/gu;
const sentences =
  /(?<=[.!?…]["”’)]{0,2}|[.!?]["”’)]? ?\([^()]{1,60}\)) (?=["“‘(]?[\p{Lu}\d])(?!\(?(?:Foto|Dok)\b|\S{1,30}\/\p{Lu})/gu;
/** No sentence ends behind these. */
const shortened =
  /(?:^|[\s("“])(?:\p{Lu}|[Dd]r|[Dd]rs|[Ii]r|[Hh]j?|[Pp]rof|[Nn]o|[Rr]p|[Ss]t|[Mm]r|[Mm]rs|[Jj]l|[Kk]ol|[Bb]rigjen|[Kk]ombes|[Pp]ol|\p{Lu}{2,}|Br|Tbk|dkk|dll|\d{1,2})\.$/u;

/** Where something begins and ends. */
type Span = readonly [number, number];

/** A page printed on one line -> the same on lines of their own, as far as anything shows where they ended; `top` says whether its head stands on it. */
export function cutFlattened(line: string, top: boolean): string {
  const words = [...line.matchAll(/\S+/g)].map(({ 0: text, index }) => ({
    text,
    from: index,
    to: index + text.length,
  }));
  const start = top ? datelineIn(line, words) : null;
  const cuts = new Set<number>();
  const head = top ? line.slice(0, start ?? words[headWords]?.from ?? line.length) : '';
  const whole: Span[] = [];
  for (const form of [signed, dated, clocked])
    for (const { 0: text, index } of head.matchAll(form)) whole.push([index, index + text.length]);
  for (const { 0: text, index } of head.matchAll(credited)) cuts.add(index + text.length);
  for (const { 0: text, index } of head.matchAll(labelled)) cuts.add(index).add(namesEnd(head, index + text.length));
  for (const { index, 0: text } of line.matchAll(closingRole)) whole.push([index, namesEnd(line, index + text.length)]);
  for (const { index } of head.matchAll(placed)) cuts.add(index);
  for (const { index } of head.matchAll(capitalised)) cuts.add(index);
  for (const at of repeatsIn(words.filter(({ from }) => from < head.length))) cuts.add(at);
  for (const at of wordingsIn(line, words, head.length)) cuts.add(at);
  for (const [from, to] of whole) {
    for (const at of cuts) if (at > from && at < to) cuts.delete(at);
    cuts.add(from).add(to);
  }
  // A sentence in front of a dateline and nothing else: the dateline is quoted.
  if (start !== null && (cuts.size > 0 || !/[.!?]["”]?\s*$/.test(head))) cuts.add(start);
  return cuts.size === 0 ? line : cutAt(line, cuts);
}

/** Cuts, and the ends of sentences between them. */
function cutAt(line: string, cuts: ReadonlySet<number>): string {
  const places = [0, ...[...cuts].sort((a, b) => a - b), line.length];
  const parts = places.slice(1).map((to, i) => line.slice(places[i], to).trim());
  return parts
    .filter((part) => part !== '')
    .map((part) =>
      isOpen(part)
        ? part
        : part.replace(sentences, (_blank, at: number) =>
            shortened.test(part.slice(Math.max(0, at - 12), at)) ? ' ' : sentenceEnd,
          ),
    )
    .join('\n');
}

const zone = /^WI(?:B|TA|T)$/;
/** "Kompas.com - 12/07/2021": no story begins so. */
const dateBehind = /^\S{1,60}\s?[-–—,]\s?(?:\p{L}{4,6},? )?\d{1,2}(?:\/\d| \p{L}{3,9},? \d{4})/u;

/** Where the story's dateline begins; null where none stands in the head. */
function datelineIn(line: string, words: readonly Word[]): number | null {
  const top = words.slice(0, headWords);
  for (const [i, { text, from }] of top.entries()) {
    if (!/^["“(]?\p{Lu}|\.(?:com|co|id)/u.test(text) || zone.test(text)) continue;
    const outlet = readDateline(line.slice(from, from + 170), knownNames)?.outlet;
    if (outlet === undefined || outlet === null) continue;
    if (dateBehind.test(line.slice(line.indexOf(outlet, from)))) continue;
    return top[placeBefore(top, i)]?.from ?? null;
  }
  return null;
}

/** Words of a dateline whose place may have swallowed the end of the headline -> where its place begins. */
function placeBefore(words: readonly Word[], found: number): number {
  const outlet = words.findIndex(({ text }, i) => i >= found && /\p{L}\.\p{L}/u.test(text));
  if (outlet <= found) return found;
  let from = outlet;
  // "JAKARTA SELATAN, KABAR.com" against "di Kali Contoh Sumberjati, KABAR.com".
  while (from > found && /^\p{Lu}{2,},?$/u.test(words[from - 1]?.text ?? '')) from -= 1;
  return from < outlet ? from : /,$/.test(words[outlet - 1]?.text ?? '') ? outlet - 1 : outlet;
}

/** What no name holds. */
const openers =
  /\b(?:Menurut|Sementara|Adapun|Namun|Sebelumnya|Selain|Setelah|Dalam|Pada|Untuk|Para|Sejumlah|Seorang|Sebuah)\b/;
/** Up to five words that are written alike: "Gema Rimbun, Tari", "GEMA RIMBUN". */
const namesAt = /^(?:(?!\p{Lu}{3})\p{Lu}[\p{L}.'’-]*,? ?(?:(?:dan|bin|binti) )?){1,5}|^(?:\p{Lu}{2,},? ?){1,4}/u;

/** Where the names behind a role end: with the last word in capitals that does not begin a sentence. */
function namesEnd(head: string, from: number): number {
  const names = namesAt.exec(head.slice(from))?.[0] ?? '';
  const next = head.slice(from + names.length);
  const opened = names.search(openers);
  if (opened > 0) return from + opened;
  const goesOn = /^\p{Ll}/u.test(next);
  return from + (goesOn ? names.trimEnd().lastIndexOf(' ') + 1 : names.length);
}

/** Whether a line that ended before this word would end inside a sentence. */
function isInside(words: readonly Word[], at: number): boolean {
  return /^\p{Ll}/u.test(words[at]?.text ?? '') || asksForMore.test(words[at - 1]?.text ?? '');
}

/** Where runs of words that stand twice in the head begin and end: headlines, and captions. */
function repeatsIn(words: readonly Word[]): number[] {
  const keys = words.map(({ text }) => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, ''));
  const first = new Map<string, number>();
  const cuts: number[] = [];
  for (let at = 0; at + repeatedWords <= keys.length; ) {
    const key = keys.slice(at, at + repeatedWords).join(' ');
    const before = first.get(key);
    let length = before === undefined ? 0 : repeatedWords;
    while (before !== undefined && before + length < at && keys[before + length] === keys[at + length]) length += 1;
    if (before === undefined) first.set(key, at);
    // No line ends before a word in lower case, or behind one that asks for more.
    while (length >= repeatedWords && (isInside(words, at + length) || isInside(words, (before ?? 0) + length)))
      length -= 1;
    if (before !== undefined && before < mostOver && length >= repeatedWords && !isInside(words, at))
      for (const place of [before, at]) cuts.push(words[place]?.from ?? 0, words[place + length - 1]?.to ?? 0);
    at += Math.max(1, length);
  }
  return cuts;
}
