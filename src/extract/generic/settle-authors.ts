import { foldText } from '../../text/whitespace.ts';

/** Names as readers see them, and as JSON-LD states them -> the fuller list, where both tell of the same people. */
export function settleAuthors(visible: readonly string[], stated: readonly string[]): readonly string[] {
  if (stated.length === 0 || visible.length === 0) return visible;
  const known = new Set(stated.map(foldText));
  // "Scott Gray Gear Team" is two names that ran together.
  const together = foldText(visible.join(' ')) === foldText(stated.join(' '));
  const isPart = visible.length < stated.length && visible.every((name) => known.has(foldText(name)));
  return together || isPart ? stated : visible;
}

/** Names under which the page's own house appears: an author of such a name is the publisher. */
export function houseNames(outlets: readonly string[], host: string | null): ReadonlySet<string> {
  const label = host?.replace(/^www\./, '').split('.')[0] ?? null;
  return new Set([...outlets, host, label].filter((name) => name !== null).map(plainName));
}

/** A name without blanks, case and marks, as it stands in a host. */
export function plainName(name: string): string {
  return foldText(name).replaceAll(' ', '');
}
