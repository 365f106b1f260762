import { setFlagsFromString } from 'node:v8';
import { cleanHere } from '../run/page-cleaner.ts';
import type { Batch, Report } from './messages.ts';

/**
 * A function is compiled to the last degree only once it has run this much bytecode, in bytes; V8 of Node 20 takes
 * 67,584. A child compiles 345 functions so, 1.9 s of work, while the other cores have children of their own.
 * Not on the command line, where a V8 without such a flag would refuse to start.
 */
setFlagsFromString('--interrupt-budget=500000');

/** How often a child says that it is alive while it works through a batch, in milliseconds. */
const heartbeat = 250;

/** The child's side: batches in, what their pages came to out, one after the other. Tells when it begins and after slow pages, so that only a page that hangs is given up. */
async function cleanBatch({ id, pages, site }: Batch): Promise<void> {
  report({ id, says: 'begun' });
  let told = performance.now();
  const onCleaned = (): void => {
    if (performance.now() - told <= heartbeat) return;
    report({ id, says: 'alive' });
    told = performance.now();
  };
  const cleaned = await cleanHere(pages, site, onCleaned);
  report({ id, says: 'cleaned', cleaned, memory: process.memoryUsage.rss() });
}

function report(message: Report): void {
  process.send?.(message);
}

let last: Promise<void> = Promise.resolve();
process.on('message', (batch: Batch) => {
  last = last.then(() => cleanBatch(batch));
});
// Ctrl-C goes to the whole group; the parent decides what is finished.
process.on('SIGINT', () => undefined);
process.on('disconnect', () => process.exit());
