/** An object of a JSON text as the bytes it stands in, or why there are none; `number` counts from 1. */
export type JsonSlice =
  | { readonly kind: 'whole'; readonly number: number; readonly bytes: Buffer }
  | { readonly kind: 'too-long' | 'cut-off' | 'stray'; readonly number: number };

const [quote, backslash, openBrace, closeBrace] = [0x22, 0x5c, 0x7b, 0x7d];

/** What stands between objects: blanks, commas and the brackets of arrays, after a byte order mark. */
const between: ReadonlySet<number> = new Set([0x20, 0x09, 0x0a, 0x0d, 0x2c, 0x5b, 0x5d, 0xef, 0xbb, 0xbf]);

/**
 * UTF-8 in chunks -> the outermost objects of the JSON in it, in an array, in several that were written one behind the
 * other, or by themselves. At most `maxBytes` of one are held, and none is parsed: an array of any length takes no more
 * memory than its longest object. Anything else between objects is `stray`, once.
 */
export async function* splitJsonObjects(
  chunks: AsyncIterable<Uint8Array>,
  maxBytes: number,
): AsyncGenerator<JsonSlice> {
  const held = new HeldBytes(maxBytes);
  let [depth, number] = [0, 0];
  let [inText, isEscaped, hasStray] = [false, false, false];
  for await (const chunk of chunks) {
    let begin = 0;
    for (let at = 0; at < chunk.length; at++) {
      if (inText) {
        const end = closingQuote(chunk, at, isEscaped);
        isEscaped = end < 0 && endsEscaped(chunk, at, isEscaped);
        if (end < 0) break;
        inText = false;
        at = end;
        continue;
      }
      const byte = chunk[at] ?? 0;
      if (byte === quote) inText = true;
      if (depth > 0) {
        if (byte === openBrace) depth += 1;
        if (byte !== closeBrace) continue;
        depth -= 1;
        if (depth > 0) continue;
        held.add(chunk.subarray(begin, at + 1));
        const bytes = held.take();
        number += 1;
        yield bytes === null ? { kind: 'too-long', number } : { kind: 'whole', number, bytes };
      } else if (byte === openBrace) {
        depth = 1;
        begin = at;
      } else if (!hasStray && !between.has(byte)) {
        hasStray = true;
        number += 1;
        yield { kind: 'stray', number };
      }
    }
    if (depth > 0) held.add(chunk.subarray(begin));
  }
  if (depth > 0) yield { kind: 'cut-off', number: number + 1 };
}

/** Bytes that are kept up to a limit. */
class HeldBytes {
  readonly #most: number;
  #parts: Uint8Array[] = [];
  #length = 0;

  constructor(most: number) {
    this.#most = most;
  }

  add(bytes: Uint8Array): void {
    this.#length += bytes.length;
    if (this.#length <= this.#most) this.#parts.push(bytes);
    else this.#parts = [];
  }

  /** All of them, null where there are more than the limit; nothing is held any more. */
  take(): Buffer | null {
    const bytes = this.#length <= this.#most ? Buffer.concat(this.#parts, this.#length) : null;
    this.#parts = [];
    this.#length = 0;
    return bytes;
  }
}

/** Where the text ends that goes on at `from`, -1 where not in this chunk. */
function closingQuote(chunk: Uint8Array, from: number, isEscaped: boolean): number {
  const start = isEscaped ? from + 1 : from;
  for (let at = chunk.indexOf(quote, start); at >= 0; at = chunk.indexOf(quote, at + 1))
    if (backslashesBefore(chunk, start, at) % 2 === 0) return at;
  return -1;
}

/** Whether the chunk ends behind a backslash that escapes what comes next. */
function endsEscaped(chunk: Uint8Array, from: number, isEscaped: boolean): boolean {
  return backslashesBefore(chunk, isEscaped ? from + 1 : from, chunk.length) % 2 === 1;
}

function backslashesBefore(chunk: Uint8Array, start: number, end: number): number {
  let at = end;
  while (at > start && chunk[at - 1] === backslash) at -= 1;
  return end - at;
}
