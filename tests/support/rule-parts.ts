import { parse, stringify } from 'css-what';
import type { SiteRule } from '../../src/model/site-rule.ts';

/** A selector or pattern of a rule, with the path to it. */
export interface RulePart<T> {
  readonly at: string;
  readonly value: T;
}

const selectorKeys: ReadonlySet<string> = new Set([
  'element',
  'root',
  'end',
  'container',
  'caption',
  'credit',
  'links',
  'current',
  'in',
  'paywall',
  'notArticle',
]);

/** Every selector in a rule, or in any part of one. */
export function selectorsOf(rule: unknown): RulePart<string>[] {
  return leavesOf(rule, '').flatMap(({ at, value }) => {
    const key = at.replace(/\[\d+\]$/, '').replace(/^.*\./, '');
    const isSelector = selectorKeys.has(key) || (key === 'evidence' && at.includes('generations'));
    return isSelector && typeof value === 'string' ? [{ at, value }] : [];
  });
}

/** Every pattern in a rule, or in any part of one. */
export function patternsOf(rule: unknown): RulePart<RegExp>[] {
  return leavesOf(rule, '').flatMap(({ at, value }) => (value instanceof RegExp ? [{ at, value }] : []));
}

/** A selector list -> its selectors, one by one: each has to match something somewhere. */
export function branchesOf(selector: string): string[] {
  return parse(selector).map((tokens) => stringify([tokens]));
}

/** The parts of a rule that fixtures prove; portals and text dumps have tests of their own. */
export function provenParts(site: SiteRule): Pick<SiteRule, 'fields' | 'generations'> {
  return { fields: site.fields, generations: site.generations };
}

function leavesOf(value: unknown, at: string): RulePart<unknown>[] {
  if (typeof value !== 'object' || value === null || value instanceof RegExp) return [{ at, value }];
  return Object.entries(value).flatMap(([key, inner]) =>
    leavesOf(inner, Array.isArray(value) ? `${at}[${key}]` : `${at}.${key}`),
  );
}
