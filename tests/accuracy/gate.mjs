// Measures the labelled pages beside the project against the floors in floors.json, which only rise, and runs the small
// inputs of users: those listed in cases.json hold, and the list only grows.
//   npm run accuracy [-- --raise]     --raise writes better figures into floors.json and further cases into cases.json
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { runCases } from './cases.mjs';
import { argumentsOf, fallsOf, figuresOf, floors, floorsFile, isWorse, shared, ways } from './measure.mjs';

const root = fileURLToPath(new URL('../../', import.meta.url));
const casesFile = path.join(root, 'tests/accuracy/cases.json');
const listed = JSON.parse(readFileSync(casesFile, 'utf8'));

if (!existsSync(path.join(shared, 'gold'))) {
  console.log(`no labelled pages in ${shared}: nothing measured\n0 passed, 1 failed`);
  process.exit(1);
}

const measured = {};
const falls = [];
for (const way of ways) {
  const cleaned = spawnSync('node', [path.join(root, 'bin/saring.js'), ...argumentsOf(way)], {
    maxBuffer: 1e9,
    encoding: 'utf8',
  });
  const figures = figuresOf(way, cleaned.stdout);
  Object.assign(measured, figures);
  falls.push(...fallsOf(way, figures));
  for (const figure of ['exact', 'f1', 'lostPer1000', 'leakedPer1000']) {
    const value = figures[`${way.name}.ALL.${figure}`];
    if (value !== undefined) console.log(`${way.name}.ALL.${figure}  ${value}`);
  }
}
for (const fall of falls) console.log(`FELL  ${fall}`);

const cases = runCases(root, shared);
const broken = listed.filter((name) => !cases.held.includes(name));
if (broken.length > 0) console.log(cases.printed);
for (const name of broken) console.log(`BROKE  case ${name}`);
console.log(`${cases.held.length} of ${cases.names.length} cases hold, ${listed.length} have to`);

if (process.argv.includes('--raise')) {
  const raised = { ...floors };
  for (const [figure, value] of Object.entries(measured)) {
    const floor = raised[figure];
    if (floor === undefined || isWorse(figure, floor, value)) raised[figure] = value;
  }
  writeFileSync(floorsFile, `${JSON.stringify(raised, null, 2)}\n`);
  const longer = [...new Set([...listed, ...cases.held])].sort();
  writeFileSync(casesFile, `${JSON.stringify(longer, null, 2)}\n`);
}
const failed = falls.length + broken.length;
console.log(`${Object.keys(floors).length + listed.length - failed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
