import path from 'node:path';
import type { StoryGroups } from '../article/story.ts';
import { isWarned } from '../article/story-outcome.ts';
import { exists } from '../output/output-folder.ts';
import type { GrowingFiles } from '../output/story-file.ts';
import type { FormatName } from '../render/index.ts';
import { shortHash } from '../text/fingerprint.ts';
import type { Checkpoint, CompletedRun, SettledCount, SettledStep } from './checkpoint.ts';
import { countStories, type StoryCounts } from './count-stories.ts';
import type { Database } from './database.ts';
import { type InputRow, inputWriter, lineOfOutcome } from './input-rows.ts';
import { manifestName, writeManifest } from './manifest.ts';
import { PendingPages } from './pending-pages.ts';
import type { PendingPage } from './pending-story.ts';
import { firstChange, keepMark, renewManifest, takeMark } from './renew-manifest.ts';
import {
  endRun,
  firstStepOf,
  groupsOf,
  growingFiles,
  keepBegunGrowth,
  reached,
  type StorySketch,
  sketchesFrom,
  writeGrowth,
} from './runs.ts';
import { dropMistypedRuns, dropReplacedLines, dropResolvedLines, linesSoFar } from './settled-lines.ts';
import { SourceIdentity } from './source-identity.ts';
import { type KnownStories, StoryLookups } from './story-lookups.ts';

/**
 * How long a run goes on, in milliseconds, until what was done is brought onto the disk: soon at first, since a short
 * run has little to lose, then twice as long each time up to the last.
 */
const firstInterval = 100;
const lastInterval = 1000;

/** A manifest of more lines takes longer than a stop at Ctrl-C may. */
const mostLinesAtStop = 50_000;

/** What is known of a run once it is begun or found again. */
export interface OpenRun {
  readonly database: Database;
  /** Null where articles go to standard output, and the state is only counted by. */
  readonly output: string | null;
  readonly id: number;
  readonly known: KnownStories;
  /** The formats that this run writes: what earlier runs wrote counts where it is there in all of them. */
  readonly formats: readonly FormatName[];
  readonly adds: boolean;
  readonly foreign: readonly string[] | null;
  readonly lost: boolean;
  readonly notice: string | null;
  /** Milliseconds of a clock that never goes back. */
  readonly now: () => number;
}

/** What a run remembers in the state of its output folder. */
export class DatabaseCheckpoint implements Checkpoint {
  readonly finished: number;
  readonly lost: boolean;
  readonly notice: string | null;
  readonly foreign: readonly string[] | null;
  readonly growing: GrowingFiles;
  readonly stories: StoryLookups;
  readonly pending: PendingPages;
  readonly sources: SourceIdentity;
  readonly #run: OpenRun;
  readonly #write: (row: InputRow) => void;
  readonly #manifestMark: string | null;
  #step: number;
  #number: number;
  #interval = firstInterval;
  #committed: number;
  #isOpen = false;

  constructor(run: OpenRun) {
    const { database, id } = run;
    this.#run = run;
    this.lost = run.lost;
    this.notice = run.notice;
    this.foreign = run.foreign;
    this.pending = new PendingPages(database, id);
    this.sources = new SourceIdentity(database, id);
    this.#write = inputWriter(database);
    this.#manifestMark = takeMark(database);
    this.stories = new StoryLookups(database, { ...run, output: run.output ?? '' });
    const { settled, waiting, number, step } = reached(database, id);
    this.finished = settled + waiting;
    this.#number = number;
    this.#step = step;
    this.growing = growingFiles(database, id);
    this.#committed = run.now();
  }

  get isNew(): boolean {
    return this.finished === 0;
  }

  isFinished(name: string): boolean {
    const { database, id } = this.#run;
    const named = 'select step from input where name_hash = ? and run = ?';
    const row = database.query(named, ['blob', 'integer'], { step: 'integer' }).first(shortHash(name), id);
    return row !== null || this.pending.has(name);
  }

  nextNumber(): number {
    this.#number += 1;
    return this.#number;
  }

  sketches(): Iterable<StorySketch> {
    const { database, id } = this.#run;
    return sketchesFrom(database, firstStepOf(database, id));
  }

  storiesIn(file: string): number {
    const rows = this.#run.database.query(
      'select count(distinct id) as stories from input where instr(files, ?) > 0',
      ['text'],
      { stories: 'integer' },
    );
    return rows.first(JSON.stringify(file))?.stories ?? 0;
  }

  timesTaken(path: string): number {
    const taken = 'select times from story_path where path_hash = ?';
    return this.#run.database.query(taken, ['blob'], { times: 'integer' }).first(shortHash(path))?.times ?? 0;
  }

  takePath(path: string): void {
    this.#run.database
      .change('insert into story_path values (?, 1) on conflict (path_hash) do update set times = times + 1', ['blob'])
      .run(shortHash(path));
  }

  settle({ outcome, files, key }: SettledStep): void {
    this.#isOpen = true;
    for (const [i, input] of outcome.inputs.entries()) {
      this.#step += 1;
      const { line, closesStory } = lineOfOutcome(outcome, input);
      const isFirst = outcome.kind === 'article' && i === 0;
      const story = isFirst
        ? { article: outcome.article, sketch: outcome.sketch, isWarned: isWarned(outcome.article) }
        : null;
      this.#write({ run: this.#run.id, number: input.number, line, files, key, closesStory, story });
      if (key !== null) this.pending.settle(input.number, this.#step);
      this.sources.finished(input.input);
    }
  }

  hold(page: PendingPage): void {
    this.#isOpen = true;
    this.pending.add(page);
    this.sources.finished(page.input.input);
  }

  beginGrowth(growing: GrowingFiles): void {
    if (this.growing.size > 0) return;
    keepBegunGrowth(this.#run.database, this.#run.id, growing);
    this.commit(growing);
  }

  get isDue(): boolean {
    return this.#isOpen && this.#run.now() - this.#committed >= this.#interval;
  }

  commit(growing: GrowingFiles): void {
    writeGrowth(this.#run.database, this.#run.id, growing);
    this.#run.database.exec('commit; begin');
    this.#isOpen = false;
    this.#committed = this.#run.now();
    this.#interval = Math.min(lastInterval, this.#interval * 2);
  }

  counts(): readonly SettledCount[] {
    const rows = this.#run.database.query(
      `select status, code, count(*) as inputs, count(words) as stories, coalesce(sum(warned), 0) as warned
       from input where step >= ? group by status, code`,
      ['integer'],
      { status: 'text', code: 'text?', inputs: 'integer', stories: 'integer', warned: 'integer' },
    );
    return [...rows.each(firstStepOf(this.#run.database, this.#run.id))];
  }

  statistics(): StoryCounts {
    return countStories(this.#run.database, this.#run.id);
  }

  async stop(): Promise<void> {
    const { database, id, output, adds } = this.#run;
    database.exec('commit; begin');
    // Packed files of a run that adds have no names yet; a long manifest takes longer than a stop may.
    if (output !== null && this.#step <= mostLinesAtStop && !adds)
      await writeManifest(output, linesSoFar(database, id));
  }

  async complete({ replaced, resolved }: CompletedRun): Promise<boolean> {
    const { database, id, output } = this.#run;
    if (replaced !== null) dropReplacedLines(database, id, replaced);
    if (resolved !== null) dropResolvedLines(database, id, resolved);
    const { isMistyped, dropped } = dropMistypedRuns(database, id);
    const firstStep = firstStepOf(database, id);
    const onlyAdds = replaced === null && resolved === null && dropped === 0;
    const from = onlyAdds ? firstChange(database, firstStep) : null;
    endRun(database, id);
    const mark = this.#manifestMark;
    // Of a run that settled nothing the manifest of the runs before tells all.
    if (onlyAdds && this.#step < firstStep && output !== null && (await exists(path.join(output, manifestName))))
      keepMark(database, mark);
    else if (output !== null) await renewManifest(database, output, { mark, from, firstStep });
    // What was deleted goes back to the disk.
    database.exec('pragma incremental_vacuum; commit; begin');
    return !isMistyped;
  }

  groups(): StoryGroups {
    return groupsOf(this.#run.database, this.#run.id);
  }

  close(): void {
    // That of an output folder belongs to whoever opened it.
    if (this.#run.output === null) this.#run.database.close();
  }
}
