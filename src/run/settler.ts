import type { StorySink } from '../store/story-sink.ts';
import type { Cleaned } from './clean-input.ts';
import { duplicateOf, type Outcome, type StoryInput } from './outcome.ts';
import type { RunBook } from './run-book.ts';
import type { Tally } from './summary.ts';

/** Inputs with what they came to. */
export type Settling = readonly { readonly story: StoryInput; readonly cleaned: Cleaned }[];

/** Where outcomes go, and who is told. */
export interface SettlerParts {
  readonly sink: StorySink;
  readonly book: RunBook;
  /** Write repeated stories as well, and look for nothing similar. */
  readonly keepDuplicates: boolean;
  /** Called for every outcome once it is stored, with the paths written. */
  readonly onOutcome: (outcome: Outcome, paths: readonly string[]) => Promise<void> | void;
}

/** Takes what inputs came to, in order, to sink and book. */
export class Settler {
  readonly #run: SettlerParts;
  readonly #tally: Tally;

  constructor(run: SettlerParts, tally: Tally) {
    this.#run = run;
    this.#tally = tally;
  }

  /** Inputs and what they came to, in order. */
  async settle(batch: Settling): Promise<void> {
    for (const { story, cleaned } of batch) await this.#settleOne(story, cleaned);
    if (this.#run.book.isDue) await this.flush();
  }

  /** The end of the inputs: stories that waited for further pages. */
  async finish(): Promise<void> {
    for await (const { key, outcomes } of this.#run.book.stitcher.finish((key) => this.#run.book.stories.idOf(key))) {
      for (const outcome of outcomes) await this.store(outcome, key);
      if (this.#run.book.isDue) await this.flush();
    }
    await this.flush();
  }

  async #settleOne(story: StoryInput, cleaned: Cleaned): Promise<void> {
    const { book } = this.#run;
    if (cleaned.kind === 'failure') {
      await this.store({ kind: 'failure', failure: cleaned.failure, inputs: [story], id: null }, null);
      return;
    }
    const done = book.stories.idOf(cleaned.key);
    if (done !== null && !this.#run.keepDuplicates) await this.store(duplicateOf(done, [story]), null);
    else if (cleaned.kind === 'part') await book.held(story, cleaned.key, cleaned.page);
    else await this.store({ kind: 'article', article: cleaned.article, inputs: [story] }, cleaned.key);
  }

  /** An outcome to its files, the book and whoever is told. */
  async store(outcome: Outcome, key: string | null): Promise<Outcome> {
    const { sink, book, onOutcome } = this.#run;
    const final = outcome.kind === 'article' ? this.#compare(outcome, key) : outcome;
    const paths = final.kind === 'article' ? await sink.write(final.article) : [];
    this.#tally.add(final);
    book.settled(final, paths, key, sink.lengths());
    await onOutcome(final, paths);
    return final;
  }

  /** A story whose text is written already is a duplicate; one that is nearly so says of which. */
  #compare(outcome: Extract<Outcome, { kind: 'article' }>, key: string | null): Outcome {
    if (this.#run.keepDuplicates) return outcome;
    const { article, inputs } = outcome;
    const { same, near } = this.#run.book.stories.meet(key, article);
    if (same !== null) return duplicateOf(same, inputs);
    return near === null ? outcome : { ...outcome, article: { ...article, nearDuplicateOf: near } };
  }

  /** Makes sure that what was settled stays settled. */
  async flush(): Promise<void> {
    await this.#run.sink.flush();
    await this.#run.book.flush();
  }
}
