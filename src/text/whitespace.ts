/** Characters that show nothing and may not reach the output: C0 but tab and line feed, DEL, C1, zero-width, bidi controls, lone surrogates. */
const invisible =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** Text -> NFC without invisible characters; white space stays. */
export function stripInvisible(text: string): string {
  const clean = /[^\t\n\u0020-\u007e]/.test(text)
    ? text
        .replace(/\r\n?/g, '\n')
        .replace(/[\u000b\u000c\u0085]/g, ' ')
        .replace(invisible, '')
        .normalize('NFC')
    : text;
  return clean;
}

/** Text -> one line: every run of white space one blank, trimmed. */
export function collapse(text: string): string {
  return stripInvisible(text).replace(/\s+/g, ' ').trim();
}

/** Runs of letters and digits: how words are counted everywhere. Scripts without spaces are parted by `Intl.Segmenter`. */
export function countWords(text: string): number {
  return countPlainWords(text) ?? (unspaced.test(text) ? countUnspaced(text) : countAnyWords(text));
}

/** The same for text of ASCII and common punctuation alone, null for all other: a fifth of the time, and nearly all text is such. */
function countPlainWords(text: string): number | null {
  let count = 0;
  let inWord = false;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    const isLetter = (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57);
    // From no-break space to ©, and the block of dashes and quotes: no letters, no digits.
    if (code > 126 && !(code >= 0xa0 && code <= 0xa9) && !(code >= 0x2000 && code <= 0x206f)) return null;
    if (isLetter && !inWord) count += 1;
    inWord = isLetter;
  }
  return count;
}

function countAnyWords(text: string): number {
  // Counted one by one: a list of the four million words of a hostile page takes seconds to collect.
  const word = /[\p{L}\p{N}]+/gu;
  let count = 0;
  while (word.test(text)) count += 1;
  return count;
}

/** Scripts without spaces between words: Thai, Lao, Burmese, Khmer, kana and Han. */
const unspaced = /[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]/;

/** So many letters are parted into words, which takes 2 ms for a thousand; beyond, two letters count as a word. */
const mostParted = 50_000;

function countUnspaced(text: string): number {
  const words = new Intl.Segmenter('und', { granularity: 'word' });
  const run = new RegExp(`${unspaced.source}+`, 'g');
  let count = 0;
  let letters = 0;
  const rest = text.replace(run, (found) => {
    letters += found.length;
    if (letters > mostParted) count += Math.ceil(found.length / 2);
    else for (const { isWordLike } of words.segment(found)) if (isWordLike === true) count += 1;
    return ' ';
  });
  return count + countWords(rest);
}

/** Text -> its runs of letters and digits in lower case. */
export function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** Text -> a form in which the same words compare equal whatever their quotes, dashes, case and spaces. */
export function foldText(text: string): string {
  return wordsOf(text.normalize('NFKC')).join(' ');
}

/** Whether two titles are the same but for case, punctuation and blanks. One that is cut short with "…" may go on. */
export function isSameTitle(one: string, other: string): boolean {
  const [a, b] = [bare(one), bare(other)];
  return a === b || isBeginning(one, a, b) || isBeginning(other, b, a);
}

function isBeginning(title: string, bareTitle: string, whole: string): boolean {
  return /(?:…|\.\.\.)\s?$/.test(title) && bareTitle !== '' && whole.startsWith(bareTitle);
}

function bare(title: string): string {
  return foldText(title).replaceAll(' ', '');
}

/** A text -> its beginning on one line, 80 characters at most. */
export function previewOf(text: string): string {
  const line = collapse(text);
  return line.length > 80 ? `${line.slice(0, 79)}…` : line;
}
