import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import type { OutputState } from '../../src/state/output-state.ts';
import { withOutput } from '../../src/state/with-output.ts';
import { anyArticle } from '../support/any-article.ts';
import { temporaryFolder } from '../support/io.ts';
import { openSink } from '../support/sink.ts';

const output = path.join(temporaryFolder(), 'out');

/** A run that adds two stories to a file and is killed before it has written down that it did. */
async function addAndDie(state: OutputState): Promise<void> {
  const checkpoint = await state.checkpoint({
    output,
    command: null,
    folder: null,
    signature: 'sync',
    adds: true,
    known: 'settled',
    formats: ['ndjson'],
    foreignTexts: async () => null,
    now: () => 0,
  });
  const sink = await openSink(output, ['ndjson'], null, checkpoint.growing, true);
  checkpoint.commit(sink.growing());
  await sink.write(anyArticle(), 'all');
  await sink.write(anyArticle(), 'all');
  await sink.flush();
  await sink.abandon();
}

test('what a run had added that was killed before its first commit does not stay', async () => {
  const lines = (): number => readFileSync(path.join(output, 'articles.ndjson'), 'utf8').split('\n').length - 1;
  await withOutput({ output, restart: false }, addAndDie);
  expect(lines()).toBe(2);
  await withOutput({ output, restart: false }, async () => undefined);
  expect(lines()).toBe(0);
});
