/** The lengths, in words, between which nine of ten of a site's stories lie; null until enough were seen. */
export interface WordMarks {
  readonly short: number | null;
  readonly long: number | null;
  /** Lengths that are gathered until there are enough; then empty. */
  readonly seen: readonly number[];
}

/** Stories from which the marks are set. They then stay: the charts learn how many stories usually lie beyond them. */
const stories = 200;

export const noWordMarks: WordMarks = { short: null, long: null, seen: [] };

/** The marks of a site and the lengths of a run's stories -> the marks after it. */
export function withLengths(marks: WordMarks, lengths: readonly number[]): WordMarks {
  if (marks.short !== null) return marks;
  const seen = [...marks.seen, ...lengths];
  if (seen.length < stories) return { ...marks, seen };
  const sorted = seen.toSorted((a, b) => a - b);
  const at = (share: number): number | null => sorted[Math.floor(share * (sorted.length - 1))] ?? null;
  return { short: at(0.05), long: at(0.95), seen: [] };
}
