import type { AnyNode, Element } from 'domhandler';
import type { NoiseRule } from '../model/site-rule.ts';
import { rawText, textBesidesLinks } from '../page/nodes.ts';
import { attributeOf } from '../page/page-builder.ts';
import { collapse } from '../text/whitespace.ts';

/** A noise rule that names elements. */
export type ElementRule = Extract<NoiseRule, { readonly element: string }>;

/** Conditions look at this many characters: labels and captions are shorter, and nested boxes must not each be read whole. */
const looked = 1000;

const textTags: ReadonlySet<string> = new Set(['h2', 'h3', 'h4', 'h5', 'p', 'li', 'ul', 'ol']);

/** Do the element's attributes hold what the rule asks for: words in its class or id, an address that it leads to? */
export function isNamed(element: Element, { named, leadsTo }: ElementRule): boolean {
  if (leadsTo !== undefined && !leadsTo.test(attributeOf(element, 'href') ?? '')) return false;
  if (named === undefined) return true;
  const { name, attribs } = element;
  const { class: classes, id } = attribs;
  if (classes !== undefined && named.test(spelledOut(classes))) return true;
  if (id === undefined) return false;
  // Editors make ids of headings and lists from their words: "cara-login-akun" names no login box.
  return textTags.has(name) ? named.exec(id)?.[0] === id : named.test(id);
}

/** `detailsAuthorBox` -> `details-Author-Box`: words in names without hyphens. */
function spelledOut(classes: string): string {
  return /[a-z]{2}[A-Z]/.test(classes) ? classes.replace(/([a-z]{2})([A-Z])/g, '$1-$2') : classes;
}

/** What elements say without what was removed from them, read once for the dozen rules that ask. */
export class ElementTexts {
  readonly #removed: ReadonlySet<AnyNode>;
  readonly #texts: Map<AnyNode, string> = new Map();
  readonly #besides: Map<AnyNode, string | null> = new Map();

  constructor(removed: ReadonlySet<AnyNode>) {
    this.#removed = removed;
  }

  /** Does the element say what the rule asks for? */
  read(element: Element, { besides, text, longest }: ElementRule): boolean {
    if (besides !== undefined) {
      const rest = this.#besidesLinks(element);
      if (rest === null || !besides.test(rest)) return false;
    }
    if (text === undefined && longest === undefined) return true;
    const said = this.#texts.get(element) ?? collapse(rawText(element, this.#removed, looked));
    this.#texts.set(element, said);
    return said.length <= (longest ?? said.length) && (text?.test(said) ?? true);
  }

  #besidesLinks(element: Element): string | null {
    const known = this.#besides.get(element);
    if (known !== undefined) return known;
    const text = textBesidesLinks(element, this.#removed, looked);
    const rest = text === null ? null : collapse(text);
    this.#besides.set(element, rest);
    return rest;
  }

  /** A node was removed: what it stood in says something else now. */
  forget(removed: AnyNode): void {
    for (let at: AnyNode | null = removed; at !== null; at = at.parent) {
      this.#texts.delete(at);
      this.#besides.delete(at);
    }
  }
}
