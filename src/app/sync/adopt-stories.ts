import { listedStory } from '../../discover/listed-story.ts';
import { UsageError } from '../../errors.ts';
import { isOwnSite } from '../../sites/index.ts';
import { isManifestThere, readManifest } from '../../state/manifest.ts';
import type { StoryBook } from '../../state/story-book.ts';
import { counted } from '../../text/printable.ts';
import { nextVisit, type VisitPlan } from '../../visits/visit-schedule.ts';

/** What is needed to take stories as known. */
export interface AdoptNeeds {
  readonly stories: StoryBook;
  readonly plan: VisitPlan;
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly note: (text: string) => void;
}

/**
 * Takes the stories that the manifests of output folders name as known, whichever command wrote them: they are not fetched
 * as new ones. Those whose address says when they were published are visited again by their age, the others where a listing
 * shows that they have changed.
 */
export async function adoptStories(
  folders: readonly string[],
  { stories, plan, now, note }: AdoptNeeds,
): Promise<void> {
  for (const folder of folders) {
    let count = 0;
    for await (const { status, url, textHash } of readManifest(folder)) {
      const isStory = status !== 'failed' && status !== 'duplicate' && url !== null;
      const story = isStory ? listedStory(asListed(url), null, now) : null;
      if (story === null || !isOwnSite(story.site)) continue;
      const visit = { visitedAt: now, visitedBefore: null, foundChange: false, changes: 0 };
      const dueAt = story.time === null ? null : nextVisit(plan, { bornAt: story.time.from, ...visit });
      if (stories.adopt(story, { textHash, visitedAt: now, dueAt })) count += 1;
    }
    note(`${counted(count, 'story', 'stories')} of ${folder} ${count === 1 ? 'is' : 'are'} known from now on`);
  }
}

/** Throws UsageError where a folder has no manifest; `label` is how it was named. */
export async function checkAdopted(folders: readonly string[], label: string): Promise<void> {
  for (const folder of folders)
    if (!(await isManifestThere(folder)))
      throw new UsageError(`${label} ${folder}: no manifest.ndjson is there: give the output folder of an earlier run`);
}

/** An address as a list without anything else names it. */
function asListed(address: string): Parameters<typeof listedStory>[0] {
  return { address, title: null, published: null, modified: null, section: null };
}
