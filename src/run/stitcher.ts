import { composeArticle } from '../extract/compose-article.ts';
import { joinPages } from '../extract/join-pages.ts';
import type { ExtractedPage } from '../model/extracted-page.ts';
import type { HeldPages, HeldPlace } from '../store/held-pages.ts';
import { duplicateOf, type Outcome, type StoryInput } from './outcome.ts';

interface HeldPage {
  readonly input: StoryInput;
  readonly place: HeldPlace;
}

/**
 * Brings pages of one story together. They wait on disk until the end of the run and leave in the order of their first
 * inputs; memory holds a few numbers for each.
 */
export class Stitcher {
  readonly #held: Map<string, HeldPage[]> = new Map();
  readonly #pages: HeldPages<ExtractedPage>;

  constructor(pages: HeldPages<ExtractedPage>) {
    this.#pages = pages;
  }

  /** Keeps a page until the end -> where it lies. Throws OutputError. */
  async hold(key: string, input: StoryInput, page: ExtractedPage): Promise<HeldPlace> {
    const place = await this.#pages.add(page);
    this.remember(key, input, place);
    return place;
  }

  /** A page that a stopped run had kept. */
  remember(key: string, input: StoryInput, place: HeldPlace): void {
    const waiting = this.#held.get(key);
    if (waiting === undefined) this.#held.set(key, [{ input, place }]);
    else waiting.push({ input, place });
  }

  /**
   * The end of the run -> the stories that waited, one by one. A page given twice, or beside the view of all pages, is a
   * duplicate; so is every page of a story that came whole in the meantime, which `written` knows by its key.
   */
  async *finish(
    written: (key: string) => string | null,
  ): AsyncGenerator<{ readonly key: string; readonly outcomes: readonly Outcome[] }> {
    for (const [key, held] of this.#held) {
      const done = written(key);
      if (done !== null) {
        yield { key, outcomes: held.map(({ input }) => duplicateOf(done, [input])) };
        continue;
      }
      const pages: { readonly input: StoryInput; readonly page: ExtractedPage }[] = [];
      for (const { input, place } of held) pages.push({ input, page: await this.#pages.read(place) });
      yield { key, outcomes: settle(pages) };
    }
  }

  /** Waits until every page that waits is on the disk. Throws OutputError. */
  async sync(): Promise<void> {
    await this.#pages.sync();
  }

  async close(): Promise<void> {
    await this.#pages.close();
  }
}

function settle(held: readonly { readonly input: StoryInput; readonly page: ExtractedPage }[]): Outcome[] {
  const [first, ...rest] = held.map(({ page }) => page);
  if (first === undefined) return [];
  const { chosen } = joinPages([first, ...rest]);
  const article = composeArticle(chosen);
  const [used, unused] = [true, false].map((part) => held.filter(({ page }) => chosen.includes(page) === part));
  const twice = (unused ?? []).map(({ input }) => duplicateOf(article.id, [input]));
  return [{ kind: 'article', article, inputs: (used ?? []).map(({ input }) => input) }, ...twice];
}
