import { randomBytes } from 'node:crypto';
import { type FileHandle, mkdir, open, rename, unlink } from 'node:fs/promises';
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
  const temporary = path.join(scratch, `.tmp-${randomBytes(6).toString('hex')}`);
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
    EEXIST: 'a part of the path is a file: choose another folder with --output',
  };
  return new OutputError(`cannot write ${file}: ${advice[code ?? ''] ?? messageOf(error)}`, { cause: error });
}
