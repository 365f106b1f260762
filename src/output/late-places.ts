import { NumberRows } from '../text/number-rows.ts';

/** An entry of a journal: the number of its input, and where its line lies, in bytes. */
export interface LatePlace {
  readonly number: number;
  readonly offset: number;
  readonly length: number;
}

const slots = 3;

/** Where entries lie that come later in a journal than their numbers would have it: some 50 to 100 bytes each while they are sorted, as most of a million may be. */
export class LatePlaces {
  readonly #places: NumberRows = new NumberRows(slots);

  add({ number, offset, length }: LatePlace): void {
    this.#places.add([number, offset, length]);
  }

  /** The places by number; those of one number as they were added. */
  *inOrder(): Generator<LatePlace, void> {
    const places = this.#places;
    const order = Uint32Array.from({ length: places.end / slots }, (_, i) => i * slots);
    order.sort((a, b) => places.get(a) - places.get(b) || a - b);
    for (const at of order) yield { number: places.get(at), offset: places.get(at + 1), length: places.get(at + 2) };
  }
}
