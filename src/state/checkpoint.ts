import type { StoryGroups } from '../article/story.ts';
import type { Outcome } from '../article/story-outcome.ts';
import type { GrowingFiles } from '../output/story-file.ts';
import type { StoredFile } from '../output/story-sink.ts';
import type { StoryCounts } from './count-stories.ts';
import type { PendingPages } from './pending-pages.ts';
import type { PendingPage } from './pending-story.ts';
import type { StorySketch } from './runs.ts';
import type { SourceIdentity } from './source-identity.ts';
import type { StoryLookups } from './story-lookups.ts';

/** What inputs came to, where it was stored, and the key of the story's address. */
export interface SettledStep {
  readonly outcome: Outcome;
  readonly files: readonly StoredFile[];
  readonly key: string | null;
}

/** Inputs of a run, counted by what they came to. */
export interface SettledCount {
  readonly status: string;
  readonly code: string | null;
  readonly inputs: number;
  readonly stories: number;
  readonly warned: number;
}

/**
 * What a run has to remember, and up to where it has come. In an output folder it lies in the state, so that a run that
 * was stopped at any moment goes on; for articles on standard output only in memory.
 */
export interface Checkpoint {
  /** Nothing was done before: no stopped run goes on. */
  readonly isNew: boolean;
  /** Inputs that a stopped run had finished. */
  readonly finished: number;
  /** Some files of a stopped run are not as it left them: what they held is done again. */
  readonly lost: boolean;
  /** What the user has to know of the state, null for nothing. */
  readonly notice: string | null;
  /** Texts that lay where stories go before the run began; null where the inputs lie elsewhere. */
  readonly foreign: readonly string[] | null;
  /** The files of many stories that this run has begun. */
  readonly growing: GrowingFiles;
  readonly stories: Pick<StoryLookups, 'idOfStory' | 'idOfText' | 'earlierStory'>;
  readonly pending: Pick<PendingPages, 'counts' | 'stories'>;
  readonly sources: Pick<SourceIdentity, 'opened' | 'met' | 'allRead'>;

  /** Whether an input of this name has come to something in this run, or waits for others. */
  isFinished(name: string): boolean;
  /** The number of the next input. */
  nextNumber(): number;
  /** Sketches of the stories that this run has written. */
  sketches(): Iterable<StorySketch>;
  /** How many stories earlier runs wrote to a file of many. */
  storiesIn(file: string): number;
  /** How often the path of a story was taken in this run, and in those that it adds to. */
  timesTaken(path: string): number;
  takePath(path: string): void;
  /** What inputs came to; it counts once `commit` has run. */
  settle(step: SettledStep): void;

  /** A page waits for others of its story. */
  hold(page: PendingPage): void;
  /**
   * Says how far files of many stories count before this run adds to them: whatever becomes of the run, what it added can
   * be told from what was there. Throws OutputError.
   */
  beginGrowth(growing: GrowingFiles): void;
  /** It is time to commit. */
  readonly isDue: boolean;
  /** Brings what was done onto the disk; the files that it speaks of must be there before. Throws OutputError. */
  commit(growing: GrowingFiles): void;
  counts(): readonly SettledCount[];
  /** The stories of this run by site, year and section; null where that is not remembered. */
  statistics(): StoryCounts | null;

  /** The run is stopped, and goes on with the same command. Throws OutputError. */
  stop(): Promise<void>;
  /** The run is complete: the manifest is written -> whether it has the lines of this run. Throws OutputError. */
  complete(ended: CompletedRun): Promise<boolean>;
  /** What the stories and waiting pages of this run are known by (see `groupOf`). */
  groups(): StoryGroups;
  /** Nothing more is asked. */
  close(): void;
}

/** What is known when a run is complete. */
export interface CompletedRun {
  /** Whether a file now holds the stories of this run alone; null where none does. */
  readonly replaced: ((file: string) => boolean) | null;
  /** Whether an input of an earlier run has others in its place; null where none has. */
  readonly resolved: ((name: string) => boolean) | null;
}
