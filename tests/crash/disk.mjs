// Full disks: `clean` and `fetch` by turns on a file system that is too small twice, then large enough. Each full disk has
// to end with 74, and the same command afterwards as undisturbed. Needs root and Linux, for a tmpfs of its own.
//   node tests/crash/disk.mjs [--rounds 30 --seed 1 --formats txt,json,ndjson,csv]
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { chanceOf } from '../fuzz/chance.mjs';
import { jsonLines, readTree, runAndKill } from './kill.mjs';
import { serveStories } from './server.mjs';
import { makeStory } from './stories.mjs';

const { values } = parseArgs({
  options: { rounds: { type: 'string' }, seed: { type: 'string' }, formats: { type: 'string' } },
});
const rounds = Number(values.rounds ?? 30);
const formats = values.formats ?? 'txt,json,ndjson,csv';
const { next: random } = chanceOf(Number(values.seed ?? 1));
const folder = mkdtempSync(path.join(tmpdir(), 'saring-disk-'));
const input = path.join(folder, 'in');
mkdirSync(input);
for (let i = 0; i < 60; i++) writeFileSync(path.join(input, `${i}.html`), makeStory(i));
const server = await serveStories(25, random, 5);
const list = path.join(folder, 'addresses.txt');
// An address that comes twice is no story more.
writeFileSync(list, `${[...server.addresses, ...server.addresses.slice(0, 5)].join('\n')}\n`);
const commands = [
  ['clean', input],
  ['fetch', '-i', list, ...server.options],
];
const run = (command, output) => runAndKill([...command, '-o', output, '-f', formats, '-q', '-j', '2'], 300_000);

const whole = [];
for (const [i, command] of commands.entries()) {
  const output = path.join(folder, `whole-${i}`);
  const status = await run(command, output);
  whole.push({ status, kilobytes: sizeOf(output), ...summaryOf(output) });
}

let full = 0;
const disk = path.join(folder, 'disk');
mkdirSync(disk);
for (let round = 0; round < rounds; round++) {
  const [command, expected] = [commands[round % 2], whole[round % 2]];
  mount('tmpfs', '-t', 'tmpfs', '-o', 'size=16k');
  try {
    const output = path.join(disk, 'out');
    let kilobytes = 4;
    for (let i = 0; i < 2; i++) {
      kilobytes += 4 + Math.floor(random() * (expected.kilobytes * 0.8 - kilobytes));
      mount('-o', `remount,size=${kilobytes}k`);
      const status = await run(command, output);
      if (status === 74) full += 1;
      else if (status !== expected.status) stop(`status ${status} on a full disk of ${kilobytes} KB`, round);
    }
    mount('-o', 'remount,size=1g');
    const status = await run(command, output);
    const found = summaryOf(output);
    if (status !== expected.status) stop(`status ${status} with room, not ${expected.status}`, round);
    for (const [name, text] of expected.stories)
      if (found.stories.get(name) !== text) stop(`${name} differs, or is missing`, round);
    for (const name of ['stories', 'inputs', 'ids'])
      if (found[name].size !== expected[name].size) stop(`${found[name].size} ${name}`, round);
    if (found.ids.size !== found.records) stop(`${found.records} records of ${found.ids.size} stories`, round);
  } finally {
    spawnSync('umount', [disk]);
  }
}
server.close();
rmSync(folder, { recursive: true, force: true });
console.log(`${rounds} rounds, ${full} full disks: each ended with 74, and the same command then as undisturbed`);

function mount(...options) {
  const { status, stderr } = spawnSync('mount', [...options, disk]);
  if (status !== 0) throw new Error(`mount: ${stderr}`);
}

/** A folder -> its stories without what differs from run to run, inputs of its manifest, and ids of its records. */
function summaryOf(output) {
  const stories = new Map([...readTree(output)].filter(([name]) => /\/[^/]+\.txt$/.test(name)));
  const records = jsonLines(path.join(output, 'articles.ndjson'));
  return {
    stories,
    inputs: new Set(jsonLines(path.join(output, 'manifest.ndjson')).map((line) => line.input)),
    ids: new Set(records.map(({ id }) => id)),
    records: records.length,
  };
}

function sizeOf(output) {
  return Number(spawnSync('du', ['-sk', output], { encoding: 'utf8' }).stdout.split('\t')[0]);
}

function stop(why, round) {
  spawnSync('cp', ['-r', disk, path.join(folder, 'kept')]);
  spawnSync('umount', [disk]);
  console.error(`seed ${values.seed ?? 1}, round ${round}: ${why}\nkept in ${folder}`);
  process.exit(1);
}
