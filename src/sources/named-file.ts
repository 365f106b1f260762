import { stat } from 'node:fs/promises';
import { describeError, openInputFile, readFifo } from '../bytes/open-file.ts';
import { UsageError } from '../errors.ts';

/** No settings and no list of authorities are larger; a device may have no end. */
const mostBytes = 16 * 1024 * 1024;

/**
 * A small file of text that the user named with an option, or a FIFO, which a stop (`signal`) lets go of; `label` is what
 * stands before what is wrong with it. Throws UsageError.
 */
export async function readNamedFile(file: string, label: string, signal: AbortSignal): Promise<string> {
  const read = await readBytes(file, signal);
  if (typeof read === 'string') throw new UsageError(`${label}: cannot be read: ${read}`);
  return read.toString('utf8').replace(/^\ufeff/, '');
}

/** The bytes, or in words why they cannot be had. */
async function readBytes(file: string, signal: AbortSignal): Promise<Buffer | string> {
  const status = await stat(file).catch(() => null);
  if (status === null) return 'no such file';
  if (status.isDirectory()) return 'it is a folder';
  const opened = await openInputFile(file);
  if (!opened.ok) return opened.reason;
  const { handle } = opened;
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  try {
    const isFile = opened.size !== null;
    for await (const chunk of readFifo(handle, isFile || opened.hasWriter, isFile ? undefined : signal)) {
      bytes += chunk.length;
      if (bytes > mostBytes) return 'it is larger than 16 MB';
      chunks.push(chunk);
    }
    return Buffer.concat(chunks);
  } catch (error) {
    signal.throwIfAborted();
    return describeError(error);
  } finally {
    await handle.close();
  }
}
