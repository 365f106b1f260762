import { bitsApart, likeness, sketchSize } from './similarity.ts';

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

/** Stories in the order met. */
class Generation {
  /** By band: hash of its bins -> number of the first story that has it, since near-duplicates point at the earliest. */
  readonly #bands: readonly Map<number, number>[] = Array.from({ length: sketchSize / bandSize }, () => new Map());
  readonly #sketches: Uint32Array = new Uint32Array(generationSize * sketchSize);
  readonly #ids: string[] = [];
  readonly #hashes: string[] = [];

  get size(): number {
    return this.#ids.length;
  }

  nearest(sketch: Uint32Array, hash: string): string | null {
    let first = Number.POSITIVE_INFINITY;
    for (const [i, band] of this.#bands.entries()) {
      const found = band.get(bandHash(sketch, i));
      if (found === undefined || found >= first) continue;
      const isNear =
        likeness(sketch, this.#sketchOf(found)) >= nearShare && bitsApart(hash, this.#hashes[found] ?? '') <= nearBits;
      if (isNear) first = found;
    }
    return this.#ids[first] ?? null;
  }

  remember(id: string, sketch: Uint32Array, hash: string): void {
    const number = this.size;
    this.#sketches.set(sketch, number * sketchSize);
    this.#ids.push(id);
    this.#hashes.push(hash);
    for (const [i, band] of this.#bands.entries()) {
      const key = bandHash(sketch, i);
      if (!band.has(key)) band.set(key, number);
    }
  }

  #sketchOf(number: number): Uint32Array {
    return this.#sketches.subarray(number * sketchSize, (number + 1) * sketchSize);
  }
}

/** The bins of a band -> 32 bits, as a small integer that a Map holds without a box. */
function bandHash(sketch: Uint32Array, band: number): number {
  let hash = 0x811c9dc5;
  for (let i = band * bandSize; i < (band + 1) * bandSize; i++) hash = Math.imul(hash ^ (sketch[i] ?? 0), 0x01000193);
  return hash | 0;
}
