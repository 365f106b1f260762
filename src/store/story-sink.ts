import path from 'node:path';
import type { Article } from '../model/article.ts';
import { type FormatName, formats } from '../render/index.ts';
import { AppendedFile } from './appended-file.ts';
import { storyPath } from './story-path.ts';
import { type KnownFolders, writeWholeFile } from './whole-file.ts';

/** Where articles go. */
export interface StorySink {
  /** Stores an article -> the paths written, relative to the output folder. Throws OutputError or ClosedPipe. */
  readonly write: (article: Article) => Promise<readonly string[]>;
  /** Ends the run: shared files get their names. */
  readonly close: () => Promise<void>;
}

/** A sink of files: one per story and format, and one for all stories where the format says so. */
export function openFolderSink(folder: string, names: readonly FormatName[], known: KnownFolders): StorySink {
  const shared = new Map<FormatName, AppendedFile>();
  for (const name of names) {
    if (formats[name].kind === 'one-file')
      shared.set(
        name,
        new AppendedFile(path.join(folder, `articles.${formats[name].extension}`), formats[name].header),
      );
  }
  return {
    write: async (article) => {
      const base = storyPath(article);
      const paths: string[] = [];
      for (const name of names) {
        const format = formats[name];
        const file = shared.get(name);
        if (file !== undefined) await file.append(format.render(article));
        else await writeWholeFile(path.join(folder, `${base}.${format.extension}`), format.render(article), known);
        paths.push(file === undefined ? `${base}.${format.extension}` : `articles.${format.extension}`);
      }
      return paths;
    },
    close: async () => {
      for (const file of shared.values()) await file.finish();
    },
  };
}

/** A sink of one format to a stream: articles of a text format have an empty line between them. */
export function openStreamSink(name: FormatName, write: (text: string) => Promise<void>): StorySink {
  const format = formats[name];
  let first = true;
  return {
    write: async (article) => {
      const before = first ? format.header : format.kind === 'file-per-story' ? '\n' : '';
      first = false;
      await write(before + format.render(article));
      return [];
    },
    close: async () => {
      if (first && format.header !== '') await write(format.header);
    },
  };
}
