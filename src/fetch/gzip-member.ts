const HAS_HEADER_CRC = 2;
const HAS_EXTRA = 4;
const HAS_NAME = 8;
const HAS_COMMENT = 16;

/** Bytes that begin with a gzip member -> where its deflate stream begins, null when the header is cut off. */
export function deflateStart(bytes: Uint8Array): number | null {
  const flags = bytes[3] ?? 0;
  let at = 10;
  if ((flags & HAS_EXTRA) !== 0) at += 2 + (bytes[at] ?? 0) + 256 * (bytes[at + 1] ?? 0);
  for (const flag of [HAS_NAME, HAS_COMMENT]) {
    if ((flags & flag) === 0) continue;
    const end = bytes.indexOf(0, at);
    if (end < 0) return null;
    at = end + 1;
  }
  if ((flags & HAS_HEADER_CRC) !== 0) at += 2;
  return at < bytes.length ? at : null;
}
