import { copyFileSync, mkdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { Database } from '../../src/state/database.ts';
import { isSealBroken } from '../../src/state/state-seal.ts';
import { run, temporaryFolder } from '../support/io.ts';
import { kompasPage } from '../support/story-pages.ts';

const folder = temporaryFolder();
const page = path.join(folder, 'page.html');
writeFileSync(page, kompasPage());
const output = path.join(folder, 'out');
const state = path.join(output, '.saring/state.db');

/** Turns over a bit of a file. */
function turnOver(file: string, at: number): void {
  const bytes = readFileSync(file);
  bytes[at] = (bytes[at] ?? 0) ^ 0x80;
  writeFileSync(file, bytes);
}

/** When the clock of files has gone on. */
const later = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 30));

describe('a byte of the state that changes between runs', () => {
  test.each([0.02, 0.2, 0.4, 0.6, 0.8, 0.97])('is noticed, at %d of its length', async (share) => {
    await run(['clean', page, '-o', output]);
    turnOver(state, Math.floor(readFileSync(state).length * share));
    const ran = await run(['clean', page, '-o', output]);
    expect(ran.status).toBe(0);
    expect(ran.err).toContain('was damaged: it is now');
    expect((await run(['clean', page, '-o', output])).err).not.toContain('was damaged');
  });

  test('is noticed by when the file was written, whatever time it says of itself', async () => {
    await run(['clean', page, '-o', output]);
    const { atime, mtime } = statSync(state);
    await later();
    turnOver(state, Math.floor(readFileSync(state).length * 0.6));
    utimesSync(state, atime, mtime);
    expect((await run(['clean', page, '-o', output])).err).toContain('was damaged: it is now');
  });

  test('is not looked for in a file that nobody has written to: it is not read again', async () => {
    await run(['clean', page, '-o', output]);
    await later();
    // Written anew, so that it is later than the state by more than a tick; it does not fit what the state holds.
    const seal = JSON.parse(readFileSync(`${state}.seal`, 'utf8')) as { readonly crc: number };
    writeFileSync(`${state}.seal`, JSON.stringify({ ...seal, crc: seal.crc ^ 1 }));
    expect(isSealBroken(state)).toBe(false);
    utimesSync(state, new Date(), new Date());
    expect(isSealBroken(state)).toBe(true);
    rmSync(`${state}.seal`);
  });

  test('where no seal can be left, the run ends as it would', async () => {
    rmSync(`${state}.seal`, { force: true });
    mkdirSync(path.join(`${state}.seal`, 'own'), { recursive: true });
    expect((await run(['clean', page, '-o', output])).status).toBe(0);
    rmSync(`${state}.seal`, { recursive: true });
  });

  test('a seal that is torn, missing, or of an earlier commit says nothing', async () => {
    await run(['clean', page, '-o', output]);
    const before = readFileSync(`${state}.seal`);
    await run(['clean', page, '-o', output]);
    for (const seal of [before, before.subarray(0, 20), null]) {
      if (seal === null) rmSync(`${state}.seal`);
      else writeFileSync(`${state}.seal`, seal);
      expect((await run(['clean', page, '-o', output])).err).not.toContain('was damaged');
    }
  });

  test('what a run that was killed had written before its commit is no damage', async () => {
    const database = Database.open(state, 0);
    const facts = database.change('insert or replace into fact values (?, ?)', ['text', 'text']);
    for (let i = 0; i < 300; i++) facts.run(`own ${i}`, 'a'.repeat(3000));
    await run(['clean', page, '-o', output]);
    // So small a cache that pages go to the file before the commit, as those of a long transaction do.
    database.exec('pragma journal_mode = truncate; pragma cache_size = 5; begin');
    for (let i = 0; i < 300; i++) facts.run(`own ${i}`, 'b'.repeat(3000));
    for (const file of [state, `${state}-journal`]) copyFileSync(file, `${file}.killed`);
    database.close();
    expect(statSync(`${state}-journal.killed`).size).toBeGreaterThan(0);
    expect(readFileSync(`${state}.killed`).equals(readFileSync(state))).toBe(false);
    for (const file of [state, `${state}-journal`]) copyFileSync(`${file}.killed`, file);
    const ran = await run(['clean', page, '-o', output]);
    expect([ran.status, ran.err]).toEqual([0, expect.not.stringContaining('was damaged')]);
  });
});
