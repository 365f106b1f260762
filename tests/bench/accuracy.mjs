// Accuracy on pages of sites without a rule, beside the peers', in one run: the public benchmarks laid beside the project.
//   npm run bench:accuracy [-- --only saring,trafilatura] [--records DIR] [--json]
// F1 is over groups of four words, `exact` the share of bodies with the same words; `cpu ms` is processor time at the median page.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { gunzipSync } from 'node:zlib';
import { extractors, readWithTrafilatura } from './extractors.mjs';

const { values } = parseArgs({
  options: { only: { type: 'string' }, records: { type: 'string' }, json: { type: 'boolean' } },
});
const root = fileURLToPath(new URL('../../', import.meta.url));
const benchmark = path.resolve(root, '../shared/benchmark');
if (!existsSync(benchmark)) {
  console.log(`no benchmark pages at ${benchmark}: nothing measured`);
  process.exit(0);
}

const files = readdirSync(benchmark)
  .map((set) => path.join(benchmark, set, 'pages'))
  .filter((folder) => existsSync(folder))
  .flatMap((folder) => readdirSync(folder).map((name) => path.join(folder, name)));
const wanted = (name) => values.only === undefined || values.only.split(',').includes(name);
const rows = [];

for (const { name, read } of (await extractors()).filter((one) => wanted(one.name))) {
  const records = [];
  const times = [];
  // The first pages also compile what reads them.
  for (const file of files.slice(0, 10)) await read(gunzipSync(readFileSync(file))).catch(() => null);
  for (const file of files) {
    const bytes = gunzipSync(readFileSync(file));
    const before = process.cpuUsage();
    const record = await read(bytes).catch(() => null);
    const { user, system } = process.cpuUsage(before);
    times.push((user + system) / 1000);
    if (record !== null) records.push({ ...record, input: file });
    // jsdom frees nothing without a turn of the event loop.
    await new Promise((resolve) => setImmediate(resolve));
  }
  rows.push(...scored(name, records, median(times)));
}
if (wanted('trafilatura')) {
  const { records, milliseconds, missing } = readWithTrafilatura(files);
  if (missing === null) rows.push(...scored('trafilatura', records, median(milliseconds)));
  else console.log(`trafilatura was not measured: ${missing}`);
}
print();

function scored(name, records, milliseconds) {
  const lines = records.map((record) => JSON.stringify(record)).join('\n');
  if (values.records !== undefined) {
    mkdirSync(values.records, { recursive: true });
    writeFileSync(path.join(values.records, `${name}.ndjson`), lines);
  }
  const score = path.resolve(benchmark, '../tools/score.mjs');
  const json = execFileSync('node', [score, '--gold', benchmark, '--json', '-'], {
    input: lines,
    maxBuffer: 1e9,
    encoding: 'utf8',
  });
  return JSON.parse(json).summary.map((figures) => ({ name, milliseconds, ...figures }));
}

function median(numbers) {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];
}

function print() {
  if (values.json) {
    console.log(JSON.stringify(rows));
    return;
  }
  for (const set of new Set(rows.map((row) => row.set))) {
    const own = rows.filter((row) => row.set === set);
    console.log(`\n${set}, ${own[0].pages} pages`);
    console.log(
      `${'reader'.padEnd(14)}     f1   exact  no article   lost  leaked (per 1,000)   title authors   time   cpu ms`,
    );
    for (const { name, f1, exact, missing, lostPer1000, leakedPer1000, fields, milliseconds } of own) {
      const share = (value) => (value === undefined ? '-' : value.toFixed(3)).padStart(7);
      console.log(
        `${name.padEnd(14)} ${f1.toFixed(4)} ${share(exact)} ${String(missing).padStart(11)} ${lostPer1000.toFixed(1).padStart(6)} ${leakedPer1000.toFixed(1).padStart(7)} ${' '.repeat(12)} ${share(fields.title)} ${share(fields.authors)} ${share(fields.publishedAt)} ${milliseconds.toFixed(1).padStart(8)}`,
      );
    }
  }
}
