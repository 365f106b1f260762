import type { StoredBytes } from '../bytes/stored-bytes.ts';
import { isOnePage, pageWeight, weightOf } from './input-weight.ts';

/** How far the reading of inputs is, by what they weigh; told by the readers and costing them a few numbers. */
export class ReadPosition {
  #before = 0;
  /** What the file at hand weighs, and how many bytes it has: none for a page. */
  #weight = pageWeight;
  #size = 0;
  #reached = 0;

  /** What lies behind. */
  get weight(): number {
    return this.#before + (this.#size === 0 ? 0 : (this.#weight * this.#reached) / this.#size);
  }

  /** The file at hand, opened; what is returned tells how far into it somebody reads. */
  follow(name: string, stored: StoredBytes): StoredBytes {
    if (stored.size === null || stored.size === 0 || isOnePage(name)) return stored;
    this.#size = stored.size;
    this.#weight = weightOf(name, stored.size);
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
    this.#before += this.#weight;
    this.#weight = pageWeight;
    this.#size = 0;
    this.#reached = 0;
  }

  /** Behind damage, readers go back. */
  #reach(offset: number): void {
    if (offset > this.#reached) this.#reached = Math.min(offset, this.#size);
  }
}
