import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import type { OutputState } from '../../src/state/output-state.ts';
import { withOutput } from '../../src/state/with-output.ts';
import { anyArticle } from '../support/any-article.ts';
import { temporaryFolder } from '../support/io.ts';
import { openSink } from '../support/sink.ts';

const folder = temporaryFolder();

/** A run that adds two stories to a file and is killed before it has written down that it did. */
async function addAndDie(state: OutputState, output: string, shard: number | null): Promise<void> {
  const checkpoint = await state.checkpoint({
    command: null,
    folder: null,
    signature: 'sync',
    adds: true,
    known: 'settled',
    formats: ['ndjson'],
    foreignTexts: async () => null,
    now: () => 0,
  });
  const sink = await openSink(output, ['ndjson'], shard, checkpoint.growing, true);
  checkpoint.commit(sink.growing());
  await sink.write(anyArticle(), 'all');
  await sink.write(anyArticle(), 'all');
  await sink.flush();
  await sink.abandon();
}

test.each([
  ['one file', null],
  ['parts', 1],
])('what a run had added to %s that was killed before its first commit does not stay', async (name, shard) => {
  const output = path.join(folder, name);
  const lines = (): number =>
    readdirSync(output)
      .filter((file) => file.endsWith('.ndjson'))
      .reduce((sum, file) => sum + readFileSync(path.join(output, file), 'utf8').split('\n').length - 1, 0);
  await withOutput({ output, restart: false }, (state) => addAndDie(state, output, shard));
  expect(lines()).toBe(2);
  await withOutput({ output, restart: false }, async () => undefined);
  expect(lines()).toBe(0);
});
