import type { Article } from '../model/article.ts';
import type { InputFailure } from '../model/outcome.ts';
import type { Story } from './story.ts';
import type { StoryFilter } from './story-filter.ts';

/** One input of a story: its place in the run, what the user gave, and the SHA-256 of what was read. */
export interface StoryInput {
  readonly number: number;
  readonly input: string;
  readonly url: string | null;
  readonly hash: string | null;
}

/** What became of one or several inputs: an article, or why there is none. */
export type Outcome =
  | (Story & {
      readonly kind: 'article';
      readonly inputs: readonly StoryInput[];
      /** What the manifest says of it: pages that could not be fetched, files of an earlier run that stay. */
      readonly message?: string;
    })
  | {
      readonly kind: 'failure';
      readonly failure: InputFailure;
      readonly inputs: readonly StoryInput[];
      readonly id: string | null;
      /** The story was not met in this run: what comes of it later is no duplicate. */
      readonly staysOpen?: true;
    };

/** What inputs came to that gave no article. */
export function failed(failure: InputFailure, inputs: readonly StoryInput[]): Outcome {
  return { kind: 'failure', failure, inputs, id: null };
}

/** What is said of a story of which an earlier run wrote more. */
export const fullerStays = 'an earlier run wrote more of this story to its files here, and they stay';

/** An article of which an earlier run wrote more -> what its inputs came to. */
export function lesserPartOf({ article, inputs, message }: Extract<Outcome, { kind: 'article' }>): Outcome {
  const said = `a part of ${article.id}: ${fullerStays}`;
  const failure = { code: 'duplicate', message: message === undefined ? said : `${said}; ${message}` } as const;
  // Pages that could not be fetched are tried again: without an id, another run does not take the input for done.
  return { kind: 'failure', failure, inputs, id: message === undefined ? article.id : null, staysOpen: true };
}

/** An input that repeats a story written before. */
export function duplicateOf(id: string, inputs: readonly StoryInput[]): Outcome {
  return {
    kind: 'failure',
    failure: { code: 'duplicate', message: `the same story as ${id}, which is written` },
    inputs,
    id,
  };
}

/** What the inputs of a story came to; where nobody wants it, all of them are left out, those that repeat it too. */
export function unlessLeftOut(outcomes: readonly Outcome[], filter: StoryFilter): readonly Outcome[] {
  const story = outcomes.find((outcome) => outcome.kind === 'article');
  const failure = story === undefined ? null : filter.ofStory(story.article);
  if (failure === null) return outcomes;
  return outcomes.map(({ inputs }) => failed(failure, inputs));
}

/** Whether no story came of inputs, not even another's. */
export function isNothing(outcome: Outcome): boolean {
  return outcome.kind === 'failure' && (outcome.failure.code !== 'duplicate' || outcome.staysOpen === true);
}

/** Whether a story has a warning; missing pages are counted as partial already. */
export function isWarned({ extraction }: Pick<Article, 'extraction'>): boolean {
  return extraction.warnings.some((warning) => !warning.startsWith('pages-missing:'));
}

/** Numbers named in a message before it only counts. */
const mostNamed = 5;

/** What is missing of a story, for people; null where nothing is known to be. `whyOf` says why a page could not be had. */
export function missingPart(
  { status, pages: { read, total, complete } }: Pick<Article, 'status' | 'pages'>,
  whyOf: (page: number) => string | null = () => null,
): string | null {
  const missing = Array.from({ length: total ?? 0 }, (_, i) => i + 1).filter((page) => !read.includes(page));
  const why = missing.map(whyOf).find((reason) => reason !== null);
  if (missing.length > 0)
    return `${named(missing)} of ${total} ${missing.length === 1 ? 'is' : 'are'} missing${why === undefined ? '' : `: ${why}`}`;
  if (status !== 'partial') return null;
  return complete ? 'a page of it is cut off' : 'there are further pages, and nothing says how many';
}

function named(pages: readonly number[]): string {
  if (pages.length === 1) return `page ${pages[0]}`;
  if (pages.length > mostNamed) return `${pages.length} pages`;
  return `pages ${pages.slice(0, -1).join(', ')} and ${pages.at(-1)}`;
}
