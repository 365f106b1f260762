import { wordsOf } from '../text/whitespace.ts';

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
