import { constants } from 'node:fs';
import { type FileHandle, lstat, open, stat } from 'node:fs/promises';
import { describeError } from './read-error.ts';

export type OpenedFile =
  | { readonly ok: true; readonly handle: FileHandle; readonly size: number }
  | { readonly ok: false; readonly reason: string };

/** Windows has neither flag. */
const safeFlags: number = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0);

/** Opens a regular file for reading, or says why not; never waits on a FIFO, and follows a symbolic link only if asked. */
export async function openRegularFile(path: string, links: 'follow' | 'refuse'): Promise<OpenedFile> {
  let handle: FileHandle | null = null;
  try {
    handle = await open(path, links === 'refuse' ? safeFlags | (constants.O_NOFOLLOW ?? 0) : safeFlags);
    const status = await handle.stat();
    if (status.isFile()) return { ok: true, handle, size: status.size };
    await handle.close();
    return { ok: false, reason: 'a FIFO, socket, device or folder, not a regular file' };
  } catch (error) {
    await handle?.close();
    return { ok: false, reason: describeError(error) };
  }
}

export type OpenedInput =
  | { readonly ok: true; readonly handle: FileHandle; readonly size: number | null }
  | { readonly ok: false; readonly reason: string };

/** Opens a file that the user named: a regular one, or a FIFO or terminal, which have no size; never waits for it. */
export async function openInputFile(path: string): Promise<OpenedInput> {
  const status = await stat(path).catch(() => null);
  const isStream = status?.isFIFO() === true || status?.isCharacterDevice() === true;
  if (!isStream) return openRegularFile(path, 'follow');
  try {
    return { ok: true, handle: await open(path, safeFlags), size: null };
  } catch (error) {
    return { ok: false, reason: describeError(error) };
  }
}

/** The size of a regular file in bytes; null where there is none, or a symbolic link that is not to be followed. */
export async function sizeOfFile(path: string, links: 'follow' | 'refuse'): Promise<number | null> {
  try {
    const status = await (links === 'refuse' ? lstat(path) : stat(path));
    return status.isFile() ? status.size : null;
  } catch {
    return null;
  }
}
