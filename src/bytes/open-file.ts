import { closeSync, constants, openSync } from 'node:fs';
import { type FileHandle, lstat, open, stat } from 'node:fs/promises';
import { devNull } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { systemCode } from '../errors.ts';

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

/** The first bytes of a regular file, at most `count`, and its size; or why they cannot be had. Throws what the disk says of reading. */
export async function readHead(
  path: string,
  links: 'follow' | 'refuse',
  count: number,
): Promise<{ readonly ok: true; readonly head: Buffer; readonly size: number } | Extract<OpenedFile, { ok: false }>> {
  const file = await openRegularFile(path, links);
  if (!file.ok) return file;
  try {
    const { buffer, bytesRead } = await file.handle.read(Buffer.alloc(count), 0, count, 0);
    return { ok: true, head: buffer.subarray(0, bytesRead), size: file.size };
  } finally {
    await file.handle.close();
  }
}

/** A file that the user named; without a size it is a stream, and has no writer yet where it may have to wait for one. */
export type OpenedInput =
  | { readonly ok: true; readonly handle: FileHandle; readonly size: number }
  | { readonly ok: true; readonly handle: FileHandle; readonly size: null; readonly hasWriter: boolean }
  | { readonly ok: false; readonly reason: string };

/** Opens a file that the user named: a regular one, or a FIFO or terminal, which have no size; never waits for it. */
export async function openInputFile(path: string): Promise<OpenedInput> {
  const status = await stat(path).catch(() => null);
  if (status?.isFIFO() !== true && status?.isCharacterDevice() !== true) return openRegularFile(path, 'follow');
  try {
    const hasWriter = !status.isFIFO() || isDescriptorPath(path);
    return { ok: true, handle: await open(path, safeFlags), size: null, hasWriter };
  } catch (error) {
    return { ok: false, reason: describeError(error) };
  }
}

/**
 * Throws what the system says (EMFILE) where it would not open so many files more: the libraries that need them, and Node
 * itself, end the process with a crash.
 */
export function checkOpenFiles(count: number): void {
  const opened: number[] = [];
  try {
    while (opened.length < count) opened.push(openSync(devNull, 'r'));
  } finally {
    for (const file of opened) closeSync(file);
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

/** What a thrown value says, in one line without the stack. */
export function describeError(error: unknown): string {
  const code = systemCode(error);
  const known = code === null ? undefined : systemErrors[code];
  if (known !== undefined) return known;
  const message = error instanceof Error ? error.message : String(error);
  return message.split('\n', 1)[0] ?? message;
}

const systemErrors: Readonly<Record<string, string>> = {
  EACCES: 'no permission to read it',
  EPERM: 'no permission to read it',
  ELOOP: 'a symbolic link, which is not followed inside a folder, or a loop of links',
  EMFILE: 'too many files are open',
  ENAMETOOLONG: 'its name is too long for this file system',
  ENOENT: 'it is not there (any more)',
  ENOTDIR: 'a part of its path is no folder',
  ENXIO: 'a socket or device, not a regular file',
  EIO: 'the disk reported a read error',
};

/** Milliseconds between two looks at a FIFO that has nothing to read: short at first, for a writer that keeps writing. */
const shortestPause = 1;
const longestPause = 50;

/** So long, in milliseconds, somebody may take to open a FIFO for writing. */
const longestWait = 2000;

const chunkBytes = 64 * 1024;

/** What a FIFO says that nobody opens for writing. */
export class UnwrittenFifo extends Error {
  readonly code = 'EPIPE' as const;

  constructor() {
    super('a FIFO that nobody opens for writing');
    this.name = 'UnwrittenFifo';
  }
}

/**
 * A FIFO or device that was opened without waiting -> its bytes, until its writers have closed it. Reading that waits
 * would hold a thread, and with it the process after Ctrl-C. A device and a shell's `<(command)` have their writer from the
 * beginning; for one of another FIFO it waits two seconds, then throws `UnwrittenFifo`.
 */
export async function* readFifo(
  handle: FileHandle,
  isWritten: boolean,
  signal: AbortSignal | undefined,
): AsyncGenerator<Uint8Array> {
  let hasWriter = isWritten;
  let pause = shortestPause;
  let waited = 0;
  for (;;) {
    signal?.throwIfAborted();
    const chunk = await readSome(handle);
    if (chunk !== null && chunk.length > 0) {
      hasWriter = true;
      pause = shortestPause;
      yield chunk;
      continue;
    }
    if (chunk === null) hasWriter = true;
    else if (hasWriter) return;
    else if (waited >= longestWait) throw new UnwrittenFifo();
    await sleep(pause, undefined, signal === undefined ? {} : { signal });
    waited += pause;
    pause = Math.min(longestPause, pause * 2);
  }
}

/** What is there to read: nothing where no writer is left, null where one may write yet. */
async function readSome(handle: FileHandle): Promise<Uint8Array | null> {
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.allocUnsafe(chunkBytes), 0, chunkBytes, null);
    return buffer.subarray(0, bytesRead);
  } catch (error) {
    if (systemCode(error) === 'EAGAIN') return null;
    throw error;
  }
}

/** Whether a path names a descriptor that is open already, as the shell's `<(command)` does. */
function isDescriptorPath(path: string): boolean {
  return /^\/(?:dev|proc\/[^/]+)\/(?:fd\/|std(?:in|out|err)$)/.test(path) || path === '/dev/stdin';
}
