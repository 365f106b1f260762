import { duplicateOf, failed, type Outcome } from '../../article/story-outcome.ts';
import type { HostBoard } from '../../report/fetch-progress.ts';
import type { Settings } from '../../settings/settings.ts';
import type { Checkpoint } from '../../state/checkpoint.ts';
import type { OutcomeWriter } from '../write-outcomes.ts';
import type { FetchJob, FetchPlan } from './fetch-plan.ts';
import type { FetchedStory, SettledStory } from './fetched-story.ts';

/** What a fetch settles its stories with. */
export interface SettledFetch {
  readonly plan: FetchPlan;
  readonly settings: Settings;
  readonly checkpoint: Checkpoint;
  /** Where people see which hosts are at work. */
  readonly board: HostBoard;
  /** Called for every story that came to something, with what was made of it. */
  readonly onStory?: (job: FetchJob, story: SettledStory, made: Outcome) => Promise<void>;
}

/** Settles one story at a time, whatever comes back at the same time; those that come back together share a commit. */
export class FetchLedger {
  readonly #writer: OutcomeWriter;
  readonly #run: SettledFetch;
  readonly #keep: () => Promise<void>;
  #last: Promise<void> = Promise.resolve();
  /** Something was done that is not committed yet. */
  #isOpen = false;
  /** Inputs not yet come to. */
  left: number;
  /** Stories that gave no article, or only a part of one. */
  lacking = 0;
  /** Failures whose site asked to wait. */
  deferred = 0;

  /** `keep` makes sure that what was written stays, then tells of it. */
  constructor(run: SettledFetch, writer: OutcomeWriter, keep: () => Promise<void>) {
    this.#run = run;
    this.#writer = writer;
    this.#keep = keep;
    this.left = run.plan.jobs.reduce((sum, { repeats }) => sum + 1 + repeats.length, 0);
  }

  /**
   * Waits for what was entered before, acts, and comes back once that is committed: whoever waits for it before asking
   * for more has nothing to fetch again after a kill but what was under way. Once one act has failed, nothing more is
   * done.
   */
  async enter(act: () => Promise<void>): Promise<void> {
    await this.#inTurn(async () => {
      this.#isOpen = true;
      await act();
    });
    // A commit takes some 20 ms, in which others come back: the next one is for all of them.
    await this.#inTurn(async () => {
      if (!this.#isOpen) return;
      this.#isOpen = false;
      await this.#keep();
    });
  }

  #inTurn(act: () => Promise<void>): Promise<void> {
    this.#last = this.#last.then(act);
    return this.#last;
  }

  /** What a job came to goes to files and checkpoint, and with it those that ask for the same story. */
  async settle(job: FetchJob, story: FetchedStory): Promise<void> {
    if (story.kind === 'stopped') return;
    const { board } = this.#run;
    if (job.visit !== undefined) await job.visit(story, this.#writer);
    else if (story.kind !== 'unread') await this.#settleNew(job, story);
    this.left -= 1 + job.repeats.length;
    board.settled(job.address.url, story.kind === 'failure' ? 'failed' : 'done');
  }

  async #settleNew(job: FetchJob, story: SettledStory): Promise<void> {
    if (story.kind === 'failure' || story.missing !== null) this.lacking += 1;
    const final = await this.#writer.write(this.#outcomeOf(job, story), story.kind === 'article' ? story.key : null);
    for (const repeat of job.repeats) await this.#writer.write(repeatOf(job, repeat, final), null);
    await this.#run.onStory?.(job, story, final);
  }

  #outcomeOf({ story: input }: FetchJob, story: SettledStory): Outcome {
    const known = { ...input, hash: story.hash };
    if (story.kind === 'failure') {
      if (story.retryAt !== null) this.deferred += 1;
      const { code, message } = story.failure;
      const wait = story.retryAt === null ? '' : notBefore(story.retryAt);
      return failed({ code, message: `${message}${wait}` }, [known]);
    }
    const { settings, checkpoint } = this.#run;
    const written = settings.keepDuplicates ? null : checkpoint.stories.idOfStory(story.key);
    if (written !== null) return duplicateOf(written, [known]);
    const { article, sketch, missing } = story;
    return { kind: 'article', article, sketch, inputs: [known], ...(missing === null ? {} : { message: missing }) };
  }
}

/** What an input came to that asks for the same story, which came to `made`. */
function repeatOf({ story }: FetchJob, repeat: FetchJob['story'], made: Outcome): Outcome {
  if (made.kind === 'failure' && made.failure.isLeftOut) return { ...made, inputs: [repeat] };
  const id = made.kind === 'article' ? made.article.id : made.id;
  if (id !== null) return duplicateOf(id, [repeat]);
  const message = `the same story as ${story.input}, which gave no article`;
  return failed({ code: 'duplicate', message }, [repeat]);
}

/** "2026-11-22T04:10:05.123Z" -> "; not before 2026-11-22 04:10:05 UTC". */
function notBefore(retryAt: string): string {
  return `; not before ${retryAt.slice(0, 19).replace('T', ' ')} UTC`;
}
