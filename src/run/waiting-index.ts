import type { HeldPlace } from '../store/held-pages.ts';
import { HashTable, hashHalves } from '../text/hash-table.ts';

/** Of each page: where it lies (offset, length), its number, the place here of the next of its story, and of the last, which only a first page knows. */
const slots = 5;
const none = -1;

/** Where pages that wait lie, by story, in the order of their first pages: 60 to 130 bytes each, however long names and addresses are. */
export class WaitingIndex {
  /** By a story's key: where its first page stands in the table. */
  readonly #stories: HashTable = new HashTable();
  #table: Float64Array = new Float64Array(slots * 256);
  #end = 0;

  /** A page of a story; pages are numbered in the order of the inputs. */
  add(key: string, number: number, { offset, length }: HeldPlace): void {
    if (this.#end === this.#table.length) this.#grow();
    const at = this.#end;
    this.#end += slots;
    const story = hashHalves(key);
    const first = this.#stories.get(story);
    this.#table.set([offset, length, number, none, first === null ? at : none], at);
    if (first === null) {
      this.#stories.set(story, at);
      return;
    }
    this.#table[(this.#table[first + 4] ?? 0) + 3] = at;
    this.#table[first + 4] = at;
  }

  /** A page waits no longer. */
  remove(key: string, number: number): void {
    for (const at of this.#pagesFrom(this.#stories.get(hashHalves(key)) ?? none))
      if (this.#table[at + 2] === number) this.#table[at + 1] = 0;
  }

  /** The places of each story's pages. Two keys may, once in a million runs, come as one. */
  *stories(): Generator<readonly HeldPlace[], void> {
    for (let first = 0; first < this.#end; first += slots) {
      if (this.#table[first + 4] === none) continue;
      const places: HeldPlace[] = [];
      for (const at of this.#pagesFrom(first)) {
        const [offset = 0, length = 0] = this.#table.subarray(at, at + 2);
        if (length > 0) places.push({ offset, length });
      }
      if (places.length > 0) yield places;
    }
  }

  *#pagesFrom(first: number): Generator<number, void> {
    for (let at = first; at !== none; at = this.#table[at + 3] ?? none) yield at;
  }

  #grow(): void {
    const before = this.#table;
    this.#table = new Float64Array(before.length * 2);
    this.#table.set(before);
  }
}
