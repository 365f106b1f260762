import { type People, readByline } from './people.ts';

/** Names of the network's titles as their reporters sign; the region is a word of its own behind "Tribun". */
const title =
  /^(?:(?:tribun(?:news)?|surya)[\w.-]*|serambi(?:news)?(?:\.com| indonesia)?|prohaba(?:\.co)?|sripoku(?:\.com)?|sriwijaya post|bangka ?pos(?:\.com)?|pos ?belitung(?:\.co)?|pos[ -]?kupang(?:\.com)?|banjarmasin ?post(?:\.co\.id)?|warta ?kota(?:live)?(?:\.com)?)(?:\s+(?:network|aceh|gayo|medan|padang|pekanbaru|batam|jambi|sumsel|lampung|bengkulu|banten|tangerang|jakarta|bekasi|depok|bogor|jabar|priangan|cirebon|jateng|banyumas|pantura|muria|solo|jogja|yogya|jatim|madura|malang|mataraman|bali|lombok|flores|pontianak|kalteng|kaltim|kaltara|timur|toraja|sulbar|palu|sultra|manado|gorontalo|ternate|ambon|papua(?: barat)?|sorong))?(?=[\s,:/|]|$)/i;

const opening =
  /^[\s(*]*laporan\b\s*:?\s*(?<role>(?:wartawan|reporter|kontributor|jurnalis|koresponden)\b\s*:?\s*)?(?:khusus\s+)?/i;

/** Serambi ends with the place: "Laporan Zubir I Langsa", typed with any letter that looks like a bar. */
const placeBehind = /\s(?:\||I|l)\s\p{Lu}[\p{L} .'’-]{0,60}$/u;

/** "Laporan Wartawan Tribun Jateng, Budi Santosa" -> the reporter; null for a line that does not begin so. */
export function readReportLine(line: string): People | null {
  const found = opening.exec(line);
  if (found === null) return null;
  const signed = line
    .slice(found[0].length)
    .replace(/(?<![\s)*])[\s)*]+$/, '')
    .replace(placeBehind, '');
  const unnamed = signed.replace(title, '').replace(/^[\s,:/|-]+/, '');
  // "Kontributor Solo, Labib": what stands before the comma is a place.
  const isPlaced = unnamed === signed && found.groups?.['role'] !== undefined;
  return readByline(isPlaced ? unnamed.replace(/^[^,:/]*[,:/]\s*/, '') : unnamed, 'authors');
}
