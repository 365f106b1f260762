import type { NoiseName, NoiseRule } from '../model/site-rule.ts';
import { type DraftBlock, linksWithin } from './draft-blocks.ts';
import { holdsSentence } from './plain-text/glued-links.ts';

/** A line, or part of one, that goes: where it stands in its block's text. */
export interface Cut {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** How many blocks at either end count as head and tail. */
const edge = 4;

/** Texts of blocks in lines, cut once for all the rules that look at them. */
export class BlockLines {
  readonly #places: Map<DraftBlock, number> = new Map();
  readonly #blocks: DraftBlock[] = [];
  readonly #lines: (readonly Line[])[] = [];
  /** Rules go through the blocks in order, so this one is asked for next: looking each up took half the time of a page of 290,000 blocks. */
  #next = 0;

  of(block: DraftBlock): readonly Line[] {
    const place = this.#blocks[this.#next] === block ? this.#next : (this.#places.get(block) ?? this.#add(block));
    this.#next = place + 1;
    return this.#lines[place] ?? [];
  }

  #add(block: DraftBlock): number {
    const lines: Line[] = [];
    let start = 0;
    for (const line of block.text.split('\n')) {
      lines.push({ text: line.trim(), start, end: start + line.length });
      start += line.length + 1;
    }
    this.#places.set(block, this.#blocks.length);
    this.#blocks.push(block);
    return this.#lines.push(lines) - 1;
  }
}

/** A line without the white space around it, and where it stands with it. */
interface Line {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

const nothing: readonly Cut[] = [];

/** Blocks of a story and a rule -> what the rule takes out of each; null when it is nothing, as of nearly all. */
export function cutsOf(
  blocks: readonly DraftBlock[],
  rule: NoiseRule,
  lines: BlockLines,
): readonly (readonly Cut[])[] | null {
  const first = 'onward' in rule ? firstOfLists(blocks, rule.onward) : blocks.length;
  const items = 'items' in rule ? rule.items : null;
  let cuts: (readonly Cut[])[] | null = null;
  for (let i = 0; i < blocks.length; i++) {
    const block = blocks[i] as DraftBlock;
    const isWhole = i >= first || (items !== null && isTitleItem(block, items));
    const own = isWhole ? [wholeOf(block)] : cutsIn(block, rule, lines, i, blocks.length);
    if (own.length === 0) continue;
    cuts ??= blocks.map(() => nothing);
    // A title over two such titles goes along.
    const title = blocks[i - 2];
    if (
      items !== null &&
      title !== undefined &&
      cuts[i - 1] !== nothing &&
      cuts[i - 2] === nothing &&
      isTitleOfList(title)
    )
      cuts[i - 2] = [wholeOf(title)];
    cuts[i] = own;
  }
  return cuts;
}

function isTitleOfList({ type, text, links }: DraftBlock): boolean {
  return (
    links.length === 0 &&
    (type === 'heading' || type === 'paragraph') &&
    text.length <= 40 &&
    !/[.!?;,"”)\d]$/.test(text)
  );
}

function wholeOf({ text }: DraftBlock): Cut {
  return { text, start: 0, end: text.length };
}

/** Names of people and topics are shorter. Subheadings of round-ups are numbered; a paragraph that ends like a sentence is told. */
function isTitleItem(block: DraftBlock, addresses: RegExp): boolean {
  const { type, text, links } = block;
  if (links.length === 0 || type === 'table-row' || type === 'quote') return false;
  if (type !== 'list-item' && /^\d|[.;:,]$/.test(text)) return false;
  if (isOnlyLinks(block) ? text.split(' ').length <= 3 : !isLabelledTitle(block)) return false;
  return links.every(({ href }) => addresses.test(href));
}

/** A few words and a colon, whatever they say, and the title behind them. */
function isLabelledTitle({ text, links }: DraftBlock): boolean {
  const first = links[0];
  if (first === undefined || links.length > 1 || first.end < text.trimEnd().length) return false;
  if (text.slice(first.start, first.end).split(' ').length <= 3) return false;
  return /^[^\p{L}\d]*(?:\p{L}+ ){0,3}\p{L}+ ?: ?$/u.test(text.slice(0, first.start));
}

/** A rule for lines, as the ledger names it. */
export function sourceOf(rule: NoiseRule): string {
  if ('line' in rule) return rule.line.source;
  if ('span' in rule) return rule.span.source;
  if ('items' in rule) return rule.items.source;
  return 'onward' in rule ? rule.onward.source : '';
}

/** Where the lists under a story begin; behind the last block when there are none. */
function firstOfLists(blocks: readonly DraftBlock[], onward: RegExp): number {
  const told = blocks.findLastIndex(isTold);
  let first = blocks.findIndex(({ text }, i) => i > told && onward.test(text));
  if (first === -1) return blocks.length;
  for (let above = blocks[first - 1]; above !== undefined && mayHeadList(above); above = blocks[first - 1]) first -= 1;
  return first;
}

/** Whether a block is told by the reporter: what stands above the last such block is no list under the story. */
function isTold({ type, text }: DraftBlock): boolean {
  return (type === 'paragraph' || type === 'quote') && text.length > 60 && /[.!?"”)]$/.test(text);
}

/** Whether a block may stand over a list, as headings and tags do: it does not end like a sentence. */
function mayHeadList({ type, text }: DraftBlock): boolean {
  return (type === 'heading' || (type === 'list-item' && text.length <= 40)) && !/[.!?;:"”)]$/.test(text);
}

/** A block and a rule -> what the rule takes out of it; `index` of `count` is the block's place in the story. */
function cutsIn(block: DraftBlock, rule: NoiseRule, lines: BlockLines, index: number, count: number): readonly Cut[] {
  if ('span' in rule) return spansIn(block.text, rule.span);
  if (!('line' in rule)) return nothing;
  if (rule.where === 'head' && index >= edge) return nothing;
  if (rule.where === 'tail' && index < count - edge) return nothing;
  let cuts: Cut[] | null = null;
  for (const line of lines.of(block)) {
    if (!rule.line.test(line.text)) continue;
    const end = endOfCut(block, rule.name, line.start, line.end);
    cuts ??= [];
    cuts.push({ text: block.text.slice(line.start, end), start: line.start, end });
  }
  return cuts ?? nothing;
}

function spansIn(text: string, span: RegExp): readonly Cut[] {
  // `matchAll` needs a new pattern with the flag g: it is made only for the few blocks that have a match.
  if (!span.test(text)) return nothing;
  return [...text.matchAll(new RegExp(span.source, `${span.flags}g`))].map((found) => ({
    text: found[0],
    start: found.index,
    end: found.index + found[0].length,
  }));
}

/** Blocks of a story -> those that are a label and links, or a label without a link and, right behind it, nothing but links. */
export function linkListsUnder(label: RegExp, blocks: readonly DraftBlock[]): ReadonlyMap<DraftBlock, NoiseName> {
  const found = new Map<DraftBlock, NoiseName>();
  for (const [i, block] of blocks.entries()) {
    if (block.links.length > 0) {
      // Bare text between line breaks has no element of its own that a rule could name.
      if (label.test(besidesLinks(block))) found.set(block, 'related-link');
      continue;
    }
    if (block.text.length > mostOfLabel || !label.test(block.text)) continue;
    for (let next = i + 1; next < blocks.length; next++) {
      const under = blocks[next];
      if (under === undefined || !isOnlyLinks(under)) break;
      found.set(block, 'related-list').set(under, 'related-list');
    }
  }
  return found;
}

const mostOfLabel = 80;

function isOnlyLinks(block: DraftBlock): boolean {
  return block.links.length > 0 && !/[\p{L}\p{N}]/u.test(besidesLinks(block));
}

function besidesLinks({ text, links }: DraftBlock): string {
  let besides = '';
  let at = 0;
  for (const link of links) {
    besides += text.slice(at, link.start);
    at = link.end;
  }
  return besides + text.slice(at);
}

/** A related link with a sentence behind it takes only the link along. */
function endOfCut(block: DraftBlock, name: NoiseName, start: number, end: number): number {
  if (name !== 'related-link') return end;
  const last = linksWithin(block, start, end).reduce((at, link) => Math.max(at, link.end), start);
  return last > start && holdsSentence(block.text.slice(last, end)) ? last : end;
}

/** A block without the cut parts. A cut moves the words behind it, so links behind the first cut would point to the wrong words: they go. */
export function withoutCuts(block: DraftBlock, cuts: readonly Cut[]): DraftBlock[] {
  let text = '';
  let at = 0;
  for (const cut of cuts) {
    text += block.text.slice(at, cut.start);
    at = cut.end;
    // Without "(Baca: …)", "… sejak awal tahun (Baca: …)." would end in " .".
    if (/[.,;!?]/.test(block.text.charAt(at))) text = text.trimEnd();
    // In "… kata Ujang.Baca juga: …Sehari kemudian" two sentences would meet without a blank.
    if (/[.!?”"]$/.test(text) && /[\p{L}\p{N}]/u.test(block.text.charAt(at))) text += ' ';
  }
  text += block.text.slice(at);
  const tidy = text
    .replace(/ {2,}/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .replace(/\n{2,}/g, '\n')
    .trim();
  if (!/[\p{L}\p{N}]/u.test(tidy)) return [];
  const first = cuts[0]?.start ?? 0;
  return [{ type: block.type, text: tidy, links: block.links.filter((link) => link.end <= first) }];
}
