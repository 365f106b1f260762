// Speed and memory of whole runs of the program: the corpus archive several times over, cleaned by 1 job and by more,
// beside one process that reads the same archive, cleans its pages and is warm. Runs take turns; figures are medians.
// With --different each copy holds other stories, as real archives do.
//   npm run bench:batch [-- --copies N] [--jobs 1,2] [--rounds N] [--different]
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { writeDifferentPages } from './different-pages.mjs';
import { readBenchPages } from './pages.mjs';

const { values } = parseArgs({
  options: {
    copies: { type: 'string', default: '10' },
    jobs: { type: 'string', default: '1,2' },
    rounds: { type: 'string', default: '1' },
    different: { type: 'boolean' },
    warm: { type: 'boolean' },
  },
});
const root = new URL('../../', import.meta.url).pathname;
const corpus = path.join(root, '../shared/corpus/kompas-2020.warc.gz');
if (values.warm) {
  console.log(await warmCost());
} else {
  const folder = mkdtempSync(path.join(tmpdir(), 'saring-batch-'));
  try {
    await measure(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function measure(folder) {
  const archives = Array.from({ length: Number(values.copies) }, (_, i) => {
    const archive = path.join(folder, `copy-${String(i).padStart(4, '0')}.warc.gz`);
    if (values.different) writeDifferentPages(corpus, archive, i);
    else symlinkSync(corpus, archive);
    return archive;
  });
  const pages = archives.length * 400;
  const sizes = values.jobs.split(',').map(Number);
  const runs = new Map(sizes.map((jobs) => [jobs, []]));
  const warm = [];
  for (let round = 0; round < Number(values.rounds); round++) {
    warm.push(Number(spawnSync(process.execPath, [import.meta.filename, '--warm'], { encoding: 'utf8' }).stdout));
    for (const jobs of sizes) runs.get(jobs).push(await run(archives, jobs, path.join(folder, `out-${jobs}`)));
  }
  const warmest = median(warm);
  console.log(`one warm process: ${warmest.toFixed(2)} ms of processor a page`);
  const first = median(runs.get(sizes[0]).map(({ seconds }) => seconds));
  for (const [jobs, done] of runs) {
    const seconds = median(done.map((one) => one.seconds));
    const cost = (1000 * median(done.map((one) => one.processor))) / pages;
    console.log(
      `${jobs} jobs: ${seconds.toFixed(1)} s (${done.map((one) => one.seconds.toFixed(1)).join(' ')}), ` +
        `${Math.round(pages / seconds)} pages a second, ${(first / seconds).toFixed(2)} times the first; ` +
        `${cost.toFixed(2)} ms of processor a page, ${(cost / warmest).toFixed(2)} times the warm process; ` +
        `memory ${median(done.map((one) => one.early))} MB after a tenth, ${median(done.map((one) => one.peak))} MB at most; ` +
        `articles ${[...new Set(done.map((one) => one.articles))].join(' ')}`,
    );
  }
}

/** Milliseconds of processor time a page: the archive read and its pages cleaned in this process, after three rounds. */
async function warmCost() {
  const { extractArticle } = await import('../../dist/index.js');
  const costs = [];
  for (let round = 0; round < 7; round++) {
    const before = process.cpuUsage();
    const { pages } = readBenchPages(root);
    for (const page of pages) await extractArticle(page);
    const { user, system } = process.cpuUsage(before);
    if (round > 2) costs.push((user + system) / 1000 / pages.length);
  }
  return median(costs);
}

function median(numbers) {
  return [...numbers].sort((a, b) => a - b)[numbers.length >> 1];
}

/** One run -> its seconds, those of all its processors, and the memory of all its processes in MB: the most in its second tenth, and the most of all. */
async function run(archives, jobs, output) {
  const args = ['clean', ...archives, '-j', jobs, '-f', 'ndjson', '-q', '--restart', '-o', output];
  const before = processorOfChildren();
  const start = performance.now();
  const child = spawn(process.execPath, [path.join(root, 'bin/saring.js'), ...args], { stdio: 'ignore' });
  const samples = [];
  const timer = setInterval(() => samples.push(memoryOfTree(child.pid)), 250);
  await new Promise((resolve) => child.once('exit', resolve));
  clearInterval(timer);
  const tenth = Math.ceil(samples.length / 10);
  return {
    seconds: (performance.now() - start) / 1000,
    processor: processorOfChildren() - before,
    early: Math.max(0, ...samples.slice(tenth, 2 * tenth)),
    peak: Math.max(0, ...samples),
    articles: createHash('sha256')
      .update(readFileSync(path.join(output, 'articles.ndjson')))
      .digest('hex')
      .slice(0, 12),
  };
}

/** Seconds of processor time of all processes that this one has waited for, and they for theirs; fields 16 and 17 of proc(5), in hundredths. */
function processorOfChildren() {
  const stat = readFileSync('/proc/self/stat', 'latin1');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[13]) + Number(fields[14])) / 100;
}

/** Resident memory of a process and its children in MB, as Linux tells it. */
function memoryOfTree(parent) {
  const processes = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  let kilobytes = 0;
  for (const pid of processes) {
    try {
      const status = readFileSync(`/proc/${pid}/status`, 'utf8');
      const isOurs = Number(pid) === parent || Number(/^PPid:\s*(\d+)/m.exec(status)?.[1]) === parent;
      if (isOurs) kilobytes += Number(/^VmRSS:\s*(\d+)/m.exec(status)?.[1] ?? 0);
    } catch {
      // It ended while we looked.
    }
  }
  return Math.round(kilobytes / 1024);
}
