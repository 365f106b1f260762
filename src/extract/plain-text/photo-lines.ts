import type { ArticleImage } from '../../model/article.ts';
import { knownNames } from '../../sites/known-names.ts';
import {
  bareCredit,
  closingCredit,
  creditFirst,
  creditOpenings,
  creditWords,
  namedCredit,
  pictureSource,
} from '../../sites/printed-credits.ts';
import { readDateline } from '../../text/datelines.ts';
import { countWords } from '../../text/whitespace.ts';
import { tidyCaption, tidyCredit } from '../images.ts';
import { type DumpLine, hasGaps } from './dump-lines.ts';
import { readGlued } from './glued-credit.ts';

type Photo = Pick<ArticleImage, 'caption' | 'credit'>;

/** A caption with its credit in parentheses behind it: groups `caption` and `credit`. */
export const parenthesised: RegExp = /^(?<caption>.+?)\s?[([](?<credit>[^()[\]]{2,120})[)\]]\.?$/;
/** "Foto: Reuters", "© NAMA", "Sumber :" over the name of the archive. */
const creditLabel = /^(?:(?:sumber foto|foto|photo|credit|kredit|copyright)\s?:\s?(?:©\s?)?|sumber\s?:$|©\s?)/i;
/** Over the name of the archive, under the caption. */
export const photoLabel: RegExp = /^(?:photo|foto|sumber)\s?:$/i;
/** "Dua regu bertanding. Copyright: © KABAR/NAMA": the label inside the line. */
const labelInside =
  /^(?<caption>.{4,400}?)\s(?:copyright\s?:?\s?©?|©|(?:sumber )?(?:foto|photo)\s?:|(?<=[.!?] )foto\/)\s?(?<credit>[^!?“”"]{2,80})$/i;

/** A photo's printed lines -> caption and credit: a line each, in either order, or both on one line. */
export function readPhoto(lines: readonly DumpLine[]): Photo {
  const label = lines.findIndex(({ text }) => photoLabel.test(text));
  if (label > 0) {
    const [caption = '', credit = ''] = [lines[label - 1]?.text, lines[label + 1]?.text];
    return { caption: tidyCaption(caption), credit: tidyCredit(credit) };
  }
  const texts = lines
    .map(({ text }) => text.replace(/^\[(.*)\]$|^keterangan gambar\s?,\s?/i, '$1').replace(creditLabel, ''))
    .filter((text) => text !== '');
  const bare = texts.find((text) => /^\(.*\)$/.test(text));
  const others = texts.filter((text) => text !== bare);
  if (bare !== undefined) return { caption: tidyCaption(others.at(-1) ?? ''), credit: tidyCredit(bare) };
  const [first, ...rest] = others;
  if (first === undefined) return { caption: null, credit: null };
  if (rest.length === 0) return splitPhoto(first);
  const [credit, caption] = [others.at(-2) ?? '', others.at(-1) ?? ''];
  if (caption.startsWith(credit)) return splitPhoto(caption);
  if (credit.startsWith(caption)) return splitPhoto(credit);
  return { caption: tidyCaption(caption), credit: tidyCredit(credit) };
}

/** One line with caption and credit -> both apart; a few words with an agency in them are a credit alone. */
function splitPhoto(line: string): Photo {
  const whole = readMirrored(line) ?? readCreditFirst(line) ?? readGlued(line);
  if (whole !== null) return whole;
  for (const form of [labelInside, parenthesised, closingCredit]) {
    const found = form.exec(line);
    const credit = found?.groups?.['credit'];
    if (
      found === null ||
      credit === undefined ||
      (form !== labelInside && (!creditWords.test(credit) || !/\p{L}/u.test(credit)))
    )
      continue;
    const caption = found.groups?.['caption'] ?? line.slice(0, found.index);
    return { caption: tidyCaption(caption), credit: tidyCredit(credit.replace(/\.$/, '')) };
  }
  if (/^\[?ILUSTRASI\s?[.:]?\]?$/.test(line)) return { caption: null, credit: null };
  if (countWords(line) === 1 || (countWords(line) <= 6 && creditWords.test(line)))
    return { caption: null, credit: tidyCredit(line) };
  return { caption: tidyCaption(line), credit: null };
}

function readCreditFirst(line: string): Photo | null {
  const { credit, caption } = creditFirst.exec(line)?.groups ?? {};
  if (credit === undefined || caption === undefined) return null;
  return { caption: tidyCaption(caption), credit: tidyCredit(credit) };
}

/** Longer lines are no caption printed twice. */
const longestMirrored = 1200;

/** Alt text, credit and caption run together: "Bus di halteDOK. X Bus di halte" -> the caption that stands on both sides, and what stands between. */
export function readMirrored(line: string): Photo | null {
  if (line.length > longestMirrored) return null;
  const caption = line.slice(line.length - mirrorOf(line));
  if (countWords(caption) < 2) return null;
  const credit = line.slice(caption.length, line.length - caption.length).trim();
  // Two words may come again by chance.
  // Between them stands a name, no sentence.
  if (/["“”!?]/.test(credit) || (credit.match(/(?<!\S)\p{Ll}/gu)?.length ?? 0) > mostSmallWords) return null;
  if (credit === '' || countWords(credit) > 12 || (countWords(caption) < 3 && !creditOpenings.test(credit)))
    return null;
  return { caption: tidyCaption(caption), credit: tidyCredit(credit) };
}

/** "via", "dan": so many words of a credit at most begin with a small letter. */
const mostSmallWords = 2;

/** How much of a line's end, half of it at most, is how it begins. */
function mirrorOf(line: string): number {
  // Of each beginning of the line, how much of its end is how it begins (Knuth, Morris and Pratt): one pass.
  const mirrors = new Uint32Array(line.length + 1);
  for (let end = 2, length = 0; end <= line.length; end++) {
    while (length > 0 && line.charCodeAt(length) !== line.charCodeAt(end - 1)) length = mirrors[length] ?? 0;
    if (line.charCodeAt(length) === line.charCodeAt(end - 1)) length += 1;
    mirrors[end] = length;
  }
  let length = mirrors[line.length] ?? 0;
  while (length * 2 >= line.length && length > 0) length = mirrors[length] ?? 0;
  return length;
}

const host = /^\(?[\p{L}\d-]{3,30}\.(?:com|co\.id|id|net|co|tv)\)?$/iu;

/** "/foc.": who chose the photo. */
function withoutChooser(line: string): string {
  return line.replace(/\/\p{Ll}{2,4}\.$/u, '');
}

/** "Petugas menata kursi, Kamis-Tari Wanasela-Harian Pagi": photographer and newsroom joined to their caption. */
const joinedCredit =
  /^(?=(?:\S+ ){3})[^"“”]{8,300}\S-(?:\p{Lu}[\p{L}.'’]* ){1,3}\p{Lu}[\p{L}.'’]*-(?:\p{Lu}\p{L}* ){0,2}\p{Lu}\p{L}*$/u;

/** "Kursi ditata di balai desa.-Tari Wanasela/Harian Pagi-": the same between dashes, as Disway prints it. */
const dashedCredit = /^(?=(?:\S+ ){3})[^“”"]{8,300}\S-\s?[\p{L}.'’: ]{3,40}(?:\/[\p{L}.'’ ]{2,40})?-$/u;

/** A line that is a photo's credit and nothing else. */
export function isCredit(printed: string): boolean {
  const line = withoutChooser(printed);
  if (countWords(line) > 9 || /[^.]{4}\.$|\/$/.test(line) || /\d\s?\/\s?\d/.test(line)) return false;
  if (/^(?:sumber|photo|foto)\s?:$/i.test(line) || pictureSource.test(line)) return true;
  const name = line.replace(creditLabel, '');
  return name !== line || host.test(line) || namedCredit.test(line) || bareCredit.test(line);
}

/** A credit on a line of its own, then the caption, right over the story; the caption may be missing. */
function photoUnderCredit(lines: readonly DumpLine[]): number {
  const [first, second, third] = lines;
  if (first === undefined || second === undefined || !isCredit(first.text)) return 0;
  return third === undefined || readDateline(second.text, knownNames) !== null ? 1 : 2;
}

/** How many lines at the start of `lines` belong to a photo under a label such as "Lihat Foto". */
export function photoUnderLabel(lines: readonly DumpLine[]): number {
  const [first, second] = lines;
  if (first === undefined || readDateline(first.text, knownNames) !== null) return 0;
  if (second === undefined) return 1;
  if (/^\([^()]{2,120}\)$/.test(second.text)) return 2;
  if (isCredit(first.text)) return photoUnderCredit(lines);
  const creditFirst =
    countWords(first.text) <= 6 && !/[.!?:]$/.test(first.text) && splitPhoto(first.text).credit === null;
  const apart = hasGaps(lines) && second.gap;
  return (creditFirst || splitPhoto(first.text).caption === null) &&
    !apart &&
    readDateline(second.text, knownNames) === null
    ? 2
    : 1;
}

const creditInBrackets = /^(?:foto|dok|ist)\b|\p{L}\s?\/\s?\p{L}|^[\p{L}\d-]{3,30}\.(?:com|co\.id|id|net|tv)$/iu;

/** "Murid menganyam tikar. TRIBUNNEWS/NAMA": no sentence ends so. */
export function endsInCredit(line: string): boolean {
  const { caption, credit: closed } = parenthesised.exec(line)?.groups ?? {};
  const labelled = /^(?:foto|photo|dok|ist)\b/i.test(closed ?? '');
  if (closed !== undefined && (labelled || !/[.”"]$/.test(caption ?? '')) && creditInBrackets.test(closed)) return true;
  const found = closingCredit.exec(withoutChooser(line));
  return found !== null && countWords(line.slice(0, found.index)) > 2 && /\/\s?\p{Lu}/u.test(found[0]);
}

/** Alternative text, credit and caption on one line, or the credit and its caption. */
export function isRunTogether(line: string): boolean {
  return readMirrored(line) !== null || readCreditFirst(line) !== null || readGlued(line) !== null;
}

/** Longest caption that its credit alone gives away, in words. */
export const captionWords = 45;

/** So few words, and an address that is no newsroom's own, are a picture from elsewhere. */
const shortCaption = 8;

/** "(Nama/Kabar)", in contrast to "(SMA/SMK)". */
const twoNames = /^\p{Lu}\p{Ll}{2,20}\s?\/\s?\p{Lu}\p{Ll}{2,20}$/u;

/** "(KOMPAS.com/NAMA)", "(ANTARA FOTO/NAMA)": a photographer in capitals, as no reporter signs. */
const photographer = /^\p{Lu}[\p{Lu}.a-z ]{1,30}\s?\/\s?\p{Lu}[\p{Lu}. '’-]{1,40}$/u;

/** "PASAR WAGE - Warga menata dagangan.": how Tribun opens captions since 2024. */
const topicFirst = /^\p{Lu}[\p{Lu}\d ,.'’]{3,60}\s?[-–—:] \p{Lu}/u;

/** The dateline of a story opens in the same form. */
function isTopicFirst(caption: string): boolean {
  return topicFirst.test(caption) && readDateline(caption, knownNames)?.outlet == null;
}

/** "Warga menata kursi./ist", "Warga menata kursi /dok". */
const archiveBehind = /\p{L}[.!]?\s?\/\s?(?:ist(?:imewa)?|net|int|dok|repro)\.?$/iu;
/** "Warga menata kursi. (instagram.com/nama)". */
const accountBehind = /\((?:instagram|twitter|facebook|youtube|tiktok)(?:\.com)?\s?\/[^()]{2,60}\)\.?$/i;

/** Where a picture was found, behind its caption: neither a sentence nor a story ends so. */
export function endsInFinder(line: string): boolean {
  return (archiveBehind.test(line) && !isCredit(line)) || accountBehind.test(line) || dashedCredit.test(line);
}

/** "Kabar Lereng / TERTATA - Kursi di balai desa": the newsroom and the topic before the caption. */
const newsroomFirst = /^(?:\p{Lu}[\p{L}.]+ ){1,3}\/ \p{Lu}[\p{Lu} ]{2,30} [-–—] \p{Lu}/u;

/**
 * "Ilustrasi kopi (SHUTTERSTOCK/NAMA)": no sentence, and a photographer or archive in parentheses behind it. "Siswa
 * sekolah menengah (SMA/SMK)." ends otherwise, and so does a paragraph with the reporter's own credit.
 */
export function isCaptioned(line: string): boolean {
  if (joinedCredit.test(line) || newsroomFirst.test(line) || endsInFinder(line)) return true;
  const labelled = labelInside.exec(line)?.groups?.['caption'];
  if (labelled !== undefined && countWords(labelled) <= captionWords && !/["“”]/.test(labelled)) return true;
  const { caption, credit } = parenthesised.exec(line)?.groups ?? {};
  if (caption === undefined || credit === undefined || countWords(caption) > captionWords) return false;
  if (/["“”]/.test(caption)) return false;
  if (
    /^(?:foto|photo|sumber foto|dok)(?:\s?[:./]|$)/i.test(credit) ||
    (/\]\.?$/.test(line) && /\p{L}\s?\/\s?\p{L}/u.test(credit))
  )
    return true;
  const [taker, name] = credit.split(/\s?\/\s?/);
  const named = name !== undefined && /\p{L}/u.test(name) && /\p{Lu}/u.test(credit);
  const known = creditOpenings.test(credit) && (named || !/\.(?:com|co\.id|id)\b/i.test(taker ?? ''));
  if (known && (photographer.test(credit) || isTopicFirst(caption))) return true;
  if (host.test(credit) && !knownNames.hosts.test(credit) && countWords(caption) <= shortCaption) return true;
  if (/[.!?’:]$/.test(caption)) return false;
  // "(SRIPOKU.COM / Nama)", "Dermaga tua (Nama/Kabar)": under a title's address one name is enough, and behind a few words.
  const whole =
    named &&
    (countWords(name) > 1 || host.test(taker ?? '') || (twoNames.test(credit) && countWords(caption) <= shortCaption));
  return (known && !/\)\.$/.test(line)) || (whole && /\)$/.test(line));
}
