import type { Outcome, StoryInput } from '../article/outcome.ts';
import type { Story } from '../article/story.ts';
import type { SettledEntry } from '../output/journal.ts';
import type { ManifestLine } from '../output/manifest.ts';
import { HashSet } from '../text/hash-set.ts';

/** What an input came to, and the files written of it -> its line of the manifest. */
export function manifestLine(outcome: Outcome, input: StoryInput, paths: readonly string[]): ManifestLine {
  const { input: given, url, hash: inputHash } = input;
  if (outcome.kind === 'failure') {
    const { code, message } = outcome.failure;
    return { input: given, url, status: 'failed', code, message, paths: [], id: outcome.id, inputHash, textHash: null };
  }
  const { status, id, textHash, canonicalUrl } = outcome.article;
  const message = outcome.message ?? null;
  return { input: given, url: url ?? canonicalUrl, status, code: null, message, paths, id, inputHash, textHash };
}

/** The line of a step with its files of its own; null where there are only others, which have no names yet. */
export function ownLine({ line, sizes }: SettledEntry): ManifestLine | null {
  if (line.paths.length === 0) return line;
  const paths = line.paths.filter((_path, i) => (sizes[i] ?? null) !== null);
  return paths.length > 0 ? { ...line, paths } : null;
}

/** Lines of earlier runs, some of whose files now hold other stories. */
export class StayingLines {
  readonly #isReplaced: (file: string) => boolean;
  /** Ids of stories that are nowhere any more. */
  readonly #gone: HashSet = new HashSet();

  constructor(isReplaced: (file: string) => boolean) {
    this.#isReplaced = isReplaced;
  }

  /** A line in order -> what of it is still true; null for nothing, as for a duplicate of what is gone. */
  of(line: ManifestLine): ManifestLine | null {
    if (line.code === 'duplicate') return line.id !== null && this.#gone.has(line.id) ? null : line;
    const paths = line.paths.filter((file) => !this.#isReplaced(file));
    if (paths.length === line.paths.length) return line;
    if (paths.length > 0) return { ...line, paths };
    if (line.id !== null) this.#gone.add(line.id);
    return null;
  }
}

/** A story -> what later ones are compared with, null for a text too short to compare. */
export function nearOf({ article, sketch }: Story): SettledEntry['near'] {
  return sketch === null ? null : { sketch: [...sketch], hash: article.nearHash };
}
