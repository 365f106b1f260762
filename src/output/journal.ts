import { createReadStream } from 'node:fs';
import { mkdir, open, rm } from 'node:fs/promises';
import path from 'node:path';
import { crc32 } from 'node:zlib';
import { systemCode } from '../errors.ts';
import type { Article } from '../model/article.ts';
import type { FormatName } from '../render/index.ts';
import { outputError, syncFolder } from './atomic-write.ts';
import { GrowingFile } from './growing-file.ts';
import type { HeldPlace } from './held-pages.ts';
import type { ManifestLine } from './manifest.ts';

/** Folder below the output folder in which an unfinished run keeps what it needs to go on. */
export const stateFolder = '.saring';

/** What summary and corpus card count of a story. */
export interface StoryFigures {
  readonly words: number;
  readonly year: string | null;
  readonly section: string | null;
  readonly body: Article['extraction']['body'];
  readonly nearDuplicate: boolean;
  /** It has warnings besides missing pages. */
  readonly warned: boolean;
}

/** An input whose fate is known, its manifest line, and what later inputs are compared with. */
export interface SettledEntry {
  readonly kind: 'settled';
  readonly number: number;
  readonly line: ManifestLine;
  readonly key: string | null;
  /** What comes of the same story later is a duplicate. */
  readonly met: boolean;
  /** Sketch and hash of a story written, null for everything else. */
  readonly near: { readonly sketch: readonly number[]; readonly hash: string } | null;
  /** What is counted of a story written, null for everything else. */
  readonly story: StoryFigures | null;
  /** Lengths in bytes of the files that grow, and the number of stories, after this step. */
  readonly files: Readonly<Record<string, number>>;
  /** Bytes of each of the line's paths that is a file of its own, null for the others. */
  readonly sizes: readonly (number | null)[];
  /** Further lines follow that count only together with this one. */
  readonly more: boolean;
}

/** An input that waits for other pages of its story. */
export interface HeldEntry {
  readonly kind: 'held';
  readonly number: number;
  readonly input: string;
  readonly key: string;
  /** What the stories that it may belong to are known by. */
  readonly group: string;
  readonly place: HeldPlace;
}

/** The first line of a journal. */
export interface JournalHead {
  /** Names command and version: only the same go on with what the journal speaks of. */
  readonly signature: string;
  /** The command in words; null where no command goes on. */
  readonly command: string | null;
  /** The folder from which its paths count; null where they are all absolute. */
  readonly from: string | null;
  /** Texts that lay where stories go before the run began; null where the inputs lie elsewhere. */
  readonly foreign: readonly string[] | null;
  /** How the run adds to files of many stories; null where it writes them anew, or none. */
  readonly adding: Adding | null;
}

/** How a run adds to files of many stories. */
export interface Adding {
  readonly names: readonly FormatName[];
  readonly shard: number | null;
  readonly keepDuplicates: boolean;
}

/** A stream or a file of many pages that was opened, and its first bytes in Base64. */
export interface BegunEntry {
  readonly kind: 'begun';
  readonly input: string;
  readonly head: string;
  /** Its bytes; null for a stream. */
  readonly size: number | null;
}

export type JournalEntry = SettledEntry | HeldEntry | BegunEntry;

/** An entry, and where its line lies in the journal. */
export interface JournalLine {
  readonly entry: JournalEntry;
  readonly offset: number;
  readonly length: number;
}

/**
 * What a run has done, a line a step, written before the step counts. After a stop at any moment the same command reads
 * it and goes on; what comes after a line that is torn or does not fit its checksum is done again.
 */
export class Journal {
  readonly #file: GrowingFile;

  private constructor(file: GrowingFile) {
    this.#file = file;
  }

  /** Begins a journal in an output folder; an earlier one is gone. Throws OutputError. */
  static async begin(output: string, head: JournalHead): Promise<Journal> {
    const file = journalFile(output);
    try {
      await rm(path.dirname(file), { recursive: true, force: true });
      await mkdir(path.dirname(file), { recursive: true });
      const journal = new Journal(new GrowingFile(await open(file, 'w'), file, 0));
      journal.#file.add(lineOf(head));
      await journal.sync();
      await syncFolder(path.dirname(file));
      return journal;
    } catch (error) {
      throw outputError(file, error);
    }
  }

  /** Goes on with a journal whose first `end` bytes are whole. Throws OutputError. */
  static async resume(output: string, end: number): Promise<Journal> {
    const file = journalFile(output);
    try {
      const handle = await open(file, 'r+');
      await handle.truncate(end);
      return new Journal(new GrowingFile(handle, file, end));
    } catch (error) {
      throw outputError(file, error);
    }
  }

  /** Bytes written. */
  get length(): number {
    return this.#file.written;
  }

  add(entry: JournalEntry): void {
    this.#file.add(lineOf(entry));
  }

  /** Writes what was added. Throws OutputError. */
  async flush(): Promise<void> {
    await this.#file.flush();
  }

  /** Writes what was added and waits until it is on the disk. Throws OutputError. */
  async sync(): Promise<void> {
    await this.#file.sync();
  }

  /** Writes what was added and closes; the file stays, so that the run can go on another time. Throws OutputError. */
  async close(): Promise<void> {
    await this.sync();
    await this.#file.close();
  }

  /** Lets go of the file after a failure: what was added since the last flush is done again. */
  async abandon(): Promise<void> {
    await this.#file.close().catch(() => undefined);
  }
}

/** The run is complete: nothing to go on with, once the names its files got are safe. */
export async function discardState(output: string): Promise<void> {
  await syncFolder(output);
  await rm(path.join(output, stateFolder), { recursive: true, force: true });
}

/** How the journal of an unfinished run begins, the length of that line, and whether the run has done anything. */
export interface UnfinishedRun extends JournalHead {
  readonly length: number;
  readonly isBegun: boolean;
}

/** The run that an output folder holds the journal of; null when there is none. */
export async function unfinishedRun(output: string): Promise<UnfinishedRun | null> {
  let run: UnfinishedRun | null = null;
  for await (const { text, length } of readLines(journalFile(output))) {
    const value = parseJournalLine(text);
    if (run === null) {
      const { signature = '', command = null, from = null, ...rest }: Partial<JournalHead> = value ?? {};
      const { foreign = null, adding = null } = rest;
      run = { signature, command, from, foreign, adding, length, isBegun: false };
    } else if (value === null) return run;
    else if ((value as JournalEntry).kind !== 'begun') return { ...run, isBegun: true };
  }
  return run;
}

/** The entries of a journal in the order written; it ends at the first line that is torn or damaged. */
export async function* readJournal(output: string): AsyncGenerator<JournalLine> {
  let first = true;
  for await (const { text, offset, length } of readLines(journalFile(output))) {
    const value = parseJournalLine(text);
    if (value === null) return;
    if (!first) yield { entry: value as JournalEntry, offset, length };
    first = false;
  }
}

export function journalFile(output: string): string {
  return path.join(output, stateFolder, 'journal.ndjson');
}

/** Whole lines of a file with their places; a last line without its line feed is no line. A missing file has none. */
async function* readLines(
  file: string,
): AsyncGenerator<{ readonly text: string; readonly offset: number; readonly length: number }> {
  let rest: Buffer = Buffer.alloc(0);
  let offset = 0;
  try {
    for await (const chunk of createReadStream(file, { highWaterMark: 1 << 20 })) {
      rest = rest.length === 0 ? (chunk as Buffer) : Buffer.concat([rest, chunk as Buffer]);
      let start = 0;
      for (let end = rest.indexOf(10, start); end >= 0; end = rest.indexOf(10, start)) {
        yield { text: rest.toString('utf8', start, end), offset: offset + start, length: end + 1 - start };
        start = end + 1;
      }
      offset += start;
      rest = rest.subarray(start);
    }
  } catch (error) {
    if (systemCode(error) !== 'ENOENT') throw outputError(file, error);
  }
}

function lineOf(value: object): string {
  const json = JSON.stringify(value);
  return `${checksum(json)} ${json}\n`;
}

function checksum(json: string): string {
  return crc32(json).toString(16).padStart(8, '0');
}

/** A line without its line feed -> its value, null where it is not as it was written. */
export function parseJournalLine(text: string): object | null {
  const json = text.slice(9);
  if (text.slice(0, 9) !== `${checksum(json)} `) return null;
  const value: unknown = JSON.parse(json);
  return typeof value === 'object' ? value : null;
}
