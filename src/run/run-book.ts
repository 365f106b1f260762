import { createHash } from 'node:crypto';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { ExtractedPage } from '../model/extracted-page.ts';
import { HeldPages } from '../store/held-pages.ts';
import { discardState, Journal, readJournal, type SettledEntry, stateFolder, unfinishedRun } from '../store/journal.ts';
import { type ManifestLine, writeManifestFromJournal } from '../store/manifest.ts';
import { sketchOf } from '../text/similarity.ts';
import { CorpusCard, figuresOf } from './corpus-card.ts';
import { KnownStories } from './known-stories.ts';
import type { Outcome, StoryInput } from './outcome.ts';
import { Stitcher } from './stitcher.ts';

/** How many finished inputs are written to the journal at a time. */
const flushEvery = 64;

/**
 * What a run knows and has done: finished inputs, waiting pages, stories written. Kept in the output folder, so that a
 * run that was stopped at any moment goes on; without an output folder only in memory and a temporary file.
 */
export class RunBook {
  /** Inputs that a stopped run had finished. */
  readonly finished: ReadonlySet<string>;
  readonly stories: KnownStories;
  readonly stitcher: Stitcher;
  /** Counts every story of the run, those before a stop too. */
  readonly card: CorpusCard;
  /** Lengths of the growing files when the run was stopped. */
  readonly files: Readonly<Record<string, number>>;
  /** The number of the last input taken. */
  #number: number;
  readonly #output: string | null;
  readonly #journal: Journal | null;
  #unflushed = 0;

  private constructor(output: string | null, journal: Journal | null, state: RunState) {
    this.#output = output;
    this.#journal = journal;
    this.finished = state.finished;
    this.stories = state.stories;
    this.stitcher = state.stitcher;
    this.card = state.card;
    this.files = state.files;
    this.#number = state.number;
  }

  /** A book for output to a stream: nothing to go on with. */
  static inMemory(): RunBook {
    const name = createHash('sha256').update(`${performance.timeOrigin}`).digest('hex').slice(0, 12);
    return new RunBook(null, null, emptyState(path.join(tmpdir(), `saring-held-${name}`), 0));
  }

  /** The book of an output folder: the one of a stopped run of the same command, else a new one. Throws OutputError. */
  static async open(output: string, signature: string, fresh: boolean): Promise<RunBook> {
    const unfinished = await unfinishedRun(output);
    if (unfinished !== null && unfinished.signature === signature && !fresh) {
      const { state, end } = await replay(output, unfinished.length);
      return new RunBook(output, await Journal.resume(output, end), state);
    }
    // What another command had done stays in the manifest.
    if (unfinished !== null) await writeManifestFromJournal(output);
    return new RunBook(output, await Journal.begin(output, signature), emptyState(heldFile(output), 0));
  }

  /** Nothing was done before: no stopped run goes on. */
  get isNew(): boolean {
    return this.#number === 0;
  }

  nextNumber(): number {
    this.#number += 1;
    return this.#number;
  }

  /** An outcome that is stored: its inputs are finished once `flush` has run. */
  settled(
    outcome: Outcome,
    paths: readonly string[],
    key: string | null,
    files: Readonly<Record<string, number>>,
  ): void {
    this.#unflushed += outcome.inputs.length;
    const near = outcome.kind === 'article' && this.#journal !== null ? nearOf(outcome.article) : null;
    const story = outcome.kind === 'article' ? figuresOf(outcome.article) : null;
    for (const [i, input] of outcome.inputs.entries()) {
      const line = manifestLine(outcome, input, paths);
      const first = i === 0 ? { near, story } : { near: null, story: null };
      this.card.add(line, first.story);
      this.#journal?.add({ kind: 'settled', number: input.number, line, key, ...first, files });
    }
  }

  /** A page that waits for others of its story. Throws OutputError. */
  async held(input: StoryInput, key: string, page: ExtractedPage): Promise<void> {
    const place = await this.stitcher.hold(key, input, page);
    this.#unflushed += 1;
    this.#journal?.add({
      kind: 'held',
      number: input.number,
      input: input.input,
      url: input.url,
      hash: input.hash ?? '',
      key,
      place,
    });
  }

  /** Enough was done to be written down. */
  get isDue(): boolean {
    return this.#unflushed >= flushEvery;
  }

  /** Writes down what was done; what was stored must be on the disk before. Throws OutputError. */
  async flush(): Promise<void> {
    this.#unflushed = 0;
    await this.#journal?.flush();
  }

  /** The run is stopped: what was done is in manifest and journal, the same command goes on. */
  async stop(): Promise<void> {
    await this.#journal?.close();
    await this.stitcher.close();
    if (this.#output !== null) await writeManifestFromJournal(this.#output);
  }

  /** The run failed: the journal stays as last written, so that the same command goes on from there. */
  async abandon(): Promise<void> {
    await this.#journal?.abandon();
    await this.stitcher.close().catch(() => undefined);
  }

  /** The run is complete: the manifest is written and nothing else stays. */
  async complete(): Promise<void> {
    await this.stop();
    if (this.#output !== null) await discardState(this.#output);
  }
}

interface RunState {
  readonly finished: ReadonlySet<string>;
  readonly stories: KnownStories;
  readonly stitcher: Stitcher;
  readonly card: CorpusCard;
  readonly files: Readonly<Record<string, number>>;
  readonly number: number;
}

function emptyState(file: string, end: number): RunState {
  return {
    finished: new Set(),
    stories: new KnownStories(),
    stitcher: new Stitcher(new HeldPages(file, end)),
    card: new CorpusCard(),
    files: {},
    number: 0,
  };
}

async function replay(output: string, headLength: number): Promise<{ readonly state: RunState; readonly end: number }> {
  const finished = new Set<string>();
  const stories = new KnownStories();
  const card = new CorpusCard();
  let files: Readonly<Record<string, number>> = {};
  let number = 0;
  let end = headLength;
  let heldEnd = 0;
  const held = new Map<string, Parameters<Stitcher['remember']>[]>();
  for await (const { entry, offset, length } of readJournal(output)) {
    end = offset + length;
    number = Math.max(number, entry.number);
    if (entry.kind === 'held') {
      const { input, url, hash, key, place } = entry;
      finished.add(input);
      heldEnd = place.offset + place.length;
      const waiting = held.get(key) ?? [];
      waiting.push([key, { number: entry.number, input, url, hash }, place]);
      held.set(key, waiting);
      continue;
    }
    finished.add(entry.line.input);
    // The run had begun to bring waiting pages together: this story is done.
    if (entry.key !== null) held.delete(entry.key);
    files = entry.files;
    rememberStory(stories, entry);
    card.add(entry.line, entry.story);
  }
  const stitcher = new Stitcher(new HeldPages(heldFile(output), heldEnd));
  for (const pages of held.values()) for (const page of pages) stitcher.remember(...page);
  return { state: { finished, stories, stitcher, card, files, number }, end };
}

function rememberStory(stories: KnownStories, { line, key, near }: SettledEntry): void {
  if (line.id === null) return;
  stories.remember(key, line.id, line.textHash);
  if (near !== null) stories.rememberSketch(line.id, near.sketch, near.hash);
}

function nearOf(article: Extract<Outcome, { kind: 'article' }>['article']): SettledEntry['near'] {
  const sketch = sketchOf(article.text);
  return sketch === null ? null : { sketch: [...sketch], hash: article.nearHash };
}

function heldFile(output: string): string {
  return path.join(output, stateFolder, 'held.bin');
}

function manifestLine(outcome: Outcome, input: StoryInput, paths: readonly string[]): ManifestLine {
  const { input: given, url, hash: inputHash } = input;
  if (outcome.kind === 'failure') {
    const { code, message } = outcome.failure;
    return { input: given, url, status: 'failed', code, message, paths: [], id: outcome.id, inputHash, textHash: null };
  }
  const { status, id, textHash, canonicalUrl } = outcome.article;
  const message = outcome.missing ?? null;
  return { input: given, url: url ?? canonicalUrl, status, code: null, message, paths, id, inputHash, textHash };
}
