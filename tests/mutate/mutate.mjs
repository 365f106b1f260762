import path from 'node:path';
import { parseArgs } from 'node:util';
import { Stryker } from '@stryker-mutator/core';

/**
 * Breaks the code of a folder below `src`, one small change at a time, and prints the changes that no test notices.
 * Asked are the tests of the same folder and, for what reads pages, those of extraction and of the fixtures; or the tests that are given.
 * A whole folder takes hours; a sample of its changes says how many of all are noticed, and how sure that is.
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { sample: { type: 'string' }, seed: { type: 'string', default: '1' }, static: { type: 'boolean' } },
});
const [place, ...given] = positionals;
if (place === undefined) {
  console.error('usage: npm run mutate -- <folder or file below src> [test files] [--static] [--sample 60] [--seed 1]');
  process.exit(2);
}
const room = place.split('/')[0];
const readsPages = ['article', 'extract', 'page', 'sites', 'text'].includes(room);
const closest = [
  `tests/${room}/**/*.test.ts`,
  // Rules and words show in what they make of pages.
  ...(readsPages ? ['tests/extract/**/*.test.ts', 'tests/articles.test.ts', 'tests/sites.test.ts'] : []),
];
process.env.MUTATE_TESTS = (given.length > 0 ? given : closest).join();
const isSample = values.sample !== undefined;
if (isSample) Object.assign(process.env, { MUTATE_SAMPLE: values.sample, MUTATE_SEED: values.seed });

const results = await new Stryker({
  mutate: [place.endsWith('.ts') ? `src/${place}` : `src/${place}/**/*.ts`],
  testRunner: 'vitest',
  vitest: { configFile: 'tests/mutate/vitest.config.ts', related: false },
  plugins: ['@stryker-mutator/vitest-runner', ...(isSample ? [path.resolve('tests/mutate/sample.mjs')] : [])],
  checkers: isSample ? ['sample'] : [],
  coverageAnalysis: 'perTest',
  // vitest checks no types, and what would switch them off reads every page of the fixtures.
  disableTypeChecks: false,
  // What is made when a file is loaded (tables, patterns) needs all tests anew for each change; of a sample it is a fair part.
  ignoreStatic: !values.static && !isSample,
  concurrency: 1,
  // What runs out of time counts as noticed, and on a busy machine that says nothing: a few tests can take a minute.
  timeoutMS: 120_000,
  dryRunTimeoutMinutes: 20,
  reporters: ['progress-append-only'],
  allowConsoleColors: false,
  logLevel: 'warn',
  ignorePatterns: ['/articles', '/docs', '/man'],
  // TypeScript 7 has none of the functions by which Stryker 9 reads it, and nothing in it needs to be rewritten.
  tsconfigFile: 'none',
}).runMutationTest();

const files = new Map();
for (const { fileName, status, location, mutatorName, replacement } of results) {
  const isNoticed = status === 'Killed' || status === 'Timeout';
  if (!isNoticed && status !== 'Survived' && status !== 'NoCoverage') continue;
  const file = path.relative('.', fileName);
  const count = files.get(file) ?? { noticed: 0, all: 0 };
  files.set(file, { noticed: count.noticed + Number(isNoticed), all: count.all + 1 });
  if (isNoticed) continue;
  const asked = status === 'Survived' ? 'not noticed' : 'not run';
  const changed = (replacement ?? '').replace(/\s+/g, ' ').slice(0, 80);
  console.log(`${file}:${location.start.line}:${location.start.column}: ${asked}: ${mutatorName}: ${changed}`);
}

/** From which to which percentage the share lies, 19 times in 20, when those that were tried are a sample (Wilson's interval). */
function spread({ noticed, all }) {
  const z = 1.96;
  const middle = (noticed + z ** 2 / 2) / (all + z ** 2);
  const half = (z / (all + z ** 2)) * Math.sqrt((noticed * (all - noticed)) / all + z ** 2 / 4);
  return `${(100 * (middle - half)).toFixed(0)} to ${(100 * (middle + half)).toFixed(0)} %`;
}

const share = ({ noticed, all }) => `${noticed} of ${all} changes noticed, ${((100 * noticed) / all).toFixed(1)} %`;
if (!isSample) for (const [file, count] of files) console.log(`${file}: ${share(count)}`);
const sum = (key) => [...files.values()].reduce((total, count) => total + count[key], 0);
const total = { noticed: sum('noticed'), all: sum('all') };
const slow = results.filter(({ status }) => status === 'Timeout').length;
if (slow > 0) console.log(`${slow} of those noticed ran out of time`);
console.log(isSample ? `${share(total)}; of ${results.length} in ${place}: ${spread(total)}` : share(total));
