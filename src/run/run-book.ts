import type { FormatName } from '../render/index.ts';
import type { HeldPage } from '../store/held-pages.ts';
import { discardState, Journal, type SettledEntry, unfinishedRun } from '../store/journal.ts';
import { type ManifestLine, writeManifestFromJournal } from '../store/manifest.ts';
import { foreignTexts } from '../store/own-outputs.ts';
import { heldFile, StoredFiles } from '../store/stored-files.ts';
import type { StoredStory } from '../store/story-sink.ts';
import type { HashSet } from '../text/hash-set.ts';
import { type CorpusCard, figuresOf } from './corpus-card.ts';
import type { KnownStories } from './known-stories.ts';
import type { Outcome, StoryInput } from './outcome.ts';
import { emptyState, type RunState, replay } from './resumed-state.ts';
import type { Stitcher, WaitingHead } from './stitcher.ts';
import type { Story } from './story.ts';

/**
 * How long a run goes on, in milliseconds, until what was done is brought onto the disk: soon at first, since a short
 * run has little to lose, then twice as long each time up to the last.
 */
const firstInterval = 100;
const lastInterval = 1000;

/** A journal of so many bytes becomes a manifest in two or three seconds, which a stop at Ctrl-C may take. */
const shortJournal = 64_000_000;

/** What a book must know to begin or to go on. */
export interface BookSettings {
  readonly output: string;
  /** Names the command: only the same one goes on with a stopped run. */
  readonly signature: string;
  /** Begin anew in any case. */
  readonly fresh: boolean;
  /** Inputs and outputs may lie in one folder. */
  readonly isMixed: boolean;
  readonly formats: readonly FormatName[];
  readonly shard: number | null;
  /** Milliseconds of a clock that never goes back. */
  readonly now: () => number;
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
  /** Counts every story of the run, those before a stop too. */
  readonly card: CorpusCard;
  /** Lengths of the growing files when the run was stopped. */
  readonly files: Readonly<Record<string, number>>;
  /** Texts that lay where stories go before the run began; null where the inputs lie elsewhere. */
  readonly foreign: readonly string[] | null;
  /** Some of what a stopped run had done is not as it left it, and is done again. */
  readonly lost: boolean;
  /** The number of the last input taken. */
  #number: number;
  readonly #output: string | null;
  readonly #journal: Journal | null;
  readonly #now: () => number;
  #interval = firstInterval;
  #synced: number;
  #open = false;

  private constructor(
    output: string | null,
    journal: Journal | null,
    state: RunState,
    now: () => number,
    foreign: readonly string[] | null,
    lost = false,
  ) {
    this.foreign = foreign;
    this.#output = output;
    this.#journal = journal;
    this.#now = now;
    this.#synced = now();
    this.finished = state.finished;
    this.stories = state.stories;
    this.stitcher = state.stitcher;
    this.card = state.card;
    this.files = state.files;
    this.lost = lost;
    this.#number = state.number;
  }

  /** A book for output to a stream: nothing to go on with. */
  static inMemory(): RunBook {
    return new RunBook(null, null, emptyState(null), () => 0, null);
  }

  /** The book of an output folder: the one of a stopped run of the same command, else a new one. Throws OutputError. */
  static async open(settings: BookSettings): Promise<RunBook> {
    const { output, signature, fresh, isMixed, formats, shard, now } = settings;
    const unfinished = await unfinishedRun(output);
    const stored = new StoredFiles(output, formats, shard);
    if (unfinished !== null && unfinished.signature === signature && !fresh) {
      const { state, end, lost } = await replay(output, unfinished.length, stored);
      return new RunBook(output, await Journal.resume(output, end), state, now, unfinished.foreign, lost);
    }
    const foreign = isMixed ? await foreignTexts(output) : null;
    // What another command had done stays in the manifest, as far as it has files to show.
    if (unfinished !== null) await writeManifestFromJournal(output, (entry) => withOwnFiles(entry, stored));
    const journal = await Journal.begin(output, { signature, foreign });
    return new RunBook(output, journal, emptyState(heldFile(output)), now, foreign);
  }

  /** Nothing was done before: no stopped run goes on. */
  get isNew(): boolean {
    return this.#number === 0;
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
    const near = outcome.kind === 'article' && this.#journal !== null ? nearOf(outcome) : null;
    const story = outcome.kind === 'article' ? figuresOf(outcome.article) : null;
    const met = outcome.kind === 'article' || outcome.staysOpen !== true;
    for (const [i, input] of outcome.inputs.entries()) {
      const line = manifestLine(outcome, input, stored.paths);
      const first = i === 0 ? { near, story } : { near: null, story: null };
      this.card.add(line, first.story);
      const together = more || i < outcome.inputs.length - 1;
      const { sizes } = stored;
      const entry = { number: input.number, line, key, met, ...first, files, sizes, more: together };
      this.#journal?.add({ kind: 'settled', ...entry });
    }
  }

  /** A page that waits for others of its story. Throws OutputError. */
  async held(waiting: HeldPage<WaitingHead>): Promise<void> {
    const place = await this.stitcher.hold(waiting);
    this.#open = true;
    const { key, input } = waiting.head;
    this.#journal?.add({ kind: 'held', number: input.number, input: input.input, key, place });
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
      await this.#journal?.flush();
      return;
    }
    await this.stitcher.sync();
    await this.#journal?.sync();
    this.#open = false;
    this.#synced = this.#now();
    this.#interval = Math.min(lastInterval, this.#interval * 2);
  }

  /** The run is stopped: what was done is in the journal, and in the manifest unless that takes long; the same command goes on. */
  async stop(): Promise<void> {
    await this.#close();
    const isShort = (this.#journal?.length ?? 0) <= shortJournal;
    if (this.#output !== null && isShort) await writeManifestFromJournal(this.#output);
  }

  /** The run failed: the journal stays as last written, so that the same command goes on from there. */
  async abandon(): Promise<void> {
    await this.#journal?.abandon();
    await this.stitcher.close().catch(() => undefined);
  }

  /** The run is complete: the manifest is written and nothing else stays. */
  async complete(): Promise<void> {
    await this.#close();
    if (this.#output === null) return;
    await writeManifestFromJournal(this.#output);
    await discardState(this.#output);
  }

  async #close(): Promise<void> {
    await this.stitcher.sync();
    await this.#journal?.close();
    await this.stitcher.close();
  }
}

function nearOf({ article, sketch }: Story): SettledEntry['near'] {
  return sketch === null ? null : { sketch: [...sketch], hash: article.nearHash };
}

/** The line of a step without files that never got their names; null where its story has none left. */
function withOwnFiles(entry: SettledEntry, stored: StoredFiles): ManifestLine | null {
  const { line, sizes } = entry;
  if (line.paths.length === 0) return line;
  const paths = line.paths.filter((_path, i) => (sizes[i] ?? null) !== null);
  return paths.length > 0 && stored.ownFilesOf(entry) ? { ...line, paths } : null;
}

function manifestLine(outcome: Outcome, input: StoryInput, paths: readonly string[]): ManifestLine {
  const { input: given, url, hash: inputHash } = input;
  if (outcome.kind === 'failure') {
    const { code, message } = outcome.failure;
    return { input: given, url, status: 'failed', code, message, paths: [], id: outcome.id, inputHash, textHash: null };
  }
  const { status, id, textHash, canonicalUrl } = outcome.article;
  const message = outcome.message ?? null;
  return { input: given, url: url ?? canonicalUrl, status, code: null, message, paths, id, inputHash, textHash };
}
