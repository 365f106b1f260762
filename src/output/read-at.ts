import { readSync } from 'node:fs';
import type { FileHandle } from 'node:fs/promises';

/**
 * Some bytes of a file of ours, which was written a moment ago. At once: where thousands of short pieces are read one by
 * one, waiting for each took half of the time in which a run comes to its end.
 */
export function readAt({ fd }: FileHandle, offset: number, length: number): Buffer {
  const bytes = Buffer.alloc(length);
  readSync(fd, bytes, 0, length, offset);
  return bytes;
}
