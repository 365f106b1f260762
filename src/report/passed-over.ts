/** So many kinds are named in the closing line. */
const mostNamed = 8;

/** Counts what was passed over on the way: files in folders by their extension, archive records by their media type. */
export class PassedOver {
  readonly #counts: Map<string, number> = new Map();

  /** A file that is neither a page nor an archive. */
  addFile(path: string): void {
    const extension = /[^/]\.([a-z0-9]{1,10})$/i.exec(path)?.[1]?.toLowerCase();
    this.#add(extension ?? 'files without an extension');
  }

  /** A record of an archive that is no page. */
  addRecord(media: string): void {
    this.#add(media);
  }

  /** `docx 3, png 12`, the most frequent first; null where nothing was passed over. */
  line(): string | null {
    if (this.#counts.size === 0) return null;
    const kinds = [...this.#counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
    const named = kinds.slice(0, mostNamed).map(([kind, count]) => `${kind} ${count}`);
    const others = kinds.slice(mostNamed).reduce((sum, [, count]) => sum + count, 0);
    return [...named, ...(others === 0 ? [] : [`others ${others}`])].join(', ');
  }

  #add(kind: string): void {
    this.#counts.set(kind, (this.#counts.get(kind) ?? 0) + 1);
  }
}
