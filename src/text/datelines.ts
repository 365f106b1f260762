import type { Dateline } from '../model/article.ts';
import type { KnownNames } from '../model/site-rule.ts';

/**
 * Letters of places and outlets. `\p{Lu}` and `\p{L}` are hundreds of ranges, and these patterns repeat them often:
 * compiling them took 17 ms of the 200 that a page cleaned from the shell takes.
 */
const capital = 'A-ZÀ-ÖØ-ÞĀ-Ž';
const letter = `${capital}a-zß-öø-ÿ`;

const ending = String.raw`(?:[Cc][Oo]\.[Ii][Dd]|[Cc][Oo][MmNn]|[Cc][Oo]|[Ii][Dd]|[Nn][Ee][Tt]|TV)`;
const dash = String.raw`\s*[-–—]+`;
const word = String.raw`[${capital}](?:[${letter}'’-]*|[${letter}]{1,3}\.(?=\s[${capital}]))`;
/** Words with a capital each, so that "kata Budi kepada Kompas.com -" names no place. */
const place = String.raw`${word}(?:(?:\s*[,/]\s*|\s+)(?:${word}|dan)){0,5}?`;

/** Before 2013 Kontan printed the bare place: "JAKARTA. ", "HONG KONG. ", "JAKARTA.Laba". */
const bare = /^(?<place>[A-Z]{4,}(?:[ /][A-Z]{2,}){0,2})\.(?: (?=[A-Z“"])|(?=[A-Z][a-z]))/;

/** How titles open a dateline, as alternatives of a pattern. */
interface Titles {
  /** First words of titles typed in two words. */
  readonly firstWords: string;
  /** Titles without the ending of a domain. */
  readonly undotted: string;
  /** Titles that stand before a place which ends with a full stop. */
  readonly leading: string;
}

/** Titles -> the forms of a dateline, the surest first: groups `place` and `outlet`. */
export function datelineForms(titles: Titles): readonly RegExp[] {
  const firstWord = `(?:${titles.firstWords})`;
  const brand = String.raw`(?:(?:${firstWord} )?[${letter}][${letter}0-9-]{2,}\.${ending}(?![${letter}0-9])|${titles.undotted})`;
  const leading = `(?:${titles.leading})`;
  return [
    // "KYIV, KOMPAS.com –", "Manado , TRIBUNMANADO.CO.ID -", "JAKARTA KOMPAS.com -", "JAKARTA.KOMPAS.com -"
    new RegExp(
      String.raw`^(?!${firstWord} [${letter}][${letter}0-9-]*\.)(?<place>${place})(?:\s*[,.]\s*|\s+)(?<outlet>${brand})${dash}`,
    ),
    // "KONTAN.CO.ID - BRUSSELS.", "KONTAN.CO.ID-JAKARTA.Pemerintah", "KONTAN.CO.ID - Jakarta. Harga", "KONTAN.CO.ID. JAKARTA."
    new RegExp(
      String.raw`^(?<outlet>${leading})\s*[-–—.,:]*\s*(?<place>(?:ST\.\s|D\.?I\.?\s)?[${capital}][${capital} ,/'’-]{2,40}(?:\.C(?=\.))?|[A-Z][a-z]+(?: [A-Z][a-z]+){0,2})(?:\s*\([^()]{2,20}\))?\s*\.(?=\s|$|[A-Z“"])`,
    ),
    // "KONTAN.CO.ID - JAKARTA – Harga"
    new RegExp(
      String.raw`^(?<outlet>${leading})\s*[-–—]+\s*(?<place>[${capital}][${capital} ,/'’]{2,40}?)\s+[-–—]+(?=[\s${capital}“"])`,
    ),
    // "TRIBUNNEWS.COM, JAKARTA -", "SURYA.co.id | SURABAYA –", "TRIBUNGORONTALO.COM, Gorontalo --"
    new RegExp(String.raw`^(?<outlet>${brand})(?:\s*[,|]\s*|\s+)(?<place>${place})${dash}`),
    new RegExp(`^(?<outlet>${brand})${dash}`),
    bare,
  ];
}

/** The opening of a story's first paragraph -> the place and outlet it names; the words stay where they are. */
export function readDateline(opening: string, { datelines }: KnownNames): Dateline | null {
  const start = opening.slice(0, 160);
  for (const form of datelines) {
    const found = form.exec(start)?.groups;
    if (found === undefined) continue;
    const named = found['place']?.replace(/\s+/g, ' ').replace(/^[\s,.-]+|(?<![\s,.-])[\s,.-]+$/g, '');
    return { place: named === undefined || named === '' ? null : named, outlet: found['outlet'] ?? null };
  }
  return null;
}
