/** A name as typed -> the known name that it was probably meant to be, null if none is near. */
export function nearestName(typed: string, known: readonly string[]): string | null {
  const most = Math.max(1, Math.floor(typed.length / 3));
  let best: { readonly name: string; readonly edits: number } | null = null;
  for (const name of known) {
    // A text that is much longer than any name is none mistyped.
    const edits = Math.abs(name.length - typed.length) > most ? most + 1 : editsBetween(typed, name);
    if (edits <= most && edits < (best?.edits ?? most + 1)) best = { name, edits };
  }
  return best?.name ?? null;
}

/** Letters to add, drop, change or swap with the next until one text is the other (Levenshtein, Damerau). */
function editsBetween(a: string, b: string): number {
  let before: readonly number[] = [];
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 0; i < a.length; i++) {
    const next = [i + 1];
    for (let j = 0; j < b.length; j++) {
      const swapped =
        i > 0 && j > 0 && a[i] === b[j - 1] && a[i - 1] === b[j] ? (before[j - 1] ?? 0) + 1 : Number.POSITIVE_INFINITY;
      const changed = (row[j] ?? 0) + (a[i] === b[j] ? 0 : 1);
      next.push(Math.min(changed, swapped, (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1));
    }
    before = row;
    row = next;
  }
  return row[b.length] ?? 0;
}
