// Kills a run of `saring clean` with SIGKILL at random moments, gives the same command again until it is done, and
// compares everything written with an undisturbed run.
// With --retry it does so with a run that takes up failures: of every other page, which was empty at first.
//   npm run crash [-- --pages 2000 --kills 100 --seed 1 --retry]
import { spawnSync } from 'node:child_process';
import { appendFileSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { gzipSync } from 'node:zlib';
import { chanceOf } from '../fuzz/chance.mjs';
import { program, readTree, runAndKill } from './kill.mjs';
import { makeStory } from './stories.mjs';

const { values } = parseArgs({
  options: {
    pages: { type: 'string' },
    kills: { type: 'string' },
    seed: { type: 'string' },
    formats: { type: 'string' },
    retry: { type: 'boolean' },
  },
});
const pages = Number(values.pages ?? 2000);
const kills = Number(values.kills ?? 100);
const { next: random } = chanceOf(Number(values.seed ?? 1));
const folder = mkdtempSync(path.join(tmpdir(), 'saring-crash-'));

const input = path.join(folder, 'in');
const fails = (i) => values.retry === true && i % 2 === 1;
// Every other hundred of pages lies in an archive.
for (let i = 0; i < pages; i++) {
  const hundred = path.join(input, String(Math.floor(i / 100)).padStart(4, '0'));
  if (Math.floor(i / 100) % 2 === 1) appendFileSync(`${hundred}.warc.gz`, gzipSync(recordOf(makeStory(i))));
  else {
    mkdirSync(hundred, { recursive: true });
    writeFileSync(fileOf(hundred, i), fails(i) ? '' : makeStory(i));
  }
}

function fileOf(hundred, i) {
  return path.join(hundred, `${String(i).padStart(6, '0')}.html`);
}

/** A page as a record of an archive. */
function recordOf(html) {
  const head = `WARC/1.1\r\nWARC-Type: resource\r\nContent-Type: text/html\r\nContent-Length: ${Buffer.byteLength(html)}\r\n\r\n`;
  return `${head}${html}\r\n\r\n`;
}

const argumentsFor = (output, isRetry = values.retry === true) => [
  'clean',
  isRetry ? '--retry-failed' : input,
  '-o',
  output,
  '-f',
  values.formats ?? 'txt,json,ndjson,csv',
  '-q',
  '-j',
  '2',
];
const undisturbed = path.join(folder, 'undisturbed');
const before = path.join(folder, 'before');
if (values.retry === true) {
  spawnSync('node', [program, ...argumentsFor(before, false)], { stdio: 'ignore' });
  for (let i = 0; i < pages; i++) {
    const hundred = path.join(input, String(Math.floor(i / 100)).padStart(4, '0'));
    if (Math.floor(i / 100) % 2 === 0) writeFileSync(fileOf(hundred, i), makeStory(i));
  }
} else mkdirSync(before);
const fresh = (output) => {
  rmSync(output, { recursive: true, force: true });
  cpSync(before, output, { recursive: true });
};
fresh(undisturbed);
const began = performance.now();
const whole = spawnSync('node', [program, ...argumentsFor(undisturbed)], {
  stdio: ['ignore', 'ignore', 'pipe'],
  encoding: 'utf8',
});
const duration = performance.now() - began;

const output = path.join(folder, 'disturbed');
fresh(output);
let done = 0;
let finishedEarly = 0;
let status = null;
while (done < kills) {
  // A run that was killed needs less and less time: a run that ends begins anew, so that every kill hits one at work.
  status = await runAndKill(argumentsFor(output), 40 + random() * Math.max(200, duration * 0.4));
  if (status === null) done += 1;
  else {
    finishedEarly += 1;
    compare();
    fresh(output);
  }
}
status = await runAndKill(argumentsFor(output), 600_000);
compare();
rmSync(folder, { recursive: true, force: true });
console.log(
  `${pages} pages, ${done} kills, ${finishedEarly + 1} runs finished, every output as in the undisturbed run (status ${whole.status}, ${(duration / 1000).toFixed(1)} s)`,
);

/** A retry that was killed when all was done is begun once more by the same command: what still fails comes last then. */
function inOrder(files) {
  const manifest = files.get('manifest.ndjson');
  if (values.retry !== true || manifest === undefined) return files;
  return files.set('manifest.ndjson', manifest.split('\n').sort().join('\n'));
}

function compare() {
  const [expected, found] = [undisturbed, output].map(readTree).map(inOrder);
  const names = new Set([...expected.keys(), ...found.keys()]);
  const differing = [...names].filter((name) => expected.get(name) !== found.get(name));
  const left = [...found.keys()].filter((name) => /\.tmp|\.growing|\.sealed/.test(name));
  const lines = readFileSync(path.join(output, 'manifest.ndjson'), 'utf8').trim().split('\n').length;
  if (differing.length > 0 || lines !== pages) {
    console.error(
      `seed ${values.seed ?? 1}, after ${done} kills: ${differing.length} files differ (${differing.slice(0, 5).join(', ')}), ${lines} manifest lines for ${pages} pages, left over: ${left.slice(0, 3).join(', ')}\nkept in ${folder}`,
    );
    process.exit(1);
  }
}
