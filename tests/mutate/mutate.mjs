import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { createInstrumenter } from '@stryker-mutator/instrumenter';
import { createInjector } from 'typed-inject';

/**
 * Breaks the code of a folder below `src`, one small change at a time, and prints the changes that no test notices.
 * Asked are the tests of the same folder and those in which it shows: of extraction and of the fixtures, or of whole runs; or the
 * tests that are given.
 * A whole folder takes hours; a sample of its changes says how many of all are noticed, and how sure that is.
 * Stryker says which changes can be made. Each is made to the file while vitest loads it, so that tables and patterns,
 * which are made once when a file is loaded, are measured as everything else is.
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { sample: { type: 'string' }, seed: { type: 'string', default: '1' } },
});
const [place, ...given] = positionals;
if (place === undefined) {
  console.error('usage: npm run mutate -- <folder or file below src> [test files] [--sample 60] [--seed 1]');
  process.exit(2);
}
const room = place.split('/')[0];
const readsPages = ['article', 'extract', 'page', 'sites', 'text'].includes(room);
const wholeRuns = {
  fetch: ['fetch', 'sync'],
  output: ['fetch-keep', 'layouts', 'own-outputs', 'records', 'sync-parts'],
  state: ['fetch-story', 'go-on', 'records', 'retry', 'same-text', 'sync', 'sync-adopt'],
};
const closest = [
  `tests/${room}/**/*.test.ts`,
  // Rules and words show in what they make of pages.
  ...(readsPages ? ['tests/extract/**/*.test.ts', 'tests/articles.test.ts', 'tests/sites.test.ts'] : []),
  // CI asks the labelled pages as well.
  ...(readsPages ? ['tests/mutate/gate.test.mjs'] : []),
  // Addresses of stories and listings are rules too.
  ...(room === 'sites' ? ['tests/discover/**/*.test.ts', 'tests/page/site-addresses.test.ts'] : []),
  // What is written, remembered and asked for shows in what whole runs leave.
  ...(wholeRuns[room] ?? []).map((name) => `tests/cli/${name}.test.ts`),
];
const tests = (given.length > 0 ? given : closest).join();

let asker;
const files = place.endsWith('.ts')
  ? [`src/${place}`]
  : readdirSync(`src/${place}`, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts'))
      .map((file) => `src/${place}/${file}`)
      .sort();
const changes = await changesOf(files);
const drawn =
  values.sample === undefined
    ? changes
    : changes
        .map((change) => ({ change, rank: rank(change) }))
        .sort((a, b) => (a.rank < b.rank ? -1 : 1))
        .slice(0, Number(values.sample))
        .map(({ change }) => change);

if ((await ask(null)) !== 'unnoticed') throw new Error(`the tests fail without any change: ${tests}`);
const counts = new Map();
const slow = [];
for (const [i, change] of drawn.entries()) {
  if (process.stderr.isTTY) process.stderr.write(`${i} of ${drawn.length}\r`);
  const { file, line, column, kind } = change;
  const answer = await ask(change);
  const count = counts.get(file) ?? { noticed: 0, all: 0 };
  counts.set(file, count);
  const said = `${file}:${line}:${column}: ${kind}: ${difference(change)}`;
  if (answer === 'slow') slow.push(said);
  else {
    count.all += 1;
    if (answer === 'noticed') count.noticed += 1;
    else console.log(said);
  }
}
for (const said of slow) console.log(`out of time, counted as neither: ${said}`);
const share = ({ noticed, all }) => `${noticed} of ${all} changes noticed, ${((100 * noticed) / all).toFixed(1)} %`;
if (values.sample === undefined) for (const [file, count] of counts) console.log(`${file}: ${share(count)}`);
const sum = (key) => [...counts.values()].reduce((total, count) => total + count[key], 0);
const total = { noticed: sum('noticed'), all: sum('all') };
asker?.stdin.end();
console.log(
  values.sample === undefined
    ? share(total)
    : `${share(total)}; of ${changes.length} in ${place}: ${spread(total)} (seed ${values.seed})`,
);

/** Files -> the small changes that can be made to them, but those of words that are there for people only. */
async function changesOf(names) {
  const quiet = { isDebugEnabled: () => false };
  for (const level of ['trace', 'debug', 'info', 'warn', 'error', 'fatal']) quiet[level] = () => {};
  const instrumenter = createInjector()
    .provideValue('options', {})
    .provideValue('logger', quiet)
    .provideValue('getLogger', () => quiet)
    .injectFunction(createInstrumenter);
  const sources = names.map((name) => ({ name, content: readFileSync(name, 'utf8'), mutate: true }));
  const { mutants } = await instrumenter.instrument(sources, { plugins: null, ignorers: [], excludedMutations: [] });
  return mutants.flatMap(({ fileName, location, mutatorName, replacement }) => {
    const code = readFileSync(fileName, 'utf8');
    const [start, end] = [location.start, location.end].map((place) => offsetOf(code, place));
    if (/\b(?:seen|examples):\s*$/.test(code.slice(Math.max(0, start - 200), start))) return [];
    const { line, column } = location.start;
    return [{ file: fileName, line: line + 1, column: column + 1, start, end, kind: mutatorName, replacement }];
  });
}

/** A pattern may have a thousand letters: what is changed in it, with a few letters on both sides. */
function difference({ file, start, end, replacement }) {
  const before = readFileSync(file, 'utf8').slice(start, end);
  let from = 0;
  while (from < before.length && before[from] === replacement[from]) from += 1;
  const shorter = Math.min(before.length, replacement.length) - from;
  let behind = 0;
  while (behind < shorter && before.at(-1 - behind) === replacement.at(-1 - behind)) behind += 1;
  const part = (text) => text.slice(Math.max(0, from - 30), text.length - behind + 30).replace(/\s+/g, ' ');
  return `${part(before).slice(0, 120)} -> ${part(replacement).slice(0, 120)}`;
}

function offsetOf(code, { line, column }) {
  let start = 0;
  for (let i = 0; i < line; i += 1) start = code.indexOf('\n', start) + 1;
  return start + column;
}

function rank({ file, start, end, kind, replacement }) {
  const what = JSON.stringify([values.seed, file, start, end, kind, replacement]);
  return createHash('sha256').update(what).digest('hex');
}

/** A change -> whether a test fails with it; `slow` where it took too much processor time, which on a busy machine says more than the clock. */
async function ask(change) {
  asker ??= startAsking();
  asker.stdin.write(`${JSON.stringify(change)}\n`);
  const { value } = await asker.answers.next();
  // The process has ended, and the next change has one of its own.
  if (value !== 'noticed' && value !== 'unnoticed') asker = undefined;
  return value ?? 'slow';
}

function startAsking() {
  const { stdin, stdout } = spawn(process.execPath, ['tests/mutate/ask.mjs'], {
    // One place for all, where no test needs one of its own: most of the time goes into loading.
    env: { ...process.env, MUTATE_TESTS: tests, MUTATE_APART: readsPages || room === 'state' ? '' : '1' },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  return { stdin, answers: createInterface({ input: stdout })[Symbol.asyncIterator]() };
}

/** From which to which percentage the share lies, 19 times in 20, when those that were tried are a sample (Wilson's interval). */
function spread({ noticed, all }) {
  const z = 1.96;
  const middle = (noticed + z ** 2 / 2) / (all + z ** 2);
  const half = (z / (all + z ** 2)) * Math.sqrt((noticed * (all - noticed)) / all + z ** 2 / 4);
  return `${(100 * (middle - half)).toFixed(0)} to ${(100 * (middle + half)).toFixed(0)} %`;
}
