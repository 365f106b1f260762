import type { FormatName } from '../render/index.ts';

/** What a book must know to begin or to go on. */
export interface BookSettings {
  readonly output: string;
  /** The command in words, null where it goes on with no stopped run. */
  readonly command: string | null;
  /** The folder from which its paths count; null where they are all absolute. */
  readonly from: string | null;
  /** Names command and version: only the same go on with a stopped run. */
  readonly signature: string;
  /** Give up what a stopped run had done. */
  readonly restart: boolean;
  /** Inputs and outputs may lie in one folder. */
  readonly isMixed: boolean;
  readonly formats: readonly FormatName[];
  readonly shard: number | null;
  /** Stories are added to files of many stories that earlier runs wrote. */
  readonly adds: boolean;
  /** Stories that come again are written as well. */
  readonly keepDuplicates: boolean;
  /** Milliseconds of a clock that never goes back. */
  readonly now: () => number;
}
