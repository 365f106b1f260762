import { composeArticle } from '../extract/compose-article.ts';
import type { Article } from '../model/article.ts';
import type { ExtractedPage } from '../model/extracted-page.ts';
import type { Failure } from '../model/outcome.ts';
import { storyKey } from '../text/addresses.ts';
import { foldText } from '../text/whitespace.ts';

/** One input of a story: its place in the run, what the user gave, and the hash of what was read. */
export interface StoryInput {
  readonly number: number;
  readonly input: string;
  readonly url: string | null;
  readonly hash: string | null;
}

/** What became of one or several inputs: an article, or for each why there is none. */
export type Outcome =
  | { readonly kind: 'article'; readonly article: Article; readonly inputs: readonly StoryInput[] }
  | {
      readonly kind: 'failure';
      readonly failure: Failure;
      readonly inputs: readonly [StoryInput];
      readonly id: string | null;
    };

interface HeldPage {
  readonly input: StoryInput;
  readonly page: ExtractedPage;
}

/**
 * Brings pages of one story together. A page that is a whole story leaves at once; pages of longer stories wait for
 * each other until the end of the run, and leave in the order of their first inputs.
 */
export class Stitcher {
  readonly #held: Map<string, HeldPage[]> = new Map();
  readonly #done: Map<string, string> = new Map();

  /** A page of the run -> the outcomes that are settled by it. */
  add(input: StoryInput, page: ExtractedPage): Outcome[] {
    const key = keyOf(page);
    if (key === null) return [articleOf([{ input, page }])];
    const done = this.#done.get(key);
    if (done !== undefined) return [duplicate(input, done)];
    const { position } = page;
    const waiting = this.#held.get(key);
    if (waiting !== undefined) {
      waiting.push({ input, page });
      return [];
    }
    if (position.page === 1 && position.total === 1) {
      const outcome = articleOf([{ input, page }]);
      if (outcome.kind === 'article') this.#done.set(key, outcome.article.id);
      return [outcome];
    }
    this.#held.set(key, [{ input, page }]);
    return [];
  }

  /** The end of the run -> the outcomes of all stories that waited. */
  finish(): Outcome[] {
    const outcomes = [...this.#held.values()].flatMap(settle);
    this.#held.clear();
    return outcomes;
  }
}

/** Pages of one story -> its article, and a `duplicate` for each page that was given twice. */
function settle(held: readonly HeldPage[]): Outcome[] {
  const seen = new Set<number | 'all'>();
  const unique = held.filter(({ page }) => (seen.has(page.position.page) ? false : seen.add(page.position.page)));
  const outcome = articleOf(unique);
  const id = outcome.kind === 'article' ? outcome.article.id : '';
  const twice = held.filter((one) => !unique.includes(one)).map(({ input }) => duplicate(input, id));
  return [outcome, ...twice];
}

function articleOf(held: readonly HeldPage[]): Outcome {
  const [first, ...rest] = held.map(({ page }) => page);
  if (first === undefined) throw new Error('a story has at least one page');
  return { kind: 'article', article: composeArticle([first, ...rest]), inputs: held.map(({ input }) => input) };
}

function duplicate(input: StoryInput, id: string): Outcome {
  return {
    kind: 'failure',
    failure: { code: 'duplicate', message: `the same page of ${id} was given before` },
    inputs: [input],
    id,
  };
}

/** Pages with the same canonical address belong together; printed pages without one, by site, title and page count. */
function keyOf({ fields, position }: ExtractedPage): string | null {
  if (fields.canonicalUrl !== null) return storyKey(fields.canonicalUrl);
  if (fields.title === null || position.total === null || position.total < 2) return null;
  return `${fields.site} ${position.total} ${foldText(fields.title)}`;
}
