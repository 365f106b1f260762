import { type DumpLine, isStatement } from './dump-lines.ts';

/** "— Nama (@akun) March 19, 2024" under a post, or behind its words. */
const signed =
  /(?<words>^|\s)[—–-]{1,2}\s?[^()]{1,60}\(@\w{1,30}\)\s(?:\p{L}{3,9} \d{1,2}, \d{4}|\d{1,2} \p{L}{3,9} \d{4})$/u;
const opened = /^(?:view this post on instagram|lihat postingan ini di instagram)$/i;
const shared = /^(?:a post shared by|sebuah kiriman dibagikan oleh|postingan bersama)\b/i;
const sung = /^(?:@[\w.]{2,40}\s.*)?♬\s/;

/** "— Nama (@akun)" over its date, where links stand on lines of their own. */
const signer = /^[—–-]{1,2}\s?[^()]{1,60}\(@\w{1,30}\)$/;
const postDate = /^(?:\p{L}{3,9} \d{1,2}, \d{4}|\d{1,2} \p{L}{3,9} \d{4})$/u;
/** What a post holds and a paragraph does not. */
const postWords = /pic\.twitter\.com|\bt\.co\/|(?<!\S)[#@]\w/;

/** How many lines a post's own words are at most. */
const mostWordsLines = 4;

/** The longest line that names who wrote a post and when. */
const longestSigner = 160;

/** How many lines a post is from the first of `lines` on, by its signature below. */
function postOver(lines: readonly DumpLine[]): number {
  const end = lines
    .slice(0, mostWordsLines + 2)
    .findIndex(
      ({ text }) => text.length < longestSigner && (signed.exec(text)?.groups?.['words'] === '' || signer.test(text)),
    );
  if (end < 0) return 0;
  const words = lines.slice(0, end);
  const own = end === 0 || words.some(({ text }) => postWords.test(text));
  if (!own || words.some(({ text }) => isStatement(text) && !postWords.test(text))) return 0;
  return signer.test(lines[end]?.text ?? '') && postDate.test(lines[end + 1]?.text ?? '') ? end + 2 : end + 1;
}

/** How many lines at the start of `lines` are a post of a social network printed in the story. */
export function postInStory(lines: readonly DumpLine[]): number {
  const [first, second] = lines;
  if (first === undefined) return 0;
  if (sung.test(first.text)) return 1;
  const signature = signed.exec(first.text);
  if (signature !== null) return 1;
  // The words of a post stand right over its signature.
  if (second !== undefined && signed.exec(second.text)?.groups?.['words'] === '') return 2;
  const over = postOver(lines);
  if (over > 0 || !opened.test(first.text)) return over;
  const end = lines.slice(1, mostWordsLines + 2).findIndex(({ text }) => shared.test(text));
  return end < 0 ? 0 : end + 2;
}
