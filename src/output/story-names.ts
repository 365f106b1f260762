import { HashTable, hashHalves } from '../text/hash-table.ts';

/** Where the files of stories go that a run writes however often they come: from the second time on with a number. */
export class StoryNames {
  readonly #times: HashTable = new HashTable();

  /** The path that a story has without a number -> the one of its next files; no id has an underscore in its name. */
  next(base: string): string {
    const times = this.#times.get(hashHalves(base)) ?? 0;
    return times === 0 ? base : `${base}_${times + 1}`;
  }

  /** The next files were written. */
  take(base: string): void {
    const hash = hashHalves(base);
    this.#times.set(hash, (this.#times.get(hash) ?? 0) + 1);
  }

  /** A file that was written before. */
  remember(file: string): void {
    const [, base = file, number = '1'] = /^(.*?)(?:_(\d+))?\.\w+$/.exec(file) ?? [];
    const hash = hashHalves(base);
    this.#times.set(hash, Math.max(this.#times.get(hash) ?? 0, Number(number)));
  }
}
