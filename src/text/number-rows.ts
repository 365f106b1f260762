/** Rows of so many numbers each, in one piece that grows: 8 to 16 bytes a number, and nothing for a row. */
export class NumberRows {
  readonly #width: number;
  #cells: Float64Array;
  #end = 0;

  constructor(width: number) {
    this.#width = width;
    this.#cells = new Float64Array(width * 256);
  }

  /** Where the next row will begin; rows begin at 0 and lie one behind the other. */
  get end(): number {
    return this.#end;
  }

  /** Adds a row -> where it begins. */
  add(row: readonly number[]): number {
    if (this.#end === this.#cells.length) {
      const before = this.#cells;
      this.#cells = new Float64Array(before.length * 2);
      this.#cells.set(before);
    }
    const at = this.#end;
    this.#cells.set(row, at);
    this.#end += this.#width;
    return at;
  }

  /** The number at a place: where its row begins, and how far it stands behind. */
  get(place: number): number {
    return this.#cells[place] ?? 0;
  }

  set(place: number, value: number): void {
    this.#cells[place] = value;
  }
}
