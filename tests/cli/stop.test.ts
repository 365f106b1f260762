import { expect, test } from 'vitest';
import type { PageInput } from '../../src/model/outcome.ts';
import type { PageCleaner } from '../../src/run/page-cleaner.ts';
import { RunBook } from '../../src/run/run-book.ts';
import { runPages } from '../../src/run/run-pages.ts';
import { openStreamSink } from '../../src/store/story-sink.ts';

async function* pages(): AsyncGenerator<PageInput> {
  for (let i = 0; i < 200; i++) {
    const page = { input: `${i}`, url: null, content: 'x', contentType: null, kind: 'html', fetch: null } as const;
    yield { ok: true, page };
  }
}

test.each([
  ['hang', () => new Promise<never>(() => undefined)],
  ['fail late', () => new Promise<never>((_resolve, reject) => setTimeout(reject, 2700, new Error('the run is over')))],
])('R59 Ctrl-C ends in time while pages %s; what was not finished is not counted', async (_, never) => {
  let sent = 0;
  const cleaner: PageCleaner = {
    clean: async (batch) => {
      sent += 1;
      if (sent > 1) return never();
      return batch.map(() => ({ hash: '', kind: 'failure', failure: { code: 'not-article', message: 'x' } }) as const);
    },
    close: async () => undefined,
  };
  const stop = new AbortController();
  setTimeout(() => stop.abort(), 100);
  const began = performance.now();
  const summary = await runPages({
    inputs: pages(),
    cleaner,
    sink: openStreamSink('txt', async () => undefined),
    book: RunBook.inMemory(),
    batches: 4,
    keepDuplicates: false,
    limit: null,
    signal: stop.signal,
    onTaken: () => undefined,
    onOutcome: () => undefined,
  });
  expect(performance.now() - began).toBeLessThan(3600);
  expect(summary).toMatchObject({ inputs: 16, stopped: true });
});
