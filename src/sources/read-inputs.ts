import type { LineEnd } from '../bytes/lines.ts';
import { sizeOfFile } from '../bytes/open-file.ts';
import type { FoundInput, StoredPage } from '../model/outcome.ts';
import { failedBy, failedInput } from './failures.ts';
import { kindByName } from './file-kind.ts';
import { type FoundFile, findFiles, type OwnCheck } from './find-files.ts';
import type { ReadPosition } from './input-progress.ts';
import { openInput, openList, type StandardInput } from './open-input.ts';
import { readSource } from './page-source.ts';
import type { SourceOptions } from './source-options.ts';

/** What to read and within what limits. */
export interface ReadInputsRequest extends SourceOptions {
  /** Files, folders, glob patterns, archives; `-` is standard input. */
  readonly paths: readonly string[];
  /** Files with one input a line, `-` for standard input. They are read after `paths`. */
  readonly inputLists: readonly string[];
  /** What ends an input in these lists: a line feed, unless said otherwise. */
  readonly listEnd?: LineEnd;
  readonly stdin: AsyncIterable<Uint8Array> | null;
  /** Files met in folders that saring wrote itself, besides those that show it. */
  readonly isOwn?: OwnCheck;
  /** Told of files met in folders that are neither pages nor archives. */
  readonly onPassedOver?: ((path: string) => void) | undefined;
  /** Once it fires, reading ends quietly before the next page. */
  readonly signal?: AbortSignal | undefined;
  /** Told how far reading is, where somebody asks. */
  readonly position?: ReadPosition | null;
}

/**
 * Everything the user gave to pages in a fixed order; each input, as often as it is named, is a page or why there is none.
 * Pages of gzipped archives, and all files but the first few, are left where they lie, to be read by whoever cleans them.
 * Nothing is held but the page at hand and the names in the folders it lies in; no input makes it throw.
 */
export async function* readInputs(request: ReadInputsRequest): AsyncGenerator<FoundInput> {
  const { signal } = request;
  const state: ReadingState = { stream: request.stdin, files: 0 };
  try {
    for (const path of request.paths) yield* readPath(path, state, request);
    for (const list of request.inputLists) yield* readList(list, state, request);
  } catch (error) {
    if (signal?.aborted !== true) throw error;
  }
}

interface ReadingState extends StandardInput {
  /** Files met so far. */
  files: number;
}

async function* readList(list: string, state: ReadingState, request: ReadInputsRequest): AsyncGenerator<FoundInput> {
  const opened = await openList(list, request.listEnd ?? 'line-feed', state, request.signal);
  if (!opened.ok) {
    yield failedInput(list, null, 'unreadable', `the input list cannot be read: ${opened.reason}`);
    return;
  }
  const { stored, inputs } = opened;
  try {
    request.onBegin?.(list, await stored.at(0), stored.size);
    for await (const line of inputs) {
      if (line.ok) yield* readPath(line.input, state, request);
      else {
        const name = `${list}#${line.number}`;
        if (request.skip?.(name) !== true) yield failedInput(name, null, 'unreadable', line.reason);
        request.position?.next();
      }
    }
  } catch (error) {
    yield failOrThrow(list, error, request.signal);
  } finally {
    await opened.close();
  }
}

async function* readPath(path: string, state: ReadingState, request: ReadInputsRequest): AsyncGenerator<FoundInput> {
  const { signal, skip, position } = request;
  // Of a list that is gone on with, most is done: the disk need not be asked.
  // Standard input is opened all the same: it may be another one.
  const isDone = (file: string): boolean => file !== '-' && skip?.(file) === true;
  if (isDone(path)) {
    position?.next();
    return;
  }
  const files: AsyncIterable<FoundFile> | FoundFile[] =
    path === '-' ? [{ ok: true, path, links: 'follow' }] : findFiles(path, request);
  for await (const file of files) {
    signal?.throwIfAborted();
    if (!isDone(file.path)) {
      if (file.ok) yield* readFile(file.path, file.links, state, request);
      else yield failedInput(file.path, null, 'unreadable', file.reason);
    }
    position?.next();
  }
}

async function* readFile(
  path: string,
  links: 'follow' | 'refuse',
  state: ReadingState,
  request: ReadInputsRequest,
): AsyncGenerator<FoundInput> {
  const left = await leaveFile(path, links, state, request);
  if (left !== null) {
    yield { ok: true, page: left };
    return;
  }
  const opened = await openInput(path, links, state, request.signal);
  if (!opened.ok) {
    yield failedInput(path, null, 'unreadable', opened.reason);
    return;
  }
  const { source } = opened;
  const stored = request.position?.follow(path, source.stored) ?? source.stored;
  try {
    for await (const page of readSource({ ...source, stored }, request)) {
      request.signal?.throwIfAborted();
      // Pages of archives were asked after before they were read.
      const isAsked = page.ok && path !== '-';
      if (isAsked || request.skip?.(page.ok ? page.page.input : page.input) !== true) yield page;
    }
  } catch (error) {
    yield failOrThrow(path, error, request.signal);
  } finally {
    await opened.close();
  }
}

/** A gzipped page takes so many times its bytes when it is unpacked: 6.3 for 400 Kompas pages of 2020. */
const unpacked = 6;
/** So many files are read here: for a few pages, nothing is loaded to read them elsewhere. */
const fewFiles = 16;

/** A file that its name calls a page as one that is left there; null where it has to be read. */
async function leaveFile(
  file: string,
  links: StoredPage['links'],
  state: ReadingState,
  { maxPageBytes }: ReadInputsRequest,
): Promise<StoredPage | null> {
  state.files += 1;
  const isPage = ['html', 'text'].includes(kindByName(file));
  if (state.files <= fewFiles || !isPage) return null;
  const size = await sizeOfFile(file, links);
  if (size === null || size > maxPageBytes) return null;
  const whole = /\.gz$/i.test(file) ? size * unpacked : size;
  return { input: file, url: null, file, links, range: null, size: whole, maxPageBytes };
}

/** An abort is no file's failure. */
function failOrThrow(input: string, error: unknown, signal: AbortSignal | undefined): FoundInput {
  if (signal?.aborted === true) throw error;
  return failedBy(error, input, null);
}
