import { globStart, isGlob } from '../input/glob.ts';
import type { ManifestLine } from '../store/manifest.ts';
import { exists } from '../store/written-stories.ts';
import { storyKey } from '../text/addresses.ts';
import { HashSet } from '../text/hash-set.ts';

/**
 * The inputs of a retry: those that gave no article, what has come to light in the places that could not be read (a
 * folder, an archive, what comes after a damage), and the other pages of stories that lack some.
 */
export class RetryInputs {
  /** Where failed inputs lie, and then those that go along, each in the order of the manifest. */
  readonly #failedPaths: Set<string> = new Set();
  readonly #alongPaths: Set<string> = new Set();
  readonly #failed: HashSet = new HashSet();
  /** Failed inputs that were met again, or have others in their place. */
  readonly #met: HashSet = new HashSet();
  readonly #resolved: HashSet = new HashSet();
  /** Failed inputs that no path leads to. */
  #away = 0;
  /** Inputs that have their article, or are another's duplicate. */
  readonly #done: HashSet = new HashSet();
  /** The patterns that matched nothing. */
  readonly #patterns: Set<string> = new Set();
  /** Archives of which a part could not be read. */
  readonly #damaged: HashSet = new HashSet();
  /** Stories of failed inputs by their addresses, unless some have none. */
  readonly #keys: HashSet = new HashSet();
  #haveKeys = true;
  /** Other pages of stories, the same with the hash of the text that came of them, and all that might go along. */
  readonly #along: HashSet = new HashSet();
  readonly #texts: HashSet = new HashSet();
  readonly #lacking: HashSet = new HashSet();

  /** A line of the manifest, the first time. */
  add({ input, status, code, url }: ManifestLine): void {
    if (status !== 'failed' || code === 'duplicate') this.#done.add(input);
    else if (input === '-' || input.startsWith('-#') || /^https?:\/\//i.test(input)) this.#away += 1;
    else {
      this.#failed.add(placeName(input));
      if (url === null) this.#haveKeys = false;
      else this.#keys.add(storyKey(url));
      if (code === 'unreadable' && archiveOf(input) !== input) this.#damaged.add(archiveOf(input));
      if (isGlob(input)) this.#patterns.add(input);
    }
  }

  /** The same line the second time, once all are known. */
  async plan({ input, status, url, textHash }: ManifestLine): Promise<void> {
    if (this.#failed.has(placeName(input))) {
      this.#failedPaths.add((await exists(input)) ? input : archiveOf(input));
      return;
    }
    const mayLack = !this.#haveKeys || (url !== null && this.#keys.has(storyKey(url)));
    if (status !== 'partial' || this.#failed.size === 0 || !mayLack) return;
    this.#lacking.add(input);
    const path = (await exists(input)) ? input : archiveOf(input);
    if (!(await exists(path))) return;
    this.#alongPaths.add(path);
    this.#along.add(input);
    this.#texts.add(`${input}\n${textHash}`);
  }

  /** What to read: what failed comes first, so that a limit is not used up by what goes along. */
  get paths(): string[] {
    return [...new Set([...this.#failedPaths, ...this.#alongPaths])];
  }

  /** Inputs that are known by name. */
  get size(): number {
    return this.#failed.size + this.#along.size;
  }

  /** Failures that could not be taken up, once all was read: nothing leads to them, or they were not met again. */
  get left(): number {
    return this.#away + this.#failed.size - this.#met.size;
  }

  /** Whether an input met is one of them, or a way to one. */
  takes(input: string): boolean {
    if (this.#failed.has(placeName(input))) {
      this.#met.add(placeName(input));
      return true;
    }
    if (this.#along.has(input)) return true;
    const place = this.#placeOf(input);
    if (place !== null) {
      this.#met.add(placeName(place));
      this.#resolved.add(placeName(place));
    }
    const isFound = (place !== null || this.#damaged.has(archiveOf(input))) && !this.#done.has(input);
    return isFound || this.#failedPaths.has(input) || this.#alongPaths.has(input);
  }

  /** Whether a page is one of them, and not the list or file on the way to them. */
  takesPage(input: string): boolean {
    if (this.#failed.has(placeName(input)) || this.#along.has(input)) return true;
    return !this.#failedPaths.has(input) && !this.#alongPaths.has(input);
  }

  /** Whether a failed input has others in its place. */
  isResolved(input: string): boolean {
    return this.#resolved.has(placeName(input));
  }

  /** Whether what came of these inputs before stands: they went along, and gave the same, or nothing. */
  stand(inputs: readonly string[], textHash: string | null): boolean {
    return inputs.every((input) =>
      textHash === null ? this.#along.has(input) : this.#texts.has(`${input}\n${textHash}`),
    );
  }

  /** Whether the story of this input was written by an earlier run; more of it may come where it lacks pages. */
  storyOf(input: string): 'whole' | 'lacking' | 'none' {
    if (!this.#done.has(input) || this.#along.has(input)) return 'none';
    return this.#lacking.has(input) ? 'lacking' : 'whole';
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

/** `archive.warc.gz#1234` -> the archive; other inputs are their own. */
function archiveOf(input: string): string {
  return input.replace(/#\d+(?:\+\d+)?$/, '');
}

/** A folder may be named with a slash at its end; what lies in it has one. */
function placeName(input: string): string {
  return input.replace(/(.)\/+$/, '$1');
}
