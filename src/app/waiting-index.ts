import type { HeldPlace } from '../output/held-pages.ts';
import { HashTable, hashHalves } from '../text/hash-table.ts';
import { NumberRows } from '../text/number-rows.ts';

/** Of each page: where it lies (offset, length), its number, the place here of the next of its story, and of the last, which only a first page knows. */
const slots = 5;
const none = -1;

/** Where pages that wait lie, by story, in the order of their first pages: 60 to 130 bytes each, however long names and addresses are. */
export class WaitingIndex {
  /** By a story's key: where its first page stands in the table. */
  readonly #stories: HashTable = new HashTable();
  readonly #pages: NumberRows = new NumberRows(slots);
  /** Stories none of whose pages waits any longer. */
  #over = 0;
  #removed = 0;

  /** How many stories wait. */
  get size(): number {
    return this.#stories.size - this.#over;
  }

  /** How many pages wait. */
  get pages(): number {
    return this.#pages.end / slots - this.#removed;
  }

  /** A page of a story; pages are numbered in the order of the inputs. */
  add(key: string, number: number, { offset, length }: HeldPlace): void {
    const story = hashHalves(key);
    const first = this.#stories.get(story);
    const at = this.#pages.add([offset, length, number, none, first === null ? this.#pages.end : none]);
    if (first === null) {
      this.#stories.set(story, at);
      return;
    }
    this.#pages.set(this.#pages.get(first + 4) + 3, at);
    this.#pages.set(first + 4, at);
  }

  /** A page waits no longer. */
  remove(key: string, number: number): void {
    let [removed, left] = [0, 0];
    for (const at of this.#pagesFrom(this.#stories.get(hashHalves(key)) ?? none)) {
      if (this.#pages.get(at + 1) === 0) continue;
      if (this.#pages.get(at + 2) === number) {
        this.#pages.set(at + 1, 0);
        removed += 1;
      } else left += 1;
    }
    this.#removed += removed;
    if (removed > 0 && left === 0) this.#over += 1;
  }

  /** The places of each story's pages. Two keys may, once in a million runs, come as one. */
  *stories(): Generator<readonly HeldPlace[], void> {
    for (let first = 0; first < this.#pages.end; first += slots) {
      if (this.#pages.get(first + 4) === none) continue;
      const places: HeldPlace[] = [];
      for (const at of this.#pagesFrom(first)) {
        const length = this.#pages.get(at + 1);
        if (length > 0) places.push({ offset: this.#pages.get(at), length });
      }
      if (places.length > 0) yield places;
    }
  }

  *#pagesFrom(first: number): Generator<number, void> {
    for (let at = first; at !== none; at = this.#pages.get(at + 3)) yield at;
  }
}
