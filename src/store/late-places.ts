/** An entry of a journal: the number of its input, and where its line lies, in bytes. */
export interface LatePlace {
  readonly number: number;
  readonly offset: number;
  readonly length: number;
}

const slots = 3;

/** Where entries lie that come later in a journal than their numbers would have it: some 50 to 100 bytes each while they are sorted, as most of a million may be. */
export class LatePlaces {
  #table: Float64Array = new Float64Array(slots * 256);
  #count = 0;

  add({ number, offset, length }: LatePlace): void {
    if (this.#count * slots === this.#table.length) {
      const before = this.#table;
      this.#table = new Float64Array(before.length * 2);
      this.#table.set(before);
    }
    this.#table.set([number, offset, length], this.#count * slots);
    this.#count += 1;
  }

  /** The places by number; those of one number as they were added. */
  *inOrder(): Generator<LatePlace, void> {
    const table = this.#table;
    const order = Uint32Array.from({ length: this.#count }, (_, i) => i * slots);
    order.sort((a, b) => (table[a] ?? 0) - (table[b] ?? 0) || a - b);
    for (const at of order) {
      const [number = 0, offset = 0, length = 0] = table.subarray(at, at + slots);
      yield { number, offset, length };
    }
  }
}
