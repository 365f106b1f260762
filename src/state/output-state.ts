import path from 'node:path';
import { UsageError } from '../errors.ts';
import { finishAdded, isGrowthThere, removeScratch } from '../output/story-sink.ts';
import type { FormatName } from '../render/index.ts';
import { shortHash } from '../text/fingerprint.ts';
import { shellWord } from '../text/printable.ts';
import type { Checkpoint } from './checkpoint.ts';
import type { Database, Row } from './database.ts';
import { DatabaseCheckpoint } from './database-checkpoint.ts';
import { filesOf, lineColumns, lineOf, type ManifestLine } from './input-rows.ts';
import {
  beginRun,
  endRun,
  growingFiles,
  type RunSettings,
  recentSketches,
  type StorySketch,
  type UnfinishedRun,
  unfinishedRun,
} from './runs.ts';
import { areThere, dropLostSteps, haveFormats, keepOwnFiles } from './settled-lines.ts';
import { closeStateFile, openStateFile, openStateInMemory } from './state-file.ts';
import type { KnownStories } from './story-lookups.ts';
import { type SyncState, syncStateOf } from './sync-memory.ts';

/** What a run must say to open its checkpoint. */
export interface CheckpointSettings extends RunSettings {
  /** Which stories count as known. */
  readonly known: KnownStories;
  readonly formats: readonly FormatName[];
  /** Texts that lie where stories go and that saring did not write; null where the inputs lie elsewhere. */
  readonly foreignTexts: (isWritten: (text: string) => boolean) => Promise<readonly string[] | null>;
  /** Milliseconds of a clock that never goes back. */
  readonly now: () => number;
}

/** Which lines of earlier runs are asked for: failures, or stories, or those that may lack pages. */
export type LinesOf = 'failures' | 'stories' | 'lacking';

const conditions: Readonly<Record<LinesOf, string>> = {
  failures: `status = 'failed'`,
  stories: `status not in ('failed', 'duplicate')`,
  lacking: `status in ('partial', 'paywalled') and id is not null`,
};

/** What saring remembers of an output folder, whose lock is held. */
export class OutputState {
  readonly #database: Database;
  readonly #output: string;
  readonly #notice: string | null;
  /** The run that a stop left unfinished. */
  #unfinished: UnfinishedRun | null;

  private constructor(database: Database, output: string, notice: string | null) {
    this.#database = database;
    this.#output = output;
    this.#notice = notice;
    this.#unfinished = unfinishedRun(database);
  }

  /** Opens or makes it; a run with which no command goes on, or that is given up with `restart`, is ended as it is. Throws UsageError, OutputError and DatabaseError. */
  static async open(output: string, restart: boolean): Promise<OutputState> {
    const { database, notice } = await openStateFile(output);
    try {
      const state = new OutputState(database, output, notice);
      const unfinished = state.#unfinished;
      if (unfinished !== null && (restart || unfinished.command === null)) await state.#giveUp(unfinished);
      return state;
    } catch (error) {
      database.close();
      throw error;
    }
  }

  /** Lines of runs that have ended, in order. */
  *lines(which: LinesOf): Generator<ManifestLine, void> {
    for (const row of this.#rows(which)) yield lineOf(row);
  }

  /** Lines of stories whose own files are not there as they were written, in order. */
  *lostStories(): Generator<ManifestLine, void> {
    for (const row of this.#rows('stories')) if (!areThere(filesOf(row.files), this.#output)) yield lineOf(row);
  }

  #rows(which: LinesOf): Generator<Row<typeof lineColumns>, void> {
    const rest = `from input where ${conditions[which]} and run <> ? order by run, number, step`;
    return this.#database.select(lineColumns, rest, ['integer']).each(this.#unfinished?.id ?? -1);
  }

  /** The line of an input in a run that has ended, null where it has none. */
  line(name: string): ManifestLine | null {
    const row = this.#database
      .select(lineColumns, 'from input where name_hash = ? order by step desc', ['blob'])
      .first(shortHash(name));
    return row === null ? null : lineOf(row);
  }

  /** Whether the files of a line are there in all of the formats. */
  hasFiles({ input }: ManifestLine, formats: readonly FormatName[]): boolean {
    const row = this.#database
      .query('select files from input where name_hash = ? order by step desc', ['blob'], { files: 'text' })
      .first(shortHash(input));
    return row !== null && haveFormats(filesOf(row.files), formats, this.#output);
  }

  /** Whether a story with this id is there in all of the formats. */
  hasStory(id: string, formats: readonly FormatName[]): boolean {
    const rows = this.#database.query(
      `select files from input where id = ? and status <> 'failed' and status <> 'duplicate'`,
      ['text'],
      { files: 'text' },
    );
    for (const { files } of rows.each(id)) if (haveFormats(filesOf(files), formats, this.#output)) return true;
    return false;
  }

  /** The checkpoint of a run that adds stories and that no command has to go on with. Throws UsageError and OutputError. */
  addingCheckpoint(settings: Pick<CheckpointSettings, 'signature' | 'known' | 'formats' | 'now'>): Promise<Checkpoint> {
    return this.checkpoint({ ...settings, command: null, folder: null, adds: true, foreignTexts: async () => null });
  }

  /** The checkpoint of a stopped run of the same command, else of a new one. Throws UsageError where a stopped run of another command waits, and OutputError. */
  async checkpoint(settings: CheckpointSettings): Promise<Checkpoint> {
    const { signature, adds } = settings;
    const unfinished = this.#unfinished;
    if (unfinished?.signature === signature) return this.#goOn(settings, unfinished);
    if (unfinished !== null) refuseToGiveUp(unfinished, settings, this.#output);
    const foreign = await settings.foreignTexts(writtenTexts(this.#database));
    if (unfinished !== null) await this.#giveUp(unfinished);
    await removeScratch(this.#output);
    if (!adds) this.#database.exec('delete from story_path');
    const id = beginRun(this.#database, settings, foreign);
    return this.#checkpointOf(settings, { id, foreign, lost: false });
  }

  /** What scheduled runs remember here. */
  sync(): SyncState {
    return syncStateOf(this.#database);
  }

  /** Sketches of the stories of the last 14 days, the earliest first. */
  recentSketches(now: number): Iterable<StorySketch> {
    return recentSketches(this.#database, now);
  }

  close(): void {
    closeStateFile(this.#database, this.#output);
  }

  async #goOn(settings: CheckpointSettings, { id, foreign }: UnfinishedRun): Promise<Checkpoint> {
    const isThere = (): Promise<boolean> =>
      isGrowthThere(this.#output, growingFiles(this.#database, id), settings.adds);
    const lost = dropLostSteps(this.#database, id, this.#output, await isThere());
    // Somebody took away what earlier runs had written: this one adds to what is left.
    if (lost && !(await isThere())) this.#database.change('delete from growing where run = ?', ['integer']).run(id);
    const checkpoint = this.#checkpointOf(settings, { id, foreign, lost });
    await checkpoint.sources.checkFiles();
    return checkpoint;
  }

  #checkpointOf(
    { known, formats, adds, now }: CheckpointSettings,
    run: { readonly id: number; readonly foreign: readonly string[] | null; readonly lost: boolean },
  ): DatabaseCheckpoint {
    const place = { database: this.#database, output: this.#output, notice: this.#notice };
    return new DatabaseCheckpoint({ ...place, ...run, known, formats, adds, now });
  }

  /** Nobody goes on with this run: its rows stay in the manifest where their files are there, all others go. */
  async #giveUp({ id, adds }: UnfinishedRun): Promise<void> {
    if (adds) await finishAdded(this.#output, growingFiles(this.#database, id));
    else {
      keepOwnFiles(this.#database, id, this.#output);
      this.#database.change('delete from growing where run = ?', ['integer']).run(id);
    }
    endRun(this.#database, id);
    this.#unfinished = null;
  }
}

/** A checkpoint for articles on standard output whose stories are to be counted: its state is in memory. */
export function openCountingCheckpoint(now: () => number): Checkpoint {
  const database = openStateInMemory();
  const settings = { command: null, folder: null, signature: '', adds: false };
  const id = beginRun(database, settings, null);
  const nothing = { foreign: null, lost: false, notice: null, output: null, formats: [] };
  return new DatabaseCheckpoint({ database, id, known: 'own', adds: false, now, ...nothing });
}

/** A run that another command could go on with is not given up unless the user says so. Throws UsageError. */
function refuseToGiveUp(run: UnfinishedRun, { command, folder }: RunSettings, output: string): void {
  const isSame = run.command === command && run.folder === folder;
  if (run.command === null || isSame || !run.isBegun) return;
  const where = run.folder === null || run.folder === folder ? '' : ` in ${run.folder}`;
  // From elsewhere, a path that counts from here would lead to another folder.
  const whole = `${run.command} -o ${shellWord(where === '' ? output : path.resolve(output))}`;
  throw new UsageError(
    `${output} holds a stopped run: give its command (${whole})${where} to finish it, add --restart to give it up, or choose another folder with --output`,
    { isInHelp: false },
  );
}

/** Tells the texts that runs have written here. */
function writtenTexts(database: Database): (text: string) => boolean {
  let written: Set<string> | null = null;
  return (text) => {
    written ??= new Set(textsIn(database));
    return written.has(text);
  };
}

function* textsIn(database: Database): Generator<string, void> {
  const rows = database.query(`select files from input where files like '%.txt"%'`, [], { files: 'text' });
  for (const { files } of rows.each())
    for (const [, text] of files.matchAll(/"path":"([^"]*\.txt)"/g)) if (text !== undefined) yield text;
}
