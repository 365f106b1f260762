import type { Joined, PackedPage } from '../article/story.ts';
import type { RawPage, StoredPage } from '../model/outcome.ts';
import type { Cleaned, CleanSettings } from './clean-input.ts';

/** What a child can do: clean pages, or join the pages of stories. */
export type Task =
  | {
      readonly does: 'clean';
      readonly pages: readonly (RawPage | StoredPage)[];
      readonly settings: CleanSettings;
    }
  | { readonly does: 'join'; readonly stories: readonly (readonly PackedPage[])[] };

/** What came of a task: something for each page or story. */
export type ChildAnswer =
  | { readonly does: 'clean'; readonly cleaned: readonly (Cleaned | null)[] }
  | { readonly does: 'join'; readonly joined: readonly Joined[] };

/** What a child is asked, done in the order of asking. */
export interface Batch {
  readonly id: number;
  readonly task: Task;
}

/** What a child says: that it has begun a batch, that it is still at it, or what came of it and the bytes it takes. */
export type Report = {
  readonly id: number;
  /** Processor time that it has taken so far, in milliseconds. */
  readonly processor: number;
} & (
  | { readonly says: 'begun' | 'alive' }
  | { readonly says: 'done'; readonly answer: ChildAnswer; readonly memory: number }
);
