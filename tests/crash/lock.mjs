// Races for one output folder: several runs begin together, every other one in a PID namespace of its own where that is
// allowed (Linux, root). One does the work, all others end with 75, and what is there is as one run alone leaves it.
//   node tests/crash/lock.mjs [--races 40 --seed 1]
import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { chanceOf } from '../fuzz/chance.mjs';
import { program, readTree, runAndKill } from './kill.mjs';
import { makeStory } from './stories.mjs';

const { values } = parseArgs({ options: { races: { type: 'string' }, seed: { type: 'string' } } });
const races = Number(values.races ?? 40);
const { next: random } = chanceOf(Number(values.seed ?? 1));
const hasNamespaces = spawnSync('unshare', ['-p', '-f', 'true']).status === 0;
const folder = mkdtempSync(path.join(tmpdir(), 'saring-lock-'));
const input = path.join(folder, 'in');
mkdirSync(input);
for (let i = 0; i < 40; i++) writeFileSync(path.join(input, `${i}.html`), makeStory(i));
const argumentsFor = (output) => ['clean', input, '-o', output, '-f', 'txt,ndjson', '-q', '-j', '1'];
const alone = path.join(folder, 'alone');
const whole = await runAndKill(argumentsFor(alone), 300_000);
const expected = readTree(alone);

let refused = 0;
for (let race = 0; race < races; race++) {
  const output = path.join(folder, `race-${race}`);
  const runners = 2 + Math.floor(random() * 3);
  const ended = await Promise.all(
    Array.from({ length: runners }, (_, i) =>
      runIn(hasNamespaces && i % 2 === 1, argumentsFor(output), random() * 100),
    ),
  );
  refused += ended.filter((status) => status === 75).length;
  // Who comes when the first is through does it again.
  if (!ended.includes(whole) || ended.some((status) => status !== whole && status !== 75))
    stop(`ended with ${ended.join(', ')}`, race);
  const found = readTree(output);
  const differing = [...new Set([...expected.keys(), ...found.keys()])].filter(
    (name) => expected.get(name) !== found.get(name),
  );
  if (differing.length > 0) stop(`${differing.slice(0, 3).join(', ')} differ`, race);
  rmSync(output, { recursive: true });
}
rmSync(folder, { recursive: true, force: true });
console.log(
  `${races} races${hasNamespaces ? ', across PID namespaces' : ''}: ${refused} runs refused with 75, every output as that of one run alone`,
);

function runIn(isApart, args, after) {
  const command = [...(isApart ? ['unshare', '-p', '-f'] : []), process.execPath, program, ...args];
  return new Promise((resolve) => {
    setTimeout(() => {
      const child = spawn(command[0], command.slice(1), { stdio: 'ignore' });
      child.on('exit', (status, signal) => resolve(status ?? signal));
    }, after);
  });
}

function stop(why, race) {
  console.error(`seed ${values.seed ?? 1}, race ${race}: ${why}\nkept in ${folder}`);
  process.exit(1);
}
