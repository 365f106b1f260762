import type { PageCleaner } from '../../workers/page-cleaner.ts';
import type { StoryNeeds } from './fetch-story.ts';

/** A cleaner of batches -> one that takes a page, and the pages of a story, as they come. */
export function storyCleaner(cleaner: PageCleaner): Pick<StoryNeeds, 'clean' | 'join'> {
  return {
    clean: async (page) => answered((await cleaner.clean([page]))[0]),
    join: async (pages) => answered((await cleaner.join([pages]))[0]),
  };
}

function answered<T>(answer: T | null | undefined): T {
  if (answer === undefined || answer === null) throw new Error('a cleaner answers for every page and story');
  return answer;
}
