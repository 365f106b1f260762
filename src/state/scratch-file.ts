import { closeSync, mkdtempSync, openSync, readSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** Where a piece lies, in bytes. */
export interface ScratchPlace {
  readonly offset: number;
  readonly length: number;
}

/** Bytes on the disk under no name: they are gone with this process, however it ends. Made with the first piece. */
export class ScratchFile {
  #file: number | null = null;
  #end = 0;

  /** Throws what the system says of a full disk. */
  add(bytes: Uint8Array): ScratchPlace {
    this.#file ??= openNameless();
    const offset = this.#end;
    for (let written = 0; written < bytes.length; )
      written += writeSync(this.#file, bytes, written, bytes.length - written, offset + written);
    this.#end += bytes.length;
    return { offset, length: bytes.length };
  }

  read({ offset, length }: ScratchPlace): Uint8Array {
    const bytes = Buffer.alloc(length);
    if (this.#file !== null) readSync(this.#file, bytes, 0, length, offset);
    return bytes;
  }

  close(): void {
    if (this.#file !== null) closeSync(this.#file);
    this.#file = null;
  }
}

function openNameless(): number {
  const folder = mkdtempSync(path.join(tmpdir(), 'saring-'));
  try {
    return openSync(path.join(folder, 'pages'), 'w+');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
