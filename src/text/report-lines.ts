import type { KnownNames } from '../model/printed-names.ts';
import { type People, readByline } from './people.ts';

const opening =
  /^[\s(*]*laporan\b\s*:?\s*(?<role>(?:wartawan|reporter|kontributor|jurnalis|koresponden)\b\s*:?\s*)?(?:khusus\s+)?/i;

/** Serambi ends with the place: "Laporan Zubir I Langsa", typed with any letter that looks like a bar. */
const placeBehind = /\s(?:\||I|l)\s\p{Lu}[\p{L} .'’-]{0,60}$/u;

/** "Laporan Wartawan Tribun Jateng, Budi Santosa" -> the reporter; null for a line that does not begin so. */
export function readReportLine(line: string, known: KnownNames): People | null {
  const found = opening.exec(line);
  if (found === null) return null;
  const signed = line
    .slice(found[0].length)
    .replace(/(?<![\s)*])[\s)*]+$/, '')
    .replace(placeBehind, '');
  const unnamed = signed.replace(known.signatures, '').replace(/^[\s,:/|-]+/, '');
  // "Kontributor Solo, Labib": what stands before the comma is a place.
  const isPlaced = unnamed === signed && found.groups?.['role'] !== undefined;
  return readByline(isPlaced ? unnamed.replace(/^[^,:/]*[,:/]\s*/, '') : unnamed, 'authors', known);
}
