import type { Article } from '../model/article.ts';
import { storyKey } from '../text/addresses.ts';
import { HashSet } from '../text/hash-set.ts';
import { readJournal } from './journal.ts';

/** Tells which stories of earlier runs give way to what a run adds. */
export class NewerVersions {
  /** Inputs that have come to a story in this run, their own or another's. */
  readonly #inputs: HashSet = new HashSet();
  /** Addresses of the stories added. */
  readonly #keys: HashSet = new HashSet();

  private constructor() {}

  /** The journal of the run, and all that it adds; with `keepDuplicates` the same story once more is no newer version. */
  static async of(folder: string, added: AsyncIterable<Article>, keepDuplicates: boolean): Promise<NewerVersions> {
    const newer = new NewerVersions();
    for await (const { entry } of readJournal(folder)) {
      if (entry.kind !== 'settled' || !entry.met) continue;
      const { input, status, code } = entry.line;
      if (status !== 'failed' || code === 'duplicate') newer.#inputs.add(input);
    }
    if (keepDuplicates) return newer;
    for await (const { canonicalUrl } of added) if (canonicalUrl !== null) newer.#keys.add(storyKey(canonicalUrl));
    return newer;
  }

  /** Whether any of these earlier stories gives way. */
  async replaceAnyOf(earlier: AsyncIterable<Article>): Promise<boolean> {
    for await (const article of earlier) if (this.#replaces(article)) return true;
    return false;
  }

  /** Earlier stories -> those that stay. */
  async *stayingOf(earlier: AsyncIterable<Article>): AsyncGenerator<Article> {
    for await (const article of earlier) if (!this.#replaces(article)) yield article;
  }

  #replaces({ input, canonicalUrl }: Article): boolean {
    return this.#inputs.has(input) || (canonicalUrl !== null && this.#keys.has(storyKey(canonicalUrl)));
  }
}
