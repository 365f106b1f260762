import { wordsOf } from '../../text/whitespace.ts';
import type { DraftBlock } from '../draft-blocks.ts';
import { isHeadline } from './dump-lines.ts';

/** Words by which a paragraph is looked for inside the others: as many come again by no chance. */
const keyWords = 8;
/** Fewest words of a sentence that is set apart. */
const fewestWords = 10;
const mostLetters = 500;

/** Of more lines that begin alike, the first are looked for. */
const mostAlike = 3;

/**
 * Sentences set apart in large letters, printed on a line of their own without their full stop -> those whose words stand
 * in a longer paragraph. The summary of a story, from its first paragraph, may be printed under it once more, full stop and all.
 */
export function pullQuotesIn(drafts: readonly DraftBlock[]): ReadonlySet<DraftBlock> {
  const wanted = new Map<string, number[]>();
  // A list of other stories may stand under it.
  const last = drafts.findLastIndex(({ type }) => type !== 'list-item');
  for (const [i, { text, type }] of drafts.entries()) {
    if (type === 'list-item' || text.length > mostLetters || isTitled(text)) continue;
    if (i < last && hasEnd(text)) continue;
    const own = wordsOf(text);
    if (own.length < fewestWords) continue;
    const key = own.slice(0, keyWords).join(' ');
    const alike = wanted.get(key);
    if (alike === undefined) wanted.set(key, [i]);
    else if (alike.length < mostAlike) alike.push(i);
  }
  const found = new Set<DraftBlock>();
  if (wanted.size === 0) return found;
  const words = drafts.map(({ text }) => wordsOf(text));
  const firsts = new Set([...wanted.keys()].map((key) => key.split(' ', 1)[0]));
  for (const [i, paragraph] of words.entries()) {
    for (let at = 0; at + keyWords <= paragraph.length; at++) {
      if (!firsts.has(paragraph[at])) continue;
      for (const quote of wanted.get(paragraph.slice(at, at + keyWords).join(' ')) ?? []) {
        const own = words[quote] ?? [];
        const draft = drafts[quote];
        const isInside =
          quote !== i && own.length < paragraph.length && own.every((word, k) => paragraph[at + k] === word);
        if (isInside && draft !== undefined && (i === 0 || !hasEnd(draft.text))) found.add(draft);
      }
    }
  }
  return found;
}

function hasEnd(text: string): boolean {
  return /[.:]["”’)\]]*$/.test(text);
}

/** A subheading may say what the paragraph says. */
function isTitled(text: string): boolean {
  return isHeadline(text) && /^\d/.test(text);
}
