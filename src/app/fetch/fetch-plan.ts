import type { StoryFilter } from '../../article/story-filter.ts';
import { duplicateOf, failed, type Outcome, type StoryInput } from '../../article/story-outcome.ts';
import type { FetchOutcome } from '../../fetch/fetch-outcome.ts';
import type { OutcomeWriter } from '../write-outcomes.ts';
import type { EarlierFetches } from './earlier-fetches.ts';
import type { StoryNeeds } from './fetch-story.ts';
import type { SettledStory, UnreadStory } from './fetched-story.ts';
import type { GivenAddress, StoryAddress } from './given-addresses.ts';
import type { PageFetcher } from './open-network.ts';

/** A story to fetch, the input that asks for it, and those that ask for it again. */
export interface FetchJob {
  readonly story: StoryInput;
  readonly address: StoryAddress;
  readonly repeats: readonly StoryInput[];
  /** A story that is stored already is visited again: what this does with it, in place of storing it as a new one. */
  readonly visit?: (story: SettledStory | UnreadStory, writer: OutcomeWriter) => Promise<void>;
  /** How its pages are asked for, in place of asking for each as it is. */
  readonly fetchPage?: (url: string, fetcher: PageFetcher) => Promise<FetchOutcome>;
  /** Only of a story that is visited again. */
  readonly isKnown?: StoryNeeds['isKnown'];
}

/** What a run has to do. */
export interface FetchPlan {
  readonly jobs: readonly FetchJob[];
  /** Inputs that are settled without the network: no addresses, stories that are written. */
  readonly settled: readonly Outcome[];
  /** Inputs that have their article already, whole or in part. */
  readonly skipped: number;
  /** Of those in part, when each is due again in milliseconds since 1970; null for never. */
  readonly waiting: readonly (number | null)[];
}

/** What decides on the addresses of a plan. */
export interface PlanRules {
  readonly earlier: EarlierFetches;
  readonly filter: StoryFilter;
  /** Counts inputs that are not yet done; null for all. */
  readonly limit: number | null;
}

/** Addresses in the order given -> jobs; each story once. */
export function planFetch(
  given: readonly GivenAddress[],
  { earlier, filter, limit }: PlanRules,
  nextNumber: () => number,
): FetchPlan {
  const jobs = new Map<string, { story: StoryInput; address: StoryAddress; repeats: StoryInput[] }>();
  const settled: Outcome[] = [];
  const waiting: (number | null)[] = [];
  let skipped = 0;
  let taken = 0;
  for (const one of given) {
    const standing = one.ok ? earlier.standing(one.input) : 'due';
    if (standing !== 'due') {
      skipped += 1;
      if (standing !== 'done') waiting.push(standing.until);
      continue;
    }
    if (limit !== null && taken >= limit) continue;
    taken += 1;
    const story = { number: nextNumber(), input: one.input, url: one.ok ? one.story.url : null, hash: null };
    if (!one.ok) {
      settled.push(failed({ code: 'network', message: one.message }, [story]));
      continue;
    }
    const leftOut = filter.ofAddress(one.story.url) ?? earlier.leftOut(one.input);
    if (leftOut !== null) {
      settled.push(failed(leftOut, [story]));
      continue;
    }
    const { key } = one.story;
    const written = earlier.idOfStory(key);
    const known = jobs.get(key);
    if (written !== null) settled.push(duplicateOf(written, [story]));
    else if (known !== undefined) known.repeats.push(story);
    else jobs.set(key, { story, address: one.story, repeats: [] });
  }
  return { jobs: [...jobs.values()], settled, skipped, waiting };
}
