import type { FormatName } from '../render/index.ts';

/** A file of many stories that grows: its name, how many stories it holds, and how many of its bytes count. */
export interface Growing {
  readonly name: string;
  readonly stories: number;
  readonly bytes: number;
}

export type GrowingFiles = ReadonlyMap<FormatName, Growing>;

/** The file of one format that many stories share, or the series of its parts. */
export interface StoryFile {
  /** Adds a story as text -> the name of the file it is in. Throws OutputError. */
  append(text: string): Promise<string>;
  /** The file that grows and how much of it counts, null where none is there before the first story. */
  growing(): Growing | null;
  /** Writes what was added, with `sync` onto the disk. Throws OutputError. */
  flush(sync: boolean): Promise<void>;
  /** The run is complete: what grew gets its name -> whether it took the place of what earlier runs wrote. Throws OutputError. */
  finish(): Promise<boolean>;
  /** The run is stopped: all stays as it is, for the run that goes on. Throws OutputError. */
  leave(): Promise<void>;
  /** The run failed: nothing more is written. */
  abandon(): Promise<void>;
}
