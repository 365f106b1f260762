import path from 'node:path';
import type { Article } from '../model/article.ts';
import { type FormatName, formats } from '../render/index.ts';
import { AppendedFile } from './appended-file.ts';
import { stateFolder } from './journal.ts';
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
}

/** A sink of files: one per story and format, and one for all stories where the format says so. `lengths` are those of a stopped run. */
export function openFolderSink(
  folder: string,
  names: readonly FormatName[],
  lengths: Readonly<Record<string, number>>,
): StorySink {
  const known: KnownFolders = new Set();
  const shared = new Map<FormatName, AppendedFile>();
  for (const name of names) {
    const { kind, extension, header } = formats[name];
    const file = `articles.${extension}`;
    if (kind === 'one-file')
      shared.set(
        name,
        new AppendedFile(path.join(folder, file), header, path.join(folder, stateFolder, file), lengths[name]),
      );
  }
  const each = async (act: (file: AppendedFile) => Promise<void>): Promise<void> => {
    for (const file of shared.values()) await act(file);
  };
  return {
    write: async (article) => {
      const base = storyPath(article);
      const paths: string[] = [];
      for (const name of names) {
        const format = formats[name];
        const file = shared.get(name);
        if (file !== undefined) await file.append(format.render(article));
        else
          await writeWholeFile(
            path.join(folder, `${base}.${format.extension}`),
            format.render(article),
            known,
            path.join(folder, stateFolder),
          );
        paths.push(file === undefined ? `${base}.${format.extension}` : `articles.${format.extension}`);
      }
      return paths;
    },
    lengths: () => Object.fromEntries([...shared].map(([name, file]) => [name, file.length])),
    flush: () => each((file) => file.flush()),
    finish: () => each((file) => file.finish()),
    leave: () => each((file) => file.leave()),
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
  };
}
