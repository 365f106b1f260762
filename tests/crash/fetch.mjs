// Kills `saring fetch` with SIGKILL at random moments and gives the same command again until it is done: nothing may be
// lost, and nothing be there twice.
//   node tests/crash/fetch.mjs [--stories 300 --kills 60 --seed 1 --formats txt,json,ndjson,csv]
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { chanceOf } from '../fuzz/chance.mjs';
import { jsonLines, readTree, runAndKill } from './kill.mjs';
import { serveStories } from './server.mjs';

const { values } = parseArgs({
  options: {
    stories: { type: 'string' },
    kills: { type: 'string' },
    seed: { type: 'string' },
    formats: { type: 'string' },
  },
});
const count = Number(values.stories ?? 300);
const kills = Number(values.kills ?? 60);
const formats = values.formats ?? 'txt,json,ndjson,csv';
const { next: random } = chanceOf(Number(values.seed ?? 1));
const folder = mkdtempSync(path.join(tmpdir(), 'saring-crash-'));

const server = await serveStories(count, random);

const list = path.join(folder, 'addresses.txt');
writeFileSync(list, `${server.addresses.join('\n')}\n`);
const argumentsFor = (output) => [...['fetch', '-i', list, '-o', output, '-f', formats, '-q'], ...server.options];
const undisturbed = path.join(folder, 'undisturbed');
const began = performance.now();
const whole = await runAndKill(argumentsFor(undisturbed), 600_000);
const duration = performance.now() - began;
const expected = summaryOf(undisturbed);
if (expected.stories.size < count * 0.9) stop(`only ${expected.stories.size} stories of an undisturbed run`);

let done = 0;
let runs = 0;
let output = path.join(folder, 'disturbed');
while (done < kills) {
  const status = await runAndKill(argumentsFor(output), 150 + random() * Math.max(300, duration / 6));
  if (status === null) {
    done += 1;
    continue;
  }
  compare(status);
  output = path.join(folder, `disturbed-${runs}`);
}
compare(await runAndKill(argumentsFor(output), 600_000));
server.close();
rmSync(folder, { recursive: true, force: true });
console.log(
  `${count} stories, ${done} kills, ${runs} runs finished, each with every story once (status ${whole}, ${(duration / 1000).toFixed(1)} s)`,
);

/** What a folder holds: its stories by their text, and what the manifest says of each input. */
function summaryOf(of) {
  const files = readTree(of);
  const stories = new Map([...files].filter(([name]) => /\/[^/]+\.(?:txt|json)$/.test(name)));
  const lines = jsonLines(path.join(of, 'manifest.ndjson'));
  const records = jsonLines(path.join(of, 'articles.ndjson'));
  const left = [...files.keys()].filter((name) => /\.tmp|\.growing|\.sealed/.test(name));
  return { stories, lines, records, left };
}

function compare(status) {
  runs += 1;
  const found = summaryOf(output);
  if (status !== whole) stop(`status ${status}, not ${whole}`);
  if (found.left.length > 0) stop(`left over: ${found.left.join(', ')}`);
  for (const [name, text] of expected.stories) {
    // When each page was fetched stands in the record, and which story of those like it came first.
    const plain = (one) => one?.replace(/"(?:at|nearDuplicateOf)": ?(?:null|"[^"]*")/g, '');
    if (plain(found.stories.get(name)) !== plain(text)) stop(`${name} differs`);
  }
  if (found.stories.size !== expected.stories.size) stop(`${found.stories.size} files of stories`);
  for (const name of ['lines', 'records']) {
    const keys = new Set(found[name].map(({ input }) => input));
    if (keys.size !== found[name].length) stop(`${found[name].length - keys.size} ${name} are there twice`);
    if (keys.size !== expected[name].length) stop(`${keys.size} ${name}, not ${expected[name].length}`);
  }
}

function stop(why) {
  console.error(`seed ${values.seed ?? 1}, after ${done} kills: ${why}\nkept in ${folder}`);
  process.exit(1);
}
