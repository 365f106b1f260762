import { composeArticle } from '../extract/compose-article.ts';
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

  /** Does a story of this key wait? Then further pages of it wait as well, whole ones too. */
  waitsFor(key: string | null): boolean {
    return key !== null && this.#held.has(key);
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

  /** The end of the run -> the stories that waited, one by one. A page given twice is a duplicate. */
  async *finish(): AsyncGenerator<{ readonly key: string; readonly outcomes: readonly Outcome[] }> {
    for (const [key, held] of this.#held) {
      const pages: { readonly input: StoryInput; readonly page: ExtractedPage }[] = [];
      for (const { input, place } of held) pages.push({ input, page: await this.#pages.read(place) });
      yield { key, outcomes: settle(pages) };
    }
  }

  async close(): Promise<void> {
    await this.#pages.close();
  }
}

function settle(held: readonly { readonly input: StoryInput; readonly page: ExtractedPage }[]): Outcome[] {
  const seen = new Set<number | 'all'>();
  const unique = held.filter(({ page }) => (seen.has(page.position.page) ? false : seen.add(page.position.page)));
  const [first, ...rest] = unique.map(({ page }) => page);
  if (first === undefined) return [];
  const article = composeArticle([first, ...rest]);
  const twice = held.filter((one) => !unique.includes(one)).map(({ input }) => duplicateOf(article.id, [input]));
  return [{ kind: 'article', article, inputs: unique.map(({ input }) => input) }, ...twice];
}
