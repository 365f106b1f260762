import { createHash } from 'node:crypto';

/** Texts as 64 bits of their SHA-256: 16 to 32 bytes each, where a set of strings takes 150 and more. */
export class HashSet {
  #halves: Uint32Array = new Uint32Array(2 * 1024);
  #size = 0;

  /** Texts in the set; one added twice counts once. */
  get size(): number {
    return this.#size;
  }

  has(text: string): boolean {
    if (this.#size === 0) return false;
    const [high, low] = halvesOf(text);
    const place = this.#placeOf(high, low);
    return this.#halves[place] !== 0 || this.#halves[place + 1] !== 0;
  }

  add(text: string): void {
    const [high, low] = halvesOf(text);
    this.#put(high, low);
    if (this.#size * 4 > this.#halves.length) this.#grow();
  }

  #put(high: number, low: number): void {
    const place = this.#placeOf(high, low);
    if (this.#halves[place] !== 0 || this.#halves[place + 1] !== 0) return;
    this.#halves[place] = high;
    this.#halves[place + 1] = low;
    this.#size += 1;
  }

  /** Where a hash stands, or the free place where it would. */
  #placeOf(high: number, low: number): number {
    const last = this.#halves.length - 2;
    let place = ((low >>> 1) * 2) % this.#halves.length;
    while (
      (this.#halves[place] !== high || this.#halves[place + 1] !== low) &&
      (this.#halves[place] !== 0 || this.#halves[place + 1] !== 0)
    )
      place = place === last ? 0 : place + 2;
    return place;
  }

  #grow(): void {
    const before = this.#halves;
    this.#halves = new Uint32Array(before.length * 2);
    this.#size = 0;
    for (let i = 0; i < before.length; i += 2) {
      const [high, low] = [before[i] ?? 0, before[i + 1] ?? 0];
      if (high !== 0 || low !== 0) this.#put(high, low);
    }
  }
}

function halvesOf(text: string): readonly [high: number, low: number] {
  const digest = createHash('sha256').update(text, 'utf8').digest();
  // Zero twice is a free place.
  return [digest.readUInt32LE(0), (digest.readUInt32LE(4) | 1) >>> 0];
}
