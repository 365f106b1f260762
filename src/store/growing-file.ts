/** Bytes that wait to be written in one piece: a write of its own for each takes longer than all else done with them. */
export class GatheredBytes {
  #pieces: Buffer[] = [];
  #size = 0;

  get size(): number {
    return this.#size;
  }

  /** Enough has come together for a write. */
  get isFull(): boolean {
    return this.#size >= 1 << 18;
  }

  add(bytes: Buffer): void {
    this.#pieces.push(bytes);
    this.#size += bytes.length;
  }

  /** All of them, and nothing waits. */
  take(): Buffer {
    const bytes = Buffer.concat(this.#pieces);
    this.#pieces = [];
    this.#size = 0;
    return bytes;
  }
}
