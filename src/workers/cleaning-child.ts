import { type ChildProcess, fork } from 'node:child_process';
import type { Joined, PackedPage } from '../article/story.ts';
import { isOutOfFiles } from '../errors.ts';
import type { RawPage, StoredPage } from '../model/outcome.ts';
import type { Cleaned, CleanSettings } from './clean-input.ts';
import { processorTime } from './process-memory.ts';

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

/** How a child is started and how long it may be silent. */
export interface ChildSettings {
  readonly script: string;
  /** Its heap, in megabytes. */
  readonly heap: number;
  /** How long a page may take, in milliseconds. */
  readonly pageTimeout: number;
}

/** The batch a child was at when it was given up for its silence: a page of it hangs. */
export class HungChild extends Error {
  override readonly name = 'HungChild' as const;
}

/** The batch a child was at when it died: a page of it crashed the reader, or something from outside ended it. */
export class CrashedChild extends Error {
  override readonly name = 'CrashedChild' as const;
}

/** A batch that only waited in a child that is gone, or was never begun. */
export class LostBatch extends Error {
  override readonly name = 'LostBatch' as const;
}

/** V8 aborts a process whose heap is full. */
function lastWords(code: number | null, signal: NodeJS.Signals | null, heap: number): string {
  return signal === 'SIGABRT' ? `it needs more than ${heap} MB` : (signal ?? `it ended with status ${code}`);
}

interface Waiting {
  readonly resolve: (answer: ChildAnswer) => void;
  readonly reject: (error: Error) => void;
  begun: boolean;
}

/**
 * A job is one core: no helper threads collect on others. Two young halves of 32 MB, at once instead of grown to: half
 * as many collections, each of the page under work alone, cost 4 % less time than V8's 16 MB and take 100 MB more for
 * two children (40,000 pages: 476 MB after the first 2,000, 490 at most).
 */
const heapFlags: readonly string[] = ['--single-threaded-gc', '--min-semi-space-size=32', '--max-semi-space-size=32'];

/** A child that has not started after this many milliseconds is given up. */
const mostStarting = 120_000;

/** A child has had its time when it got this share of it from the processor; it waits for it at most so many times as long. */
const usedUp = 0.8;
const mostPatience = 8;

/** Time to hear what has arrived already, in milliseconds. */
const afterthought = 50;

/** A child process that works on batches in order. A second one may be sent while it is at the first, so that it never waits for its pages. */
export class CleaningChild {
  /** Pages and stories sent so far. */
  pages = 0;
  /** Bytes it took after its last batch. */
  memory = 0;
  /** Processor time it had taken when it was heard last, in milliseconds. */
  #processor = 0;
  readonly #child: ChildProcess;
  readonly #timeout: number;
  readonly #ended: Promise<void>;
  /** By the number of the batch, the one under work first. */
  readonly #waiting: Map<number, Waiting> = new Map();
  #batches = 0;
  #reports = 0;
  #gone = false;
  #timer: NodeJS.Timeout | undefined;

  constructor({ script, heap, pageTimeout }: ChildSettings) {
    this.#timeout = pageTimeout;
    this.#child = fork(script, [], {
      execArgv: [`--max-old-space-size=${heap}`, ...heapFlags],
      serialization: 'advanced',
      // What V8 says of a crash is nothing for the user.
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    this.#child.on('message', (report: Report) => this.#hear(report));
    this.#ended = new Promise((resolve) => {
      const gone = (why: Error): void => {
        this.#lose(why);
        resolve();
      };
      this.#child.once('error', gone);
      this.#child.once('exit', (code, signal) => gone(new CrashedChild(lastWords(code, signal, heap))));
    });
  }

  /** Batches sent and not yet answered. */
  get load(): number {
    return this.#waiting.size;
  }

  get isGone(): boolean {
    return this.#gone;
  }

  /** A batch -> what came of it. Rejects with HungChild, CrashedChild or LostBatch. */
  work(task: Task): Promise<ChildAnswer> {
    return new Promise((resolve, reject) => {
      if (this.#gone) {
        reject(new LostBatch('the child was gone'));
        return;
      }
      this.#batches += 1;
      this.pages += task.does === 'clean' ? task.pages.length : task.stories.length;
      this.#waiting.set(this.#batches, { resolve, reject, begun: false });
      if (this.#waiting.size === 1) this.#watch(mostStarting);
      const batch: Batch = { id: this.#batches, task };
      // A channel that breaks while it is written to means a child that is about to be gone; one that could not start has none.
      if (this.#child.connected) this.#child.send(batch, () => undefined);
    });
  }

  /** Ends the child at once. */
  async end(): Promise<void> {
    this.#child.kill('SIGKILL');
    await this.#ended;
  }

  #hear(report: Report): void {
    this.#reports += 1;
    this.#processor = report.processor;
    const waiting = this.#waiting.get(report.id);
    if (waiting === undefined) return;
    waiting.begun = true;
    if (report.says === 'done') {
      this.memory = report.memory;
      this.#waiting.delete(report.id);
      waiting.resolve(report.answer);
    }
    this.#watch(this.#timeout);
  }

  /** Gives the child up when it is silent for so long with a batch to do. */
  #watch(milliseconds: number): void {
    clearTimeout(this.#timer);
    if (this.#waiting.size === 0) return;
    const heard = this.#reports;
    const before = this.#processor;
    const lookAfter = (wait: number, waited: number): void => {
      this.#timer = setTimeout(() => {
        // If this process was itself busy for that long, messages of the child are still in the channel: read them first.
        this.#timer = setTimeout(() => {
          if (this.#reports !== heard) return;
          const left = this.#timeLeft(milliseconds, before);
          if (left > 0 && waited < milliseconds * mostPatience) lookAfter(left, waited + wait);
          else this.giveUp(`no answer within ${milliseconds / 1000} seconds`);
        }, afterthought);
      }, wait);
    };
    lookAfter(milliseconds, 0);
  }

  /** How much of its time the child was kept from using, by a machine that is busy with other things; in milliseconds. */
  #timeLeft(granted: number, before: number): number {
    const now = processorTime(this.#child.pid);
    return now === null ? 0 : Math.max(0, granted * usedUp - (now - before));
  }

  /** Ends the child; what it is at counts as hanging. */
  giveUp(why: string): void {
    this.#lose(new HungChild(why));
    this.#child.kill('SIGKILL');
  }

  /** The batch under work caused it; those waiting behind it can be sent to another child, where the system lets one start. */
  #lose(why: Error): void {
    this.#gone = true;
    clearTimeout(this.#timer);
    const isFinal = isOutOfFiles(why);
    for (const { begun, reject } of this.#waiting.values()) reject(begun || isFinal ? why : new LostBatch(why.message));
    this.#waiting.clear();
  }
}
