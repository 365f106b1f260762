import { HashTable, hashHalves } from './hash-table.ts';

/** Texts as 63 bits of their SHA-256: 24 to 48 bytes each, where a set of strings takes 150 and more. */
export class HashSet {
  readonly #table: HashTable = new HashTable();

  /** Texts in the set; one added twice counts once. */
  get size(): number {
    return this.#table.size;
  }

  has(text: string): boolean {
    return this.size > 0 && this.#table.has(hashHalves(text));
  }

  add(text: string): void {
    this.#table.set(hashHalves(text), 0);
  }
}
