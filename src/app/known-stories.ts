import type { Story } from '../article/story.ts';
import { HashTable, halvesOfHex, hashHalves } from '../text/hash-table.ts';
import { TextPool } from '../text/text-pool.ts';
import { NearDuplicates } from './near-duplicates.ts';

/** What a new story resembles. */
export interface Likeness {
  /** Id of the story with the same text, null when there is none. */
  readonly same: string | null;
  /** Id of the earliest story of nearly the same text, null when there is none. */
  readonly near: string | null;
}

/** The stories of a run so far; about 100 bytes each, and a bounded memory for what is nearly the same. */
export class KnownStories {
  /** Places of ids, by address and by text. */
  readonly #keys: HashTable = new HashTable();
  readonly #texts: HashTable = new HashTable();
  readonly #ids: TextPool = new TextPool();
  readonly #near: NearDuplicates = new NearDuplicates();

  /** Was a story of this address written already -> its id, else null. */
  idOf(key: string | null): string | null {
    return key === null ? null : this.#idAt(this.#keys.get(hashHalves(key)));
  }

  /** A story about to be written -> what it resembles. Its address is remembered, and its text unless that is known. */
  meet(key: string | null, { article, sketch }: Story): Likeness {
    const place = this.#texts.get(halvesOfHex(article.textHash));
    const same = this.#idAt(place);
    if (place !== null && same !== null) {
      if (key !== null) this.#keys.set(hashHalves(key), place);
      return { same, near: null };
    }
    const near = sketch === null ? null : this.#near.meet(article.id, sketch, article.nearHash);
    this.remember(key, article.id, article.textHash);
    return { same: null, near };
  }

  /** A story that a stopped run had written already. */
  remember(key: string | null, id: string, textHash: string | null): void {
    if (key === null && textHash === null) return;
    const place = this.#ids.add(id);
    if (key !== null) this.#keys.set(hashHalves(key), place);
    if (textHash !== null) this.#texts.set(halvesOfHex(textHash), place);
  }

  /** The same for its sketch, so that later near-duplicates are found as in an undisturbed run. */
  rememberSketch(id: string, sketch: readonly number[], nearHash: string): void {
    this.#near.meet(id, Uint32Array.from(sketch), nearHash);
  }

  #idAt(place: number | null): string | null {
    return place === null ? null : this.#ids.at(place);
  }
}
