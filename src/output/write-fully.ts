import type { FileHandle } from 'node:fs/promises';

/** Writes all bytes at a place of a file: near the end of a disk one write takes only a part, and says so by a number. */
export async function writeFully(handle: FileHandle, bytes: Uint8Array, position: number): Promise<void> {
  let written = 0;
  while (written < bytes.length) {
    const step = await handle.write(bytes, written, bytes.length - written, position + written);
    written += step.bytesWritten;
  }
}
