import { NearDuplicates } from '../article/near-duplicates.ts';
import type { Story } from '../article/story.ts';
import type { Checkpoint, StorySketch } from '../state/checkpoint.ts';

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
  readonly #earlier: () => Iterable<StorySketch>;
  #near: NearDuplicates | null = null;

  /** `earlier` gives sketches of other runs that new stories are compared with. */
  constructor(checkpoint: Checkpoint, earlier: () => Iterable<StorySketch> = () => []) {
    this.#checkpoint = checkpoint;
    this.#earlier = earlier;
  }

  /** A story about to be written -> what it resembles; later ones are compared with it too. */
  meet({ article, sketch }: Story): Likeness {
    const same = this.#checkpoint.idOfText(article.textHash);
    if (same !== null || sketch === null) return { same, near: null };
    this.#near ??= this.#known();
    const near = this.#near.meet(article.id, sketch, article.nearHash);
    // What was stored of a part of it is no other story.
    return { same, near: near === article.id ? null : near };
  }

  #known(): NearDuplicates {
    const known = new NearDuplicates();
    for (const { id, sketch, nearHash } of this.#earlier()) known.meet(id, sketch, nearHash);
    if (!this.#checkpoint.isNew)
      for (const { id, sketch, nearHash } of this.#checkpoint.sketches()) known.meet(id, sketch, nearHash);
    return known;
  }
}
