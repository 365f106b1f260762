import path from 'node:path';
import { Stryker } from '@stryker-mutator/core';

/**
 * Breaks the code of a folder below `src`, one small change at a time, and prints the changes that no test notices.
 * Asked are the tests of the same folder and, for what reads pages, those of the fixtures; or the tests that are given.
 */
const [place, ...given] = process.argv.slice(2).filter((word) => !word.startsWith('--'));
if (place === undefined) {
  console.error('usage: npm run mutate -- <folder or file below src> [test files] [--static]');
  process.exit(2);
}
const room = place.split('/')[0];
const fixtures = ['article', 'extract', 'page', 'sites', 'text'].includes(room)
  ? ['tests/articles.test.ts', 'tests/sites.test.ts']
  : [];
process.env.MUTATE_TESTS = (given.length > 0 ? given : [`tests/${room}/**/*.test.ts`, ...fixtures]).join();

const results = await new Stryker({
  mutate: [place.endsWith('.ts') ? `src/${place}` : `src/${place}/**/*.ts`],
  testRunner: 'vitest',
  vitest: { configFile: 'tests/mutate/vitest.config.ts', related: false },
  plugins: ['@stryker-mutator/vitest-runner'],
  coverageAnalysis: 'perTest',
  // vitest checks no types, and what would switch them off reads every page of the fixtures.
  disableTypeChecks: false,
  // What is made when a file is loaded (tables, patterns) needs all tests anew for each change.
  ignoreStatic: !process.argv.includes('--static'),
  concurrency: 1,
  timeoutMS: 10_000,
  dryRunTimeoutMinutes: 20,
  reporters: ['progress-append-only'],
  allowConsoleColors: false,
  logLevel: 'warn',
  ignorePatterns: ['/articles', '/dist', '/docs', '/man'],
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
const share = ({ noticed, all }) => `${noticed} of ${all} changes noticed, ${((100 * noticed) / all).toFixed(1)} %`;
for (const [file, count] of files) console.log(`${file}: ${share(count)}`);
const sum = (key) => [...files.values()].reduce((total, count) => total + count[key], 0);
console.log(share({ noticed: sum('noticed'), all: sum('all') }));
