import { Worker } from 'node:worker_threads';

/** How often it is looked whether the parent is there, in milliseconds. */
const every = 1000;

/** Ends this process once its parent is gone, even while it computes: a thread of its own sees to it (10 MB, 30 ms). */
export function endWithParent({ pid, ppid }: { readonly pid: number; readonly ppid: number }): void {
  const watch = new Worker(code, {
    eval: true,
    workerData: { pid, ppid },
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
