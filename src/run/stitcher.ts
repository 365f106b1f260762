import { composeArticle } from '../extract/compose-article.ts';
import { joinPages } from '../extract/join-pages.ts';
import type { ExtractedPage } from '../model/extracted-page.ts';
import type { HeldPages, HeldPlace } from '../store/held-pages.ts';
import { duplicateOf, type Outcome, type StoryInput } from './outcome.ts';
import { WaitingIndex } from './waiting-index.ts';

/** A page that waits, as it is kept on the disk. */
export interface WaitingPage {
  readonly key: string;
  readonly input: StoryInput;
  readonly page: ExtractedPage;
}

/**
 * Brings pages of one story together. They wait on disk until the end of the run and leave in the order of their first
 * inputs; memory holds a few numbers for each.
 */
export class Stitcher {
  readonly #index: WaitingIndex;
  readonly #pages: HeldPages<WaitingPage>;

  /** Pages that a stopped run had kept wait in `index`. */
  constructor(pages: HeldPages<WaitingPage>, index: WaitingIndex = new WaitingIndex()) {
    this.#pages = pages;
    this.#index = index;
  }

  /** Keeps a page until the end -> where it lies. Throws OutputError. */
  async hold(waiting: WaitingPage): Promise<HeldPlace> {
    const place = await this.#pages.add(waiting);
    this.#index.add(waiting.key, waiting.input.number, place);
    return place;
  }

  /**
   * The end of the run -> the stories that waited, one by one. A page given twice, or beside the view of all pages, is a
   * duplicate; so is every page of a story that came whole in the meantime, which `written` knows by its key.
   */
  async *finish(
    written: (key: string) => string | null,
  ): AsyncGenerator<{ readonly key: string; readonly outcomes: readonly Outcome[] }> {
    for (const places of this.#index.stories()) {
      const stories = new Map<string, WaitingPage[]>();
      for (const place of places) {
        const waiting = await this.#pages.read(place);
        const pages = stories.get(waiting.key);
        if (pages === undefined) stories.set(waiting.key, [waiting]);
        else pages.push(waiting);
      }
      for (const [key, pages] of stories) {
        const done = written(key);
        const outcomes = done === null ? settle(pages) : pages.map(({ input }) => duplicateOf(done, [input]));
        yield { key, outcomes };
      }
    }
  }

  /** Writes every page that waits. Throws OutputError. */
  async flush(): Promise<void> {
    await this.#pages.flush();
  }

  /** Waits until every page that waits is on the disk. Throws OutputError. */
  async sync(): Promise<void> {
    await this.#pages.sync();
  }

  async close(): Promise<void> {
    await this.#pages.close();
  }
}

function settle(held: readonly WaitingPage[]): Outcome[] {
  const [first, ...rest] = held.map(({ page }) => page);
  if (first === undefined) return [];
  const { chosen } = joinPages([first, ...rest]);
  const article = composeArticle(chosen);
  const [used, unused] = [true, false].map((part) => held.filter(({ page }) => chosen.includes(page) === part));
  const twice = (unused ?? []).map(({ input }) => duplicateOf(article.id, [input]));
  return [{ kind: 'article', article, inputs: (used ?? []).map(({ input }) => input) }, ...twice];
}
