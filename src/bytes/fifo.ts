import type { FileHandle } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { systemCode } from '../errors.ts';

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
 * would hold a thread, and with it the process after Ctrl-C. A shell's `<(command)` (`isOpen`) has its writer from the
 * beginning; for one of another FIFO it waits two seconds, then throws `UnwrittenFifo`.
 */
export async function* readFifo(
  handle: FileHandle,
  isOpen: boolean,
  signal: AbortSignal | undefined,
): AsyncGenerator<Uint8Array> {
  let hasWriter = isOpen;
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
export function isDescriptorPath(path: string): boolean {
  return /^\/(?:dev|proc\/[^/]+)\/(?:fd\/|std(?:in|out|err)$)/.test(path) || path === '/dev/stdin';
}
