import type { Document, Element } from 'domhandler';
import { PageBuilder, PlacedElement } from './page-builder.ts';
import { ShallowParser } from './shallow-parser.ts';

/** A page read once: its nodes in page order, and where each class, id and tag stands. */
export interface ParsedPage {
  readonly html: string;
  readonly document: Document;
  readonly elements: readonly Element[];
  /** Place of an element in page order; undefined for elements of other pages. */
  readonly order: { readonly get: (element: Element) => number | undefined };
  /** By an element's place: the place of the last element inside it, its own when there is none. */
  readonly lastInside: readonly number[];
  readonly byKey: ReadonlyMap<string, readonly Element[]>;
  /** What it has too much of for an article, and was read no further for; null for a page read whole. */
  readonly excess: string | null;
  /** Places from and to which nothing is selected. */
  readonly hidden: readonly (readonly [from: number, to: number])[];
}

/** Does an element of the page stand inside another, or is it the same? By places, so that depth costs nothing. */
export function isWithin(page: ParsedPage, element: Element, ancestor: Element): boolean {
  const from = page.order.get(ancestor);
  const at = page.order.get(element);
  return from !== undefined && at !== undefined && at >= from && at <= (page.lastInside[from] ?? -1);
}

/** Decoded text -> a page read once. Linear in the text; never recurses, so hostile nesting costs no stack. */
export function parsePage(html: string): ParsedPage {
  // Leading white space or a comment before the doctype upsets other parsers (seen on Kompas 2016); ours does not mind.
  const builder = new PageBuilder();
  new ShallowParser(builder).end(html);
  const { root, elements, lastInside, byKey, excess } = builder;
  return {
    html,
    document: root,
    elements,
    order: { get: (element) => placeIn(elements, element) },
    lastInside,
    byKey,
    excess,
    hidden: [],
  };
}

function placeIn(elements: readonly Element[], element: Element): number | undefined {
  return element instanceof PlacedElement && elements[element.place] === element ? element.place : undefined;
}

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
