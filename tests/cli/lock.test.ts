import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { makeOutputFolder } from '../../src/output/output-folder.ts';
import { takeRunLock } from '../../src/state/with-output.ts';
import { run, temporaryFolder } from '../support/io.ts';
import { kompasPage } from '../support/story-pages.ts';

const folder = temporaryFolder();
const page = path.join(folder, 'page.html');
writeFileSync(page, kompasPage());
const root = fileURLToPath(new URL('../../', import.meta.url));

/** A process that takes the locks of folders, says of each how that went, and waits. */
async function holder(
  ...outputs: readonly string[]
): Promise<{ readonly said: string; readonly kill: () => Promise<void> }> {
  const script = `
    const Database = require('libsql');
    const all = [];
    const said = ${JSON.stringify(outputs.map((output) => path.join(output, '.saring/lock')))}.map((file) => {
      try {
        const lock = new Database(file, { timeout: 250 });
        all.push(lock);
        lock.exec('pragma locking_mode = exclusive; begin exclusive');
        return 'held';
      } catch (error) {
        return error.code;
      }
    });
    process.stdout.write(said.join());
    setInterval(() => undefined, 1000);`;
  const child = spawn(process.execPath, ['-e', script], { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] });
  const [said] = (await once(child.stdout, 'data')) as [Buffer];
  const kill = async (): Promise<void> => {
    child.kill('SIGKILL');
    await once(child, 'exit');
  };
  return { said: said.toString(), kill };
}

describe('one run at a time in an output folder', () => {
  test('R55 a second run ends at once with 75 and touches nothing', async () => {
    const output = path.join(folder, 'held');
    const lock = takeRunLock(output, await makeOutputFolder(output));
    const { status, err } = await run(['clean', page, '-o', output]);
    expect(status).toBe(75);
    expect(err).toMatch(
      /^saring: another run is writing to .*held: wait for it, or choose another folder with --output$/m,
    );
    expect(readdirSync(output)).toEqual(['.saring']);
    lock.release();
    expect((await run(['clean', page, '-o', output])).status).toBe(0);
  });

  test('R56 the lock of a process that was killed is free', async () => {
    const output = path.join(folder, 'killed');
    await makeOutputFolder(output);
    const { said, kill } = await holder(output);
    expect(said).toBe('held');
    expect((await run(['clean', page, '-o', output])).status).toBe(75);
    await kill();
    expect((await run(['clean', page, '-o', output])).status).toBe(0);
  });

  test('of six that race one gets it, each time', async () => {
    const outputs = Array.from({ length: 25 }, (_, i) => path.join(folder, `race-${i}`));
    for (const output of outputs) await makeOutputFolder(output);
    const racing = await Promise.all(Array.from({ length: 6 }, () => holder(...outputs)));
    const said = racing.map((one) => one.said.split(','));
    for (const i of outputs.keys())
      expect(said.map((one) => one[i]).sort()).toEqual([...Array(5).fill('SQLITE_BUSY'), 'held']);
    for (const { kill } of racing) await kill();
  });

  test('R56 a lock torn by a power loss is taken over', async () => {
    const output = path.join(folder, 'torn');
    mkdirSync(path.join(output, '.saring'), { recursive: true });
    writeFileSync(path.join(output, '.saring/lock'), 'separuh '.repeat(200));
    expect((await run(['clean', page, '-o', output])).status).toBe(0);
    expect(readdirSync(output).sort()).toEqual(['.saring', 'kompas', 'manifest.ndjson']);
    expect(existsSync(path.join(output, '.saring/lock'))).toBe(true);
  });
});
