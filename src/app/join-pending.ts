import type { Joined } from '../article/story.ts';
import { duplicateOf, type Outcome, type StoryInput } from '../article/story-outcome.ts';
import type { PendingStory } from '../state/pending-pages.ts';
import type { PageCleaner } from '../workers/page-cleaner.ts';

/** What the inputs of a story that waited came to. */
export interface JoinedOutcomes {
  readonly key: string;
  readonly outcomes: readonly Outcome[];
}

/**
 * Stories that waited -> what their inputs came to. A page given twice, or beside the view of all pages, is a duplicate;
 * so is every page of a story that came whole in the meantime, which `written` knows by its key.
 */
export async function joinPending(
  stories: readonly PendingStory[],
  cleaner: PageCleaner,
  written: (key: string) => string | null,
): Promise<readonly JoinedOutcomes[]> {
  const known = stories.map((story) => ({ story, id: written(story.key) }));
  const open = known.filter(({ id }) => id === null);
  const joined = (await cleaner.join(open.map(({ story }) => story.pages.map(({ page }) => page)))).values();
  return known.map(({ story, id }) => {
    const { key } = story;
    if (id !== null) return { key, outcomes: duplicates(id, inputsOf(story)) };
    const made = joined.next().value;
    if (made === undefined) throw new Error('a cleaner answers for every story');
    return { key, outcomes: outcomesOf(story, made) };
  });
}

function outcomesOf(story: PendingStory, joined: Joined): Outcome[] {
  if (joined.kind === 'failure')
    return [{ kind: 'failure', failure: joined.failure, inputs: inputsOf(story), id: null }];
  const { article, sketch } = joined;
  const used = story.pages.flatMap(({ input }, i) => (joined.used[i] === true ? [input] : []));
  const others = inputsOf(story).filter((input) => !used.includes(input));
  return [{ kind: 'article', article, sketch, inputs: used }, ...duplicates(article.id, others)];
}

function inputsOf({ pages, repeats }: PendingStory): StoryInput[] {
  return [...pages.map(({ input }) => input), ...repeats].sort((a, b) => a.number - b.number);
}

function duplicates(id: string, inputs: readonly StoryInput[]): Outcome[] {
  return inputs.map((input) => duplicateOf(id, [input]));
}
