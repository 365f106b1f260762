import { knownNames } from '../../sites/known-names.ts';
import { readDateline } from '../../text/datelines.ts';
import { countWords } from '../../text/whitespace.ts';
import { type DumpLine, isStatement } from './dump-lines.ts';
import { asksForMore } from './unwrap.ts';

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
    if (gluedRole.test(line.text)) line = { ...line, text: line.text.replace(gluedRole, '$&: ') };
    const dateline = datelineAt(lines, i);
    if (dateline !== null) {
      line = { ...line, text: dateline.text };
      i += dateline.pieces - 1;
    }
    for (let links = 0; links < mostLinks && line.mark === 'none' && isBroken(line.text); links++) {
      const [link, rest] = [lines[i + 1], lines[i + 2]];
      if (link === undefined || rest === undefined || !isLink(link) || !goesOn(rest)) break;
      const seam = /^\p{L}/u.test(rest.text) ? ' ' : '';
      line = { ...line, text: `${line.text} ${link.text}${seam}${rest.text}` };
      i += 2;
    }
    const below = lines[i + 1];
    const alone = placeAlone.test(line.text) || (below?.gap === false && addressAlone.test(line.text));
    if (below?.mark === 'none' && alone && isStatement(below.text) && !placed.test(below.text)) {
      line = { ...line, text: `${line.text} ${below.text}` };
      i += 1;
    }
    joined.push(line);
  }
  return joined;
}

/** "EditorTari Wanasela", "PenulisI Made Rimba": a role that lost the blank behind it. */
const gluedRole = /^(?:Penulis|Editor|Reporter|Redaktur)(?=\p{Lu}[\p{L}.]* \p{Lu})/u;

/** "Jakarta -", "Maluku Tengah -": detik prints the place of a story over its first paragraph. */
const placed = /^[^.!?:“"]{2,60}\s[-–—]{1,2}\s/;
const placeAlone = /^(?:\p{Lu}[\p{L}.'’]{1,20},? ){1,4}[-–—]{1,2}$/u;

/** "Jakarta, KABAR.ID": the place and the newsroom close over the first paragraph. */
const addressAlone = /^(?:\p{Lu}[\p{L}.'’]{1,20} ?){1,3}, ?\p{Lu}[\p{L}\d-]{2,30}\.(?:com|co\.id|id|net|co)$/iu;

/** Longer lines hold more than a piece of a dateline. */
const shortPiece = 200;

/** Most lines that a dateline with links and bold words in it was printed on. */
const mostPieces = 4;

/** "KOMPAS.com" and "- Warga menata", "SUMBERJATI", ", KABAR.com -" and "Warga menata": a dateline that a scraper printed on lines of its own, with its sentence. */
function datelineAt(lines: readonly DumpLine[], at: number): { readonly text: string; readonly pieces: number } | null {
  const first = lines[at];
  if (first === undefined || first.mark !== 'none' || first.text.length > shortPiece) return null;
  if (countWords(first.text) > linkWords) return null;
  let text = first.text;
  for (let pieces = 2; pieces <= mostPieces; pieces++) {
    const next = lines[at + pieces - 1];
    if (next === undefined || (pieces === 2 && isDateline(text))) return null;
    // Items of a menu stand under the newsroom's address too.
    if (next.mark === 'list' && lines[at + pieces]?.mark === 'list') return null;
    const piece = next.mark === 'list' ? `- ${next.text}` : next.text;
    const goesOn = /^[-–—,/(|]/.test(piece);
    // A dash at the end asks for the sentence, which begins like any other.
    if (!goesOn && !/[-–—,/(|]$/.test(text)) return null;
    text += /^[,/]/.test(piece) ? piece : ` ${piece}`;
    if (isDateline(text)) return { text, pieces };
    if (piece.length > shortPiece || countWords(piece) > linkWords) return null;
  }
  return null;
}

/** An outlet's dateline, and the first words behind it. */
function isDateline(text: string): boolean {
  return !/[-–—,/(|]$/.test(text) && (readDateline(text, knownNames)?.outlet ?? null) !== null;
}

function isBroken(text: string): boolean {
  return (
    !labelled.test(text) && /[\p{L}\p{N},(]$/u.test(text) && countWords(text) >= brokenWords && asksForMore.test(text)
  );
}

const labelled = /^(?:penulis|editor|reporter|sumber|source|writer|redaktur|pewarta|baca juga|tags?)\s*:/i;

function isLink({ text, mark }: DumpLine): boolean {
  return mark === 'none' && !labelled.test(text) && countWords(text) <= linkWords && !/[.!?:]$/.test(text);
}

function goesOn({ text, mark }: DumpLine): boolean {
  return mark === 'none' && /^(?:\p{Ll}|[,.;)(])/u.test(text);
}
