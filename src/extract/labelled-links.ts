import { labelBeforeLink, labelInLink } from '../sites/shared-noise.ts';
import type { Cut } from './cut-lines.ts';
import type { DraftBlock, DraftLink } from './draft-blocks.ts';
import { holdsSentence, titleLength } from './plain-text/glued-links.ts';

/** So many characters before a link are looked at: labels are shorter, and a bracket or bullet may stand before them. */
const longestLabel = 80;

/** What may stand between links under one label. */
const between = /^[\s,;|•·/"”]{0,6}(?:(?:dan|serta|atau|&)\s{1,2})?["“]?$/i;

/** Related links typed into a paragraph of the story -> their labels and titles, whether or not the links are there still. */
export function relatedTitlesIn(block: DraftBlock): readonly Cut[] {
  const linked = labelledLinksIn(block);
  const typed = typedTitlesIn(block, linked);
  return typed.length === 0 ? linked : [...linked, ...typed].sort((a, b) => a.start - b.start);
}

/** A label, its links and their closing marks, wherever they stand. */
function labelledLinksIn(block: DraftBlock): readonly Cut[] {
  const cuts: Cut[] = [];
  let covered = 0;
  for (const [i, link] of block.links.entries()) {
    if (link.start < covered) continue;
    const start = startOfLabel(block.text, link, covered);
    if (start === null) continue;
    const end = endBehind(block.text, endOfLinks(block, i), start);
    cuts.push({ text: block.text.slice(start, end), start, end });
    covered = end;
  }
  return cuts;
}

function startOfLabel(text: string, link: DraftLink, covered: number): number | null {
  // Nearly all links stand inside a sentence, and the labels are many.
  if (/:\s?["“]?$/.test(text.slice(Math.max(0, link.start - 3), link.start))) {
    const from = Math.max(covered, link.start - longestLabel);
    const found = labelBeforeLink.exec(text.slice(from, link.start));
    if (found !== null) return from + found.index;
  }
  return labelInLink.test(text.slice(link.start, link.start + longestLabel)) ? link.start : null;
}

/** The end of the last of several links in a row. */
function endOfLinks({ text, links }: DraftBlock, first: number): number {
  let end = links[first]?.end ?? 0;
  for (let i = first + 1; i < links.length; i++) {
    const next = links[i] as DraftLink;
    const gap = text.slice(end, next.start);
    if (!between.test(gap) || (gap.includes('\n') && opensSentence(text, next))) break;
    end = next.end;
  }
  return end;
}

/** A link at the beginning of a line with the reporter's words behind it. */
function opensSentence(text: string, { end }: DraftLink): boolean {
  return /^[^\n]*\p{L}/u.test(text.slice(end, end + longestLabel));
}

/** The closing marks go along, and what follows in the same line unless it is a sentence of the story. */
function endBehind(text: string, linkEnd: number, start: number): number {
  const feed = text.indexOf('\n', linkEnd);
  const lineEnd = feed === -1 ? text.length : feed;
  if (/^\s?[([]/.test(text.slice(start, start + 2))) {
    const closed = /^["”’\s]{0,3}[)\]]/.exec(text.slice(linkEnd, linkEnd + 5))?.[0].length ?? 0;
    // "… sejak awal tahun (Baca juga: …)." keeps the full stop of its own sentence.
    const ownStop = /[.!?]["”)]?\s?$/.test(text.slice(Math.max(0, start - 4), start)) ? /^\.?/ : /^/;
    return linkEnd + closed + (ownStop.exec(text.slice(linkEnd + closed))?.[0].length ?? 0);
  }
  const marks = /^(?:\s?["”’])?[.,;]?/.exec(text.slice(linkEnd, linkEnd + 5))?.[0].length ?? 0;
  const end = linkEnd + marks;
  return end >= lineEnd || holdsSentence(text.slice(end, lineEnd)) ? Math.min(end, lineEnd) : lineEnd;
}

/** "Baca juga: " where a line or a sentence begins. */
const typedLabel = /(?<=^|\n|[.!?…)”\]]["”]?\s?)[^\p{L}\p{N}\s"“”]{0,3}\s?baca\s(?:juga|pula)\s?:\s?/giu;
/** A sentence behind a title has so many letters: a title of several parts is not cut in two. */
const shortestSentence = 60;
/** Five words and a colon: what follows is on the next line. */
const announcing = /^(?=(?:\S+ ){4})\p{Lu}.*\p{Ll}:$/u;

/** A label whose link is gone, typed into a paragraph -> label and title, where the reporter goes on behind them or stands before them. */
function typedTitlesIn(block: DraftBlock, linked: readonly Cut[]): readonly Cut[] {
  const { text, links } = block;
  if (!/baca\s(?:juga|pula)\s?:/i.test(text)) return [];
  const cuts: Cut[] = [];
  const isLinked = walkOver(linked);
  const isInLink = walkOver(links);
  for (const { index: start, 0: label } of text.matchAll(typedLabel)) {
    const from = start + label.length;
    if (isLinked(start) || start < (cuts.at(-1)?.end ?? 0) || isInLink(from)) continue;
    const feed = text.indexOf('\n', from);
    const behind = text.slice(from, feed === -1 ? text.length : feed);
    const length = titleLength(behind, text);
    const rest = behind.slice(length).trim();
    const goesOn = (rest.length >= shortestSentence && /[.”"]\)?$/.test(rest)) || announcing.test(rest);
    // A line that is nothing but label and title is for the rules of the site.
    if (!goesOn && (start === 0 || text.charAt(start - 1) === '\n')) continue;
    const end = from + (goesOn ? behind.slice(0, length).trimEnd().length : behind.length);
    if (end - from <= longestTitle) cuts.push({ text: text.slice(start, end), start, end });
  }
  return cuts;
}

/** Stretches of a text in order -> whether a place lies in one of them, for places asked in order: a paragraph may have 50,000 of both. */
function walkOver(stretches: readonly { readonly start: number; readonly end: number }[]): (place: number) => boolean {
  let at = 0;
  return (place) => {
    while ((stretches[at]?.end ?? Number.POSITIVE_INFINITY) <= place) at += 1;
    return (stretches[at]?.start ?? Number.POSITIVE_INFINITY) <= place;
  };
}

/** Longer texts behind a label are no title. */
const longestTitle = 200;
