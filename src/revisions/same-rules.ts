/** How a new reading can be compared with a stored one without taking a change of rules for a change of the story. */
export type Comparison =
  /** The same rules read both. */
  | 'as-stored'
  /** Read the kept page of the last visit by today's rules, and compare with that. */
  | 'reread-kept-page'
  /** No page was kept: the new reading takes the place of the stored one, and no revision is written. */
  | 'adopt';

/** Rules of the stored reading, today's rules, and whether the page of the last visit was kept -> how to compare. */
export function howToCompare(storedRules: string, rules: string, isPageKept: boolean): Comparison {
  if (storedRules === rules) return 'as-stored';
  return isPageKept ? 'reread-kept-page' : 'adopt';
}
