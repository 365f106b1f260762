import { kindByName } from './file-kind.ts';

/**
 * What a page weighs. Where pages cannot be counted ahead they are weighed, by the bytes they take in a packed archive:
 * 36,000 each in that of 400 Kompas pages of 2020.
 */
export const pageWeight = 36_000;

/** Pages of the same archive take 6.3 times the bytes when they are not packed. */
export const unpacked = 6;

/** Whether the name of a file says that it is gzipped. */
export function isPacked(name: string): boolean {
  return /\.gz$/i.test(name);
}

/** Whether a file of this name is one page; any other may hold many. */
export function isOnePage(name: string): boolean {
  return /^(?:html|text|mhtml)$/.test(kindByName(name));
}

/** What a file of many pages weighs, by its bytes. */
export function weightOf(name: string, bytes: number): number {
  return isPacked(name) ? bytes : bytes / unpacked;
}
