import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import { withDeadline } from '../../src/app/sync/run-request.ts';
import type { Io } from '../../src/settings/io.ts';

setFlagsFromString('--expose-gc');
const collectGarbage: () => void = runInNewContext('gc');

test('a run ends at its deadline, however often garbage is collected before', async () => {
  const process = new AbortController();
  const { stop } = withDeadline({ stop: process.signal } as Io, 200);
  const collecting = setInterval(collectGarbage, 20);
  try {
    await expect.poll(() => stop.aborted, { timeout: 5000 }).toBe(true);
  } finally {
    clearInterval(collecting);
  }
  expect(process.signal.aborted).toBe(false);
});

test('and sooner when the process is told to stop', () => {
  const process = new AbortController();
  const { stop } = withDeadline({ stop: process.signal } as Io, 60_000);
  process.abort('SIGTERM');
  expect([stop.aborted, stop.reason]).toEqual([true, 'SIGTERM']);
});
