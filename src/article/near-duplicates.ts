import { wordsOf } from '../text/whitespace.ts';

/** Share of shingles two near-duplicates have in common at least, and bits their hashes may differ in at most. */
const nearShare = 0.6;
const nearBits = 20;
/** So many bins must agree for two stories to be compared at all. */
const bandSize = 4;
/** Stories remembered at a time: twice this many at most, 40 MB. Older ones are forgotten together. */
const generationSize = 65_536;

/** Places for them in the table of a band: half of them stay empty, so that looking for one ends soon. */
const places = 2 * generationSize;

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
  /**
   * By band and bins: number of the first story that has them plus one, 0 for none, since near-duplicates point at the
   * earliest. Lists of numbers in place of maps: 4 MB instead of 29.
   */
  readonly #bands: Uint32Array = new Uint32Array((sketchSize / bandSize) * places);
  readonly #sketches: Uint32Array = new Uint32Array(generationSize * sketchSize);
  readonly #ids: string[] = [];
  readonly #hashes: string[] = [];

  get size(): number {
    return this.#ids.length;
  }

  nearest(sketch: Uint32Array, hash: string): string | null {
    let first = Number.POSITIVE_INFINITY;
    for (let band = 0; band < sketchSize; band += bandSize) {
      const found = (this.#bands[this.#placeOf(sketch, band)] ?? 0) - 1;
      if (found < 0 || found >= first) continue;
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
    for (let band = 0; band < sketchSize; band += bandSize) {
      const place = this.#placeOf(sketch, band);
      if (this.#bands[place] === 0) this.#bands[place] = number + 1;
    }
  }

  /** The place of the first story with the same bins in the band that begins there, an empty one where there is none. */
  #placeOf(sketch: Uint32Array, band: number): number {
    const table = (band / bandSize) * places;
    for (let at = hashOfBand(sketch, band); ; at++) {
      const place = table + (at % places);
      const known = this.#bands[place] ?? 0;
      if (known === 0 || this.#agrees(known - 1, sketch, band)) return place;
    }
  }

  #agrees(number: number, sketch: Uint32Array, band: number): boolean {
    const from = number * sketchSize;
    for (let bin = band; bin < band + bandSize; bin++) if (this.#sketches[from + bin] !== sketch[bin]) return false;
    return true;
  }

  #sketchOf(number: number): Uint32Array {
    return this.#sketches.subarray(number * sketchSize, (number + 1) * sketchSize);
  }
}

/** The bins of the band that begins there -> 32 bits. */
function hashOfBand(sketch: Uint32Array, band: number): number {
  let hash = 0x811c9dc5;
  for (let bin = band; bin < band + bandSize; bin++) hash = Math.imul(hash ^ (sketch[bin] ?? 0), 0x01000193);
  return mix(hash);
}

/** How many bins a sketch has; each keeps the smallest hash that fell into it. */
export const sketchSize = 32;

/** Words in a row that make a shingle. */
const shingleLength = 4;

/** Texts shorter than this have too few shingles to be compared. */
const fewestWords = 30;

/** A text -> a sketch of its word shingles (one-permutation MinHash), null when it is too short to compare. */
export function sketchOf(text: string): Uint32Array | null {
  const words = wordsOf(text);
  if (words.length < fewestWords) return null;
  const sketch = new Uint32Array(sketchSize).fill(0xffffffff);
  const hashes = words.map(hashWord);
  for (let i = 0; i + shingleLength <= hashes.length; i++) {
    let hash = 0x9e3779b9;
    for (let k = 0; k < shingleLength; k++) hash = mix(Math.imul(hash ^ (hashes[i + k] ?? 0), 0x85ebca6b));
    const bin = hash % sketchSize;
    const value = mix(hash ^ 0x5bd1e995);
    if (value < (sketch[bin] ?? 0)) sketch[bin] = value;
  }
  return sketch;
}

/** Two sketches -> the share of shingles the texts have in common, estimated, 0 to 1. */
export function likeness(a: Uint32Array, b: Uint32Array): number {
  let same = 0;
  let filled = 0;
  for (let i = 0; i < sketchSize; i++) {
    if (a[i] === 0xffffffff && b[i] === 0xffffffff) continue;
    filled += 1;
    if (a[i] === b[i]) same += 1;
  }
  return filled === 0 ? 0 : same / filled;
}

/** Two 64-bit hashes as 16 hex digits -> how many bits differ. */
export function bitsApart(a: string, b: string): number {
  let bits = 0;
  for (let i = 0; i < 16; i += 8) {
    let differing = (Number.parseInt(a.slice(i, i + 8), 16) ^ Number.parseInt(b.slice(i, i + 8), 16)) >>> 0;
    for (; differing !== 0; differing = (differing & (differing - 1)) >>> 0) bits += 1;
  }
  return bits;
}

function hashWord(word: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < word.length; i++) hash = Math.imul(hash ^ word.charCodeAt(i), 0x01000193);
  return mix(hash);
}

function mix(hash: number): number {
  let mixed = hash;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}
