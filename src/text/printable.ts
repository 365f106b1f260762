/** C0, DEL, C1, zero-width and bidirectional controls and line separators can rewrite a terminal line. */
const acting = /[\u0000-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g;

/** How much of a foreign message is worth showing, in characters. */
const longest = 300;

/** Text from outside (paths, titles, server messages) -> one line that is safe to show: control characters are escaped. */
export function printable(text: string): string {
  return text.replace(acting, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** The same, cut at 300 characters. */
export function printableExcerpt(text: string): string {
  const line = printable(text);
  return line.length > longest ? `${line.slice(0, longest)}…` : line;
}

/** Text -> one word as a shell takes it, in quotes where it needs them. */
export function shellWord(text: string): string {
  return /^[\w./@:+-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}

/** `1 story`, `3 stories`. */
export function counted(count: number, one: string, many: string = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}
