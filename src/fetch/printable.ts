// C0, DEL, C1, bidirectional controls and line separators can rewrite a terminal line.
const UNSAFE = /[\u0000-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g;
const LONGEST = 300;

/** Foreign text -> one line that is safe to print: controls escaped, cut at 300 characters. */
export function printable(text: string): string {
  const line = text.replace(UNSAFE, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`);
  return line.length > LONGEST ? `${line.slice(0, LONGEST)}…` : line;
}
