/** A stream of bytes that can be looked at before it is consumed; holds little more than was asked for. */
export interface ByteWindow {
  /** How many bytes were consumed: the offset of the next one. */
  position(): number;
  /** Up to `count` next bytes without consuming them; fewer only at the end or before damage, which is thrown once none are left. */
  peek(count: number): Promise<Buffer>;
  /** Consumes up to `count` bytes; fewer only at the end. Damage before that many is thrown. */
  take(count: number): Promise<Buffer>;
  /** Puts consumed bytes back in front. */
  unread(bytes: Buffer): void;
}

/** Chunks (null at the end, errors passed on) as a window. */
export function openWindow(pull: () => Promise<Buffer | null>): ByteWindow {
  let chunks: Buffer[] = [];
  let held = 0;
  let consumed = 0;
  let ended = false;
  let failure: unknown = null;

  const fill = async (count: number): Promise<void> => {
    while (held < count && !ended && failure === null) {
      const chunk = await pull().catch((error: unknown) => {
        failure = error;
        return null;
      });
      if (chunk === null) ended = failure === null;
      else if (chunk.length > 0) {
        chunks.push(chunk);
        held += chunk.length;
      }
    }
  };

  return {
    position: () => consumed,
    async peek(count) {
      await fill(count);
      if (held === 0 && failure !== null) throw failure;
      const first = chunks[0];
      if (first !== undefined && first.length >= count) return first.subarray(0, count);
      const joined = Buffer.concat(chunks);
      chunks = joined.length > 0 ? [joined] : [];
      return joined.subarray(0, count);
    },
    async take(count) {
      await fill(count);
      if (held < count && failure !== null) throw failure;
      const taken: Buffer[] = [];
      let missing = Math.min(count, held);
      held -= missing;
      consumed += missing;
      while (missing > 0) {
        const chunk = chunks[0];
        if (chunk === undefined) break;
        taken.push(chunk.subarray(0, missing));
        if (chunk.length <= missing) chunks.shift();
        else chunks[0] = chunk.subarray(missing);
        missing -= Math.min(missing, chunk.length);
      }
      const [only] = taken;
      return taken.length === 1 && only !== undefined ? only : Buffer.concat(taken);
    },
    unread(bytes) {
      if (bytes.length === 0) return;
      chunks.unshift(bytes);
      held += bytes.length;
      consumed -= bytes.length;
    },
  };
}
