import { duplicateOf, fullerStays, lesserPartOf, type Outcome, type StoryInput } from '../article/outcome.ts';
import { notStored, type StorySink } from '../output/story-sink.ts';
import { type CleanedInput, storyInput } from '../workers/clean-batch.ts';
import type { Cleaned } from '../workers/clean-input.ts';
import type { JoinedOutcomes } from './join-waiting.ts';
import type { RunBook } from './run-book.ts';

/** Where outcomes go, and who is told. */
export interface SettlerParts {
  readonly sink: StorySink;
  readonly book: RunBook;
  /** Write repeated stories as well, and look for nothing similar. */
  readonly keepDuplicates: boolean;
  /** Whether what an earlier run made of the inputs stands; it never does when absent. */
  readonly stands?: (outcome: Outcome) => boolean;
  /** What comes of inputs for which that stands is told all the same. */
  readonly tellsStanding?: boolean;
  /** Called for every outcome once it is stored, with the paths written. */
  readonly onOutcome: (outcome: Outcome, paths: readonly string[]) => Promise<void> | void;
}

/** Takes what inputs came to, in order, to sink and book. */
export class Settler {
  readonly #run: SettlerParts;

  constructor(run: SettlerParts) {
    this.#run = run;
  }

  /** Inputs and what they came to, in order. */
  async settle(batch: readonly CleanedInput[]): Promise<void> {
    for (const one of batch) {
      await this.#settleOne(storyInput(this.#run.book.nextNumber(), one), one.cleaned);
    }
    if (this.#run.book.isDue) await this.flush(true);
  }

  /** Stories that waited and what their inputs came to, in order. */
  async settleJoined(stories: readonly JoinedOutcomes[]): Promise<void> {
    for (const { key, outcomes } of stories)
      for (const [i, outcome] of outcomes.entries()) {
        await this.store(outcome, key, i < outcomes.length - 1);
        this.#run.book.stitcher.settled(outcome.inputs.length);
      }
    if (this.#run.book.isDue) await this.flush(true);
  }

  async #settleOne(story: StoryInput, cleaned: Cleaned): Promise<void> {
    const { book } = this.#run;
    if (cleaned.kind === 'failure') {
      await this.store({ kind: 'failure', failure: cleaned.failure, inputs: [story], id: null }, null);
      return;
    }
    const done = book.stories.idOf(cleaned.key);
    if (done !== null && !this.#run.keepDuplicates) await this.store(duplicateOf(done, [story]), null);
    else if (cleaned.kind === 'part') {
      const { key, position, page, group } = cleaned;
      await book.held({ head: { key, input: story, position }, page }, group);
    } else {
      const { article, sketch, key } = cleaned;
      await this.store({ kind: 'article', article, sketch, inputs: [story] }, key);
    }
  }

  /** An outcome to its files, the book and whoever is told; `more` of the same story follow and count together with it. */
  async store(outcome: Outcome, key: string | null, more = false): Promise<Outcome> {
    const { sink, book, onOutcome } = this.#run;
    if (this.#run.stands?.(outcome) === true) return this.#leave(outcome);
    let final = outcome.kind === 'article' ? await this.#compare(outcome, key) : outcome;
    if (final !== outcome && this.#run.stands?.(final) === true) return this.#leave(final);
    const stored = final.kind === 'article' ? await sink.write(final.article) : notStored;
    if (final.kind === 'article' && stored.kept) final = { ...final, message: fullerStays };
    book.settled(final, stored, key, sink.lengths(), more);
    await onOutcome(final, stored.paths);
    return final;
  }

  /** An outcome that changes nothing. */
  async #leave(outcome: Outcome): Promise<Outcome> {
    if (this.#run.tellsStanding === true) {
      this.#run.book.tally.addOutcome(outcome);
      await this.#run.onOutcome(outcome, []);
    }
    return outcome;
  }

  /** A story whose text is written already is a duplicate, as is less of one; one that is nearly the same says of which. */
  async #compare(outcome: Extract<Outcome, { kind: 'article' }>, key: string | null): Promise<Outcome> {
    const { article, inputs } = outcome;
    if (await this.#run.sink.keeps(article)) return lesserPartOf(outcome);
    if (this.#run.keepDuplicates) return outcome;
    const { same, near } = this.#run.book.stories.meet(key, outcome);
    if (same !== null) return duplicateOf(same, inputs);
    return near === null ? outcome : { ...outcome, article: { ...article, nearDuplicateOf: near } };
  }

  /** Makes sure that what was settled stays settled when the process dies, with `sync` also when the power fails. */
  async flush(sync: boolean): Promise<void> {
    // The journal must not speak of anything that is not there.
    await this.#run.sink.flush(sync);
    await this.#run.book.flush(sync);
  }
}
