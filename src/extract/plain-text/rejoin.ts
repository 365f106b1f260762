import { knownNames } from '../../sites/known-names.ts';
import { readDateline } from '../../text/datelines.ts';
import { countWords } from '../../text/whitespace.ts';
import type { DumpLine } from './dump-lines.ts';

/** Most words of a link that was printed on a line of its own. */
const linkWords = 6;
/** Fewest words of a line that a sentence was broken off from. */
const brokenWords = 3;
/** Most links of one sentence: a line that went on growing would be read again for each. */
const mostLinks = 20;

/**
 * Lines -> the same with sentences whole that were broken at the links in them: a line without an end, the link's
 * words, and a line that goes on in lower case.
 */
export function rejoin(lines: readonly DumpLine[]): readonly DumpLine[] {
  const joined: DumpLine[] = [];
  for (let i = 0; i < lines.length; i++) {
    let line = lines[i];
    if (line === undefined) break;
    const dateline = datelineOf(line, lines[i + 1]);
    if (dateline !== null) {
      line = { ...line, text: dateline };
      i += 1;
    }
    for (let links = 0; links < mostLinks && line.mark === 'none' && isBroken(line.text); links++) {
      const [link, rest] = [lines[i + 1], lines[i + 2]];
      if (link === undefined || rest === undefined || !isLink(link) || !goesOn(rest)) break;
      const seam = /^\p{L}/u.test(rest.text) ? ' ' : '';
      line = { ...line, text: `${line.text} ${link.text}${seam}${rest.text}` };
      i += 2;
    }
    joined.push(line);
  }
  return joined;
}

/** "KOMPAS.com" and "- Warga menata": a dateline in bold that a scraper printed on a line of its own, with its sentence. */
function datelineOf(line: DumpLine, next: DumpLine | undefined): string | null {
  if (next === undefined || line.mark !== 'none' || countWords(line.text) > linkWords) return null;
  const sentence = next.mark === 'list' ? `- ${next.text}` : next.text;
  const joined = `${line.text} ${sentence}`;
  const opens = /^[-–—]/.test(sentence) && readDateline(line.text, knownNames) === null;
  return opens && readDateline(joined, knownNames)?.outlet ? joined : null;
}

function isBroken(text: string): boolean {
  return (
    !labelled.test(text) &&
    /(?:[\p{Ll}\p{N},]|\p{L})$/u.test(text) &&
    countWords(text) >= brokenWords &&
    asksForMore.test(text)
  );
}

/** What a sentence does not end with: a comma, or a word that asks for the next. */
export const asksForMore: RegExp =
  /(?:,|\b(?:di|ke|dari|pada|oleh|dan|atau|dengan|untuk|yang|dalam|bahwa|sebagai|tentang|terhadap|kepada|bagi|antara|seperti|serta|milik|para|kata|ujar|menurut|hingga|sampai|presiden|menteri|gubernur|bupati|kota|kabupaten|ini|itu|adalah|saat))$/i;

const labelled = /^(?:penulis|editor|reporter|sumber|source|writer|redaktur|pewarta|baca juga|tags?)\s*:/i;

function isLink({ text, mark }: DumpLine): boolean {
  return mark === 'none' && !labelled.test(text) && countWords(text) <= linkWords && !/[.!?:]$/.test(text);
}

function goesOn({ text, mark }: DumpLine): boolean {
  return mark === 'none' && /^(?:\p{Ll}|[,.;)(])/u.test(text);
}
