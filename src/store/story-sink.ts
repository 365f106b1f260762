import path from 'node:path';
import type { Article } from '../model/article.ts';
import { type FormatName, formats } from '../render/index.ts';
import { stateFolder } from './journal.ts';
import { StoryParts } from './story-parts.ts';
import { storyPath } from './story-path.ts';
import { type KnownFolders, writeWholeFile } from './whole-file.ts';

/** Where articles go. */
export interface StorySink {
  /** Stores an article -> the paths written, relative to the output folder. Throws OutputError or ClosedPipe. */
  readonly write: (article: Article) => Promise<readonly string[]>;
  /** Lengths in bytes of the files that grow. */
  readonly lengths: () => Readonly<Record<string, number>>;
  /** Makes sure that what was stored is on its way to the disk. */
  readonly flush: () => Promise<void>;
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
      const paths: string[] = [];
      for (const name of names) {
        const format = formats[name];
        const file = await shared.get(name)?.append(format.render(article));
        const own = `${base}.${format.extension}`;
        if (file === undefined) await writeWholeFile(path.join(folder, own), format.render(article), known, scratch);
        paths.push(file ?? own);
      }
      articles += 1;
      return paths;
    },
    lengths: () => ({
      [articlesKey]: articles,
      ...Object.fromEntries([...shared].map(([name, parts]) => [name, parts.length])),
    }),
    flush: () => each((parts) => parts.flush()),
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
      return [];
    },
    lengths: () => ({}),
    flush: nothing,
    finish: async () => {
      if (first && format.header !== '') await write(format.header);
    },
    leave: nothing,
    abandon: nothing,
  };
}
