import { type Joined, joinPacked, type PackedPage } from '../article/story.ts';
import { checkOpenFiles } from '../bytes/open-file.ts';
import { isOutOfFiles, messageOf } from '../errors.ts';
import { type Guard, OutOfTime, turn, unguarded, watchdog } from '../extract/steps.ts';
import { isStored, lengthOf, type RawPage, type StoredPage } from '../model/outcome.ts';
import type { Io } from '../settings/io.ts';
import { sites } from '../sites/index.ts';
import { StoredReader } from '../sources/page-source.ts';
import type { PageCleaner } from './clean-batch.ts';
import { type Cleaned, type CleanSettings, cleanInput, cleanStored } from './clean-input.ts';

/**
 * A cleaner whose pool of so many child processes is loaded and opened on first use; `here` is how many pages are
 * cleaned in this process before, a few when absent.
 */
export function openPooledCleaner(settings: CleanSettings, jobs: number, io: Io, here?: number): PageCleaner {
  const openPool = async (): Promise<PageCleaner> => {
    const { openCleanPool } = await import('./clean-pool.ts');
    return openCleanPool({ script: io.workerScript, jobs, settings, stop: io.stop });
  };
  return openCleaner(settings, openPool, here);
}

/** Starting children takes longer than cleaning this many pages here. After a full batch of 16 there are more to come. */
const fewPages = 15;

/** A quarter above the longest page of the corpus. What a page can cost grows with the square of its length: 10 s here. */
const harmlessLength = 300_000;

/**
 * How long a page may take in this process, in milliseconds: 20 times the slowest of the corpus. Then it goes to a child
 * process, which can be given up: this one has to hear signals.
 */
const mostHere = 1000;

/** Where Node cannot open the files that its watchdog needs, it aborts. */
const filesOfWatchdog = 8;

/**
 * Cleans the first `here` pages in this process, so that a single one is quick, and all after them in a pool of child
 * processes; a page that is long enough to hang or to burst its process goes there in any case, and one that takes too
 * long here.
 */
export function openCleaner(
  settings: CleanSettings,
  openPool: () => Promise<PageCleaner>,
  here: number = fewPages,
): PageCleaner {
  const dog = watchdog(mostHere);
  const guard: Guard = (stretch) => {
    checkOpenFiles(filesOfWatchdog);
    return dog(stretch);
  };
  let pool: Promise<PageCleaner> | null = null;
  let [cleaned, joined] = [0, 0];
  const opened = (): Promise<PageCleaner> => {
    pool ??= openPool();
    return pool;
  };
  return {
    clean: async (pages) => {
      cleaned += pages.length;
      if (cleaned > here || pages.some((page) => lengthOf(page) > harmlessLength)) return (await opened()).clean(pages);
      return oneByOne(
        pages,
        (page) => cleanHere([page], settings, { guard }),
        async (page) => (await opened()).clean([page]),
      );
    },
    join: async (stories) => {
      const pages = stories.flat();
      // A run that goes on near its end has cleaned few pages, and may have many to join.
      joined += pages.length;
      if (Math.max(cleaned, joined) > here || pages.some((page) => page.length > harmlessLength))
        return (await opened()).join(stories);
      return oneByOne(
        stories,
        (story) => joinHere([story], { guard }),
        async (story) => (await opened()).join([story]),
      );
    },
    close: async () => {
      await (await pool)?.close();
    },
  };
}

/** Things worked on one after the other, elsewhere where one takes too long; in between, signals are heard. */
async function oneByOne<Thing, Made>(
  things: readonly Thing[],
  work: (thing: Thing) => readonly Made[] | Promise<readonly Made[]>,
  elsewhere: (thing: Thing) => Promise<readonly Made[]>,
): Promise<Made[]> {
  const made: Made[] = [];
  for (const thing of things) {
    try {
      made.push(...(await work(thing)));
    } catch (error) {
      if (!(error instanceof OutOfTime)) throw error;
      made.push(...(await elsewhere(thing)));
    }
    await turn();
  }
  return made;
}

/** How work is watched, and who is told after each thing. */
interface Watch {
  readonly guard?: Guard;
  readonly onDone?: () => void;
}

/**
 * Pages cleaned in this process, one after the other; a page that breaks the cleaner costs itself, not the batch. Throws
 * only what the guard does.
 */
export async function cleanHere(
  pages: readonly (RawPage | StoredPage)[],
  settings: CleanSettings,
  { guard = unguarded, onDone }: Watch = {},
): Promise<(Cleaned | null)[]> {
  const reader = new StoredReader();
  const cleaned: (Cleaned | null)[] = [];
  try {
    for (const page of pages) {
      const cleaning = isStored(page)
        ? cleanStored(page, reader, settings, sites, guard)
        : cleanInput(page, settings, sites, guard);
      cleaned.push(await cleaning.catch(brokenBy));
      onDone?.();
    }
  } finally {
    await reader.close();
  }
  return cleaned;
}

/** Stories joined in this process, one after the other; pages that cannot be joined cost their story. Throws only what the guard does. */
export function joinHere(
  stories: readonly (readonly PackedPage[])[],
  { guard = unguarded, onDone }: Watch = {},
): Joined[] {
  return stories.map((pages) => {
    const joined = joinOrFail(pages, guard);
    onDone?.();
    return joined;
  });
}

function joinOrFail(pages: readonly PackedPage[], guard: Guard): Joined {
  try {
    return guard(() => joinPacked(pages));
  } catch (error) {
    if (error instanceof OutOfTime || isOutOfFiles(error)) throw error;
    const message = `its pages cannot be brought together: ${messageOf(error).slice(0, 120)}`;
    return { kind: 'failure', failure: { code: 'unreadable', message } };
  }
}

/** What a page came to that its cleaner did not survive. */
export function brokenBy(error: unknown): Cleaned {
  if (error instanceof OutOfTime || isOutOfFiles(error)) throw error;
  const message = `the page crashed its reader: ${messageOf(error).slice(0, 120)}`;
  return { hash: '', kind: 'failure', failure: { code: 'unreadable', message } };
}
