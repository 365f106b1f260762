import type { FileHandle } from 'node:fs/promises';

/** Bytes as they are stored, read by absolute offset, so that a reader can go back to where damage began. */
export interface StoredBytes {
  /** How many there are in all, null where that shows only at the end. */
  readonly size: number | null;
  /** Some bytes from `offset` on, at least one; empty only at the end or where a stream has dropped them. */
  at(offset: number): Promise<Buffer>;
  /**
   * Up to `count` bytes from `offset`, at most 1 MB, in one buffer that holds until the next look; fewer at the end, or
   * where the system gives fewer. Looks must not overlap.
   */
  look(offset: number, count: number): Promise<Buffer>;
  /** The earliest offset that can still be read. */
  earliest(): number;
}

/** How much of a file is read at a time, in bytes. */
export interface ReadSizes {
  readonly chunk: number;
  /** Whoever asks finds at least so many in one piece; else two reads had to be joined for nearly each page of the rest. */
  readonly piece: number;
}

/** For reading a file from end to end: some 28 packed Kompas pages, or 4 as they are, come in a single read. */
const longReads: ReadSizes = { chunk: 1024 * 1024, piece: 256 * 1024 };

/** For reading a few pages that lie near each other: nearly every packed page is shorter than such a piece. */
export const shortReads: ReadSizes = { chunk: 256 * 1024, piece: 64 * 1024 };

/** What a stream keeps of its past: far beyond where a broken deflate stream goes on before it is noticed. */
const streamHistoryBytes = 4 * 1024 * 1024;

/** An open file of `size` bytes as stored bytes; one chunk is held, and one of 1 MB of a file that is looked at. */
export function storeFile(
  handle: FileHandle,
  size: number,
  signal?: AbortSignal,
  { chunk, piece }: ReadSizes = longReads,
): StoredBytes {
  let cached: Buffer = Buffer.alloc(0);
  let cachedAt = 0;
  let scratch: Buffer | null = null;
  let looked: Buffer = Buffer.alloc(0);
  let lookedAt = 0;
  return {
    size,
    async look(offset, count) {
      signal?.throwIfAborted();
      const end = Math.min(offset + count, size);
      if (offset >= end) return Buffer.alloc(0);
      if (offset >= cachedAt && end <= cachedAt + cached.length)
        return cached.subarray(offset - cachedAt, end - cachedAt);
      if (offset < lookedAt || end > lookedAt + looked.length) {
        // One buffer is used again: a new one for each megabyte costs as much as reading it.
        scratch ??= Buffer.allocUnsafeSlow(Math.min(longReads.chunk, size));
        looked = scratch.subarray(0, 0);
        const { bytesRead } = await handle.read(scratch, 0, scratch.length, offset);
        looked = scratch.subarray(0, bytesRead);
        lookedAt = offset;
      }
      return looked.subarray(offset - lookedAt, end - lookedAt);
    },
    async at(offset) {
      signal?.throwIfAborted();
      const left = cachedAt + cached.length - offset;
      const isEnough = left >= Math.min(piece, size - offset);
      if (offset >= cachedAt && left > 0 && isEnough) return cached.subarray(offset - cachedAt);
      if (offset >= size) return Buffer.alloc(0);
      const wanted = Math.min(chunk, size - offset);
      const target = Buffer.allocUnsafe(wanted);
      const { bytesRead } = await handle.read(target, 0, wanted, offset);
      cached = target.subarray(0, bytesRead);
      cachedAt = offset;
      return cached;
    },
    earliest: () => 0,
  };
}

/** A stream as stored bytes; it remembers 4 MB before the offset last asked for. */
export function storeStream(stream: AsyncIterable<Uint8Array>, signal?: AbortSignal): StoredBytes {
  const source = stream[Symbol.asyncIterator]();
  const chunks: Buffer[] = [];
  let start = 0;
  let end = 0;
  let ended = false;
  let pulling: Promise<void> = Promise.resolve();

  const pull = async (offset: number): Promise<void> => {
    while (offset >= end && !ended) {
      const step = await untilAborted(source.next(), signal);
      if (step.done === true) ended = true;
      else if (step.value.length > 0) {
        chunks.push(Buffer.from(step.value.buffer, step.value.byteOffset, step.value.length));
        end += step.value.length;
      }
    }
  };

  const forget = (before: number): void => {
    let first = chunks[0];
    while (first !== undefined && start + first.length <= before) {
      start += first.length;
      chunks.shift();
      first = chunks[0];
    }
  };

  const stored: StoredBytes = {
    size: null,
    look: (offset, count) => peekStored(stored, offset, count),
    async at(offset) {
      // Two readers may ask at once (an inflater reads ahead of the member's end); pulls must not overlap.
      pulling = pulling.then(() => pull(offset));
      await pulling;
      forget(offset - streamHistoryBytes);
      let position = end;
      for (let index = chunks.length - 1; index >= 0; index--) {
        const chunk = chunks[index];
        if (chunk === undefined) break;
        position -= chunk.length;
        if (offset >= position) return chunk.subarray(offset - position);
      }
      return Buffer.alloc(0);
    },
    earliest: () => start,
  };
  return stored;
}

/** Up to `count` bytes from `offset`, in one buffer; fewer only at the end. */
export async function peekStored(stored: StoredBytes, offset: number, count: number): Promise<Buffer> {
  const parts: Buffer[] = [];
  let held = 0;
  while (held < count) {
    const chunk = await stored.at(offset + held);
    if (chunk.length === 0) break;
    parts.push(chunk);
    held += chunk.length;
  }
  const [only] = parts;
  const joined = parts.length === 1 && only !== undefined ? only : Buffer.concat(parts);
  return joined.subarray(0, count);
}

/**
 * A step of a stream, or the abort that comes before it. The listener goes with the step: a promise kept for the whole
 * stream would hold every chunk that ever raced it (1.1 GB on 945 MB of input).
 */
function untilAborted<T>(step: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (signal === undefined) return step;
  return new Promise<T>((resolve, reject) => {
    const abort = (): void => reject(signal.reason);
    if (signal.aborted) abort();
    signal.addEventListener('abort', abort, { once: true });
    step.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort));
  });
}
