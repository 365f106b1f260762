import { groupOf, type StoryGroups } from '../../article/story.ts';
import { exists } from '../../output/output-folder.ts';
import { globStart, isGlob } from '../../sources/find-files.ts';
import { fileOfRecord } from '../../sources/record-inputs.ts';
import type { ManifestLine } from '../../state/input-rows.ts';

/**
 * The inputs of a retry: those that gave no article, and what has come to light in the places that could not be read (a
 * folder, an archive, what comes after a damage).
 */
export class FailedInputs {
  /** What to read, in the order of the manifest. */
  readonly paths: Set<string> = new Set();
  readonly #failed: Set<string> = new Set();
  /** Failed inputs that were met again, or have others in their place. */
  readonly #met: Set<string> = new Set();
  readonly #resolved: Set<string> = new Set();
  /** Failed inputs that no path leads to. */
  #away = 0;
  /** The patterns that matched nothing. */
  readonly #patterns: Set<string> = new Set();
  /** Places in archives from which nothing could be read, and these archives. */
  readonly #damages: Set<string> = new Set();
  readonly #damaged: Set<string> = new Set();
  /** Files on the way that turned out to be no archive, or not to be read. */
  readonly #stray: Set<string> = new Set();
  /** Inputs that gave less of their story than is already written. */
  #lesser = 0;
  /** Whether an input has its article, or is another's duplicate. */
  readonly #isDone: (input: string) => boolean;

  constructor(isDone: (input: string) => boolean) {
    this.#isDone = isDone;
  }

  /** Adds a failure of the manifest; called in the order of the manifest. */
  async add({ input, code }: ManifestLine): Promise<void> {
    const path = await pathTo(input);
    if (path === null) {
      this.#away += 1;
      return;
    }
    this.paths.add(path);
    this.#failed.add(placeName(input));
    if (code === 'unreadable' && archiveOf(input) !== input) {
      this.#damages.add(input);
      this.#damaged.add(archiveOf(input));
    }
    if (isGlob(input)) this.#patterns.add(input);
  }

  /** Inputs that are known by name. */
  get size(): number {
    return this.#failed.size;
  }

  /** Failures that stay, once all was read: nothing leads to them, they were not met again, or more than they give is written. */
  get left(): number {
    const mended = [...this.#damages].filter((input) => this.#isMended(input)).length;
    return this.#away + this.#lesser + this.#failed.size - this.#met.size - mended;
  }

  /** Whether an input met is one of them, or a way to one. */
  takes(input: string): boolean {
    if (this.#failed.has(placeName(input))) {
      this.#met.add(placeName(input));
      return true;
    }
    const place = this.#placeOf(input);
    if (place !== null) {
      this.#met.add(placeName(place));
      this.#resolved.add(placeName(place));
    }
    const isFound = (place !== null || this.#damaged.has(archiveOf(input))) && !this.#isDone(input);
    return isFound || this.paths.has(input);
  }

  /** Whether what was found, page or failure, is one of them, and not the list or file on the way to them. */
  takesPage(input: string): boolean {
    if (this.#failed.has(placeName(input)) || !this.paths.has(input)) return true;
    this.#stray.add(input);
    return false;
  }

  /** So many inputs gave less of their story than is written: they stay failed. */
  gaveLess(inputs: number): void {
    this.#lesser += inputs;
  }

  /** Whether a failed input has others in its place, or is a damage that is gone, once all was read. */
  isResolved(input: string): boolean {
    return this.#resolved.has(placeName(input)) || this.#isMended(input);
  }

  #isMended(input: string): boolean {
    return this.#damages.has(input) && !this.#met.has(input) && !this.#stray.has(archiveOf(input));
  }

  /** A failed input that an input lies in: its archive or one of its folders, or a pattern that it may match. */
  #placeOf(input: string): string | null {
    const archive = archiveOf(input);
    if (archive !== input && this.#failed.has(archive)) return archive;
    for (let end = archive.lastIndexOf('/'); end > 0; end = archive.lastIndexOf('/', end - 1)) {
      const folder = archive.slice(0, end);
      if (this.#failed.has(folder)) return folder;
    }
    for (const pattern of this.#patterns) if (archive.startsWith(globStart(pattern))) return pattern;
    return null;
  }
}

/** A folder may be named with a slash at its end; what lies in it has one. */
function placeName(input: string): string {
  return input.length > 1 && input.endsWith('/') ? placeName(input.slice(0, -1)) : input;
}

/** Inputs of stories that lack pages of which some have come: they are read again, to be brought together with these. */
export class LackingStories {
  /** What to read, in the order of the manifest. */
  readonly paths: Set<string> = new Set();
  /** Inputs, and the hash of the text that came of each before. */
  readonly #inputs: Map<string, string | null> = new Map();

  /** Adds a line of a story that may lack pages, in the order of the manifest; `groups` are the stories of which pages have come now. */
  async add({ input, id, textHash }: ManifestLine, groups: StoryGroups): Promise<void> {
    if (id === null || !(groups.has(groupOf(id)) || groups.has(siteOf(id)))) return;
    const path = await pathTo(input);
    if (path === null) return;
    this.paths.add(path);
    this.#inputs.set(input, textHash);
  }

  /** Whether an input is one of them, or the way to one. */
  takes(input: string): boolean {
    return this.has(input) || this.paths.has(input);
  }

  has(input: string): boolean {
    return this.#inputs.has(input);
  }

  /** Whether the same text came of an input as before. */
  gaveSame(input: string, textHash: string): boolean {
    return this.#inputs.get(input) === textHash;
  }
}

function siteOf(id: string): string {
  return id.slice(0, id.indexOf(':'));
}

/** An input of the manifest -> what to read for it: itself or its archive; null where nothing leads to it any more. */
export async function pathTo(input: string): Promise<string | null> {
  const isElsewhere = input === '-' || input.startsWith('-#') || /^https?:\/\//i.test(input);
  if (isElsewhere) return null;
  if (isGlob(input) || (await exists(input))) return input;
  const archive = archiveOf(input);
  return (await exists(archive)) ? archive : null;
}

/** `archive.warc.gz#1234` or `pages.csv#id` -> the archive; other inputs are their own. */
export function archiveOf(input: string): string {
  return fileOfRecord(input) ?? input.replace(/#\d+(?:\+\d+)?$/, '');
}
