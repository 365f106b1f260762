import path from 'node:path';
import type { Article } from '../model/article.ts';
import { type FormatName, formats, sharedAmong } from '../render/index.ts';
import { AddedStories } from './added-stories.ts';
import { type KnownFolders, writeWholeFile } from './atomic-write.ts';
import { isFullerOnDisk } from './fuller-story.ts';
import { stateFolder } from './journal.ts';
import { NewFiles } from './new-files.ts';
import type { SharedFiles } from './shared-files.ts';
import type { StoryNames } from './story-names.ts';
import { storyPath } from './story-path.ts';
import { readableAmong } from './written-stories.ts';

/** Where an article was stored. */
export interface StoredStory {
  /** Files written, relative to the output folder. */
  readonly paths: readonly string[];
  /** Bytes of each of them that is the story's own, null for those of many stories. */
  readonly sizes: readonly (number | null)[];
  /** Files of its own were left as they are, since an earlier run wrote more of the story there. */
  readonly kept: boolean;
}

/** Nothing was stored. */
export const notStored: StoredStory = { paths: [], sizes: [], kept: false };

/** Where articles go. */
export interface StorySink {
  /** Stores an article that `keeps` was asked about, where it has files of its own. Throws OutputError or ClosedPipe. */
  readonly write: (article: Article) => Promise<StoredStory>;
  /** Whether there is nothing to write: an earlier run wrote more of the story to every one of its files. */
  readonly keeps: (article: Article) => Promise<boolean>;
  /** Lengths in bytes of the files that grow. */
  readonly lengths: () => Readonly<Record<string, number>>;
  /** Hands what was stored to the system, with `sync` onto the disk. */
  readonly flush: (sync: boolean) => Promise<void>;
  /** Ends a complete run: growing files get their names -> the formats whose files hold the stories of this run alone. */
  readonly finish: () => Promise<readonly FormatName[]>;
  /** Ends a stopped run: growing files stay as they are. */
  readonly leave: () => Promise<void>;
  /** Ends a run that failed: nothing more is written, what the journal knows of stays. */
  readonly abandon: () => Promise<void>;
}

/** How a folder's files are written. */
export interface FolderSinkOptions {
  /** Articles in each part of the files of many stories, null for one file. */
  readonly shard?: number | null;
  /** What files of many stories held stays, and stories are added to it; all are written anew when absent. */
  readonly adds?: boolean;
  /** A story that comes again gets files of its own, under these names; it takes the place of the first when absent. */
  readonly names?: StoryNames | null;
}

/**
 * A sink of files: one per story and format, and one for all stories, or parts of it, where the format says so.
 * `lengths` are those of a stopped run.
 */
export function openFolderSink(
  folder: string,
  names: readonly FormatName[],
  lengths: Readonly<Record<string, number>>,
  { shard = null, adds = false, names: repeated = null }: FolderSinkOptions = {},
): StorySink {
  const known: KnownFolders = new Set();
  const scratch = path.join(folder, stateFolder);
  const several = sharedAmong(names);
  const own = names.filter((name) => formats[name].kind === 'file-per-story');
  const readable = adds ? readableAmong(several) : null;
  const shared: SharedFiles =
    readable === null
      ? new NewFiles(folder, several, shard, lengths)
      : new AddedStories({ folder, names: several, readable, shard, keepDuplicates: repeated !== null }, lengths);
  const baseOf = (article: Article): string => repeated?.next(storyPath(article)) ?? storyPath(article);
  return {
    write: async (article) => {
      const base = baseOf(article);
      // Without files of many stories `keeps` has looked already, without files of its own there is nothing to keep.
      const mixes = several.length > 0 && own.length > 0;
      const kept = mixes && (await isFullerOnDisk(path.join(folder, base), article));
      const files = await shared.append(article);
      const stored: { readonly path: string; readonly size: number | null }[] = [];
      for (const name of names) {
        const file = files.get(name);
        if (file !== undefined) stored.push({ path: file, size: null });
        else if (!kept) {
          const { extension, render } = formats[name];
          const text = render(article);
          stored.push({ path: `${base}.${extension}`, size: Buffer.byteLength(text) });
          await writeWholeFile(path.join(folder, `${base}.${extension}`), text, known, scratch);
        }
      }
      if (stored.length > files.size) repeated?.take(storyPath(article));
      return { paths: stored.map((one) => one.path), sizes: stored.map(({ size }) => size), kept };
    },
    keeps: (article) =>
      several.length === 0 ? isFullerOnDisk(path.join(folder, baseOf(article)), article) : shared.hasFuller(article),
    lengths: () => shared.lengths(),
    flush: (sync) => shared.flush(sync),
    finish: () => shared.finish(),
    leave: () => shared.leave(),
    abandon: () => shared.abandon(),
  };
}

/** A sink of one format to a stream: articles of a text format have an empty line between them. */
export function openStreamSink(name: FormatName, write: (text: string) => Promise<void>): StorySink {
  const format = formats[name];
  let first = true;
  const nothing = async (): Promise<void> => {};
  return {
    write: async (article) => {
      const before = first ? format.header : format.kind === 'file-per-story' ? '\n' : '';
      first = false;
      await write(before + format.render(article));
      return notStored;
    },
    keeps: async () => false,
    lengths: () => ({}),
    flush: nothing,
    finish: async () => {
      if (first && format.header !== '') await write(format.header);
      return [];
    },
    leave: nothing,
    abandon: nothing,
  };
}
