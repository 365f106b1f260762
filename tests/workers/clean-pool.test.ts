import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, test } from 'vitest';
import type { RawPage } from '../../src/model/outcome.ts';
import type { PageCleaner } from '../../src/workers/clean-batch.ts';
import type { Cleaned } from '../../src/workers/clean-input.ts';
import { openCleanPool } from '../../src/workers/clean-pool.ts';

const script = fileURLToPath(new URL('unruly-worker.mjs', import.meta.url));
const open: PageCleaner[] = [];

function pool(
  jobs: number,
  more: { readonly script?: string; readonly pageTimeout?: number; readonly stop?: AbortSignal } = {},
): PageCleaner {
  const opened = openCleanPool({
    script,
    jobs,
    settings: { site: null, apart: false },
    pageTimeout: 700,
    heap: 40,
    ...more,
  });
  open.push(opened);
  return opened;
}

afterEach(async () => {
  for (const one of open.splice(0)) await one.close();
});

function pages(...words: readonly string[]): RawPage[] {
  return words.map((content) => ({
    input: content,
    url: null,
    content,
    contentType: null,
    kind: 'unknown',
    fetch: null,
  }));
}

/** The word of a page that was cleaned, the code of one that failed. */
function fates(cleaned: readonly (Cleaned | null)[]): string[] {
  return cleaned.map((one) => one?.hash.split(' ')[0] || failureOf(one).code);
}

function failureOf(one: Cleaned | null | undefined): { readonly code: string; readonly message: string } {
  if (one?.kind !== 'failure') throw new Error('this page should have failed');
  return one.failure;
}

const childOf = (one: Cleaned | null | undefined): string => one?.hash.split(' ')[1] ?? '';

describe('a bad page costs itself alone', () => {
  test.each([
    ['R40 hangs', 'hang', 'timeout', /no answer within 0\.7 seconds \(4 bytes\)/],
    ['R41 eats memory', 'grow', 'unreadable', /needs more than 40 MB \(4 bytes\)/],
    ['R42 aborts', 'abort', 'unreadable', /crashed its reader/],
    ['R42 leaves', 'leave', 'unreadable', /ended with status 3/],
  ])('one that %s', { timeout: 30_000 }, async (_what, word, code, message) => {
    const cleaner = pool(1);
    const [bad, after] = await Promise.all([
      cleaner.clean(pages('satu', word, 'dua')),
      cleaner.clean(pages('tiga', 'empat')),
    ]);
    expect(fates(bad)).toEqual(['satu', code, 'dua']);
    expect(failureOf(bad[1]).message).toMatch(message);
    expect(fates(after)).toEqual(['tiga', 'empat']);
  });

  test('alone in its batch, and many in a row', { timeout: 30_000 }, async () => {
    const cleaner = pool(2);
    const words = ['abort', 'satu', 'hang', 'leave', 'dua', 'abort', 'tiga'];
    const all = await Promise.all(words.map((word) => cleaner.clean(pages(word))));
    const codes = ['unreadable', 'satu', 'timeout', 'unreadable', 'dua', 'unreadable', 'tiga'];
    expect(all.map(fates)).toEqual(codes.map((code) => [code]));
  });
});

test('R40 one that waits for ever without working is given up too', { timeout: 30_000 }, async () => {
  const [bad] = await pool(1, { pageTimeout: 150 }).clean(pages('wait'));
  expect(failureOf(bad).code).toBe('timeout');
});

test('R59 one that hangs is given up soon after a stop', { timeout: 30_000 }, async () => {
  const stop = new AbortController();
  const cleaner = pool(1, { pageTimeout: 600_000, stop: stop.signal });
  const under = cleaner.clean(pages('satu', 'hang', 'dua'));
  await wait(300);
  stop.abort();
  expect(fates(await under)).toEqual(['timeout', 'timeout', 'timeout']);
});

// Only Linux tells how much of the processor a child has had.
test.runIf(process.platform === 'linux')(
  'R40 a page kept from the processor does not hang',
  { timeout: 30_000 },
  async () => {
    const cleaner = pool(1);
    const [first] = await cleaner.clean(pages('satu'));
    const child = Number(childOf(first));
    const busy = cleaner.clean(pages('busy'));
    await wait(50);
    // Stopped from outside, as a busy machine would: longer than a page may take, shorter than patience lasts.
    process.kill(child, 'SIGSTOP');
    await wait(1500);
    process.kill(child, 'SIGCONT');
    expect(fates(await busy)).toEqual(['busy']);
  },
);

test('a story that hangs or crashes its child while it is joined costs itself alone', { timeout: 30_000 }, async () => {
  const stories = ['satu', 'hang', 'dua', 'abort'].map((word) => [Buffer.from(word)]);
  const joined = await pool(1).join(stories);
  const failures = joined.map((one) => (one.kind === 'failure' ? one.failure : null));
  expect(failures).toMatchObject([{ word: 'satu' }, { code: 'timeout' }, { word: 'dua' }, { code: 'unreadable' }]);
});

describe('children', () => {
  test('as many as there are jobs, each with work at hand', async () => {
    const cleaner = pool(2);
    const all = await Promise.all(Array.from({ length: 12 }, (_, i) => cleaner.clean(pages(`${i}`))));
    expect(all.map(fates)).toEqual(Array.from({ length: 12 }, (_, i) => [`${i}`]));
    expect(new Set(all.flat().map(childOf)).size).toBe(2);
  });

  test('R43 one that has grown too large is replaced', async () => {
    const cleaner = pool(1);
    const [first] = await cleaner.clean(pages('fat'));
    const [second] = await cleaner.clean(pages('thin'));
    const [third] = await cleaner.clean(pages('thin'));
    if (first === undefined || second === undefined || third === undefined) throw new Error('a page was lost');
    expect(childOf(second)).not.toBe(childOf(first));
    expect(childOf(third)).toBe(childOf(second));
  });

  test('are gone when the pool is closed, whatever they are at', async () => {
    const cleaner = pool(1);
    const [first] = await cleaner.clean(pages('satu'));
    const under = cleaner.clean(pages('hang')).catch((error: unknown) => error);
    await wait(50);
    await cleaner.close();
    expect(await under).toBeInstanceOf(Error);
    expect(() => process.kill(Number(childOf(first)), 0)).toThrow(/ESRCH/);
  });

  test('that cannot start end the run, they do not fail its pages', { timeout: 30_000 }, async () => {
    const cleaner = pool(1, { script: fileURLToPath(new URL('no-such-worker.mjs', import.meta.url)) });
    await expect(cleaner.clean(pages('satu', 'dua'))).rejects.toThrow(/end before they begin/);
  });
});
