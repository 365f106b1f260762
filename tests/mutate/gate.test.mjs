import { existsSync } from 'node:fs';
import { expect, test, vi } from 'vitest';
import { argumentsOf, fallsOf, figuresOf, shared, ways } from '../accuracy/measure.mjs';
import { run } from '../support/io.ts';

// Child processes run the program as it was built, without the small change: all pages are cleaned here.
vi.mock(import('../../src/workers/page-cleaner.ts'), async (original) => {
  const actual = await original();
  return {
    ...actual,
    openPooledCleaner: (settings, jobs, io) => actual.openPooledCleaner(settings, jobs, io, Number.POSITIVE_INFINITY),
  };
});

/** The gate of accuracy, which CI asks beside the tests. */
test.skipIf(!existsSync(shared)).each(ways)('no figure of $name falls', async (way) => {
  const { out } = await run(argumentsOf(way));
  expect(fallsOf(way, figuresOf(way, out))).toEqual([]);
});
