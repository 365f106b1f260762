import { Worker } from 'node:worker_threads';
import type { Batch, ChildAnswer, Report, Task } from './cleaning-child.ts';
import { cleanHere, joinHere } from './page-cleaner.ts';

/** How often it is looked whether the parent is there, in milliseconds. */
const every = 1000;

/** Ends this process once its parent is gone, even while it computes: a thread of its own sees to it (10 MB, 30 ms). */
function endWithParent(): void {
  const watch = new Worker(code, {
    eval: true,
    workerData: { pid: process.pid, ppid: process.ppid },
    resourceLimits: { maxOldGenerationSizeMb: 16 },
  });
  // A child without its thread ends when it is through with what it is at.
  watch.on('error', () => undefined).unref();
}

/** Windows goes on to name a parent that is gone, other systems name another. */
const code = `
const { pid, ppid } = require('node:worker_threads').workerData;
setInterval(() => {
  try {
    process.kill(ppid, 0);
    if (process.ppid === ppid) return;
  } catch (error) {
    if (error.code === 'EPERM') return;
  }
  process.kill(pid, 'SIGKILL');
}, ${every});
`;

endWithParent();

/** How often a child says that it is alive while it works through a batch, in milliseconds. */
const heartbeat = 250;

/** The child's side: batches in, what came of them out, one after the other. Tells when it begins and after slow pages, so that only a page that hangs is given up. */
async function workOn({ id, task }: Batch): Promise<void> {
  report({ id, says: 'begun', processor: processorTime() });
  let told = performance.now();
  const onStep = (): void => {
    if (performance.now() - told <= heartbeat) return;
    report({ id, says: 'alive', processor: processorTime() });
    told = performance.now();
  };
  const answer = await answerTo(task, onStep);
  report({ id, says: 'done', answer, processor: processorTime(), memory: process.memoryUsage.rss() });
}

async function answerTo(task: Task, onDone: () => void): Promise<ChildAnswer> {
  if (task.does === 'join') return { does: 'join', joined: joinHere(task.stories, { onDone }) };
  return { does: 'clean', cleaned: await cleanHere(task.pages, task.settings, { onDone }) };
}

/** Processor time of this process in milliseconds. */
function processorTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

function report(message: Report): void {
  process.send?.(message);
}

let last: Promise<void> = Promise.resolve();
process.on('message', (batch: Batch) => {
  last = last.then(() => workOn(batch));
});
// Ctrl-C goes to the whole group; the parent decides what is finished.
process.on('SIGINT', () => undefined);
process.on('disconnect', () => process.exit());
