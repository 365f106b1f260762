import { bitsApart, likeness, sketchSize } from '../text/similarity.ts';

/** Share of shingles two near-duplicates have in common at least, and bits their hashes may differ in at most. */
const nearShare = 0.6;
const nearBits = 20;
/** So many bins must agree for two stories to be compared at all. */
const bandSize = 4;
/** Stories remembered at a time: twice this many at most, 60 MB. Older ones are forgotten together. */
const generationSize = 65_536;

interface Generation {
  readonly bands: Map<number, number>;
  readonly sketches: Uint32Array[];
  readonly hashes: string[];
  readonly ids: string[];
}

/** Finds the earliest story of nearly the same text, in bounded memory and the same whatever the number of jobs. */
export class NearDuplicates {
  #older: Generation | null = null;
  #newer: Generation = emptyGeneration();

  /** A story's sketch and hash -> id of the earliest one like it, null when there is none. It is remembered. */
  meet(id: string, sketch: Uint32Array, hash: string): string | null {
    const found =
      (this.#older === null ? null : nearest(this.#older, sketch, hash)) ?? nearest(this.#newer, sketch, hash);
    this.#remember(id, sketch, hash);
    return found;
  }

  #remember(id: string, sketch: Uint32Array, hash: string): void {
    if (this.#newer.ids.length >= generationSize) {
      this.#older = this.#newer;
      this.#newer = emptyGeneration();
    }
    const { bands, sketches, hashes, ids } = this.#newer;
    const number = ids.push(id) - 1;
    sketches.push(sketch);
    hashes.push(hash);
    // The first story of a band stays: near-duplicates point at the earliest.
    for (const band of bandsOf(sketch)) if (!bands.has(band)) bands.set(band, number);
  }
}

function emptyGeneration(): Generation {
  return { bands: new Map(), sketches: [], hashes: [], ids: [] };
}

function nearest({ bands, sketches, hashes, ids }: Generation, sketch: Uint32Array, hash: string): string | null {
  let first = Number.POSITIVE_INFINITY;
  for (const band of bandsOf(sketch)) {
    const found = bands.get(band);
    const other = found === undefined || found >= first ? undefined : sketches[found];
    if (found === undefined || other === undefined) continue;
    if (likeness(sketch, other) >= nearShare && bitsApart(hash, hashes[found] ?? '') <= nearBits) first = found;
  }
  return ids[first] ?? null;
}

/** One number for each band: its place and a hash of its bins. */
function bandsOf(sketch: Uint32Array): number[] {
  const bands: number[] = [];
  for (let i = 0; i < sketchSize; i += bandSize) {
    let hash = 0x811c9dc5;
    for (let k = i; k < i + bandSize; k++) hash = Math.imul(hash ^ (sketch[k] ?? 0), 0x01000193);
    bands.push((i / bandSize) * 0x1_0000_0000 + (hash >>> 0));
  }
  return bands;
}
