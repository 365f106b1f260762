import type { AnyNode, Element } from 'domhandler';
import type { NoiseRule } from '../model/site-rule.ts';
import { rawText, textBesidesLinks } from '../page/nodes.ts';
import { collapse } from '../text/whitespace.ts';

/** A noise rule that names elements. */
export type ElementRule = Extract<NoiseRule, { readonly element: string }>;

/** Conditions look at this many characters: labels and captions are shorter, and nested boxes must not each be read whole. */
const looked = 1000;

const textTags: ReadonlySet<string> = new Set(['h2', 'h3', 'h4', 'h5', 'p', 'li', 'ul', 'ol']);

/** Does the element's class or id hold the words that the rule asks for? */
export function isNamed({ name, attribs }: Element, { named }: ElementRule): boolean {
  if (named === undefined) return true;
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

/** Does the element say what the rule asks for, without what was removed from it? */
export function reads(element: Element, rule: ElementRule, removed: ReadonlySet<AnyNode>): boolean {
  if (rule.besides !== undefined) {
    const text = textBesidesLinks(element, removed, looked);
    if (text === null || !rule.besides.test(collapse(text))) return false;
  }
  if (rule.text === undefined && rule.longest === undefined) return true;
  const text = collapse(rawText(element, removed, looked));
  return text.length <= (rule.longest ?? text.length) && (rule.text?.test(text) ?? true);
}
