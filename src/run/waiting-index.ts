import type { HeldPlace } from '../store/held-pages.ts';
import { shortHash } from '../text/fingerprint.ts';

/** Of each page: where it lies (offset, length), its number, the place here of the next of its story, and of the last. */
const slots = 5;
const none = -1;

/** Where pages that wait lie, by story, in the order of their first pages: 100 bytes each, however long names and addresses are. */
export class WaitingIndex {
  /** By a story's key, shortened: where its first page stands in the table. */
  readonly #stories: Map<number, number> = new Map();
  #table: Float64Array = new Float64Array(slots * 256);
  #end = 0;

  /** A page of a story; pages are numbered in the order of the inputs. */
  add(key: string, number: number, { offset, length }: HeldPlace): void {
    if (this.#end === this.#table.length) this.#grow();
    const at = this.#end;
    this.#end += slots;
    this.#table.set([offset, length, number, none, at], at);
    const story = shortHash(key);
    const first = this.#stories.get(story);
    if (first === undefined) {
      this.#stories.set(story, at);
      return;
    }
    this.#table[(this.#table[first + 4] ?? 0) + 3] = at;
    this.#table[first + 4] = at;
  }

  /** A page waits no longer. */
  remove(key: string, number: number): void {
    for (const at of this.#pagesFrom(this.#stories.get(shortHash(key)) ?? none))
      if (this.#table[at + 2] === number) this.#table[at + 1] = 0;
  }

  /** The places of each story's pages. Two keys may, once in many thousand runs, come as one. */
  *stories(): Generator<readonly HeldPlace[], void> {
    for (const first of this.#stories.values()) {
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
