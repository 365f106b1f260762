import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import type { FileHandle } from 'node:fs/promises';
import path from 'node:path';

/** What happened on the disk, in order. `content` is what a file held when the system was told to bring it onto the disk. */
export type DiskEvent =
  | { readonly is: 'made' | 'removed' | 'folder-synced'; readonly path: string }
  | { readonly is: 'written'; readonly path: string }
  | { readonly is: 'synced'; readonly path: string; readonly content: Buffer }
  | { readonly is: 'renamed'; readonly from: string; readonly path: string }
  /** The state committed; `content` is its file. */
  | { readonly is: 'committed'; readonly path: string; readonly content: Buffer };

/** All events since the test file began; to be emptied by whoever starts a run. */
export const diskEvents: DiskEvent[] = [];

type Promises = typeof import('node:fs/promises');

/** The functions of `node:fs/promises` through which the program changes files, each telling what it did. */
export function recordedPromises(real: Promises): Promises {
  return {
    ...real,
    open: async (file, flags, mode) => {
      const handle = await real.open(file, flags, mode);
      const name = String(file);
      if (flags === 'r') return folderHandle(handle, name);
      if (/^w/.test(String(flags))) diskEvents.push({ is: 'made', path: name });
      return recordedHandle(handle, name);
    },
    rename: async (from, to) => {
      await real.rename(from, to);
      diskEvents.push({ is: 'renamed', from: String(from), path: String(to) });
    },
    unlink: async (file) => {
      await real.unlink(file);
      diskEvents.push({ is: 'removed', path: String(file) });
    },
    rm: async (file, options) => {
      await real.rm(file, options);
      diskEvents.push({ is: 'removed', path: String(file) });
    },
  };
}

function folderHandle(handle: FileHandle, name: string): FileHandle {
  return telling(handle, {
    sync: async () => {
      await handle.sync();
      diskEvents.push({ is: 'folder-synced', path: name });
    },
  });
}

function recordedHandle(handle: FileHandle, name: string): FileHandle {
  const written = (): number => diskEvents.push({ is: 'written', path: name });
  const synced = (): number => diskEvents.push({ is: 'synced', path: name, content: readFileSync(name) });
  return telling(handle, {
    write: async (...args: Parameters<FileHandle['write']>) => {
      written();
      return handle.write(...args);
    },
    writeFile: async (...args: Parameters<FileHandle['writeFile']>) => {
      written();
      await handle.writeFile(...args);
    },
    truncate: async (length?: number) => {
      written();
      await handle.truncate(length);
    },
    createWriteStream: (options: Parameters<FileHandle['createWriteStream']>[0]) => {
      written();
      const stream = handle.createWriteStream(options);
      // `flush` has Node sync the file before it closes it.
      return options?.flush === true ? stream.once('close', synced) : stream;
    },
    sync: async () => {
      await handle.sync();
      synced();
    },
    datasync: async () => {
      await handle.datasync();
      synced();
    },
  });
}

/** A handle of which some methods do more; the others are its own. */
function telling(handle: FileHandle, methods: object): FileHandle {
  const own = new Map<PropertyKey, unknown>(Object.entries(methods));
  return new Proxy(handle, {
    get: (target, key) => {
      const value: unknown = own.get(key) ?? Reflect.get(target, key, target);
      return typeof value === 'function' && !own.has(key) ? value.bind(target) : value;
    },
  });
}

/** What becomes of changes that were not synced: all are lost, or the names are there and the bytes are not. */
export type Loss = 'names and bytes' | 'bytes';

/** A file, whatever its name: the bytes that are safe. */
interface Stored {
  content: Buffer;
}

/** What a run did in its output folder, and where a copy of that is from before it. */
export interface RecordedRun {
  readonly output: string;
  readonly before: string;
  readonly events: readonly DiskEvent[];
}

/** Makes the folder `left` as a loss of power after the first `moment` events of a run leaves its output folder. */
export function losePower({ output, before, events }: RecordedRun, moment: number, left: string, loss: Loss): void {
  const names = readdirSync(before, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const safe = new Map<string, Stored>();
  for (const { parentPath, name } of names) {
    const file = path.join(parentPath, name);
    safe.set(path.join(output, path.relative(before, file)), { content: readFileSync(file) });
  }
  const seen = new Map(safe);
  for (const event of events.slice(0, moment)) {
    const stored = seen.get(event.path) ?? { content: Buffer.alloc(0) };
    if (event.is === 'made') seen.set(event.path, stored);
    else if (event.is === 'removed') seen.delete(event.path);
    else if (event.is === 'renamed') {
      seen.set(event.path, seen.get(event.from) ?? stored);
      seen.delete(event.from);
    } else if (event.is === 'synced' || event.is === 'committed') {
      stored.content = event.content;
      seen.set(event.path, stored);
      // The database sees to the name of its file.
      if (event.is === 'committed') safe.set(event.path, stored);
    } else if (event.is === 'folder-synced') {
      const isHere = (file: string): boolean => path.dirname(file) === event.path;
      for (const file of safe.keys()) if (isHere(file) && !seen.has(file)) safe.delete(file);
      for (const [file, one] of seen) if (isHere(file)) safe.set(file, one);
    }
  }
  rmSync(left, { recursive: true, force: true });
  for (const [file, { content }] of loss === 'bytes' ? seen : safe) {
    const copy = path.join(left, path.relative(output, file));
    mkdirSync(path.dirname(copy), { recursive: true });
    writeFileSync(copy, content);
  }
}
