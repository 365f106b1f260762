import type { AnyNode, Element } from 'domhandler';
import type { Removal, Veto } from '../model/extracted-page.ts';
import type { NoiseName, NoiseRule } from '../model/site-rule.ts';
import { isAnyInside, rawText } from '../page/nodes.ts';
import { isWithin, type ParsedPage } from '../page/parse.ts';
import { fileInside, type Inside, inPageOrder, selectInside } from '../page/select.ts';
import { relatedLabel } from '../sites/shared-noise.ts';
import { countWords, previewOf } from '../text/whitespace.ts';
import { BlockLines, type Cut, cutsOf, linkListsUnder, sourceOf, withoutCuts } from './cut-lines.ts';
import { saidAgain } from './doubled-blocks.ts';
import type { DraftBlock } from './draft-blocks.ts';
import { type ElementRule, ElementTexts, isNamed } from './element-conditions.ts';
import { relatedTitlesIn } from './labelled-links.ts';

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

interface SizedElement {
  readonly element: Element;
  readonly words: number;
}

/** A line that a rule took out of a block, with the block it stood in. */
export interface RemovedLine {
  readonly name: NoiseName;
  readonly line: string;
  readonly block: DraftBlock;
  /** Where the line stands in the block's text. */
  readonly start: number;
}

/** Bodies count as at least so many words for the veto of a rule gone wild: one notice of 30 words is a third of a short last page. */
const shortBody = 150;
/** In print each link shows its label on a line of its own, and a short story may have more of them than paragraphs. */
const printedLinks = { share: 2 / 3, words: 40 };

/** The only place where anything leaves a body: nodes are marked, lines and spans are cut, each under a name. */
export class Remover {
  readonly removed: Set<AnyNode> = new Set();
  readonly elements: RemovedElement[] = [];
  readonly lines: RemovedLine[] = [];
  readonly removals: Removal[] = [];
  readonly vetoes: Veto[] = [];
  readonly #page: ParsedPage | null;
  readonly #core: Element | null;
  readonly #texts = new ElementTexts(this.removed);
  readonly #found = new Map<Element, { readonly inside: Inside; readonly found: Map<string, readonly Element[]> }>();

  /** Rules that name elements never take what holds `core`. */
  constructor(page: ParsedPage | null, core: Element | null = null) {
    this.#page = page;
    this.#core = core;
  }

  /** Marks the elements that the rules name inside the roots. `words` is the size of the body before anything went. */
  elementsIn(roots: readonly Element[], declaredRules: readonly DeclaredRules[], words: number): void {
    for (const { declared, rules } of declaredRules) {
      for (const rule of rules) {
        if (!('element' in rule)) continue;
        const bound = declared === 'shared' ? words : null;
        const found = this.#outermostOf(this.#matching(roots, rule), rule, bound);
        if (bound !== null && this.#vetoed(rule.name, rule.element, sum(found.map((one) => one.words)), bound))
          continue;
        for (const one of found) this.#mark(one.element, rule.name, declared, rule.element, one.words);
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
        this.#texts.forget(node);
      }
    }
    if (words > 0) this.removals.push({ name: 'widget', declared: 'generation', by, words, preview });
  }

  /** Cuts lines and spans that the rules name; blocks left without text go. */
  linesOf(blocks: readonly DraftBlock[], declaredRules: readonly DeclaredRules[], words: number): DraftBlock[] {
    const lines = new BlockLines();
    let kept = this.#withoutLabelledLinks(this.#withoutLinkLists(this.#printedOnce(blocks), words), words);
    for (const { declared, rules } of declaredRules) {
      for (const rule of rules) if (!('element' in rule)) kept = this.#applyText(kept, rule, lines, declared, words);
    }
    return kept;
  }

  #printedOnce(blocks: readonly DraftBlock[]): DraftBlock[] {
    const again = saidAgain(blocks);
    const words = sum([...again].map(({ text }) => countWords(text)));
    const removal = { name: 'headline-repeat', declared: 'shared', by: 'the story again', words, preview: '' } as const;
    if (again.size > 0) this.removals.push(removal);
    return blocks.filter((block) => !again.has(block));
  }

  /** A label in a block of its own takes along the links that stand under it. */
  #withoutLinkLists(blocks: DraftBlock[], words: number): DraftBlock[] {
    const listed = linkListsUnder(relatedLabel, blocks);
    const by = 'label over links';
    const taken = sum([...listed.keys()].map(({ text }) => countWords(text)));
    if (listed.size === 0 || this.#vetoed('related-list', by, taken, words)) return blocks;
    for (const [block, name] of listed) {
      if (block.links.length > 0) this.lines.push({ name: 'related-link', line: block.text, block, start: 0 });
      const removal = { name, declared: 'shared', by, preview: previewOf(block.text) } as const;
      this.removals.push({ ...removal, words: countWords(block.text) });
    }
    return blocks.filter((block) => !listed.has(block));
  }

  #applyText(
    blocks: DraftBlock[],
    rule: NoiseRule,
    lines: BlockLines,
    declared: Removal['declared'],
    words: number,
  ): DraftBlock[] {
    // Lists under a story may well be longer than it is.
    const of = 'onward' in rule ? Number.POSITIVE_INFINITY : words;
    const cuts = cutsOf(blocks, rule, lines);
    return cuts === null ? blocks : this.#cut(blocks, cuts, { name: rule.name, declared, by: sourceOf(rule) }, of);
  }

  /** "Baca juga: Title" inside a paragraph goes, the reporter's words around it stay. */
  #withoutLabelledLinks(blocks: DraftBlock[], words: number): DraftBlock[] {
    const by = { name: 'related-link', declared: 'shared', by: 'label and link' } as const;
    return this.#cut(blocks, blocks.map(relatedTitlesIn), by, words);
  }

  #cut(
    blocks: DraftBlock[],
    cuts: readonly (readonly Cut[])[],
    cause: Pick<Removal, 'name' | 'declared' | 'by'>,
    words: number,
  ): DraftBlock[] {
    if (cuts.every((list) => list.length === 0)) return blocks;
    const taken = sum(cuts.flat().map((cut) => countWords(cut.text)));
    const links = this.#page === null && cause.name === 'related-link' && taken <= words * printedLinks.share;
    const isPrinted = links && cuts.flat().every(({ text }) => countWords(text) <= printedLinks.words);
    if (!isPrinted && this.#vetoed(cause.name, cause.by, taken, words)) return blocks;
    return blocks.flatMap((block, i) => {
      const own = cuts[i] ?? [];
      for (const cut of own) {
        this.lines.push({ name: cause.name, line: cut.text, block, start: cut.start });
        this.removals.push({ ...cause, words: countWords(cut.text), preview: previewOf(cut.text) });
      }
      return own.length === 0 ? [block] : withoutCuts(block, own);
    });
  }

  #matching(roots: readonly Element[], rule: ElementRule): Element[] {
    const page = this.#page;
    if (page === null) return [];
    const found: Element[] = [];
    const core = this.#core;
    for (const root of roots) {
      for (const element of this.#inside(page, root, rule.element))
        if (
          element !== root &&
          isNamed(element, rule) &&
          !(core !== null && isWithin(page, core, element)) &&
          !isAnyInside(element, this.removed) &&
          this.#texts.read(element, rule)
        )
          found.push(element);
    }
    return inPageOrder(page, found);
  }

  /** A dozen rules ask for the same elements and differ in their conditions. */
  #inside(page: ParsedPage, root: Element, selector: string): readonly Element[] {
    const inRoot = this.#found.get(root) ?? { inside: fileInside(page, root), found: new Map() };
    this.#found.set(root, inRoot);
    const found = inRoot.found.get(selector) ?? selectInside(inRoot.inside, selector);
    inRoot.found.set(selector, found);
    return found;
  }

  /** Elements in page order -> those inside no other of them. One that is vetoed for its own size hides none inside it. */
  #outermostOf(elements: readonly Element[], rule: ElementRule, bound: number | null): SizedElement[] {
    const kept: SizedElement[] = [];
    let last = -1;
    let vetoes = 0;
    for (const element of elements) {
      const at = this.#page?.order.get(element) ?? -1;
      if (at <= last) continue;
      const words = countWords(rawText(element, this.removed));
      if (bound !== null && this.#vetoed(rule.name, rule.element, words, bound)) {
        vetoes += 1;
        if (vetoes === mostVetoes) break;
        continue;
      }
      kept.push({ element, words });
      last = this.#page?.lastInside[at] ?? at;
    }
    return kept;
  }

  #vetoed(name: NoiseName, by: string, words: number, of: number): boolean {
    // Readers may well say more than the story, and what holds its core never goes.
    if (words * 3 <= Math.max(of, shortBody) || (name === 'comment-box' && this.#core !== null)) return false;
    this.vetoes.push({ name, by, words, of });
    return true;
  }

  #mark(element: Element, name: NoiseName, declared: Removal['declared'], by: string, words: number): void {
    this.elements.push({ name, element });
    if (words > 0)
      this.removals.push({ name, declared, by, words, preview: previewOf(rawText(element, this.removed)) });
    this.removed.add(element);
    this.#texts.forget(element);
  }
}

/** So many vetoes of one rule on a page: it does not fit; nested boxes must not each be read. */
const mostVetoes = 8;

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
