import type { Batch, ChildAnswer, Report, Task } from './messages.ts';
import { cleanHere, joinHere } from './page-cleaner.ts';
import { endWithParent } from './parent-watch.ts';

endWithParent(process);

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
