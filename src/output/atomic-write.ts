import { randomBytes } from 'node:crypto';
import { constants, type FileHandle, mkdir, open, readdir, rename, rm, unlink } from 'node:fs/promises';
import path from 'node:path';
import { messageOf, OutputError, systemCode } from '../errors.ts';

/** Folders made already, so that a million stories do not ask for each day a thousand times. */
export type KnownFolders = Set<string>;

/**
 * Writes a file by a temporary name and a rename: on disk it is the old one or the new one, never half of it. `scratch`
 * is the folder of the temporary name, on the same file system: what a kill leaves there goes with it. Throws OutputError.
 */
export async function writeWholeFile(
  file: string,
  content: string | Uint8Array,
  known: KnownFolders,
  scratch: string = path.dirname(file),
): Promise<void> {
  const temporary = temporaryIn(scratch);
  try {
    for (const folder of [path.dirname(file), scratch]) {
      if (known.has(folder)) continue;
      await mkdir(folder, { recursive: true });
      known.add(folder);
    }
    const handle = await open(temporary, 'wx');
    try {
      await handle.writeFile(content, 'utf8');
    } finally {
      await handle.close();
    }
    await rename(temporary, file);
  } catch (error) {
    await unlink(temporary).catch(() => undefined);
    throw outputError(file, error);
  }
}

/** A name in a folder that nobody can know before; files of such names that a kill leaves behind are swept. */
export function temporaryIn(folder: string): string {
  return path.join(folder, `.tmp-${randomBytes(6).toString('hex')}`);
}

/** Removes what a kill has left under temporary names in a folder, and what else is told to be scratch. */
export async function sweep(folder: string, isScratch: (name: string) => boolean = () => false): Promise<void> {
  const names: readonly string[] = await readdir(folder).catch(() => []);
  for (const name of names)
    if (name.startsWith('.tmp-') || isScratch(name)) await rm(path.join(folder, name), { force: true });
}

/** Makes an empty file in place of whatever has its name: a link there is taken away, not followed. */
export async function openAnew(file: string): Promise<FileHandle> {
  await rm(file, { force: true });
  return open(file, 'wx');
}

/** Opens a file to change it; a link is refused. */
export function openOwn(file: string): Promise<FileHandle> {
  return open(file, constants.O_RDWR | (constants.O_NOFOLLOW ?? 0));
}

/** Waits until names made, changed and taken away in a folder are on the disk. */
export async function syncFolder(folder: string): Promise<void> {
  // Windows and some network file systems know no such thing, and need none.
  const handle = await open(folder, 'r').catch(() => null);
  await handle?.sync().catch(() => undefined);
  await handle?.close();
}

/** Waits until what was written to an open file is on the disk. Throws OutputError. */
export async function syncToDisk(handle: FileHandle, file: string): Promise<void> {
  try {
    await handle.datasync();
  } catch (error) {
    throw outputError(file, error);
  }
}

/** Waits until files below a folder, their names and the folders between are on the disk. Throws OutputError. */
export async function syncFiles(files: Iterable<string>, folder: string): Promise<void> {
  const folders = new Set<string>([folder]);
  for (const file of files) {
    const handle = await openOwn(file).catch((error: unknown) => {
      throw outputError(file, error);
    });
    try {
      await syncToDisk(handle, file);
    } finally {
      await handle.close();
    }
    for (let above = path.dirname(file); !folders.has(above); above = path.dirname(above)) folders.add(above);
  }
  for (const one of folders) await syncFolder(one);
}

/** A file system error -> one line that says what could not be written and what to do. */
export function outputError(file: string, error: unknown): OutputError {
  const code = systemCode(error);
  const advice: Readonly<Record<string, string>> = {
    ENOSPC: 'the disk is full: free space or choose another folder with --output',
    EDQUOT: 'the disk quota is used up: free space or choose another folder with --output',
    EFBIG: 'the file may not grow further here: write parts with --shard or choose another folder with --output',
    EACCES: 'no permission: choose another folder with --output',
    EPERM: 'no permission: choose another folder with --output',
    EROFS: 'the file system is read-only: choose another folder with --output',
    ENOENT: 'its folder is not there or cannot be made: choose another folder with --output',
    ENOTDIR: 'a part of the path is a file: choose another folder with --output',
    ELOOP: 'it is a link, and links in an output folder are not followed',
    EEXIST: 'a part of the path is a file: choose another folder with --output',
  };
  return new OutputError(`cannot write ${file}: ${advice[code ?? ''] ?? messageOf(error)}`, { cause: error });
}

/** Writes all bytes at a place of a file: near the end of a disk one write takes only a part, and says so by a number. */
export async function writeFully(handle: FileHandle, bytes: Uint8Array, position: number): Promise<void> {
  let written = 0;
  while (written < bytes.length) {
    const step = await handle.write(bytes, written, bytes.length - written, position + written);
    written += step.bytesWritten;
  }
}
