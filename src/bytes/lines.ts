/** A line without its end: its text, or why there is none; `number` counts from 1. */
export type Line =
  | { readonly kind: 'text'; readonly number: number; readonly text: string }
  | { readonly kind: 'blank' | 'too-long' | 'not-utf-8'; readonly number: number };

/** The byte that ends a line: a line feed, or NUL in lists that `find -print0` writes. */
export type LineEnd = 'line-feed' | 'nul';

/** Chunks of UTF-8 as lines (LF or CRLF, a byte order mark dropped); at most `maxBytes` of one line are held. */
export async function* readLines(
  chunks: AsyncIterable<Uint8Array>,
  maxBytes: number,
  lineEnd: LineEnd = 'line-feed',
): AsyncGenerator<Line> {
  const endByte = lineEnd === 'nul' ? 0 : 0x0a;
  let parts: Uint8Array[] = [];
  let length = 0;
  let number = 0;
  const end = (): Line => {
    const bytes = length <= maxBytes ? Buffer.concat(parts, length) : null;
    parts = [];
    length = 0;
    number++;
    return bytes === null ? { kind: 'too-long', number } : readLine(bytes, number);
  };
  for await (const chunk of chunks) {
    let from = 0;
    for (;;) {
      const endAt = chunk.indexOf(endByte, from);
      const piece = chunk.subarray(from, endAt < 0 ? chunk.length : endAt);
      length += piece.length;
      if (length <= maxBytes) parts.push(piece);
      else parts = [];
      if (endAt < 0) break;
      yield end();
      from = endAt + 1;
    }
  }
  if (length > 0) yield end();
}

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

function readLine(bytes: Buffer, number: number): Line {
  try {
    const decoded = utf8.decode(bytes);
    const text = (number === 1 ? decoded.replace(/^\uFEFF/, '') : decoded).replace(/\r$/, '');
    return text.trim() === '' ? { kind: 'blank', number } : { kind: 'text', number, text };
  } catch {
    return { kind: 'not-utf-8', number };
  }
}
