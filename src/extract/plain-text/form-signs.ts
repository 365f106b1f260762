import type { FormSign } from '../../model/line-states.ts';
import { knownNames } from '../../sites/known-names.ts';
import { readDateline } from '../../text/datelines.ts';
import { countWords } from '../../text/whitespace.ts';
import { type DumpLine, isHeadline, isSentence, isStatement, shareOfCapitals } from './dump-lines.ts';
import { endsInCredit, isCaptioned, isCredit, isRunTogether } from './photo-lines.ts';

/** Longer lines are paragraphs; nothing else is asked of them. */
const longestShort = 900;
const longWords = 12;
/** Fewest words of a paragraph that opens with a place. */
const fewestOpening = 7;

/** "SEMARANG - Warga", "Jakarta (ANTARA) - Warga", "VIVA Nasional – Warga", "JAKARTA, Kabar.id -- Warga", "Jakarta: Warga". */
const place =
  /^(?:\p{Lu}[\p{Lu} .,/'’-]{2,40}|(?:\p{Lu}[\p{L}.'’-]{1,20}[ ,]{1,2}){0,4}\p{Lu}[\p{L}.'’-]{1,20}(?: \([\p{L} ]{2,20}\))?)(?:\s?(?:[-–—]{1,2}|:)\s{1,3}|[—–]{1,2}(?:-[—–]?)?)["“]?\p{Lu}/u;

/** "Jakarta (ANTARA) - Warga", "Jakarta, 7/12 (Antara) - Warga", "WASHINGTON (VOA) — Warga": no caption begins so. */
const agencyPlace =
  /^(?:\p{Lu}[\p{L}.'’-]{1,20}[ ,/]{1,2}){0,4}\p{Lu}[\p{L}.'’-]{1,20},? (?:\d{1,2}\/\d{1,2}(?:\/\d{2,4})? )?\(\p{Lu}[\p{L} .]{1,20}\)\s?[-–—]{1,2}\s{1,3}["“]?\p{Lu}/u;

/** "KABAR.COM: (Sumberjati) Warga", "KABAR.ID | SUMBERJATI | Warga": a newsroom's address in capitals. */
const addressAndPlace = /^\p{Lu}[\p{Lu}\d-]{2,30}\.(?:COM|CO\.ID|ID|NET|CO)\s?[:|]\s{0,2}\(?\p{Lu}/u;

/** "SUMBERJATI — Warga", "SUMBERJATI -- Warga": captions put a short dash behind their topic. */
const placeAndDash = /^\p{Lu}[\p{Lu} .,/'’-]{2,40}\s?(?:—|--)\s?["“]?\p{Lu}/u;

/** "TEPAT pukul sepuluh", "TIDAK banyak yang ingat": how features and columns begin. */
const capitalStart = /^["“]?\p{Lu}{5,}(?: \p{Lu}{2,})?,? \p{Lu}?\p{Ll}|^["“]?\p{Lu}{3,}(?: \p{Lu}{2,})?,? \p{Ll}/u;

/** "tekan tombol untuk berita terbaru", in contrast to "iPhone" and "e-KTP". */
const smallStart = /^\p{Ll}{2,20}(?!\S)/u;

const speech =
  /^["“]|["”],?\s+(?:kata|ujar|ucap|jelas|tutur|ungkap|imbuh|tambah|terang|sebut|papar|tegas|lanjut|katanya|ujarnya)/u;

/** What captions say and headlines do not: what kind of picture it is, and where in it somebody stands. */
const captionWords =
  /^\(?(?:ilustrasi|foto|potret|suasana|tampak|penampakan|tangkap(?:an)? layar|capture|kolase|dari kiri|infografis)\b|\((?:ki(?:ri)?|ka(?:nan)?|tengah|atas|bawah|kiri foto|kanan foto|foto (?:kiri|kanan))\)/iu;
/** "PASAR WAGE - Warga menata dagangan": a topic in capitals before the sentence. */
const topicFirst = /^\p{Lu}[\p{Lu}\d ,.'’]{3,60}\s?[-–—]\s\p{Lu}\p{L}/u;

/** "Sumberjati, Kabar Indonesia -- Warga", "Sumberjati, Kabar.id - Warga": the outlet behind its place. */
const placeAndOutlet =
  /^(?:\p{Lu}[\p{L}.'’-]{1,20} ?){1,3}, (?:\p{Lu}[\p{L}\d]{1,20} ){0,2}(?:\p{L}[\p{L}\d]{1,20}\.(?:com|co\.id|id|net|co)|Indonesia|News|Online|TV|Times)\s?[-–—]{1,2}\s{1,3}["“]?\p{Lu}/u;

/** A line -> what it looks like. */
export function formSigns({ text, mark }: DumpLine): FormSign[] {
  const signs: FormSign[] = [];
  if (text.length > longestShort) return openingSigns(text, ['sentence', 'statement', 'long']);
  const words = countWords(text);
  if (isSentence(text)) signs.push('sentence');
  if (isStatement(text)) signs.push('statement');
  if (words >= longWords) signs.push('long');
  if (words <= 6) signs.push('brief');
  if (words <= 3) signs.push('short');
  if (words <= 2) signs.push('tiny');
  signs.push(mark === 'none' && isHeadline(text) ? 'title' : 'untitled');
  if (words >= 3 && shareOfCapitals(text) >= 0.6) signs.push('capitals');
  if (smallStart.test(text) && !isStatement(text)) signs.push('small-start');
  if (mark !== 'none') signs.push('list');
  if (/^\d{1,2}[.)](?:\s|\p{Lu}\p{Ll})/u.test(text)) signs.push('numbered');
  if (text.endsWith(':')) signs.push('colon');
  if (speech.test(text)) signs.push('speech');
  if (isCredit(text)) signs.push('credit');
  if (isCaptioned(text) || isRunTogether(text) || endsInCredit(text)) signs.push('captioned');
  openingSigns(text, signs);
  if (!signs.includes('dateline') && (topicFirst.test(text) || captionWords.test(text))) signs.push('caption-words');
  return signs;
}

/** What a line looks like, as far as it matters below the head. */
export function storyForms({ text, mark }: DumpLine): FormSign[] {
  if (text.length > longestShort || isStatement(text)) return ['sentence', 'statement'];
  const signs: FormSign[] = isSentence(text) ? ['sentence'] : [];
  if (mark === 'none' && isHeadline(text)) signs.push('title');
  return signs;
}

/** How stories begin. */
function openingSigns(text: string, signs: FormSign[]): FormSign[] {
  const dateline = readDateline(text, knownNames);
  const runs = countWords(text.slice(0, 400)) >= fewestOpening && /[.!?]/.test(text);
  const start = text.slice(0, 120);
  const named = runs && [agencyPlace, placeAndDash, addressAndPlace, placeAndOutlet].some((form) => form.test(start));
  if ((dateline !== null && dateline.outlet !== null) || named) signs.push('dateline');
  else if (dateline !== null || (runs && place.test(start))) signs.push('place');
  if (signs.includes('long') && capitalStart.test(text)) signs.push('capital-start');
  return signs;
}
