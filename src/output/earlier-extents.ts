import type { Article } from '../model/article.ts';
import { HashSet } from '../text/hash-set.ts';
import { type Extent, extentOf, isFuller, isWhole } from './fuller-story.ts';

/** How much earlier runs wrote of each story. */
export class EarlierExtents {
  readonly #whole: HashSet = new HashSet();
  /** Of stories that lack pages, by id. */
  readonly #lacking: Map<string, Extent> = new Map();

  private constructor() {}

  static async of(stories: AsyncIterable<Article>): Promise<EarlierExtents> {
    const extents = new EarlierExtents();
    for await (const story of stories) {
      if (isWhole(story)) extents.#whole.add(story.id);
      else extents.#lacking.set(story.id, extentOf(story));
    }
    return extents;
  }

  /** Whether there is more of a story than an article has of it. */
  isFuller(article: Article): boolean {
    if (this.#whole.has(article.id)) return true;
    const earlier = this.#lacking.get(article.id);
    return earlier !== undefined && isFuller(earlier, extentOf(article));
  }
}
