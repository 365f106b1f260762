import { isGlob } from '../input/glob.ts';
import type { ManifestLine } from '../store/manifest.ts';
import { exists } from '../store/written-stories.ts';
import { storyKey } from '../text/addresses.ts';
import { HashSet } from '../text/hash-set.ts';

/**
 * The inputs of a retry: those that gave no article, what has come to light in the places that could not be read (a
 * folder, an archive, what comes after a damage), and the other pages of stories that lack some.
 */
export class RetryInputs {
  /** What to read, in the order of the manifest. */
  readonly paths: Set<string> = new Set();
  /** Inputs that came from standard input and cannot be read again. */
  gone = 0;
  readonly #failed: Set<string> = new Set();
  /** Inputs that have their article, or are another's duplicate. */
  readonly #done: HashSet = new HashSet();
  /** Beginnings of the patterns that matched nothing. */
  readonly #patterns: Set<string> = new Set();
  /** Archives of which a part could not be read. */
  readonly #damaged: Set<string> = new Set();
  /** Stories of failed inputs by their addresses; null when some have none. */
  #keys: Set<string> | null = new Set();
  /** Other pages of stories, and the same with the hash of the text that came of them. */
  readonly #along: HashSet = new HashSet();
  readonly #texts: HashSet = new HashSet();
  /** Failed inputs in whose place others have come. */
  readonly #resolved: Set<string> = new Set();

  /** A line of the manifest, the first time. */
  add({ input, status, code, url }: ManifestLine): void {
    if (status !== 'failed' || code === 'duplicate') this.#done.add(input);
    else if (input === '-' || input.startsWith('-#')) this.gone += 1;
    else {
      this.#failed.add(input);
      if (url === null) this.#keys = null;
      else this.#keys?.add(storyKey(url));
      if (code === 'unreadable' && archiveOf(input) !== input) this.#damaged.add(archiveOf(input));
      if (isGlob(input)) this.#patterns.add(input);
    }
  }

  /** The same line the second time, once all are known. */
  async plan({ input, status, url, textHash }: ManifestLine): Promise<void> {
    if (this.#failed.has(input)) {
      this.paths.add((await exists(input)) ? input : archiveOf(input));
      return;
    }
    const mayLack = this.#keys === null || (url !== null && this.#keys.has(storyKey(url)));
    if (status !== 'partial' || this.#failed.size === 0 || !mayLack) return;
    const path = (await exists(input)) ? input : archiveOf(input);
    if (!(await exists(path))) return;
    this.paths.add(path);
    this.#along.add(input);
    this.#texts.add(`${input}\n${textHash}`);
  }

  /** Inputs that are known by name. */
  get size(): number {
    return this.#failed.size + this.#along.size;
  }

  /** Whether an input met is one of them, or a way to one. */
  takes(input: string): boolean {
    if (this.#failed.has(input) || this.#along.has(input) || this.paths.has(input)) return true;
    const place = this.#placeOf(input);
    if (place !== null) this.#resolved.add(place);
    return (place !== null || this.#damaged.has(archiveOf(input))) && !this.#done.has(input);
  }

  /** Whether a page is one of them, and not the list or file on the way to them. */
  takesPage(input: string): boolean {
    return !this.paths.has(input) || this.#failed.has(input) || this.#along.has(input);
  }

  /** Whether a failed input has others in its place. */
  isResolved(input: string): boolean {
    return this.#resolved.has(input);
  }

  /** Whether what came of these inputs before stands: they went along, and gave the same, or nothing. */
  stand(inputs: readonly string[], textHash: string | null): boolean {
    return inputs.every((input) =>
      textHash === null ? this.#along.has(input) : this.#texts.has(`${input}\n${textHash}`),
    );
  }

  /** The story of this input was written by an earlier run and is not to be read again. */
  hasStory(input: string): boolean {
    return this.#done.has(input) && !this.#along.has(input);
  }

  /** A failed input that an input lies in: its archive or one of its folders, or a pattern that it may match. */
  #placeOf(input: string): string | null {
    const archive = archiveOf(input);
    if (archive !== input && this.#failed.has(archive)) return archive;
    for (let end = archive.lastIndexOf('/'); end > 0; end = archive.lastIndexOf('/', end - 1))
      if (this.#failed.has(archive.slice(0, end))) return archive.slice(0, end);
    for (const pattern of this.#patterns) if (archive.startsWith(fixedStart(pattern))) return pattern;
    return null;
  }
}

/** `archive.warc.gz#1234` -> the archive; other inputs are their own. */
function archiveOf(input: string): string {
  return input.replace(/#\d+(?:\+\d+)?$/, '');
}

/** What a pattern begins with before its first sign. */
function fixedStart(pattern: string): string {
  return /^[^*?[{]*/.exec(pattern)?.[0] ?? '';
}
