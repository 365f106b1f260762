/** The byte order of UTF-16. */
export type Utf16 = 'utf-16le' | 'utf-16be';

/** So many bytes show it. */
const looked = 512;

/** Share of letters of one byte (a zero beside them) above which bytes without a mark are UTF-16. */
const leastZeros = 0.6;

/** How bytes begin -> the UTF-16 they are in, by their mark or by the zeros beside Latin letters; null for any other. */
export function utf16Of(head: Uint8Array): Utf16 | null {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be';
  const pairs = Math.floor(Math.min(looked, head.length) / 2);
  if (pairs < 4) return null;
  let [evenZeros, oddZeros] = [0, 0];
  for (let at = 0; at < pairs * 2; at += 2) {
    if (head[at] === 0 && head[at + 1] !== 0) evenZeros += 1;
    if (head[at] !== 0 && head[at + 1] === 0) oddZeros += 1;
  }
  if (oddZeros > pairs * leastZeros && evenZeros === 0) return 'utf-16le';
  return evenZeros > pairs * leastZeros && oddZeros === 0 ? 'utf-16be' : null;
}

/** Chunks of text -> the same in UTF-8, whatever UTF-16 they were in; other chunks pass as they are. */
export async function* toUtf8(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let decoder: TextDecoder | null = null;
  let isFirst = true;
  for await (const chunk of chunks) {
    if (isFirst) {
      const order = utf16Of(chunk);
      decoder = order === null ? null : new TextDecoder(order);
      isFirst = false;
    }
    yield decoder === null ? chunk : Buffer.from(decoder.decode(chunk, { stream: true }));
  }
  if (decoder !== null) yield Buffer.from(decoder.decode());
}

/** The beginning of a text -> the same in UTF-8; a letter that is cut off at its end is left out. */
export function headToUtf8(head: Buffer): Buffer {
  const order = utf16Of(head);
  return order === null ? head : Buffer.from(new TextDecoder(order).decode(head, { stream: true }));
}
