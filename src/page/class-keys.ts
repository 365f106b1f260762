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

/** A part of a page's text keeps the whole of it in memory; a copy does not. */
function alone(text: string): string {
  return Buffer.from(text, 'utf16le').toString('utf16le');
}
