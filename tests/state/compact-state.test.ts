import { readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { closeStateFile, openStateFile, stateFile } from '../../src/state/state-file.ts';
import { run, temporaryFolder } from '../support/io.ts';
import { kompasPage } from '../support/story-pages.ts';

const folder = temporaryFolder();
const output = path.join(folder, 'out');

/** Fills the state with rows of so many bytes in all, and deletes them again. */
async function fillAndEmpty(bytes: number): Promise<void> {
  const { database } = await openStateFile(output);
  const fill = database.change('insert into fact values (?, ?)', ['text', 'text']);
  for (let i = 0; i < bytes / 100_000; i++) fill.run(`isi ${i}`, 'x'.repeat(100_000));
  database.exec(`commit; delete from fact where name like 'isi %'`);
  closeStateFile(database, output);
}

/** Cleans one page more -> the size of the state before and after, in bytes. */
async function sizesAround(number: number): Promise<readonly [before: number, after: number]> {
  const page = path.join(folder, `${number}.html`);
  writeFileSync(page, kompasPage({ number }));
  const size = (): number => statSync(stateFile(output)).size;
  const before = size();
  expect((await run(['clean', page, '-o', output])).status).toBe(0);
  return [before, size()];
}

test('a run gives the room back that its state no longer needs', async () => {
  expect((await run(['clean', path.join(folder, '1.html'), '-o', output])).status).toBe(1);
  await fillAndEmpty(20e6);
  const [full, compact] = await sizesAround(1);
  expect(full).toBeGreaterThan(20e6);
  expect(compact).toBeLessThan(1e6);
  const [little, same] = await sizesAround(2);
  expect(same - little).toBeLessThan(50_000);
  expect(readFileSync(path.join(output, 'manifest.ndjson'), 'utf8').trim().split('\n')).toHaveLength(2);
});
