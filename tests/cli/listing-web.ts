import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, vi } from 'vitest';
import { type Ran, run, temporaryFolder } from '../support/io.ts';
import type { Story } from '../web/stories.ts';
import { type FetchWeb, startFetchWeb } from './fetch-web.ts';

const hour = 3_600_000;

/** The test web as scheduled runs find it, at a time of day that only tests change. */
export interface ListingWeb {
  /** There from the first hook on. */
  readonly web: FetchWeb;
  /** A folder that goes with the test file. */
  readonly folder: string;
  /** An output folder that nobody has used. */
  readonly fresh: () => string;
  /** Turns the clock to so many hours after the time with which a test begins. */
  readonly later: (hours: number) => void;
  /** `saring sync kompas` without a pause between requests. */
  readonly sync: (output: string, more: readonly string[], how?: Parameters<typeof run>[1]) => Promise<Ran>;
  /** Paths of the articles of Kompas that were asked for since so many requests. */
  readonly articlesSince: (before: number) => readonly string[];
}

/** Plays the test web for a test file: each test begins at `now`, with all listings as they should be. */
export function useListingWeb({
  stories,
  now = '2026-11-20T20:00:00+07:00',
}: {
  readonly stories?: readonly Story[];
  readonly now?: string;
} = {}): ListingWeb {
  const folder = temporaryFolder();
  const web = {} as FetchWeb;
  let made = 0;
  beforeAll(async () => {
    Object.assign(web, await startFetchWeb(folder, stories === undefined ? {} : { stories }));
  });
  beforeEach(() => {
    // The time of day only: everything that waits goes on as it does.
    vi.useFakeTimers({ toFake: ['Date'], now: Date.parse(now) });
  });
  afterEach(() => {
    vi.useRealTimers();
    web.override(null);
    web.listings.isListed = () => true;
    web.listings.faults.clear();
  });
  afterAll(() => web.close());
  return {
    web,
    folder,
    fresh: () => {
      made += 1;
      return path.join(folder, `out-${made}`);
    },
    later: (hours) => void vi.setSystemTime(Date.parse(now) + hours * hour),
    sync: (output, more, how = {}) =>
      run(['sync', 'kompas', '-o', output, '--delay', '0', '--timeout', '5', ...more, ...web.options], how),
    articlesSince: (before) =>
      web
        .hits()
        .slice(before)
        .map(({ path: asked }) => asked)
        .filter((asked) => asked.includes('/read/')),
  };
}
