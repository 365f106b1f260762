import { stat } from 'node:fs/promises';
import { readChunks } from '../bytes/gzip.ts';
import { type Line, type LineEnd, readLines } from '../bytes/lines.ts';
import { binaryFormatOf, headToUtf8, isWarc, toUtf8 } from '../bytes/magic-numbers.ts';
import { describeError, openInputFile, openRegularFile, readFifo, readHead } from '../bytes/open-file.ts';
import { peekStored, type StoredBytes, storeFile, storeStream } from '../bytes/stored-bytes.ts';
import { textFormatOf } from '../bytes/text-format.ts';
import { systemCode } from '../errors.ts';
import { kindByName } from './file-kind.ts';
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
  const { handle } = file;
  const close = (): Promise<void> => handle.close();
  if (file.size === null) {
    const stream = readFifo(handle, file.hasWriter, signal);
    return { ok: true, source: streamSource(path, stream, signal), close };
  }
  const stored = storeFile(handle, file.size, signal);
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
  const fault = await headOf(stored).then(
    (head) => headFault(head, end),
    (error: unknown) => {
      // What the system says of the list is a fault of it; a stop or a bug is none.
      if (systemCode(error) === null) throw error;
      return describeError(error);
    },
  );
  if (fault !== null) {
    await opened.close();
    return { ok: false, reason: fault };
  }
  return { ok: true, stored, inputs: readInputList(readChunks(stored, 'plain'), end), close: opened.close };
}

/** What comes through a pipe may come slowly: its first inputs must not wait for more. */
async function headOf(stored: StoredBytes): Promise<Buffer> {
  const head = stored.size === null ? await stored.at(0) : await peekStored(stored, 0, headBytes);
  return head.subarray(0, headBytes);
}

/** One input of a list, or a line that is none and why; `number` counts lines from 1. */
export type ListedInput =
  | { readonly ok: true; readonly number: number; readonly input: string }
  | { readonly ok: false; readonly number: number; readonly reason: string };

/** The longest path any system knows is shorter, and so is any address. */
const maxLineBytes = 64 * 1024;

/**
 * An input list as its inputs: one a line, outer blanks dropped. A line that begins with `#`, and what follows ` #`, is a
 * comment; blank lines are passed over. Inputs that end with NUL are taken as they are.
 */
export async function* readInputList(
  chunks: AsyncIterable<Uint8Array>,
  end: LineEnd = 'line-feed',
): AsyncGenerator<ListedInput> {
  for await (const line of readLines(toUtf8(chunks), maxLineBytes, end)) {
    const listed = readLine(line, end);
    if (listed !== null) yield listed;
  }
}

function readLine(line: Line, end: LineEnd): ListedInput | null {
  const { number } = line;
  if (line.kind === 'blank') return null;
  if (line.kind !== 'text') {
    const reason = line.kind === 'too-long' ? 'the line is longer than 64 KB' : 'the line is not UTF-8';
    return { ok: false, number, reason };
  }
  const input = end === 'nul' ? line.text : withoutComment(line.text);
  return input === '' ? null : { ok: true, number, input };
}

function withoutComment(line: string): string {
  const comment = /(?:^|[ \t])#/.exec(line)?.index ?? line.length;
  return line.slice(0, comment).trim();
}

/** What keeps a file from being a list of inputs, in words; null for nothing that shows before it is read. */
export async function listFault(file: string, end: LineEnd = 'line-feed'): Promise<string | null> {
  const status = await stat(file).catch(() => null);
  if (status === null) return 'no such file';
  if (status.isDirectory()) return 'a folder, not a file with one input a line';
  if (!status.isFile()) return null;
  const read = await readHead(file, 'follow', headBytes);
  return read.ok ? headFault(read.head, end) : read.reason;
}

/** So many bytes show that a file is no list. */
export const headBytes = 4096;

/** How a file begins -> what it is instead of a list of inputs, in words; null where it may be one. */
export function headFault(head: Buffer, end: LineEnd): string | null {
  const text = headToUtf8(head).toString('utf8');
  const other = binaryFormatOf(head) ?? textFormatOf(text);
  if (other !== null) return `it is ${other.what}, no list of inputs`;
  if (isWarc(head)) return 'it is a WARC archive, no list of inputs; give it without -i';
  if (end === 'nul') {
    if (!text.includes('\0') && text.includes('\n')) return 'its inputs end with line feeds: leave --null out';
  } else if (text.includes('\0')) {
    const isNames = !/[\x01-\x08\x0e-\x1f\x7f]/.test(text);
    return isNames ? 'its inputs end with NUL: add --null' : 'it is no text, and no list of inputs';
  }
  if (/^\ufeff?\s*</.test(text)) return 'it is a page, no list of inputs; give it without -i';
  return /^\ufeff?\s*[{[]\s*["{]/.test(text) ? 'it holds JSON records, no list of inputs; give it without -i' : null;
}

/** What an argument names on this disk; `list` may be a list of inputs as well as a page of text. */
export type NamedFile = 'list' | 'pages' | null;

/** An argument -> what lies under that name. */
export async function namedFile(argument: string): Promise<NamedFile> {
  const status = await stat(argument).catch(() => null);
  if (status === null) return null;
  return status.isFile() && (await listFault(argument)) === null ? 'list' : 'pages';
}
