import { setFlagsFromString } from 'node:v8';
import { cleanHere, joinHere } from '../run/page-cleaner.ts';
import type { Answer, Batch, Report, Task } from './messages.ts';

/**
 * A function is compiled to the last degree only once it has run this much bytecode, in bytes; V8 of Node 20 takes
 * 67,584. A child compiles 345 functions so, 1.9 s of work, while the other cores have children of their own.
 * Not on the command line, where a V8 without such a flag would refuse to start.
 */
setFlagsFromString('--interrupt-budget=500000');

/** How often a child says that it is alive while it works through a batch, in milliseconds. */
const heartbeat = 250;

/** The child's side: batches in, what came of them out, one after the other. Tells when it begins and after slow pages, so that only a page that hangs is given up. */
async function workOn({ id, task }: Batch): Promise<void> {
  report({ id, says: 'begun' });
  let told = performance.now();
  const onStep = (): void => {
    if (performance.now() - told <= heartbeat) return;
    report({ id, says: 'alive' });
    told = performance.now();
  };
  const answer = await answerTo(task, onStep);
  report({ id, says: 'done', answer, memory: process.memoryUsage.rss() });
}

async function answerTo(task: Task, onStep: () => void): Promise<Answer> {
  if (task.does === 'join') return { does: 'join', joined: joinHere(task.stories, onStep) };
  return { does: 'clean', cleaned: await cleanHere(task.pages, task.settings, onStep) };
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
