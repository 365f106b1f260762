import type { Article } from '../model/article.ts';
import { HashSet } from '../text/hash-set.ts';
import { type Extent, extentOf, isFuller, isWhole } from './fuller-story.ts';

/** Tells which stories of earlier runs give way to what a run adds. */
export class NewerVersions {
  readonly #inputs: HashSet = new HashSet();
  readonly #ids: HashSet = new HashSet();
  /** How much there is of stories that lack pages, by id. */
  readonly #lacking: Map<string, Extent> = new Map();
  /** Ids of those of which an earlier run had more, as far as its stories were gone through. */
  readonly #lesser: Set<string> = new Set();

  /** `added` is all that the run adds; with `keepDuplicates` a story of the same id is no newer version. */
  static async of(added: AsyncIterable<Article>, keepDuplicates: boolean): Promise<NewerVersions> {
    const newer = new NewerVersions();
    for await (const article of added) {
      newer.#inputs.add(article.input);
      if (keepDuplicates) continue;
      newer.#ids.add(article.id);
      if (!isWhole(article)) newer.#lacking.set(article.id, extentOf(article));
    }
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

  /** What the run adds, once all earlier stories were gone through -> all of it but what an earlier run had more of. */
  async *takenOf(added: AsyncIterable<Article>): AsyncGenerator<Article> {
    for await (const article of added) if (!this.#lesser.has(article.id)) yield article;
  }

  #replaces(earlier: Article): boolean {
    const { id, input } = earlier;
    if (!this.#ids.has(id) && !this.#inputs.has(input)) return false;
    const now = this.#lacking.get(id);
    if (now === undefined || !isFuller(extentOf(earlier), now)) return true;
    this.#lesser.add(id);
    return false;
  }
}
