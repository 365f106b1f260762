import { knownNames } from '../../sites/known-names.ts';
import { creditOpenings, loneArchive, pictureSource } from '../../sites/printed-credits.ts';
import { readDateline } from '../../text/datelines.ts';
import { countWords, wordsOf } from '../../text/whitespace.ts';
import { type DumpLine, isHeadline, isSentence, isStatement } from './dump-lines.ts';
import {
  captionWords,
  endsInFinder,
  isCaptioned,
  isCredit,
  isRunTogether,
  parenthesised,
  photoLabel,
} from './photo-lines.ts';

/** How many lines at the start of `lines` are a photo inside the story: alt and caption alike, or run together around the credit. */
export function photoInStory(lines: readonly DumpLine[]): number {
  const [first, second, third] = lines;
  if (first === undefined) return 0;
  if (isRunTogether(first.text) || pictureSource.test(first.text) || endsInFinder(first.text)) return 1;
  if (second !== undefined && (isCaptioned(first.text) || isSignedCaption(first.text))) return 1;
  if (second === undefined || countWords(first.text) < 2) return 0;
  if (isAltOver(first, second, third)) return 2;
  // The caption was cut off with the page.
  const cut = third === undefined && countWords(second.text) >= cutCaption && first.text.startsWith(second.text);
  if (cut && pictured.test(first.text)) return 2;
  if (!second.text.startsWith(first.text)) return 0;
  return /^\.?\s*(?:\([^()]{2,120}\)\.?)$/.test(second.text.slice(first.text.length)) ? 2 : 0;
}

/** "Warga menata kursi di balai desa. Kabar/Nama Pemotret", no longer than captions are. */
const signed =
  /\p{L}{2}\)?\. (?:\p{Lu}\p{L}{1,20} )?\p{Lu}\p{L}{1,20}(?:\.\p{L}{2,3})?\s?\/\s?\p{Lu}[\p{L} .'’-]{2,40}$/u;

function isSignedCaption(line: string): boolean {
  return line.length <= longestSigned && signed.test(line) && countWords(line) <= captionWords && !/["“”]/.test(line);
}

const longestSigned = 400;

const cutCaption = 4;

/** "Pelatih Regu Contoh." close over "Pelatih Regu Contoh melatih di lapangan. (Regu Contoh)", between paragraphs with gaps: another wording of the caption, and the caption. */
function isAltOver(alt: DumpLine, caption: DumpLine, next: DumpLine | undefined): boolean {
  const close = alt.gap && !caption.gap && next?.gap === true && alt.mark === 'none' && caption.mark === 'none';
  if (!close || alt.text.length >= caption.text.length || !parenthesised.test(caption.text)) return false;
  const said = new Set(wordsOf(caption.text));
  const own = wordsOf(alt.text);
  return own.filter((word) => said.has(word)).length * 2 > own.length;
}

/** Behind a whole sentence "(Kabar.com/Nama)" closes a story, or the caption of the photo that stands right under a subheading. */
export function isUnderSubheading(above: DumpLine | undefined, [photo, next]: readonly DumpLine[]): boolean {
  if (above === undefined || photo === undefined || next === undefined || !isStatement(next.text)) return false;
  const { caption, credit } = parenthesised.exec(photo.text)?.groups ?? {};
  if (caption === undefined || credit === undefined || !/^\p{L}[^/]*\p{L}\s?\/\s?\p{Lu}/u.test(credit)) return false;
  const heads = !isSentence(above.text) && (isHeadline(above.text) || /^\d{1,2}[.)] /.test(above.text));
  return heads && countWords(caption) <= captionWords && !/["“”]/.test(caption);
}

const longestCredit = 120;

/** "ANTARA FOTO/NAMA", "KOMPAS.com/NAMA", "DOK. Balai Contoh": no sentence or name of the story. */
function isPhotoCredit(line: string): boolean {
  if (line.length > longestCredit || !isCredit(line) || /^\(|\d$/.test(line)) return false;
  const [taker = '', name] = line.split(/\s?\/\s?/);
  if (name === undefined) return loneArchive.test(line);
  return creditOpenings.test(line) || [taker, name].some((part) => /^\p{Lu}[\p{Lu} .'’-]{4,}$/u.test(part));
}

/** When and where a picture was taken, or what kind it is: what captions end or begin with. */
const pictured = /\(\d{1,2}\/\d{1,2}(?:\/\d{2,4})?\)\.?$|^(?:ilustrasi|potret|suasana|tampak|tangkapan layar|foto)\b/i;

function isCaption(line: string): boolean {
  return fitsCaption(line) && (pictured.test(line) || !isStatement(line));
}

function fitsCaption(line: string): boolean {
  return countWords(line) <= captionWords && !/["“”]|:$/.test(line) && readDateline(line, knownNames) === null;
}

/** How many lines at the start of `lines` are a photo's credit inside the story, and its caption; `over`: captions of the site stand under their credit, whatever they say. */
export function photoUnderOwnCredit([first, second, third]: readonly DumpLine[], over: boolean): number {
  if (first === undefined || second === undefined || !isPhotoCredit(first.text)) return 0;
  const under = isCaption(second.text) || (over && third !== undefined && fitsCaption(second.text));
  return under && second.mark === 'none' && !second.gap ? 2 : 1;
}

/** How many lines at the start of `lines` are a caption, "Photo :" under it, and the archive's name. */
export function photoOverLabel([caption, label, archive]: readonly DumpLine[]): number {
  if (caption === undefined || label === undefined || archive === undefined) return 0;
  return photoLabel.test(label.text) && countWords(archive.text) <= 6 ? 3 : 0;
}
