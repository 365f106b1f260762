import type { Article } from '../model/article.ts';
import type { Failure } from '../model/outcome.ts';

/** One input of a story: its place in the run, what the user gave, and the SHA-256 of what was read. */
export interface StoryInput {
  readonly number: number;
  readonly input: string;
  readonly url: string | null;
  readonly hash: string | null;
}

/** What became of one or several inputs: an article, or why there is none. */
export type Outcome =
  | {
      readonly kind: 'article';
      readonly article: Article;
      readonly inputs: readonly StoryInput[];
      /** Which pages could not be fetched and why, for the manifest: another run may get them. */
      readonly missing?: string;
    }
  | {
      readonly kind: 'failure';
      readonly failure: Failure;
      readonly inputs: readonly StoryInput[];
      readonly id: string | null;
    };

/** An input that repeats a story written before. */
export function duplicateOf(id: string, inputs: readonly StoryInput[]): Outcome {
  return {
    kind: 'failure',
    failure: { code: 'duplicate', message: `the same story as ${id}, which is written` },
    inputs,
    id,
  };
}
