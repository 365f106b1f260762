import { opendir, stat } from 'node:fs/promises';
import { kindByName } from './file-kind.ts';
import { isLeftOut, type OwnCheck, pageRules } from './find-files.ts';
import { readChunks } from './gunzip.ts';
import { readInputList } from './input-list.ts';
import { openRegularFile } from './open-file.ts';
import { storeFile } from './stored-bytes.ts';

/** Counting ends here: a number this large tells nobody anything more. */
const mostCounted = 5_000_000;

/** What is to be counted. */
export interface CountRequest {
  readonly paths: readonly string[];
  readonly inputList: string | null;
  readonly signal: AbortSignal;
  /** Files that are passed over, asked of those that a folder holds. */
  readonly isOwn?: OwnCheck;
}

/**
 * Counts inputs ahead of their being read, by names alone and holding none: for telling people how far a run is. What
 * an archive or a stream holds nobody knows before it is read: then the count stays open.
 */
export class InputCount {
  /** Pages known so far. */
  known = 0;
  #ended = false;
  #open = false;

  /** All inputs are counted. */
  get isComplete(): boolean {
    return this.#ended && !this.#open;
  }

  /** Counts; never throws, an error leaves the count open. */
  async count(request: CountRequest): Promise<void> {
    try {
      for (const path of request.paths) await this.#countPath(path, request);
      if (request.inputList !== null) await this.#countList(request.inputList, request);
      this.#ended = this.known < mostCounted && !request.signal.aborted;
    } catch {
      this.#open = true;
    }
  }

  async #countList(list: string, request: CountRequest): Promise<void> {
    const file = list === '-' ? null : await openRegularFile(list, 'follow');
    if (file === null || !file.ok) {
      this.#open = true;
      return;
    }
    try {
      const stored = storeFile(file.handle, file.size, request.signal);
      for await (const line of readInputList(readChunks(stored, 'plain')))
        if (!line.ok || isPlainPage(line.input)) this.known += 1;
        else await this.#countPath(line.input, request);
    } finally {
      await file.handle.close();
    }
  }

  async #countPath(path: string, request: CountRequest): Promise<void> {
    if (path === '-') {
      this.#open = true;
      return;
    }
    const status = await stat(path).catch(() => null);
    if (status?.isDirectory() === true) await this.#countFolder(path, request);
    else if (status !== null) this.#countFile(path);
    else await this.#countPattern(path, request);
  }

  async #countPattern(path: string, { signal, isOwn }: CountRequest): Promise<void> {
    const { expandGlob, isGlob } = await import('./glob.ts');
    if (!isGlob(path)) {
      this.known += 1;
      return;
    }
    for await (const file of expandGlob(path, signal))
      if (!(await isLeftOut(file.path, isOwn))) this.#countFile(file.path);
  }

  async #countFolder(root: string, { signal, isOwn }: CountRequest): Promise<void> {
    const folders = [root];
    for (let folder = folders.pop(); folder !== undefined; folder = folders.pop()) {
      const entries = await opendir(folder, { bufferSize: 1024 }).catch(() => null);
      if (entries === null) this.known += 1;
      else
        for await (const entry of entries) {
          if (signal.aborted || this.known >= mostCounted) return;
          const path = `${folder}/${entry.name}`;
          if (!entry.isDirectory()) {
            if (pageRules.takesFile(entry.name, path) && !(await isLeftOut(path, isOwn))) this.#countFile(entry.name);
          } else if (pageRules.entersFolder(entry.name, path)) folders.push(path);
        }
    }
  }

  #countFile(name: string): void {
    if (/^(?:warc|ndjson|unknown)$/.test(kindByName(name))) this.#open = true;
    else this.known += 1;
  }
}

/** Most lists name pages: those are believed without a look at the disk. */
function isPlainPage(path: string): boolean {
  return /^(?:html|text|mhtml)$/.test(kindByName(path)) && !/[*?[{]/.test(path);
}
