import type { AnyNode, Element } from 'domhandler';
import type { Removal, Veto } from '../model/extracted-page.ts';
import type { NoiseName, NoiseRule } from '../model/site-rule.ts';
import { isAnyInside, rawText, textBesidesLinks } from '../page/nodes.ts';
import type { ParsedPage } from '../page/parse.ts';
import { outermost, select } from '../page/select.ts';
import { collapse, countWords } from '../text/whitespace.ts';
import { type DraftBlock, linksWithin } from './draft-blocks.ts';

/** Rules with who declared them. Rules of a site or generation that name elements are proved by fixtures; all others can be vetoed. */
export interface DeclaredRules {
  readonly declared: Removal['declared'];
  readonly rules: readonly NoiseRule[];
}

/** A removed element, kept for the stages that move it to a field. */
export interface RemovedElement {
  readonly name: NoiseName;
  readonly element: Element;
}

/** A line that a rule took out of a block, with the block it stood in. */
export interface RemovedLine {
  readonly name: NoiseName;
  readonly line: string;
  readonly block: DraftBlock;
  /** Where the line stands in the block's text. */
  readonly start: number;
}

/** The only place where anything leaves a body: nodes are marked, lines and spans are cut, each under a name. */
export class Remover {
  readonly removed: Set<AnyNode> = new Set();
  readonly elements: RemovedElement[] = [];
  readonly lines: RemovedLine[] = [];
  readonly removals: Removal[] = [];
  readonly vetoes: Veto[] = [];
  readonly #page: ParsedPage | null;

  constructor(page: ParsedPage | null) {
    this.#page = page;
  }

  /** Marks the elements that the rules name inside the roots. `words` is the size of the body before anything went. */
  elementsIn(roots: readonly Element[], declaredRules: readonly DeclaredRules[], words: number): void {
    for (const { declared, rules } of declaredRules) {
      for (const rule of rules) {
        if (!('element' in rule)) continue;
        const found = this.#matching(roots, rule);
        const sizes = found.map((element) => countWords(rawText(element, this.removed)));
        if (declared === 'shared' && this.#vetoed(rule.name, rule.element, sum(sizes), words)) continue;
        found.forEach((element, i) => {
          this.#mark(element, rule.name, declared, rule.element, sizes[i] ?? 0);
        });
      }
    }
  }

  /** Marks the elements given, under one name: photos that go to `images`. */
  mark(elements: readonly Element[], name: NoiseName, by: string): void {
    for (const element of elements) {
      if (!isAnyInside(element, this.removed))
        this.#mark(element, name, 'generation', by, countWords(rawText(element, this.removed)));
    }
  }

  /** Marks an element and all that follows it inside its root. */
  cutFrom(root: Element, end: Element, by: string): void {
    let words = 0;
    let preview = '';
    for (let at: AnyNode = end; at !== root && at.parent !== null; at = at.parent as AnyNode) {
      for (
        let node: AnyNode | null = at === end ? end : (at.next as AnyNode | null);
        node !== null;
        node = node.next as AnyNode | null
      ) {
        if (this.removed.has(node)) continue;
        const text = rawText(node, this.removed);
        words += countWords(text);
        if (preview === '') preview = previewOf(text);
        this.removed.add(node);
      }
    }
    if (words > 0) this.removals.push({ name: 'widget', declared: 'generation', by, words, preview });
  }

  /** Cuts lines and spans that the rules name; blocks left without text go. */
  linesOf(blocks: readonly DraftBlock[], declaredRules: readonly DeclaredRules[], words: number): DraftBlock[] {
    let kept = [...blocks];
    for (const { declared, rules } of declaredRules) {
      for (const rule of rules) if (!('element' in rule)) kept = this.#applyText(kept, rule, declared, words);
    }
    return kept;
  }

  #applyText(blocks: DraftBlock[], rule: NoiseRule, declared: Removal['declared'], words: number): DraftBlock[] {
    const cuts = blocks.map((block, i) => cutsIn(block, rule, i, blocks.length));
    const taken = sum(cuts.flat().map((cut) => countWords(cut.text)));
    const by = 'line' in rule ? rule.line.source : 'span' in rule ? rule.span.source : '';
    if (taken === 0 && cuts.every((list) => list.length === 0)) return blocks;
    if (this.#vetoed(rule.name, by, taken, words)) return blocks;
    return blocks.flatMap((block, i) => {
      const own = cuts[i] ?? [];
      for (const cut of own) {
        this.lines.push({ name: rule.name, line: cut.text, block, start: cut.start });
        this.removals.push({
          name: rule.name,
          declared,
          by,
          words: countWords(cut.text),
          preview: previewOf(cut.text),
        });
      }
      return own.length === 0 ? [block] : withoutCuts(block, own);
    });
  }

  #matching(roots: readonly Element[], rule: ElementRule): Element[] {
    const page = this.#page;
    if (page === null) return [];
    const found: Element[] = [];
    for (const root of roots) {
      for (const element of select(page, rule.element, root))
        if (element !== root && !isAnyInside(element, this.removed) && fits(element, rule, this.removed))
          found.push(element);
    }
    return outermost(page, found);
  }

  #vetoed(name: NoiseName, by: string, words: number, of: number): boolean {
    if (words * 3 <= of) return false;
    this.vetoes.push({ name, by, words, of });
    return true;
  }

  #mark(element: Element, name: NoiseName, declared: Removal['declared'], by: string, words: number): void {
    this.elements.push({ name, element });
    if (words > 0)
      this.removals.push({ name, declared, by, words, preview: previewOf(rawText(element, this.removed)) });
    this.removed.add(element);
  }
}

type ElementRule = Extract<NoiseRule, { readonly element: string }>;

/** Conditions look at this many characters: labels and captions are shorter, and nested boxes must not each be read whole. */
const looked = 1000;

function fits(element: Element, rule: ElementRule, removed: ReadonlySet<AnyNode>): boolean {
  if (rule.named?.test(`${element.attribs['class'] ?? ''} ${element.attribs['id'] ?? ''}`) === false) return false;
  if (rule.besides !== undefined) {
    const text = textBesidesLinks(element, removed, looked);
    if (text === null || !rule.besides.test(collapse(text))) return false;
  }
  return rule.text === undefined || rule.text.test(collapse(rawText(element, removed, looked)));
}

interface Cut {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** How many blocks at either end count as head and tail. */
const edge = 4;

function cutsIn(block: DraftBlock, rule: NoiseRule, index: number, count: number): Cut[] {
  if ('span' in rule) {
    return [...block.text.matchAll(new RegExp(rule.span.source, `${rule.span.flags.replace('g', '')}g`))].map(
      (found) => ({
        text: found[0],
        start: found.index,
        end: found.index + found[0].length,
      }),
    );
  }
  if (!('line' in rule)) return [];
  if (rule.where === 'head' && index >= edge) return [];
  if (rule.where === 'tail' && index < count - edge) return [];
  const cuts: Cut[] = [];
  let start = 0;
  for (const line of block.text.split('\n')) {
    if (rule.line.test(line.trim())) {
      const end = endOfCut(block, rule.name, start, start + line.length);
      cuts.push({ text: block.text.slice(start, end), start, end });
    }
    start += line.length + 1;
  }
  return cuts;
}

/** Enough text behind a related link for a sentence of the reporter that was typed into the same paragraph. */
const sentenceLength = 60;

/** A related link with a whole sentence behind it takes only the link along. */
function endOfCut(block: DraftBlock, name: NoiseName, start: number, end: number): number {
  if (name !== 'related-link') return end;
  const last = linksWithin(block, start, end).reduce((at, link) => Math.max(at, link.end), start);
  return last > start && end - last >= sentenceLength ? last : end;
}

/** A block without the cut parts; links keep their places only while nothing before them is cut, so those behind go. */
function withoutCuts(block: DraftBlock, cuts: readonly Cut[]): DraftBlock[] {
  let text = '';
  let at = 0;
  for (const cut of cuts) {
    text += block.text.slice(at, cut.start);
    at = cut.end;
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

function previewOf(text: string): string {
  const line = collapse(text);
  return line.length > 80 ? `${line.slice(0, 79)}…` : line;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
