import { statSync } from 'node:fs';
import path from 'node:path';
import { type Format, type FormatName, formats, sharedAmong } from '../render/index.ts';
import { addedFile, addedKey } from './added-stories.ts';
import { type JournalEntry, type SettledEntry, stateFolder } from './journal.ts';
import { growingPart, partName } from './part-names.ts';
import { articlesKey } from './shared-files.ts';

/** The file of pages that wait for others of their story. */
export function heldFile(output: string): string {
  return path.join(output, stateFolder, 'held.bin');
}

/**
 * Compares what the journal of a stopped run says with what the disk holds: a loss of power takes files whose names
 * were safe already, and people delete files.
 */
export class StoredFiles {
  readonly #output: string;
  readonly #shared: readonly (readonly [FormatName, Format])[];
  readonly #shard: number | null;
  readonly #adds: boolean;
  /** Sizes of the files of many stories, null for one that is not there. */
  readonly #sizes: Map<string, number | null> = new Map();
  #last: Readonly<Record<string, number>> = {};

  /** With `adds`, stories for files of many gather apart from these. */
  constructor(output: string, names: readonly FormatName[], shard: number | null, adds: boolean) {
    this.#output = output;
    this.#shard = shard;
    this.#adds = adds;
    this.#shared = adds ? [] : sharedAmong(names).map((name) => [name, formats[name]] as const);
  }

  /** Whether all that an entry speaks of is there. To be asked of every entry, in order. */
  holds(entry: JournalEntry): boolean {
    if (entry.kind === 'begun') return true;
    if (entry.kind === 'held') {
      return (this.#sizeOf(heldFile(this.#output)) ?? 0) >= entry.place.offset + entry.place.length;
    }
    const holds =
      this.ownFilesOf(entry) &&
      this.#hasAdded(entry.files) &&
      this.#shared.every(([name, format]) => this.#covers(name, format, entry));
    this.#last = entry.files;
    return holds;
  }

  /** Whether the files that belong to this story alone are there, as long as they were written. */
  ownFilesOf({ line, sizes }: Pick<SettledEntry, 'line' | 'sizes'>): boolean {
    return line.paths.every((file, i) => {
      const size = sizes[i] ?? null;
      return size === null || sizeOf(path.join(this.#output, file)) === size;
    });
  }

  /** Whether a run can go on from these lengths of the files that grow. */
  canGoOn(files: Readonly<Record<string, number>>): boolean {
    return (
      this.#hasAdded(files) &&
      this.#shared.every(([name, format]) => {
        const bytes = files[name] ?? 0;
        const part = partName(format, this.#shard, this.#partOf(files));
        if (bytes === 0 || (this.#growing(part) ?? 0) >= bytes) return true;
        // Stopped while the files got their names.
        return this.#shard === null && format.seal === 'as-is' && this.#named(part) === bytes;
      })
    );
  }

  #hasAdded(files: Readonly<Record<string, number>>): boolean {
    const bytes = files[addedKey] ?? 0;
    return !this.#adds || bytes === 0 || (this.#sizeOf(addedFile(this.#output)) ?? 0) >= bytes;
  }

  #covers(name: FormatName, format: Format, { files }: SettledEntry): boolean {
    const bytes = files[name] ?? 0;
    const number = this.#partOf(files);
    if (bytes > 0) return this.#reaches(format, number, bytes);
    // A part has just become full: it is longer than before its last story.
    return number === 1 || this.#reaches(format, number - 1, (this.#last[name] ?? 0) + 1);
  }

  #reaches(format: Format, number: number, bytes: number): boolean {
    const part = partName(format, this.#shard, number);
    const growing = this.#growing(part);
    if (growing !== null) return growing >= bytes;
    // It has its name already, and may be packed.
    const least = format.seal === 'as-is' ? bytes : 1;
    return (this.#shard !== null || format.seal === 'as-is') && (this.#named(part) ?? 0) >= least;
  }

  #partOf(files: Readonly<Record<string, number>>): number {
    return this.#shard === null ? 1 : Math.floor((files[articlesKey] ?? 0) / this.#shard) + 1;
  }

  #growing(part: string): number | null {
    return this.#sizeOf(growingPart(this.#output, part));
  }

  #named(part: string): number | null {
    return this.#sizeOf(path.join(this.#output, part));
  }

  #sizeOf(file: string): number | null {
    const known = this.#sizes.get(file);
    if (known !== undefined) return known;
    const size = sizeOf(file);
    this.#sizes.set(file, size);
    return size;
  }
}

/** Asked for every file of a run: without the detour through the thread pool it is ten times as fast. */
function sizeOf(file: string): number | null {
  try {
    const status = statSync(file, { throwIfNoEntry: false });
    return status?.isFile() === true ? status.size : null;
  } catch {
    return null;
  }
}
