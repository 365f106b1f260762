import type { Outcome } from '../article/outcome.ts';
import { groupOf, type StoryGroups } from '../article/story-group.ts';
import type { HeldPage } from '../output/held-pages.ts';
import { discardState, Journal, unfinishedRun } from '../output/journal.ts';
import { writeManifestFromJournal } from '../output/manifest.ts';
import { foreignTexts } from '../output/own-outputs.ts';
import { isPartOf } from '../output/part-names.ts';
import { heldFile, StoredFiles } from '../output/stored-files.ts';
import type { StoryNames } from '../output/story-names.ts';
import type { StoredStory } from '../output/story-sink.ts';
import { type FormatName, formats, sharedAmong } from '../render/index.ts';
import { type CorpusCard, figuresOf } from '../report/corpus-card.ts';
import type { Tally } from '../report/summary.ts';
import type { HashSet } from '../text/hash-set.ts';
import type { Beginnings } from './beginnings.ts';
import type { BookSettings } from './book-settings.ts';
import { manifestLine, nearOf, ownLine, StayingLines } from './entry-parts.ts';
import type { KnownStories } from './known-stories.ts';
import { emptyState, type RunState, replay } from './resumed-state.ts';
import type { Stitcher, WaitingHead } from './stitcher.ts';
import { giveUp, refuseToGiveUp } from './unfinished-run.ts';

/**
 * How long a run goes on, in milliseconds, until what was done is brought onto the disk: soon at first, since a short
 * run has little to lose, then twice as long each time up to the last.
 */
const firstInterval = 100;
const lastInterval = 1000;

/** A journal of so many bytes becomes a manifest in two or three seconds, which a stop at Ctrl-C may take. */
const shortJournal = 64_000_000;

/** Where a book is kept. */
interface Shelf {
  readonly output: string;
  readonly journal: Journal;
  readonly adds: boolean;
  readonly shard: number | null;
}

/**
 * What a run knows and has done: finished inputs, waiting pages, stories written. Kept in the output folder, so that a
 * run that was stopped at any moment goes on; without an output folder only in memory and a temporary file.
 */
export class RunBook {
  /** Inputs that a stopped run had finished. */
  readonly finished: Pick<HashSet, 'has' | 'size'>;
  readonly stories: KnownStories;
  readonly stitcher: Stitcher;
  readonly beginnings: Beginnings;
  /** They count every story and input of the run, those before a stop too. */
  readonly card: CorpusCard;
  readonly tally: Tally;
  /** What the stories of a run that adds are known by; null for others. */
  readonly groups: StoryGroups | null;
  /** Names of files; null where a story that comes again is not written. */
  readonly names: StoryNames | null;
  /** Lengths of the growing files when the run was stopped. */
  readonly files: Readonly<Record<string, number>>;
  /** Texts that lay where stories go before the run began; null where the inputs lie elsewhere. */
  readonly foreign: readonly string[] | null;
  /** Some of what a stopped run had done is not as it left it, and is done again. */
  readonly lost: boolean;
  /** The number of the last input taken. */
  #number: number;
  readonly #shelf: Shelf | null;
  readonly #now: () => number;
  #interval = firstInterval;
  #synced: number;
  #open = false;

  private constructor(
    shelf: Shelf | null,
    state: RunState,
    now: () => number,
    foreign: readonly string[] | null,
    lost = false,
  ) {
    this.foreign = foreign;
    this.#shelf = shelf;
    this.#now = now;
    this.#synced = now();
    this.finished = state.finished;
    this.stories = state.stories;
    this.stitcher = state.stitcher;
    this.beginnings = state.beginnings;
    this.card = state.card;
    this.tally = state.tally;
    this.names = state.names;
    this.groups = state.groups;
    this.files = state.files;
    this.lost = lost;
    this.#number = state.number;
  }

  /** A book for output to a stream: nothing to go on with. */
  static inMemory(): RunBook {
    return new RunBook(null, emptyState(null, { keepDuplicates: false, adds: false }), () => 0, null);
  }

  /**
   * The book of an output folder: the one of a stopped run of the same command, else a new one. Throws UsageError where a
   * stopped run of another command waits, and OutputError.
   */
  static async open(settings: BookSettings): Promise<RunBook> {
    const { output, command, from, signature, restart, isMixed, shard, adds, keepDuplicates, now } = settings;
    const unfinished = await unfinishedRun(output);
    const kept = { keepDuplicates, adds };
    const stored = new StoredFiles(output, settings.formats, shard, adds);
    if (unfinished !== null && command !== null && unfinished.signature === signature && !restart) {
      const { state, end, lost } = await replay(output, unfinished.length, stored, kept);
      await state.beginnings.checkFiles();
      const journal = await Journal.resume(output, end);
      return new RunBook({ output, journal, shard, adds }, state, now, unfinished.foreign, lost);
    }
    if (unfinished !== null && !restart) refuseToGiveUp(unfinished, settings);
    const foreign = isMixed ? await foreignTexts(output) : null;
    if (unfinished !== null) await giveUp(unfinished, output, stored);
    const several = sharedAmong(settings.formats);
    const adding = adds && several.length > 0 ? { names: several, shard, keepDuplicates } : null;
    const journal = await Journal.begin(output, { signature, command, from, foreign, adding });
    return new RunBook({ output, journal, shard, adds }, emptyState(heldFile(output), kept), now, foreign);
  }

  /** Nothing was done before: no stopped run goes on. */
  get isNew(): boolean {
    return this.#number === 0;
  }

  /** A stream or a file of many pages is opened. Throws UsageError where a stopped run had begun another one. */
  begins(input: string, bytes: Uint8Array, size: number | null): void {
    if (this.#shelf === null) return;
    const head = this.beginnings.check(input, bytes, size);
    if (head !== null) this.#shelf.journal.add({ kind: 'begun', input, head, size });
  }

  nextNumber(): number {
    this.#number += 1;
    return this.#number;
  }

  /** An outcome that is stored: its inputs are finished once `flush` has run, and with it what `more` announces. */
  settled(
    outcome: Outcome,
    stored: StoredStory,
    key: string | null,
    files: Readonly<Record<string, number>>,
    more = false,
  ): void {
    this.#open = true;
    const story = outcome.kind === 'article' ? figuresOf(outcome.article) : null;
    const near = outcome.kind === 'article' && this.#shelf !== null ? nearOf(outcome) : null;
    if (outcome.kind === 'article') this.groups?.add(groupOf(outcome.article.id));
    const met = outcome.kind === 'article' || outcome.staysOpen !== true;
    for (const [i, input] of outcome.inputs.entries()) {
      const line = manifestLine(outcome, input, stored.paths);
      const first = i === 0 ? { near, story } : { near: null, story: null };
      this.card.add(line, first.story);
      this.tally.add(line, first.story);
      const together = { sizes: stored.sizes, more: more || i < outcome.inputs.length - 1 };
      const entry = { number: input.number, line, key, met, ...first, files, ...together };
      this.#shelf?.journal.add({ kind: 'settled', ...entry });
    }
  }

  /** A page that waits for others of its story. Throws OutputError. */
  async held(waiting: HeldPage<WaitingHead>, group: string): Promise<void> {
    const place = await this.stitcher.hold(waiting);
    this.#open = true;
    const { key, input } = waiting.head;
    this.#shelf?.journal.add({ kind: 'held', number: input.number, input: input.input, key, group, place });
    this.groups?.add(group);
  }

  /** It is time to bring what was done onto the disk. */
  get isDue(): boolean {
    return this.#open && this.#now() - this.#synced >= this.#interval;
  }

  /** Writes down what was done, with `sync` onto the disk; what was stored must be there before. Throws OutputError. */
  async flush(sync: boolean): Promise<void> {
    if (!sync) {
      // The journal must not speak of pages that are not there.
      await this.stitcher.flush();
      await this.#shelf?.journal.flush();
      return;
    }
    await this.stitcher.sync();
    await this.#shelf?.journal.sync();
    this.#open = false;
    this.#synced = this.#now();
    this.#interval = Math.min(lastInterval, this.#interval * 2);
  }

  /** The run is stopped: what was done is in the journal, and in the manifest unless that takes long; the same command goes on. */
  async stop(): Promise<void> {
    await this.#close();
    // A retry reads from the manifest what there is to do.
    if (this.#shelf === null || this.#shelf.adds || this.#shelf.journal.length > shortJournal) return;
    // Files of many stories do not have their names yet.
    await writeManifestFromJournal(this.#shelf.output, { lineOf: ownLine });
  }

  /** The run failed: the journal stays as last written, so that the same command goes on from there. */
  async abandon(): Promise<void> {
    await this.#shelf?.journal.abandon();
    await this.stitcher.close().catch(() => undefined);
  }

  /**
   * The run is complete: the manifest is written and nothing else stays. `anew` are the formats whose files of many
   * stories hold those of this run alone; inputs that `resolved` knows have others in their place.
   */
  async complete(anew: readonly FormatName[], resolved: (input: string) => boolean = () => false): Promise<void> {
    await this.#close();
    if (this.#shelf === null) return;
    const { output, shard } = this.#shelf;
    const isReplaced = (file: string): boolean => anew.some((name) => isPartOf(formats[name], shard, file));
    const staying = new StayingLines(isReplaced);
    await writeManifestFromJournal(output, {
      earlier: (line) => (resolved(line.input) ? null : staying.of(line)),
    });
    await discardState(output);
  }

  async #close(): Promise<void> {
    await this.stitcher.sync();
    await this.#shelf?.journal.close();
    await this.stitcher.close();
  }
}
