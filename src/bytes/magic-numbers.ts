/** Whether the bytes open with the gzip magic number. */
export function isGzip(head: Uint8Array): boolean {
  return head[0] === 0x1f && head[1] === 0x8b;
}

/** Whether the bytes open with a WARC version line. */
export function isWarc(head: Buffer): boolean {
  return head.length >= 7 && head.toString('latin1', 0, 7) === 'WARC/1.';
}
