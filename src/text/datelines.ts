import type { Dateline } from '../model/article.ts';

const brand = String.raw`[A-Za-z][A-Za-z0-9-]*\.(?:co\.id|com|con|co|id|net)`;
const dash = String.raw`\s*[-–—]+`;
const place = String.raw`[^\n.!?:;“”"()|–—]{2,60}?`;

const forms: readonly RegExp[] = [
  // "KYIV, KOMPAS.com –", "Manado , TRIBUNMANADO.CO.ID -", "JAKARTA KOMPAS.com -", "JAKARTA.KOMPAS.com"
  new RegExp(`^(?<place>${place})\\s*[,.]?\\s*(?<outlet>${brand})${dash}`),
  // "KONTAN.CO.ID - BRUSSELS.", "KONTAN.CO.ID-JAKARTA.Pemerintah", "MOMSMONEY.ID -"
  new RegExp(
    `^(?<outlet>(?:KONTAN\\.CO\\.ID|MOMSMONEY\\.ID))${dash}\\s*(?<place>[A-Z][A-Z .,/'-]{2,40})\\.(?=\\s|[A-Z“"])`,
  ),
  // "TRIBUNNEWS.COM, JAKARTA -", "SURYA.co.id | SURABAYA –", "TRIBUNGORONTALO.COM, Gorontalo --"
  new RegExp(`^(?<outlet>${brand})\\s*[,|]\\s*(?<place>${place})${dash}`),
  new RegExp(`^(?<outlet>${brand})${dash}`),
];

/** Before 2013 Kontan printed the bare place: "JAKARTA. ", "HONG KONG. ". */
const bare = /^(?<place>[A-Z]{4,}(?: [A-Z]{2,}){0,2})\. (?=[A-Z“"])/;

/** The opening of a story's first paragraph -> the place and outlet it names; the words stay where they are. */
export function readDateline(opening: string): Dateline | null {
  const start = opening.slice(0, 160);
  for (const form of [...forms, bare]) {
    const found = form.exec(start)?.groups;
    if (found === undefined) continue;
    const named = found['place']?.replace(/\s+/g, ' ').replace(/^[\s,.-]+|[\s,.-]+$/g, '');
    return { place: named === undefined || named === '' ? null : named, outlet: found['outlet'] ?? null };
  }
  return null;
}
