// Measures the labelled pages beside the project against the floors in floors.json, which only rise.
//   npm run accuracy [-- --raise]     --raise writes better figures into floors.json
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));
const gold = path.resolve(root, '../shared/gold');
const floorsFile = path.join(root, 'tests/accuracy/floors.json');
const floors = JSON.parse(readFileSync(floorsFile, 'utf8'));

if (!existsSync(gold)) {
  console.log(`no labelled pages at ${gold}: nothing measured\n0 passed, 1 failed`);
  process.exit(1);
}

/** Figures of one way of cleaning: `<way>.<set>.<figure>` -> number. For `lost` and `leaked` less is better. */
function measure(way, options, sets) {
  const pages = sets.map((set) => path.join(gold, set, 'pages'));
  const clean = spawnSync(
    'node',
    [path.join(root, 'bin/saring.js'), 'clean', ...pages, '-f', 'ndjson', '-o', '-', '-q', ...options],
    { maxBuffer: 1e9, encoding: 'utf8' },
  );
  const score = execFileSync(
    'node',
    [path.resolve(gold, '../tools/score.mjs'), '--gold', gold, '--set', sets.join(','), '--json', '-'],
    { input: clean.stdout, maxBuffer: 1e9, encoding: 'utf8' },
  );
  const figures = {};
  for (const row of JSON.parse(score).summary) {
    for (const [name, value] of Object.entries({
      f1: row.f1,
      exact: row.exact,
      lostPer1000: row.lostPer1000,
      leakedPer1000: row.leakedPer1000,
      ...row.fields,
    })) {
      figures[`${way}.${row.set}.${name}`] = value;
    }
  }
  return figures;
}

const sets = readdirSync(gold).filter((name) => existsSync(path.join(gold, name, 'labels')));
const measured = {
  ...measure('rules', [], sets),
  ...measure('generic', ['--site', 'generic'], ['kompas', 'kontan', 'tribun']),
};
const lessIsBetter = (name) => name.endsWith('Per1000');
const falls = Object.entries(floors).filter(([name, floor]) => {
  const value = measured[name];
  return value === undefined || (lessIsBetter(name) ? value > floor : value < floor);
});
for (const [name, floor] of falls) console.log(`FELL  ${name}  ${measured[name]} (floor ${floor})`);
for (const name of [
  'rules.ALL.exact',
  'rules.ALL.lostPer1000',
  'rules.ALL.leakedPer1000',
  'generic.ALL.f1',
  'generic.ALL.lostPer1000',
  'generic.ALL.leakedPer1000',
])
  console.log(`${name}  ${measured[name]}`);

if (process.argv.includes('--raise')) {
  const raised = { ...floors };
  for (const [name, value] of Object.entries(measured)) {
    if (name.startsWith('generic.') && !/\.(?:f1|lostPer1000|leakedPer1000)$/.test(name)) continue;
    const floor = raised[name];
    if (floor === undefined || (lessIsBetter(name) ? value < floor : value > floor)) raised[name] = value;
  }
  writeFileSync(floorsFile, `${JSON.stringify(raised, null, 2)}\n`);
}
console.log(`${Object.keys(floors).length - falls.length} passed, ${falls.length} failed`);
process.exitCode = falls.length === 0 ? 0 : 1;
