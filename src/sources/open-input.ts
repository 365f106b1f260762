import { isDescriptorPath, readFifo } from '../bytes/fifo.ts';
import { readChunks } from '../bytes/gunzip.ts';
import type { LineEnd } from '../bytes/lines.ts';
import { openInputFile, openRegularFile } from '../bytes/open-file.ts';
import { peekStored, type StoredBytes, storeFile, storeStream } from '../bytes/stored-bytes.ts';
import { kindByName } from './file-kind.ts';
import { headBytes, headFault, type ListedInput, readInputList } from './input-list.ts';
import type { PageSource } from './page-source.ts';

/** Standard input, which can be read once: as a list, or as a page or archive. */
export interface StandardInput {
  stream: AsyncIterable<Uint8Array> | null;
}

export type OpenedSource =
  | { readonly ok: true; readonly source: PageSource; close(): Promise<void> }
  | { readonly ok: false; readonly reason: string };

/** A file, FIFO or `-` to its bytes, or why it cannot be read. What was met in a folder is refused unless it is a file. */
export async function openInput(
  path: string,
  links: 'follow' | 'refuse',
  standard: StandardInput,
  signal: AbortSignal | undefined,
): Promise<OpenedSource> {
  if (path === '-') {
    const { stream } = standard;
    if (stream === null) return { ok: false, reason: 'standard input is not there or was read already' };
    standard.stream = null;
    return { ok: true, source: streamSource(path, stream, signal), async close() {} };
  }
  const file = links === 'follow' ? await openInputFile(path) : await openRegularFile(path, links);
  if (!file.ok) return file;
  const { handle, size } = file;
  const close = (): Promise<void> => handle.close();
  if (size === null) {
    const stream = readFifo(handle, isDescriptorPath(path), signal);
    return { ok: true, source: streamSource(path, stream, signal), close };
  }
  const stored = storeFile(handle, size, signal);
  return { ok: true, source: { input: path, stored, kind: kindByName(path), links }, close };
}

function streamSource(input: string, stream: AsyncIterable<Uint8Array>, signal: AbortSignal | undefined): PageSource {
  return { input, stored: storeStream(stream, signal), kind: 'unknown', links: null };
}

/** A list of inputs, opened. */
export interface OpenedList {
  readonly ok: true;
  readonly stored: StoredBytes;
  readonly inputs: AsyncGenerator<ListedInput>;
  close(): Promise<void>;
}

/** A file, FIFO or `-` to the inputs it lists, or why it is no list. */
export async function openList(
  list: string,
  end: LineEnd,
  standard: StandardInput,
  signal: AbortSignal | undefined,
): Promise<OpenedList | { readonly ok: false; readonly reason: string }> {
  const opened = await openInput(list, 'follow', standard, signal);
  if (!opened.ok) return opened;
  const { stored } = opened.source;
  // What comes through a pipe may come slowly: its first inputs must not wait for more.
  const head = stored.size === null ? await stored.at(0) : await peekStored(stored, 0, headBytes);
  const fault = headFault(head.subarray(0, headBytes));
  if (fault !== null) {
    await opened.close();
    return { ok: false, reason: fault };
  }
  return { ok: true, stored, inputs: readInputList(readChunks(stored, 'plain'), end), close: opened.close };
}
