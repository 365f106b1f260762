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

/** Letters to add, drop or change until one text is the other (Levenshtein). */
function editsBetween(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (const [i, letter] of [...a].entries()) {
    const next = [i + 1];
    for (const [j, other] of [...b].entries())
      next.push(Math.min((row[j] ?? 0) + (letter === other ? 0 : 1), (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1));
    row = next;
  }
  return row[b.length] ?? 0;
}
