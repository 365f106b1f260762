import pLimit from 'p-limit';
import workerpool, { type Pool } from 'workerpool';
import { messageOf } from '../errors.ts';
import type { SiteId } from '../model/article.ts';
import type { Failure, RawPage } from '../model/outcome.ts';
import type { Cleaned } from '../run/clean-input.ts';
import type { PageCleaner } from '../run/page-cleaner.ts';

export interface PoolSettings {
  /** The child's script. */
  readonly script: string;
  readonly jobs: number;
  readonly site: SiteId | null;
  /** How long a page may take, in milliseconds; a page that hangs is tried once more alone, so it costs twice that. */
  readonly pageTimeout?: number;
}

const heapMegabytes = 320;

/** Children are replaced after so many pages, whatever they have gathered. */
const pagesPerPool = 20_000;

/**
 * A pool of child processes: a worker thread out of memory takes the whole process along, a child only itself. A page
 * that hangs or crashes its child is a failure, the others of its batch are cleaned again.
 */
export function openCleanPool({ script, jobs, site, pageTimeout = 4_500 }: PoolSettings): PageCleaner {
  const open = (): Pool =>
    workerpool.pool(script, {
      workerType: 'process',
      maxWorkers: jobs,
      // What V8 says of a crash is nothing for the user.
      emitStdStreams: true,
      workerTerminateTimeout: 200,
      forkOpts: { execArgv: [`--max-old-space-size=${heapMegabytes}`], serialization: 'advanced' },
    });
  // Nothing may wait inside the pool: behind a child that died it would wait until its time is up.
  const places = pLimit(jobs);
  let pool = open();
  let taken = 0;
  let closed = false;
  const retired: Promise<unknown>[] = [];

  const run = (pages: readonly RawPage[]): Promise<readonly Cleaned[]> => places(() => runInPlace(pages));
  const runInPlace = async (pages: readonly RawPage[]): Promise<readonly Cleaned[]> => {
    // Pages under way when a run fails are not tried again: that would start children nobody ends.
    if (closed) throw new Error('the run is over');
    taken += pages.length;
    if (taken > pagesPerPool) {
      retired.push(Promise.resolve(pool.terminate(false, 60_000)));
      pool = open();
      taken = pages.length;
    }
    return runOnce(pool, pages, site, pageTimeout);
  };
  return {
    clean: async (pages) => {
      try {
        return await run(pages);
      } catch (error) {
        if (pages.length === 1 && error instanceof HungPage) return pages.map((page) => failed(page, failureOf(error)));
        return oneByOne(pages, run);
      }
    },
    close: async () => {
      closed = true;
      // A child that has died already makes workerpool wait for ever; the others are gone either way.
      const ended = Promise.resolve(pool.terminate(true, 1_000)).catch(() => undefined);
      await Promise.all([...retired, ended]);
    },
  };
}

/** One batch in one child; rejects when the child is silent for too long or dies. */
async function runOnce(
  pool: Pool,
  pages: readonly RawPage[],
  site: SiteId | null,
  pageTimeout: number,
): Promise<readonly Cleaned[]> {
  let hung = false;
  let timer: NodeJS.Timeout | undefined;
  const giveUp = (): void => {
    hung = true;
    task.cancel();
  };
  const task = pool.exec('cleanBatch', [pages, site], {
    on: () => {
      clearTimeout(timer);
      timer = setTimeout(giveUp, pageTimeout);
    },
  });
  // Until the first sign of life the batch waits for its turn, or its child for the machine.
  timer = setTimeout(giveUp, mostWaiting);
  try {
    return (await task) as readonly Cleaned[];
  } catch (error) {
    throw hung ? new HungPage(`no answer within ${pageTimeout / 1000} seconds`) : error;
  } finally {
    clearTimeout(timer);
  }
}

/** A child that has not begun after this long, in milliseconds, never will. */
const mostWaiting = 120_000;

class HungPage extends Error {
  override readonly name = 'HungPage' as const;
}

/** A batch whose child was lost -> each page alone, so that only the guilty one fails. */
async function oneByOne(
  pages: readonly RawPage[],
  run: (pages: readonly RawPage[]) => Promise<readonly Cleaned[]>,
): Promise<Cleaned[]> {
  const cleaned: Cleaned[] = [];
  for (const page of pages) {
    try {
      cleaned.push(...(await runTwice(page, run)));
    } catch (error) {
      cleaned.push(failed(page, failureOf(error)));
    }
  }
  return cleaned;
}

/** A child may have been ended from outside (the machine was short of memory), so a page that crashed is read once more. */
async function runTwice(
  page: RawPage,
  run: (pages: readonly RawPage[]) => Promise<readonly Cleaned[]>,
): Promise<readonly Cleaned[]> {
  try {
    return await run([page]);
  } catch (error) {
    if (error instanceof HungPage) throw error;
    return run([page]);
  }
}

function failureOf(error: unknown): Failure {
  if (error instanceof HungPage) return { code: 'timeout', message: `cleaning took too long: ${error.message}` };
  const crashed = /terminated unexpectedly/i.test(messageOf(error));
  const why = crashed ? `it needs more than ${heapMegabytes} MB` : messageOf(error).slice(0, 120);
  return { code: 'unreadable', message: `the page crashed its reader: ${why}` };
}

function failed(page: RawPage, failure: Failure): Cleaned {
  return {
    hash: '',
    kind: 'failure',
    failure: { ...failure, message: `${failure.message} (${page.content.length} bytes)` },
  };
}
