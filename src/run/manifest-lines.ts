import type { SettledEntry } from '../store/journal.ts';
import type { ManifestLine } from '../store/manifest.ts';
import type { Outcome, StoryInput } from './outcome.ts';

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

/** A line of an earlier run, some of whose files now hold other stories; null where none of its own is left. */
export function withoutPaths(line: ManifestLine, isReplaced: (file: string) => boolean): ManifestLine | null {
  const paths = line.paths.filter((file) => !isReplaced(file));
  if (paths.length === line.paths.length) return line;
  return paths.length > 0 ? { ...line, paths } : null;
}
