import { bitsApart, likeness, sketchSize } from '../article/similarity.ts';
import { type HashHalves, HashTable } from '../text/hash-table.ts';
import { TextPool } from '../text/text-pool.ts';

/** Share of shingles two near-duplicates have in common at least, and bits their hashes may differ in at most. */
const nearShare = 0.6;
const nearBits = 20;
/** So many bins must agree for two stories to be compared at all. */
const bandSize = 4;
/** Stories remembered at a time: twice this many at most, 60 MB. Older ones are forgotten together. */
const generationSize = 65_536;

/** Finds the earliest story of nearly the same text, in bounded memory and the same whatever the number of jobs. */
export class NearDuplicates {
  #older: Generation | null = null;
  #newer: Generation = new Generation();

  /** A story's sketch and hash -> id of the earliest one like it, null when there is none. It is remembered. */
  meet(id: string, sketch: Uint32Array, hash: string): string | null {
    const found = this.#older?.nearest(sketch, hash) ?? this.#newer.nearest(sketch, hash);
    if (this.#newer.size >= generationSize) {
      this.#older = this.#newer;
      this.#newer = new Generation();
    }
    this.#newer.remember(id, sketch, hash);
    return found;
  }
}

/** Stories in the order met; what is known of each lies in a few large pieces. */
class Generation {
  size = 0;
  readonly #bands: HashTable = new HashTable();
  readonly #sketches: Uint32Array = new Uint32Array(generationSize * sketchSize);
  /** Places of id and hash. */
  readonly #texts: Uint32Array = new Uint32Array(generationSize * 2);
  readonly #pool: TextPool = new TextPool();

  nearest(sketch: Uint32Array, hash: string): string | null {
    let first = Number.POSITIVE_INFINITY;
    for (const band of bandsOf(sketch)) {
      const found = this.#bands.get(band);
      if (found === null || found >= first) continue;
      const isNear =
        likeness(sketch, this.#sketchOf(found)) >= nearShare && bitsApart(hash, this.#textOf(found, 1)) <= nearBits;
      if (isNear) first = found;
    }
    return first === Number.POSITIVE_INFINITY ? null : this.#textOf(first, 0);
  }

  remember(id: string, sketch: Uint32Array, hash: string): void {
    const number = this.size;
    this.size += 1;
    this.#sketches.set(sketch, number * sketchSize);
    this.#texts.set([this.#pool.add(id), this.#pool.add(hash)], number * 2);
    // The first story of a band stays: near-duplicates point at the earliest.
    for (const band of bandsOf(sketch)) if (!this.#bands.has(band)) this.#bands.set(band, number);
  }

  #sketchOf(number: number): Uint32Array {
    return this.#sketches.subarray(number * sketchSize, (number + 1) * sketchSize);
  }

  #textOf(number: number, which: 0 | 1): string {
    return this.#pool.at(this.#texts[number * 2 + which] ?? 0);
  }
}

/** A hash of each band's bins, with the band's place. */
function bandsOf(sketch: Uint32Array): HashHalves[] {
  const bands: HashHalves[] = [];
  for (let i = 0; i < sketchSize; i += bandSize) {
    let hash = 0x811c9dc5;
    for (let k = i; k < i + bandSize; k++) hash = Math.imul(hash ^ (sketch[k] ?? 0), 0x01000193);
    bands.push([i / bandSize + 1, hash >>> 0]);
  }
  return bands;
}
