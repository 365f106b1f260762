// Measures the labelled pages beside the project against the floors in floors.json, which only rise, and runs the small
// inputs of users: those listed in cases.json hold, and the list only grows.
//   npm run accuracy [-- --raise]     --raise writes better figures into floors.json and further cases into cases.json
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { runCases } from './cases.mjs';

const root = fileURLToPath(new URL('../../', import.meta.url));
const shared = path.resolve(root, '../shared');
const gold = path.join(shared, 'gold');
const secondGold = path.join(shared, 'gold2');
const floorsFile = path.join(root, 'tests/accuracy/floors.json');
const casesFile = path.join(root, 'tests/accuracy/cases.json');
const floors = JSON.parse(readFileSync(floorsFile, 'utf8'));
const listed = JSON.parse(readFileSync(casesFile, 'utf8'));

if (!existsSync(gold)) {
  console.log(`no labelled pages at ${gold}: nothing measured\n0 passed, 1 failed`);
  process.exit(1);
}

/** Figures of one way of cleaning: `<way>.<set>.<figure>` -> number. For `lost` and `leaked` less is better. */
function measure(way, folder, options, sets) {
  const pages = sets.map((set) => path.join(folder, set, 'pages'));
  const clean = spawnSync(
    'node',
    [path.join(root, 'bin/saring.js'), 'clean', ...pages, '-f', 'ndjson', '-o', '-', '-q', ...options],
    { maxBuffer: 1e9, encoding: 'utf8' },
  );
  const score = execFileSync(
    'node',
    [path.join(shared, 'tools/score.mjs'), '--gold', folder, '--set', sets.join(','), '--json', '-'],
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

const setsIn = (folder) => readdirSync(folder).filter((name) => existsSync(path.join(folder, name, 'labels')));
const measured = {
  ...measure('rules', gold, [], setsIn(gold)),
  ...measure('generic', gold, ['--site', 'generic'], ['kompas', 'kontan', 'tribun']),
  // Some of its stories come twice.
  ...measure('gold2', secondGold, ['--keep-duplicates'], setsIn(secondGold)),
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
  'gold2.ALL.exact',
  'gold2.ALL.lostPer1000',
  'gold2.ALL.leakedPer1000',
])
  console.log(`${name}  ${measured[name]}`);

const cases = runCases(root, shared);
const broken = listed.filter((name) => !cases.held.includes(name));
if (broken.length > 0) console.log(cases.printed);
for (const name of broken) console.log(`BROKE  case ${name}`);
console.log(`${cases.held.length} of ${cases.names.length} cases hold, ${listed.length} have to`);

if (process.argv.includes('--raise')) {
  const raised = { ...floors };
  for (const [name, value] of Object.entries(measured)) {
    if (name.startsWith('generic.') && !/\.(?:f1|lostPer1000|leakedPer1000)$/.test(name)) continue;
    const floor = raised[name];
    if (floor === undefined || (lessIsBetter(name) ? value < floor : value > floor)) raised[name] = value;
  }
  writeFileSync(floorsFile, `${JSON.stringify(raised, null, 2)}\n`);
  const longer = [...new Set([...listed, ...cases.held])].sort();
  writeFileSync(casesFile, `${JSON.stringify(longer, null, 2)}\n`);
}
const failed = falls.length + broken.length;
console.log(`${Object.keys(floors).length + listed.length - failed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
