import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
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

describe('a byte of the state that changes between runs', () => {
  test.each([0.02, 0.2, 0.4, 0.6, 0.8, 0.97])('is noticed, at %d of its length', async (share) => {
    await run(['clean', page, '-o', output]);
    turnOver(state, Math.floor(readFileSync(state).length * share));
    const ran = await run(['clean', page, '-o', output]);
    expect(ran.status).toBe(0);
    expect(ran.err).toContain('was damaged: it is now');
    expect((await run(['clean', page, '-o', output])).err).not.toContain('was damaged');
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
});
