import type { StoryFilter } from '../../article/story-filter.ts';
import type { InputFailure } from '../../model/outcome.ts';
import type { Settings } from '../../settings/settings.ts';
import type { Checkpoint } from '../../state/checkpoint.ts';
import { isLeftOut, type ManifestLine } from '../../state/input-rows.ts';
import type { OutputState } from '../../state/output-state.ts';
import type { SyncMemory, Tries } from '../../state/sync-memory.ts';
import { isTryDue, nextTryOnCommand } from '../../visits/retry-schedule.ts';
import type { SettledStory } from './fetched-story.ts';

/**
 * What is left to do for an input: all of it; nothing; or nothing before a time in milliseconds since 1970, null for never,
 * since its story is there in part and was tried often.
 */
export type Standing = 'due' | 'done' | { readonly until: number | null };

/** What earlier runs did in a folder. */
export interface EarlierFetches {
  readonly standing: (input: string) => Standing;
  /** Why the story of an input was left out, where it would be again; else null. */
  readonly leftOut: (input: string) => InputFailure | null;
  /** The id of a story that is written, by its key; null where it is not. */
  readonly idOfStory: (key: string) => string | null;
  /** Whether a part of the story of an input is written. */
  readonly isLacking: (input: string) => boolean;
  /** Remembers whether a story is there in part. */
  readonly tried: (story: SettledStory) => void;
}

/** Where nothing is known, or nothing is to be. */
export const nothingEarlier: EarlierFetches = {
  standing: () => 'due',
  leftOut: () => null,
  idOfStory: () => null,
  isLacking: () => false,
  tried: () => undefined,
};

/** What earlier runs did in an output folder, at this time in milliseconds since 1970. */
export function earlierFetches(
  state: OutputState,
  checkpoint: Checkpoint,
  { formats }: Pick<Settings, 'formats'>,
  filter: StoryFilter,
  now: number,
): EarlierFetches {
  const { memory } = state.sync();
  return {
    standing: (input) => {
      const line = state.line(input);
      if (line === null || line.id === null || line.status === 'failed') return 'due';
      if (line.status === 'duplicate') return state.hasStory(line.id, formats) ? 'done' : 'due';
      if (!state.hasFiles(line, formats)) return 'due';
      return isPart(line) ? standingOfPart(memory.tries(line.id), now) : 'done';
    },
    leftOut: (input) => leftOutIn(state.line(input), filter),
    idOfStory: (key) => checkpoint.stories.idOfStory(key),
    isLacking: (input) => {
      const line = state.line(input);
      return line !== null && isPart(line) && line.paths.length > 0;
    },
    tried: (story) => noteTry(story, memory, now),
  };
}

/** A line with a message lacks something, whatever the access to it. */
function isPart({ status, message }: ManifestLine): boolean {
  return status === 'partial' || message !== null;
}

function standingOfPart(tried: Tries | null, now: number): Standing {
  if (tried === null || (tried.dueAt !== null && isTryDue(tried.dueAt, now))) return 'due';
  return { until: tried.dueAt };
}

/** A failure says nothing of the story: it is tried again like all failures. */
function noteTry(story: SettledStory, memory: SyncMemory, now: number): void {
  if (story.kind === 'failure') return;
  const { id } = story.article;
  const tries = (memory.tries(id)?.tries ?? 0) + 1;
  memory.keepTries(id, story.missing === null ? null : { tries, dueAt: nextTryOnCommand(tries, now) });
}

function leftOutIn(line: ManifestLine | null, filter: StoryFilter): InputFailure | null {
  if (line === null || !isLeftOut(line) || line.code === null || !filter.keepsOut(line.message ?? '')) return null;
  return { code: line.code, message: line.message ?? '', isLeftOut: true };
}
