import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { cleanPages } from '../../src/app/clean-pages.ts';
import { packPage } from '../../src/article/story.ts';
import { StoryFilter } from '../../src/article/story-filter.ts';
import type { ExtractedPage } from '../../src/model/extracted-page.ts';
import type { PageInput, RawPage, StoredPage } from '../../src/model/outcome.ts';
import { openStreamSink } from '../../src/output/story-sink.ts';
import { Tally } from '../../src/report/summary.ts';
import { MemoryCheckpoint } from '../../src/state/memory-checkpoint.ts';
import type { PageCleaner } from '../../src/workers/clean-batch.ts';
import type { Cleaned } from '../../src/workers/clean-input.ts';
import { joinHere } from '../../src/workers/page-cleaner.ts';
import { fixtures, readPage } from '../support/fixtures.ts';

const failed: Cleaned = { hash: '', kind: 'failure', failure: { code: 'not-article', message: 'x' } };

async function anyPage(): Promise<ExtractedPage> {
  const [page] = fixtures[0]?.pages ?? [];
  if (page === undefined) throw new Error('no fixtures');
  return readPage(page);
}

async function* pages(): AsyncGenerator<PageInput> {
  for (let i = 0; i < 200; i++) {
    const page = { input: `${i}`, url: null, content: 'x', contentType: null, kind: 'html', fetch: null } as const;
    yield { ok: true, page };
  }
}

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }));
afterEach(() => void vi.useRealTimers());

test.each([
  ['pages hang', () => new Promise<never>(() => undefined)],
  ['stories are brought together', () => new Promise<never>(() => undefined)],
  [
    'pages fail late',
    () => new Promise<never>((_resolve, reject) => setTimeout(reject, 2700, new Error('the run is over'))),
  ],
] as const)('R59 Ctrl-C ends in time while %s; what was not finished is not counted', async (what, never) => {
  const packed = packPage(await anyPage());
  let sent = 0;
  let reach = (): void => undefined;
  const reached = new Promise<void>((resolve) => {
    reach = resolve;
  });
  const once = <T>(answer: T): T | Promise<never> => {
    sent += 1;
    if (sent === 1) return answer;
    reach();
    return never();
  };
  const waits = ({ input }: RawPage | StoredPage): Cleaned => {
    return { hash: '', kind: 'part', key: input, position: { page: 1, total: null }, page: packed, group: 'kompas' };
  };
  const cleaner: PageCleaner = {
    clean: async (batch) => (what.startsWith('pages') ? once(batch.map(() => failed)) : batch.map(waits)),
    join: async (stories) => once(joinHere(stories)),
    close: async () => undefined,
  };
  const stop = new AbortController();
  const tally = new Tally();
  let isWhole: boolean | null = null;
  const ended = cleanPages({
    inputs: pages(),
    cleaner,
    sink: openStreamSink('txt', async () => undefined),
    checkpoint: new MemoryCheckpoint(),
    tally,
    formats: ['txt'],
    adds: false,
    batches: 4,
    keepDuplicates: true,
    limit: null,
    further: null,
    signal: stop.signal,
    filter: new StoryFilter([], [], null),
    leaves: () => null,
    onStep: () => undefined,
    onOutcome: () => undefined,
  }).then((whole) => {
    isWhole = whole;
  });
  await reached;
  stop.abort();
  await vi.advanceTimersByTimeAsync(2000);
  expect(isWhole, 'what is under way has two seconds at least').toBeNull();
  await vi.advanceTimersByTimeAsync(1500);
  expect(isWhole).toBe(false);
  await ended;
  expect(tally.summary(true)).toMatchObject({ inputs: 16, stopped: true });
});
