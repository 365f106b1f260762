import { shortened, shortHash } from '../text/fingerprint.ts';
import { NearDuplicates } from './near-duplicates.ts';
import type { Story } from './story.ts';

/** What a new story resembles. */
export interface Likeness {
  /** Id of the story with the same text, null when there is none. */
  readonly same: string | null;
  /** Id of the earliest story of nearly the same text, null when there is none. */
  readonly near: string | null;
}

/** The stories of a run so far; about 200 bytes each, and a bounded memory for what is nearly the same. */
export class KnownStories {
  readonly #keys: Map<number, string> = new Map();
  readonly #texts: Map<number, string> = new Map();
  readonly #near: NearDuplicates = new NearDuplicates();

  /** Was a story of this address written already -> its id, else null. */
  idOf(key: string | null): string | null {
    return key === null ? null : (this.#keys.get(shortHash(key)) ?? null);
  }

  /** A story about to be written -> what it resembles; unless its text is known, it is remembered. */
  meet(key: string | null, { article, sketch }: Story): Likeness {
    const same = this.#texts.get(shortened(article.textHash)) ?? null;
    if (same !== null) {
      this.remember(key, same, null);
      return { same, near: null };
    }
    const near = sketch === null ? null : this.#near.meet(article.id, sketch, article.nearHash);
    this.remember(key, article.id, article.textHash);
    return { same: null, near };
  }

  /** A story that a stopped run had written already. */
  remember(key: string | null, id: string, textHash: string | null): void {
    if (key !== null) this.#keys.set(shortHash(key), id);
    if (textHash !== null) this.#texts.set(shortened(textHash), id);
  }

  /** The same for its sketch, so that later near-duplicates are found as in an undisturbed run. */
  rememberSketch(id: string, sketch: readonly number[], nearHash: string): void {
    this.#near.meet(id, Uint32Array.from(sketch), nearHash);
  }
}
