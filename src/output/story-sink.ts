import path from 'node:path';
import type { Article, SiteId } from '../model/article.ts';
import { type Format, type FormatName, formats, sharedAmong } from '../render/index.ts';
import { safeJson } from '../render/json.ts';
import { type Layout, plainLayout } from '../render/layout.ts';
import { AppendedStories, partNumbers } from './appended-stories.ts';
import { type KnownFolders, sweep, syncFiles, writeWholeFile } from './atomic-write.ts';
import { sizeOf } from './growing-file.ts';
import { exists, makeFolderInside, stateFolderOf } from './output-folder.ts';
import {
  type Growing,
  type GrowingFiles,
  growingPart,
  isPartOf,
  partName,
  partNumber,
  type StoryFile,
} from './story-file.ts';
import { StoryParts } from './story-parts.ts';
import { storyPath } from './story-path.ts';

/** A file with a story: relative to the output folder; its bytes where it holds this story alone, else null. */
export interface StoredFile {
  readonly path: string;
  readonly size: number | null;
}

/** Which of a story's files are written: those that belong to it alone, those of many stories, or both. */
export type FilesOfStory = 'all' | 'shared' | 'own';

/** A later text of a story: its own files get this before their ending, and what changed stands beside them as JSON. */
export interface LaterText {
  readonly ending: string;
  /** Null where nobody knows what changed. */
  readonly changes: object | null;
}

/** Where articles go. */
export interface StorySink {
  /** Stores an article -> its files. Throws OutputError or ClosedPipe. */
  readonly write: (article: Article, files: FilesOfStory, later?: LaterText) => Promise<readonly StoredFile[]>;
  /** The files that grow. */
  readonly growing: () => GrowingFiles;
  /** Brings what was stored onto the disk. Throws OutputError. */
  readonly flush: () => Promise<void>;
  /** Ends a complete run: growing files get their names -> whether a file now holds the stories of this run alone; null where none does. */
  readonly finish: () => Promise<((file: string) => boolean) | null>;
  /** Ends a stopped run: growing files stay as they are. */
  readonly leave: () => Promise<void>;
  /** Ends a run that failed: nothing more is written. */
  readonly abandon: () => Promise<void>;
}

/** How often the paths of stories were taken, where a story that comes again gets files of its own. */
export interface TakenPaths {
  readonly timesTaken: (path: string) => number;
  readonly takePath: (path: string) => void;
}

/** How a folder's files are written. */
export interface FolderSinkOptions {
  readonly folder: string;
  readonly names: readonly FormatName[];
  readonly layout: Layout;
  /** The layouts of files that are there and that stories are added to. */
  readonly kept: ReadonlyMap<FormatName, Layout>;
  /** Articles in each part of the files of many stories, null for one file. */
  readonly shard: number | null;
  /** What files of many stories held stays, and stories are added to it; else all are written anew. */
  readonly adds: boolean;
  /** Stories of all other sites lie in folders named by their hosts. */
  readonly isOwnSite: (id: SiteId) => boolean;
  /** What a stopped run had begun. */
  readonly growing: GrowingFiles;
  /** How many stories earlier runs wrote to a file of many. */
  readonly storiesIn: (file: string) => number;
  /** The day of the run (`2026-11-29`) where its parts of Parquet are named by it. */
  readonly day: string | null;
  /** Null where a story that comes again takes the place of the first. */
  readonly paths: TakenPaths | null;
}

/** A sink of files: one per story and format, and one for all stories, or parts of it, where the format says so. */
export async function openFolderSink(options: FolderSinkOptions): Promise<StorySink> {
  const { folder, names, paths, adds } = options;
  const known: KnownFolders = new Set();
  const unsynced = new Set<string>();
  const shared = new Map<FormatName, StoryFile>();
  for (const name of sharedAmong(names)) shared.set(name, await openStoryFile(name, options));
  const own = names.filter((name) => !shared.has(name));
  const each = async (act: (file: StoryFile) => Promise<void>): Promise<void> => {
    for (const file of shared.values()) await act(file);
  };
  const writeOwn = async (name: string, text: string): Promise<void> => {
    const file = path.join(folder, name);
    await writeWholeFile(file, text, known, stateFolderOf(folder));
    // A run that writes all anew finds out what a loss of power took when it goes on; to wait for each file would take it long.
    if (adds) unsynced.add(file);
  };
  return {
    write: async (article, files, later) => {
      const stored = new Map<FormatName, StoredFile>();
      for (const [name, file] of files === 'own' ? [] : shared)
        stored.set(name, {
          path: await file.append(formats[name].render(article, layoutOf(name, options))),
          size: null,
        });
      if (files !== 'shared' && own.length > 0) {
        const plain = storyPath(article, options.isOwnSite);
        const times = paths?.timesTaken(plain) ?? 0;
        // No id has an underscore in its name.
        const first = times === 0 ? plain : `${plain}_${times + 1}`;
        const base = `${first}${later?.ending ?? ''}`;
        await makeFolderInside(folder, path.join(folder, path.dirname(plain)), known);
        for (const name of own) {
          const text = formats[name].render(article, layoutOf(name, options));
          const file = `${base}.${formats[name].extension}`;
          await writeOwn(file, text);
          stored.set(name, { path: file, size: Buffer.byteLength(text) });
        }
        if (later?.changes !== undefined && later.changes !== null)
          await writeOwn(`${base}.changes.json`, `${safeJson(later.changes, 2)}\n`);
        paths?.takePath(plain);
      }
      return names.flatMap((name) => stored.get(name) ?? []);
    },
    growing: () =>
      new Map(
        [...shared].flatMap(([name, file]) => {
          const growing = file.growing();
          return growing === null ? [] : [[name, growing] as const];
        }),
      ),
    flush: async () => {
      await each((file) => file.flush(true));
      if (unsynced.size > 0) await syncFiles(unsynced, folder);
      unsynced.clear();
    },
    finish: async () => {
      const anew: FormatName[] = [];
      for (const [name, file] of shared) if (await file.finish()) anew.push(name);
      return anew.length === 0 ? null : (file) => anew.some((name) => isPartOf(formats[name], options.shard, file));
    },
    leave: () => each((file) => file.leave()),
    abandon: () => each((file) => file.abandon()),
  };
}

function layoutOf(name: FormatName, { layout, kept }: Pick<FolderSinkOptions, 'layout' | 'kept'>): Layout {
  return kept.get(name) ?? layout;
}

async function openStoryFile(
  name: FormatName,
  options: Omit<FolderSinkOptions, 'names' | 'paths' | 'isOwnSite'>,
): Promise<StoryFile> {
  const { folder, shard, adds, growing, storiesIn } = options;
  const format = formats[name];
  const header = format.header(layoutOf(name, options));
  const own = growing.get(name) ?? null;
  if (adds && format.seal === 'as-is') return AppendedStories.open({ folder, format, header, shard, own, storiesIn });
  // What is packed cannot grow: each run adds parts of its own.
  const earlier = adds ? await partNumbers(folder, format, shard) : [];
  const first = own === null ? (earlier.at(-1) ?? 0) + 1 : isBehind(own, earlier, format) ? 2 : 1;
  const day = format.seal === 'parquet' ? options.day : null;
  return new StoryParts({ folder, format, header, shard, own, day, first });
}

/** Whether a run that goes on adds parts behind those of earlier runs. */
function isBehind(own: Growing, earlier: readonly number[], format: Format): boolean {
  return earlier.includes(1) && (partNumber(format, own.name) ?? 1) > 1;
}

/** Completes the files that a run which was killed had added to, as far as they count. Throws OutputError. */
export async function finishAdded(folder: string, growing: GrowingFiles): Promise<void> {
  for (const name of growing.keys()) {
    // Nothing is added.
    const layout = { layout: plainLayout, kept: new Map<FormatName, Layout>() };
    const file = await openStoryFile(name, {
      folder,
      ...layout,
      shard: null,
      adds: true,
      growing,
      storiesIn: () => 0,
      day: null,
    });
    await file.finish();
  }
}

/** Whether the files of many stories that a stopped run has begun are there, as long as the state says. */
export async function isGrowthThere(folder: string, growing: GrowingFiles, adds: boolean): Promise<boolean> {
  for (const [name, { name: file, bytes }] of growing) {
    const format = formats[name];
    const grows = adds && format.seal === 'as-is' ? path.join(folder, file) : growingPart(folder, file);
    const sizes = await Promise.all([grows, path.join(folder, file)].map(sizeOf));
    // Stopped while the files got their names.
    const isNamed = format.seal === 'as-is' && sizes[1] === bytes;
    if (bytes > 0 && (sizes[0] ?? 0) < bytes && !isNamed) return false;
    if (!adds && !(await areFullPartsThere(folder, format, partNumber(format, file) ?? 1))) return false;
  }
  return true;
}

/** Whether the parts before that of this number are there, under their names or on the way to them. */
async function areFullPartsThere(folder: string, format: Format, number: number): Promise<boolean> {
  for (let part = 1; part < number; part++) {
    const name = partName(format, number, part);
    if (!(await exists(path.join(folder, name))) && !(await exists(growingPart(folder, name)))) return false;
  }
  return true;
}

/** What a run needed only while it went on is removed. */
export async function removeScratch(folder: string): Promise<void> {
  const state = stateFolderOf(folder);
  await sweep(state, (name) => name.endsWith('.growing') || name.endsWith('.sealed'));
}

/** A sink of one format to a stream. */
export function openStreamSink(
  name: FormatName,
  write: (text: string) => Promise<void>,
  layout: Layout = plainLayout,
): StorySink {
  const format = formats[name];
  const header = format.header(layout);
  let first = true;
  const nothing = async (): Promise<void> => {};
  return {
    write: async (article) => {
      const before = first ? header : format.between;
      first = false;
      await write(before + format.render(article, layout));
      return [];
    },
    growing: () => new Map(),
    flush: nothing,
    finish: async () => {
      if (first && header !== '') await write(header);
      return null;
    },
    leave: nothing,
    abandon: nothing,
  };
}
