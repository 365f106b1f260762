import { wordsOf } from '../text/whitespace.ts';

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
