import { cpSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { run, temporaryFolder } from '../support/io.ts';
import { kompasPage } from '../support/story-pages.ts';

const folder = temporaryFolder();
const input = path.join(folder, 'in');
const output = path.join(folder, 'out');
const state = path.join(output, '.saring/state.db');
const command = ['clean', input, '-o', output, '-f', 'txt', '-j', '1'];

mkdirSync(input);
const put = (name: string, number: number, page: number, total: number, text: string): void =>
  writeFileSync(
    path.join(input, `${name}.html`),
    kompasPage({ number, page, total, paragraphs: [`KOTA, KOMPAS.com - ${text}`] }),
  );
// It waits in the state until all other inputs are read.
put('10', 10, 1, 2, 'Perahu berlayar jauh.');
for (let number = 11; number < 60; number++) put(String(number), number, 1, 1, `Cerita nomor ${number} dari kota.`);
put('60', 10, 2, 2, 'Perahu pulang.');

/** Leaves the folder as a run leaves it that is killed in the middle. */
async function beKilled(): Promise<void> {
  const killed = path.join(folder, 'killed');
  let copies = 0;
  let time = 0;
  await run(command, {
    // Every look at the clock is a second later: what was done is committed after every batch.
    now: () => {
      time += 1000;
      return time;
    },
    onOut: (out) => {
      if (out.split('\n').length < 20 || copies > 0) return;
      copies += 1;
      cpSync(output, killed, { recursive: true });
    },
  });
  rmSync(output, { recursive: true });
  renameSync(killed, output);
}

test.each([
  ['whole, it goes on', null],
  ['a word of a page that waits is another one, it begins anew', 'Perahu berlayar jauh'],
  ['the name of a file is another one, it begins anew', 'jembatan-bambu-dibuka.txt'],
])('when a run was killed and its state is %s', async (_, changed) => {
  await beKilled();
  const bytes = readFileSync(state);
  if (changed !== null) {
    const at = bytes.indexOf(changed);
    expect(at).toBeGreaterThan(0);
    bytes[at + 4] = (bytes[at + 4] ?? 0) ^ 1;
    writeFileSync(state, bytes);
  }
  const { status, err } = await run(command);
  expect(err.includes('was damaged: it is now')).toBe(changed !== null);
  expect([status, err]).toEqual([0, expect.stringContaining('50 articles from 51 inputs')]);
  const lines = readFileSync(path.join(output, 'manifest.ndjson'), 'utf8').trim().split('\n');
  const { paths } = JSON.parse(lines[0] ?? '') as { readonly paths: readonly string[] };
  expect(readFileSync(path.join(output, paths[0] ?? ''), 'utf8')).toContain('Perahu berlayar jauh.');
});
