/** Enough for the templates of several portals; pages whose names a program made up do not fill the memory. */
const mostKnown = 10_000;
const longestKnown = 200;
/** No element has more classes; each is a list of its own. */
const mostClasses = 1000;

const known = new Map<string, readonly string[]>();

/** A class attribute -> `.name` for each class named in it, once. Remembered, as the pages of a portal repeat each other. */
export function classKeys(classes: string): readonly string[] {
  const before = known.get(classes);
  if (before !== undefined) return before;
  const keys = keysOf(classes);
  if (classes.length > longestKnown) return keys;
  if (known.size >= mostKnown) known.clear();
  known.set(alone(classes), keys.map(alone));
  return keys;
}

function keysOf(classes: string): string[] {
  const names = classes.split(/[\0-\x20]+/, mostClasses).filter((name) => name !== '');
  return [...new Set(names)].map((name) => `.${name}`);
}

/**
 * A part of a page's text -> a copy, which does not keep the whole of it in memory, with one byte a letter where that is
 * enough: such are compared faster.
 */
export function alone(text: string): string {
  const encoding = /[^\0-\xff]/.test(text) ? 'utf16le' : 'latin1';
  return Buffer.from(text, encoding).toString(encoding);
}
