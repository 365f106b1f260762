import type { LineEnd } from '../bytes/lines.ts';
import { sizeOfFile } from '../bytes/open-file.ts';
import type { StoredBytes } from '../bytes/stored-bytes.ts';
import { isOnePage } from './file-kind.ts';
import { findFiles, isGlob, type OwnCheck } from './find-files.ts';
import { openList } from './open-input.ts';

/** Counting ends here: a number this large tells nobody anything more. */
const mostCounted = 5_000_000;

/** What is to be counted. */
export interface CountRequest {
  readonly paths: readonly string[];
  readonly inputLists: readonly string[];
  /** What ends an input in these lists: a line feed, unless said otherwise. */
  readonly listEnd?: LineEnd;
  readonly signal: AbortSignal;
  /** Files that are passed over, asked of those that a folder holds. */
  readonly isOwn?: OwnCheck;
}

/** What is known of inputs before they are read. */
export interface InputTotal {
  /** Pages known so far. */
  readonly known: number;
  /** All inputs are counted. */
  readonly isComplete: boolean;
  /** Bytes of all archives; null while that is not known, or where there are other inputs as well. */
  readonly bytes: number | null;
}

/**
 * Counts inputs ahead of their being read, by names alone: for telling people how far a run is. What
 * an archive holds nobody knows before it is read: then the count stays open, but how many bytes there are is known. Of
 * a stream not even that is.
 */
export class InputCount implements InputTotal {
  known = 0;
  #archives = 0;
  #archiveBytes = 0;
  #ended = false;
  #open = false;

  get isComplete(): boolean {
    return this.#ended && !this.#open && this.#archives === 0;
  }

  get bytes(): number | null {
    return this.#ended && !this.#open && this.known === 0 ? this.#archiveBytes : null;
  }

  /** Counts; never throws, an error leaves the count open. */
  async count(request: CountRequest): Promise<void> {
    try {
      for (const path of request.paths) await this.#countPath(path, request);
      for (const list of request.inputLists) await this.#countList(list, request);
      this.#ended = this.known < mostCounted && !request.signal.aborted;
    } catch {
      this.#open = true;
    }
  }

  async #countList(list: string, request: CountRequest): Promise<void> {
    // What comes through a pipe can be read once, and not for counting.
    const isFile = (await sizeOfFile(list, 'follow')) !== null;
    const { listEnd = 'line-feed', signal } = request;
    const opened = isFile ? await openList(list, listEnd, { stream: null }, signal) : null;
    if (opened === null || !opened.ok) {
      this.#open = true;
      return;
    }
    try {
      for await (const line of opened.inputs)
        if (!line.ok || isPlainPage(line.input)) this.known += 1;
        else await this.#countPath(line.input, request);
    } finally {
      await opened.close();
    }
  }

  async #countPath(path: string, request: CountRequest): Promise<void> {
    if (path === '-') {
      this.#open = true;
      return;
    }
    for await (const file of findFiles(path, request)) {
      if (this.known >= mostCounted) return;
      if (file.ok) await this.#countFile(file.path, file.links);
      else this.known += 1;
    }
  }

  async #countFile(path: string, links: 'follow' | 'refuse'): Promise<void> {
    // A file that is named like a page is counted as one without asking the disk.
    const size = isOnePage(path) ? null : await sizeOfFile(path, links);
    if (size === null) this.known += 1;
    else {
      this.#archives += 1;
      this.#archiveBytes += size;
    }
  }
}

/** The same for a path in a list. */
function isPlainPage(path: string): boolean {
  return isOnePage(path) && !isGlob(path);
}

/** How far the reading of archives is, in bytes; told by the readers and costing them a few numbers. */
export class ReadPosition {
  #before = 0;
  /** Bytes of the archive at hand, and how many of them were reached; 0 for a page. */
  #size = 0;
  #reached = 0;

  /** Bytes of archives that lie behind. */
  get bytes(): number {
    return this.#before + this.#reached;
  }

  /** The file at hand, opened; what is returned tells how far into it somebody reads. */
  follow(name: string, stored: StoredBytes): StoredBytes {
    if (stored.size === null || isOnePage(name)) return stored;
    this.#size = stored.size;
    return {
      ...stored,
      at: (offset) => {
        this.#reach(offset);
        return stored.at(offset);
      },
      look: (offset, count) => {
        this.#reach(offset);
        return stored.look(offset, count);
      },
    };
  }

  /** The file at hand was read, or passed over. */
  next(): void {
    this.#before += this.#size;
    this.#size = 0;
    this.#reached = 0;
  }

  /** Behind damage, readers go back. */
  #reach(offset: number): void {
    if (offset > this.#reached) this.#reached = Math.min(offset, this.#size);
  }
}
