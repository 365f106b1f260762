import { NearDuplicates } from '../article/near-duplicates.ts';
import type { Story } from '../article/story.ts';
import type { Checkpoint } from '../state/checkpoint.ts';

/** What a new story resembles. */
export interface Likeness {
  /** Id of the story with the same text, null when there is none. */
  readonly same: string | null;
  /** Id of the earliest story of nearly the same text, null when there is none. */
  readonly near: string | null;
}

/** Tells which stories repeat others. */
export class DuplicateIndex {
  readonly #checkpoint: Checkpoint;
  readonly #near: NearDuplicates = new NearDuplicates();

  constructor(checkpoint: Checkpoint) {
    this.#checkpoint = checkpoint;
    if (!checkpoint.isNew)
      for (const { id, sketch, nearHash } of checkpoint.sketches()) this.#near.meet(id, sketch, nearHash);
  }

  /** A story about to be written -> what it resembles; later ones are compared with it too. */
  meet({ article, sketch }: Story): Likeness {
    const same = this.#checkpoint.idOfText(article.textHash);
    if (same !== null || sketch === null) return { same, near: null };
    return { same, near: this.#near.meet(article.id, sketch, article.nearHash) };
  }
}
