import type { PackedPage } from '../article/story.ts';
import type { StoryInput } from '../article/story-outcome.ts';
import type { PagePosition } from '../model/extracted-page.ts';

/** A page that waits for others of its story. */
export interface PendingPage {
  readonly input: StoryInput;
  /** Pages with the same key are brought together. */
  readonly key: string;
  /** What an article of this page would have as id, or its site where that would be a hash. */
  readonly group: string;
  readonly position: PagePosition;
  readonly page: PackedPage;
}

/** The pages of one story that waited for each other, and the inputs that gave a page of the same number again. */
export interface PendingStory {
  readonly key: string;
  readonly pages: readonly { readonly input: StoryInput; readonly page: PackedPage }[];
  readonly repeats: readonly StoryInput[];
}

/** Pages of one story in the order of their inputs -> the story; of a page that came more than once the first is kept. */
export function gatherStory(key: string, pending: Iterable<PendingPage>): PendingStory {
  const pages = new Map<string, { readonly input: StoryInput; readonly page: PackedPage }>();
  const repeats: StoryInput[] = [];
  for (const { input, position, page } of pending) {
    const place = `${position.page} of ${position.total}`;
    if (pages.has(place)) repeats.push(input);
    else pages.set(place, { input, page });
  }
  return { key, pages: [...pages.values()], repeats };
}
