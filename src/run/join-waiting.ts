import { duplicateOf, type Outcome, type StoryInput } from './outcome.ts';
import type { PageCleaner } from './page-cleaner.ts';
import type { WaitingStory } from './stitcher.ts';
import type { JoinedStory } from './story.ts';

/** What the inputs of a story that waited came to. */
export interface JoinedOutcomes {
  readonly key: string;
  readonly outcomes: readonly Outcome[];
}

/**
 * Stories that waited -> what their inputs came to. A page given twice, or beside the view of all pages, is a duplicate;
 * so is every page of a story that came whole in the meantime, which `written` knows by its key.
 */
export async function joinWaiting(
  stories: readonly WaitingStory[],
  cleaner: PageCleaner,
  written: (key: string) => string | null,
): Promise<readonly JoinedOutcomes[]> {
  const open = stories.filter(({ key }) => written(key) === null);
  const joined = await cleaner.join(open.map(({ pages }) => pages.map(({ page }) => page)));
  const made = joined.values();
  return stories.map((story) => {
    const { key, pages, repeats } = story;
    const done = written(key);
    if (done !== null) return { key, outcomes: duplicates(done, [...pages.map(({ input }) => input), ...repeats]) };
    const whole = made.next().value;
    if (whole === undefined) throw new Error('a cleaner joins every story');
    return { key, outcomes: outcomesOf(story, whole) };
  });
}

function outcomesOf({ pages, repeats }: WaitingStory, { article, sketch, used }: JoinedStory): Outcome[] {
  const [inputs, unused] = [true, false].map((part) =>
    pages.flatMap(({ input }, i) => (used[i] === part ? [input] : [])),
  );
  return [
    { kind: 'article', article, sketch, inputs: inputs ?? [] },
    ...duplicates(article.id, [...(unused ?? []), ...repeats]),
  ];
}

function duplicates(id: string, inputs: readonly StoryInput[]): Outcome[] {
  return inputs.toSorted((a, b) => a.number - b.number).map((input) => duplicateOf(id, [input]));
}
