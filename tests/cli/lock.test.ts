import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { createRequire, isBuiltin } from 'node:module';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { rolldown } from 'rolldown';
import { beforeAll, describe, expect, test } from 'vitest';
import { makeOutputFolder } from '../../src/output/output-folder.ts';
import { takeRunLock } from '../../src/state/with-output.ts';
import { run, temporaryFolder } from '../support/io.ts';
import { kompasPage } from '../support/story-pages.ts';

const folder = temporaryFolder();
const page = path.join(folder, 'page.html');
writeFileSync(page, kompasPage());
const root = fileURLToPath(new URL('../../', import.meta.url));

// Processes of their own cannot load TypeScript: what takes the lock is put into one file for them.
const locking = path.join(folder, 'locking.mjs');
beforeAll(async () => {
  const bundle = await rolldown({
    input: path.join(root, 'src/state/with-output.ts'),
    platform: 'node',
    logLevel: 'silent',
    external: [/^[^./]/],
  });
  const { output } = await bundle.generate({ format: 'esm', codeSplitting: false });
  const resolve = createRequire(import.meta.url).resolve;
  writeFileSync(
    locking,
    output[0].code.replace(/ from "([^."][^"]*)"/g, (text, name: string) =>
      isBuiltin(name) ? text : ` from ${JSON.stringify(pathToFileURL(resolve(name)).href)}`,
    ),
  );
});

/** A process that takes the locks of folders as a run does, each at its time, says of each how that went, and waits. */
async function holder(
  outputs: readonly string[],
  times: readonly number[] = [],
): Promise<{ readonly said: string; readonly kill: () => Promise<void> }> {
  const script = `
    import { takeRunLock } from ${JSON.stringify(pathToFileURL(locking).href)};
    const times = ${JSON.stringify(times)};
    const locks = [];
    const said = ${JSON.stringify(outputs)}.map((output, i) => {
      while (Date.now() < times[i]);
      try {
        locks.push(takeRunLock(output, output + '/.saring'));
        return 'held';
      } catch (error) {
        return error.constructor.name;
      }
    });
    process.stdout.write(said.join());
    setInterval(() => undefined, 1000);`;
  const args = ['--input-type=module', '-e', script];
  const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] });
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
    lock.close();
    expect((await run(['clean', page, '-o', output])).status).toBe(0);
  });

  test('R56 the lock of a process that was killed is free', async () => {
    const output = path.join(folder, 'killed');
    await makeOutputFolder(output);
    const { said, kill } = await holder([output]);
    expect(said).toBe('held');
    expect((await run(['clean', page, '-o', output])).status).toBe(75);
    await kill();
    expect((await run(['clean', page, '-o', output])).status).toBe(0);
  });

  test('of six that race one gets it, each time', async () => {
    const outputs = Array.from({ length: 25 }, (_, i) => path.join(folder, `race-${i}`));
    for (const output of outputs) await makeOutputFolder(output);
    // In the same millisecond, and again when those that lost have given up.
    const times = outputs.map((_, i) => Date.now() + 1500 + i * 300);
    const racing = await Promise.all(Array.from({ length: 6 }, () => holder(outputs, times)));
    for (const { kill } of racing) await kill();
    const said = racing.map((one) => one.said.split(','));
    for (const i of outputs.keys())
      expect(said.map((one) => one[i]).sort()).toEqual([...Array(5).fill('BusyError'), 'held']);
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
