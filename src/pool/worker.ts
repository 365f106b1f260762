import workerpool from 'workerpool';
import type { SiteId } from '../model/article.ts';
import type { RawPage } from '../model/outcome.ts';
import { type Cleaned, cleanInput } from '../run/clean-input.ts';
import { brokenBy } from '../run/page-cleaner.ts';
import { sites } from '../sites/index.ts';

/** How often a child says that it is alive while it works through a batch, in milliseconds. */
const heartbeat = 250;

/** A batch of pages -> what each came to. Tells the parent when it begins and after slow pages, so that only a page that hangs is given up. */
async function cleanBatch(pages: readonly RawPage[], site: SiteId | null): Promise<Cleaned[]> {
  const cleaned: Cleaned[] = [];
  workerpool.workerEmit('begun');
  let told = performance.now();
  for (const page of pages) {
    cleaned.push(await cleanInput(page, site, sites).catch(brokenBy));
    if (performance.now() - told > heartbeat) {
      workerpool.workerEmit('alive');
      told = performance.now();
    }
  }
  return cleaned;
}

// Ctrl-C goes to the whole group; the parent decides what is finished.
process.on('SIGINT', () => undefined);

workerpool.worker({ cleanBatch });
