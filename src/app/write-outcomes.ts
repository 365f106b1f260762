import { NearDuplicates } from '../article/near-duplicates.ts';
import { type Extent, extentOf, isFuller, isWhole, type Story } from '../article/story.ts';
import type { StoryFilter } from '../article/story-filter.ts';
import {
  duplicateOf,
  failed,
  fullerStays,
  lesserPartOf,
  type Outcome,
  unlessLeftOut,
} from '../article/story-outcome.ts';
import type { FilesOfStory, StoredFile, StorySink } from '../output/story-sink.ts';
import { type FormatName, formats, sharedAmong } from '../render/index.ts';
import type { Tally } from '../report/summary.ts';
import type { Checkpoint } from '../state/checkpoint.ts';
import type { StorySketch } from '../state/runs.ts';
import type { EarlierStory } from '../state/story-lookups.ts';
import { type CleanedInput, storyInput } from '../workers/clean-batch.ts';

/** Where outcomes go, and who is told. */
export interface OutcomeParts {
  readonly filter: StoryFilter;
  readonly sink: StorySink;
  readonly checkpoint: Checkpoint;
  readonly tally: Tally;
  readonly formats: readonly FormatName[];
  /** Stories are added to those of earlier runs. */
  readonly adds: boolean;
  /** Write repeated stories as well, and look for nothing similar. */
  readonly keepDuplicates: boolean;
  /** Stories of earlier runs that new ones are compared with; none when absent. */
  readonly earlierSketches?: () => Iterable<StorySketch>;
  /** Whether an outcome leaves what an earlier run made of its inputs as it is: silently, or told to the user; null for neither. */
  readonly leaves: (outcome: Outcome) => 'silent' | 'told' | null;
  /** Called for every outcome once it is stored, with the paths written. */
  readonly onOutcome: (outcome: Outcome, paths: readonly string[]) => Promise<void> | void;
}

/** What the inputs of a story that waited came to. */
export interface JoinedOutcomes {
  readonly key: string;
  readonly outcomes: readonly Outcome[];
}

type ArticleOutcome = Extract<Outcome, { kind: 'article' }>;

/** Takes what inputs came to, in order, to files and checkpoint. */
export class OutcomeWriter {
  readonly #parts: OutcomeParts;
  readonly #duplicates: DuplicateIndex | null;

  constructor(parts: OutcomeParts) {
    this.#parts = parts;
    this.#duplicates = parts.keepDuplicates ? null : new DuplicateIndex(parts.checkpoint, parts.earlierSketches);
  }

  /** Inputs and what they came to, in order. */
  async writeBatch(batch: readonly CleanedInput[]): Promise<void> {
    const { checkpoint } = this.#parts;
    // An input that is named again, alone and in its folder, say, is the same input.
    for (const one of batch) if (!checkpoint.isFinished(one.input)) await this.#writeOne(one);
    await this.commitIfDue();
  }

  /** Stories that waited and what their inputs came to, in order. */
  async writeJoined(stories: readonly JoinedOutcomes[]): Promise<void> {
    const { filter } = this.#parts;
    for (const { key, outcomes } of stories)
      for (const outcome of unlessLeftOut(outcomes, filter)) await this.#settle(outcome, key);
    await this.commitIfDue();
  }

  async #writeOne({ input, url, cleaned }: CleanedInput): Promise<void> {
    const { checkpoint, keepDuplicates } = this.#parts;
    const story = storyInput(checkpoint.nextNumber(), { input, url, cleaned });
    if (cleaned.kind === 'failure') {
      await this.write(failed(cleaned.failure, [story]), null);
      return;
    }
    const known = keepDuplicates ? null : checkpoint.stories.idOfStory(cleaned.key);
    if (known !== null) await this.write(duplicateOf(known, [story]), null);
    else if (cleaned.kind === 'part') {
      const { key, group, position, page } = cleaned;
      checkpoint.hold({ input: story, key, group, position, page });
    } else {
      const { article, sketch, key } = cleaned;
      await this.write({ kind: 'article', article, sketch, inputs: [story] }, key);
    }
  }

  /** An outcome to its files, the checkpoint and whoever is told -> what it has become. */
  async write(given: Outcome, key: string | null): Promise<Outcome> {
    const [outcome = given] = unlessLeftOut([given], this.#parts.filter);
    return this.#settle(outcome, key);
  }

  async #settle(outcome: Outcome, key: string | null): Promise<Outcome> {
    const { checkpoint, tally, onOutcome } = this.#parts;
    const left = this.#parts.leaves(outcome);
    if (left !== null) return this.#leave(outcome, left);
    const { final, files } =
      outcome.kind === 'article' ? await this.#store(outcome, key) : { final: outcome, files: [] as const };
    const leftAfter = final === outcome ? null : this.#parts.leaves(final);
    if (leftAfter !== null) return this.#leave(final, leftAfter);
    checkpoint.settle({ outcome: final, files, key });
    tally.addOutcome(final);
    await onOutcome(
      final,
      files.map((file) => file.path),
    );
    return final;
  }

  async #leave(outcome: Outcome, how: 'silent' | 'told'): Promise<Outcome> {
    if (how === 'told') {
      this.#parts.tally.addOutcome(outcome);
      await this.#parts.onOutcome(outcome, []);
    }
    return outcome;
  }

  /** A story to its files, unless its text or more of it is written already. */
  async #store(outcome: ArticleOutcome, key: string | null): Promise<{ final: Outcome; files: readonly StoredFile[] }> {
    const { sink, checkpoint, adds, keepDuplicates } = this.#parts;
    const extent = extentOf(outcome.article);
    const earlier = !keepDuplicates && (adds || !isWhole(extent)) ? checkpoint.stories.earlierStory(key) : null;
    // The same text is not added once more to files of many stories that hold it.
    const isSame =
      adds &&
      earlier?.textHash === outcome.article.textHash &&
      sharedAmong(this.#parts.formats).every((name) => earlier?.files.has(name));
    const wanted = earlier === null ? 'all' : isSame ? 'own' : this.#wanted(earlier, extent);
    if (wanted === 'none') return { final: lesserPartOf(outcome), files: [] };
    const { same, near } = this.#duplicates?.meet(outcome) ?? { same: null, near: null };
    if (same !== null) return { final: duplicateOf(same, outcome.inputs), files: [] };
    const revision = adds && earlier !== null ? earlier.revision + (isSame ? 0 : 1) : outcome.article.revision;
    const article = { ...outcome.article, revision, nearDuplicateOf: near };
    const written = await sink.write(article, wanted);
    const message = wanted === 'shared' ? { message: fullerStays } : {};
    const staying = isSame ? [...(earlier?.files.values() ?? [])].filter((file) => file.size === null) : [];
    return { final: { ...outcome, article, ...message }, files: [...staying, ...written] };
  }

  /** Which files of a story are written where an earlier run wrote it: not those of its own that hold more of it. */
  #wanted(earlier: EarlierStory, extent: Extent): FilesOfStory | 'none' {
    if (isWhole(extent) || !isFuller(earlier.extent, extent)) return 'all';
    const { formats: names, adds } = this.#parts;
    const own = names.filter((name) => formats[name].kind === 'file-per-story');
    const mustBeThere = adds ? names : own;
    if (mustBeThere.length === 0 || !mustBeThere.every((name) => earlier.files.has(name))) return 'all';
    return mustBeThere.length === names.length ? 'none' : 'shared';
  }

  async commitIfDue(): Promise<void> {
    if (this.#parts.checkpoint.isDue) await this.commit();
  }

  /** Makes sure that what was written stays written when the process dies or the power fails. Throws OutputError. */
  async commit(): Promise<void> {
    // The state must not speak of anything that is not there.
    await this.#parts.sink.flush();
    this.#parts.checkpoint.commit(this.#parts.sink.growing());
  }
}

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
    const same = this.#checkpoint.stories.idOfText(article.textHash);
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
