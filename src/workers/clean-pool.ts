import pLimit from 'p-limit';
import type { Joined, PackedPage } from '../article/story.ts';
import { type Failure, lengthOf, type RawPage, type StoredPage } from '../model/outcome.ts';
import type { PageCleaner } from './clean-batch.ts';
import type { Cleaned, CleanSettings } from './clean-input.ts';
import {
  type ChildAnswer,
  type ChildSettings,
  CleaningChild,
  CrashedChild,
  HungChild,
  LostBatch,
  type Task,
} from './cleaning-child.ts';

export interface PoolSettings {
  /** The child's script. */
  readonly script: string;
  readonly jobs: number;
  readonly settings: CleanSettings;
  /** How long a page may take, in milliseconds; a page that hangs is tried once more alone, so it costs twice that. */
  readonly pageTimeout?: number;
  /** Heap of a child, in megabytes; a page that needs more fails. */
  readonly heap?: number;
  /** Once it fires, no child is waited for longer than a stopped run may last. */
  readonly stop?: AbortSignal;
}

/** A child is replaced after so many pages, or when it takes so many bytes. */
const mostPages = 10_000;
const mostMemory = 400 * 1024 ** 2;

/** How long after a stop a child may still work, in milliseconds: with all that follows a run ends within five seconds. */
const lastWork = 3500;
const stopped = 'the run was stopped';

/** How often a batch that nobody began may be sent again. */
const mostSendings = 5;

/**
 * A pool of child processes: a worker thread out of memory takes the whole process along, a child only itself. A page
 * that hangs or crashes its child is a failure, the others of its batch are cleaned again. Each child has its next batch
 * before it is through with the last: workerpool, tried first, hands out one at a time, and its children stood still
 * while the pages of the next came through the pipe.
 */
export function openCleanPool({
  script,
  jobs,
  settings,
  pageTimeout = 4_500,
  heap = 320,
  stop,
}: PoolSettings): PageCleaner {
  const ofChildren: ChildSettings = { script, heap, pageTimeout };
  const places = pLimit(jobs * 2);
  let children: CleaningChild[] = [];
  let closed = false;
  // The end of this process at a second Ctrl-C: a child that hangs would not notice it for as long as it hangs.
  const endAll = (): void => {
    for (const child of children) void child.end();
  };
  process.on('exit', endAll);
  let isOver = false;
  let ending: NodeJS.Timeout | undefined;
  const endSoon = (): void => {
    ending = setTimeout(() => {
      isOver = true;
      for (const child of children) child.giveUp(stopped);
    }, lastWork);
  };
  if (stop?.aborted) endSoon();
  else stop?.addEventListener('abort', endSoon, { once: true });

  /** The child with the least to do; a new one where there are too few. Places see to it that none has more than two batches. */
  const nextChild = (): CleaningChild => {
    const worn = children.filter(isWorn);
    for (const child of worn) if (child.load === 0) void child.end();
    children = children.filter((child) => !child.isGone && !(worn.includes(child) && child.load === 0));
    const free = children.filter((child) => !isWorn(child)).sort((a, b) => a.load - b.load)[0];
    if (free !== undefined && (free.load === 0 || children.length >= jobs)) return free;
    const child = new CleaningChild(ofChildren);
    children.push(child);
    return child;
  };

  const workOn = (task: Task): Promise<ChildAnswer> =>
    places(async () => {
      for (let sendings = 1; ; sendings++) {
        // Pages under way when a run fails are not tried again: that would start children nobody ends.
        if (closed) throw new Error('the run is over');
        if (isOver) throw new HungChild(stopped);
        try {
          return await nextChild().work(task);
        } catch (error) {
          if (!(error instanceof LostBatch)) throw error;
          if (sendings === mostSendings) throw new LostBatch(`child processes end before they begin: ${error.message}`);
        }
      }
    });
  const clean: Work<Page, Cleaned | null> = async (pages) => {
    const answer = await workOn({ does: 'clean', pages, settings });
    return answer.does === 'clean' ? answer.cleaned : [];
  };
  const join: Work<readonly PackedPage[], Joined> = async (stories) => {
    const answer = await workOn({ does: 'join', stories });
    return answer.does === 'join' ? answer.joined : [];
  };
  /** Works on a batch; where its child was lost, on each thing alone. */
  const guarded =
    <Thing, Made>(work: Work<Thing, Made>, failed: (thing: Thing, error: Guilty) => Made): Work<Thing, Made> =>
    async (things) => {
      try {
        return await work(things);
      } catch (error) {
        if (closed || error instanceof LostBatch) throw error;
        if (things.length === 1 && error instanceof HungChild) return things.map((thing) => failed(thing, error));
        return oneByOne(things, work, failed);
      }
    };
  return {
    clean: guarded(clean, failedPage),
    join: guarded(join, failedStory),
    close: async () => {
      closed = true;
      await Promise.all(children.map((child) => child.end()));
      process.off('exit', endAll);
      stop?.removeEventListener('abort', endSoon);
      clearTimeout(ending);
    },
  };
}

type Page = RawPage | StoredPage;
type Work<Thing, Made> = (things: readonly Thing[]) => Promise<readonly Made[]>;

function isWorn({ pages, memory }: CleaningChild): boolean {
  return pages >= mostPages || memory > mostMemory;
}

/** A batch whose child was lost -> each thing alone, so that only the guilty one fails. */
async function oneByOne<Thing, Made>(
  things: readonly Thing[],
  work: Work<Thing, Made>,
  failed: (thing: Thing, error: Guilty) => Made,
): Promise<Made[]> {
  const made: Made[] = [];
  for (const thing of things) {
    try {
      made.push(...(await workTwice(thing, work)));
    } catch (error) {
      if (!isGuilty(error)) throw error;
      made.push(failed(thing, error));
    }
  }
  return made;
}

/** A child may have been ended from outside (the machine was short of memory), so what crashed it is tried once more. */
async function workTwice<Thing, Made>(thing: Thing, work: Work<Thing, Made>): Promise<readonly Made[]> {
  try {
    return await work([thing]);
  } catch (error) {
    if (!(error instanceof CrashedChild)) throw error;
    return work([thing]);
  }
}

type Guilty = HungChild | CrashedChild;

function isGuilty(error: unknown): error is Guilty {
  return error instanceof HungChild || error instanceof CrashedChild;
}

function failedPage(page: Page, error: Guilty): Cleaned {
  const size = `(${lengthOf(page)} bytes)`;
  const failure: Failure =
    error instanceof HungChild
      ? { code: 'timeout', message: `cleaning took too long: ${error.message} ${size}` }
      : { code: 'unreadable', message: `the page crashed its reader: ${error.message} ${size}` };
  return { hash: '', kind: 'failure', failure };
}

function failedStory(pages: readonly PackedPage[], error: Guilty): Joined {
  const of = `of its ${pages.length} pages`;
  const failure: Failure =
    error instanceof HungChild
      ? { code: 'timeout', message: `bringing together ${of} took too long: ${error.message}` }
      : { code: 'unreadable', message: `bringing together ${of} crashed: ${error.message}` };
  return { kind: 'failure', failure };
}
