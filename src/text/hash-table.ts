import { createHash } from 'node:crypto';

/** A hash, each half 32 bits without a sign; not both are zero. */
export type HashHalves = readonly [high: number, low: number];

/** Text -> 63 bits of its SHA-256. */
export function hashHalves(text: string): HashHalves {
  const digest = createHash('sha256').update(text, 'utf8').digest();
  return [digest.readUInt32LE(0), odd(digest.readUInt32LE(4))];
}

/** A SHA-256 in hex -> 63 bits of it. */
export function halvesOfHex(hex: string): HashHalves {
  return [Number.parseInt(hex.slice(0, 8), 16), odd(Number.parseInt(hex.slice(8, 16), 16))];
}

/** One bit is given up, so that no hash looks like a free place. */
function odd(half: number): number {
  return (half | 1) >>> 0;
}

/** Of each place: two halves of a hash and a number; zeros where it is free. */
const slots = 3;

/**
 * Numbers of 32 bits by hashes: 24 to 48 bytes each, in one piece that no collection looks into, where a Map with
 * numbers as large takes 80 and more.
 */
export class HashTable {
  #cells: Uint32Array = new Uint32Array(slots * 1024);
  #size = 0;

  get size(): number {
    return this.#size;
  }

  has(hash: HashHalves): boolean {
    return this.get(hash) !== null;
  }

  /** The number of a hash, null when it has none. */
  get([high, low]: HashHalves): number | null {
    const place = this.#placeOf(high, low);
    return this.#isFree(place) ? null : (this.#cells[place + 2] ?? 0);
  }

  set([high, low]: HashHalves, value: number): void {
    this.#put(high, low, value);
    if (this.#size * 2 * slots > this.#cells.length) this.#grow();
  }

  #put(high: number, low: number, value: number): void {
    const place = this.#placeOf(high, low);
    if (this.#isFree(place)) this.#size += 1;
    this.#cells[place] = high;
    this.#cells[place + 1] = low;
    this.#cells[place + 2] = value;
  }

  #isFree(place: number): boolean {
    return this.#cells[place] === 0 && this.#cells[place + 1] === 0;
  }

  /** Where a hash stands, or the free place where it would. */
  #placeOf(high: number, low: number): number {
    const end = this.#cells.length;
    const spread = (Math.imul(low ^ high, 0x9e3779b1) >>> 0) / 2 ** 32;
    let place = Math.floor(spread * (end / slots)) * slots;
    while ((this.#cells[place] !== high || this.#cells[place + 1] !== low) && !this.#isFree(place)) {
      place += slots;
      if (place === end) place = 0;
    }
    return place;
  }

  #grow(): void {
    const before = this.#cells;
    this.#cells = new Uint32Array(before.length * 2);
    this.#size = 0;
    for (let i = 0; i < before.length; i += slots) {
      const [high, low, value] = [before[i] ?? 0, before[i + 1] ?? 0, before[i + 2] ?? 0];
      if (high !== 0 || low !== 0) this.#put(high, low, value);
    }
  }
}
