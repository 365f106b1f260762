import path from 'node:path';
import type { Article } from '../model/article.ts';
import { type FormatName, formats } from '../render/index.ts';
import { isFullerOnDisk } from './fuller-story.ts';
import { stateFolder } from './journal.ts';
import { StoryParts } from './story-parts.ts';
import { storyPath } from './story-path.ts';
import { type KnownFolders, writeWholeFile } from './whole-file.ts';

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
  /** Ends a complete run: growing files get their names. */
  readonly finish: () => Promise<void>;
  /** Ends a stopped run: growing files stay as they are. */
  readonly leave: () => Promise<void>;
  /** Ends a run that failed: nothing more is written, what the journal knows of stays. */
  readonly abandon: () => Promise<void>;
}

/** Key of the lengths under which the number of articles stands; all others are names of formats. */
const articlesKey = 'articles';

/**
 * A sink of files: one per story and format, and one for all stories where the format says so, in parts of `shard`
 * articles unless that is null. `lengths` are those of a stopped run.
 */
export function openFolderSink(
  folder: string,
  names: readonly FormatName[],
  lengths: Readonly<Record<string, number>>,
  shard: number | null = null,
): StorySink {
  const known: KnownFolders = new Set();
  const scratch = path.join(folder, stateFolder);
  let articles = lengths[articlesKey] ?? 0;
  const shared = new Map(
    names
      .filter((name) => formats[name].kind === 'one-file')
      .map((name) => [name, new StoryParts(folder, formats[name], shard, { articles, bytes: lengths[name] ?? 0 })]),
  );
  const each = async (act: (parts: StoryParts) => Promise<void>): Promise<void> => {
    for (const parts of shared.values()) await act(parts);
  };
  return {
    write: async (article) => {
      const base = storyPath(article);
      // Without files of many stories `keeps` has looked already, without files of its own there is nothing to keep.
      const mixes = shared.size > 0 && shared.size < names.length;
      const kept = mixes && (await isFullerOnDisk(path.join(folder, base), article));
      const paths: string[] = [];
      const sizes: (number | null)[] = [];
      for (const name of names) {
        const format = formats[name];
        const parts = shared.get(name);
        if (parts === undefined && kept) continue;
        const text = format.render(article);
        const own = `${base}.${format.extension}`;
        paths.push((await parts?.append(text)) ?? own);
        sizes.push(parts === undefined ? Buffer.byteLength(text) : null);
        if (parts === undefined) await writeWholeFile(path.join(folder, own), text, known, scratch);
      }
      articles += 1;
      return { paths, sizes, kept };
    },
    keeps: async (article) => shared.size === 0 && isFullerOnDisk(path.join(folder, storyPath(article)), article),
    lengths: () => ({
      [articlesKey]: articles,
      ...Object.fromEntries([...shared].map(([name, parts]) => [name, parts.length])),
    }),
    flush: (sync) => each((parts) => parts.flush(sync)),
    finish: () => each((parts) => parts.finish()),
    leave: () => each((parts) => parts.leave()),
    abandon: () => each((parts) => parts.abandon()),
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
    },
    leave: nothing,
    abandon: nothing,
  };
}
