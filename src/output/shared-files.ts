import type { Article } from '../model/article.ts';
import type { FormatName } from '../render/index.ts';

/** The files that many stories share, one or a series of parts in each of their formats. */
export interface SharedFiles {
  /** Adds a story -> the name of its file in each format. Throws OutputError. */
  append(article: Article): Promise<ReadonlyMap<FormatName, string>>;
  /** Whether earlier runs wrote more of a story, to files that stay. Throws OutputError. */
  hasFuller(article: Article): Promise<boolean>;
  /** What a run that goes on has to know: lengths in bytes, and the number of stories as `articles`. */
  lengths(): Readonly<Record<string, number>>;
  /** Writes what was added, with `sync` onto the disk. Throws OutputError. */
  flush(sync: boolean): Promise<void>;
  /** The run is complete: the files get their names -> the formats whose files hold its stories alone. Throws OutputError. */
  finish(): Promise<readonly FormatName[]>;
  /** The run is stopped: all stays as it is, for the run that goes on. Throws OutputError. */
  leave(): Promise<void>;
  /** The run failed: nothing more is written. */
  abandon(): Promise<void>;
}

/** Key of the lengths under which the number of stories stands. */
export const articlesKey = 'articles';
