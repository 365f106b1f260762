// Speed and memory of whole runs of the program: the corpus archive several times over, cleaned by 1 job and by more.
//   npm run bench:batch [-- --copies N] [--jobs 1,2]
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';

const { values } = parseArgs({
  options: { copies: { type: 'string', default: '10' }, jobs: { type: 'string', default: '1,2' } },
});
const root = new URL('../../', import.meta.url).pathname;
const folder = mkdtempSync(path.join(tmpdir(), 'saring-batch-'));
try {
  const archives = Array.from({ length: Number(values.copies) }, (_, i) => {
    const archive = path.join(folder, `copy-${String(i).padStart(4, '0')}.warc.gz`);
    symlinkSync(path.join(root, '../shared/corpus/kompas-2020.warc.gz'), archive);
    return archive;
  });
  const pages = archives.length * 400;
  let single = null;
  for (const jobs of values.jobs.split(',').map(Number)) {
    const output = path.join(folder, `out-${jobs}`);
    const { seconds, early, peak } = await run(['clean', ...archives, '-j', jobs, '-f', 'ndjson', '-q', '-o', output]);
    single ??= seconds;
    const hash = createHash('sha256')
      .update(readFileSync(path.join(output, 'articles.ndjson')))
      .digest('hex');
    console.log(
      `${jobs} jobs: ${seconds.toFixed(1)} s, ${Math.round(pages / seconds)} pages a second, ${(single / seconds).toFixed(2)} times the first; ` +
        `memory ${early} MB after a tenth, ${peak} MB at most; articles ${hash.slice(0, 12)}`,
    );
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** One run -> its seconds, and the memory of all its processes in MB: the most in its second tenth, and the most of all. */
async function run(args) {
  const start = performance.now();
  const child = spawn(process.execPath, [path.join(root, 'bin/saring.js'), ...args], { stdio: 'ignore' });
  const samples = [];
  const timer = setInterval(() => samples.push(memoryOfTree(child.pid)), 250);
  await new Promise((resolve) => child.once('exit', resolve));
  clearInterval(timer);
  const tenth = Math.ceil(samples.length / 10);
  return {
    seconds: (performance.now() - start) / 1000,
    early: Math.max(0, ...samples.slice(tenth, 2 * tenth)),
    peak: Math.max(0, ...samples),
  };
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
