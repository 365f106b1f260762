import type { StoredBytes } from '../bytes/stored-bytes.ts';
import { isOnePage } from './file-kind.ts';

/** How far the reading of archives is, in bytes; told by the readers and costing them a few numbers. */
export class ReadPosition {
  #before = 0;
  /** Bytes of the archive at hand, and how many of them were reached; 0 for a page. */
  #size = 0;
  #reached = 0;

  /** Bytes of archives that lie behind. */
  get bytes(): number {
    return this.#before + this.#reached;
  }

  /** The file at hand, opened; what is returned tells how far into it somebody reads. */
  follow(name: string, stored: StoredBytes): StoredBytes {
    if (stored.size === null || isOnePage(name)) return stored;
    this.#size = stored.size;
    return {
      ...stored,
      at: (offset) => {
        this.#reach(offset);
        return stored.at(offset);
      },
      look: (offset, count) => {
        this.#reach(offset);
        return stored.look(offset, count);
      },
    };
  }

  /** The file at hand was read, or passed over. */
  next(): void {
    this.#before += this.#size;
    this.#size = 0;
    this.#reached = 0;
  }

  /** Behind damage, readers go back. */
  #reach(offset: number): void {
    if (offset > this.#reached) this.#reached = Math.min(offset, this.#size);
  }
}
