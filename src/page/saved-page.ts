import type { ParsedPage } from './parse.ts';

/** Notes of programs that save pages: each names the page's address near the top of the file. */
const notes: readonly RegExp[] = [
  // Browsers: <!-- saved from url=(0042)https://… -->
  /<!--\s{0,9}saved from url=\(\d{1,6}\)(https?:\/\/[^\s>]{1,2000})/i,
  // SingleFile: <!-- Page saved with SingleFile, then the address on a line of its own
  /Page saved with SingleFile\s{1,99}url:\s{0,9}(https?:\/\/[^\s>]{1,2000})/i,
  // monolith: <!-- Saved from https://… at 2024-06-20T00:45:00Z using monolith -->
  /<!--\s{0,9}Saved from (https?:\/\/[^\s>]{1,2000}) at \d/i,
  // HTTrack leaves the scheme out: <!-- Mirrored from host/path by HTTrack Website Copier -->
  /<!--\s{0,9}Mirrored from ([^\s>]{1,2000}) by HTTrack/i,
  // The Wayback Machine: a script that knows what it shows
  /__wm\.wombat\("(https?:[^"\s]{1,2000})"/,
  // WebScrapBook
  /\sdata-scrapbook-source="(https?:[^"\s]{1,2000})"/,
];

/** So far down such a note stands at most; SingleFile writes it behind `<html>`, the Wayback Machine in its first script. */
const furthest = 6000;

/** A page that a program saved -> the address that the program noted, null where it noted none. */
export function savedAddress(page: ParsedPage): string | null {
  const top = page.html.slice(0, furthest);
  for (const note of notes) {
    const noted = note.exec(top)?.[1];
    if (noted !== undefined) return /^https?:/i.test(noted) ? noted : `https://${noted}`;
  }
  return null;
}
