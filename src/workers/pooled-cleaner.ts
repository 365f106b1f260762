import type { Io } from '../settings/io.ts';
import type { CleanSettings } from './clean-input.ts';
import { openCleaner, type PageCleaner } from './page-cleaner.ts';

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
