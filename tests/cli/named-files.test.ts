import { execFileSync, spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { run, temporaryFolder } from '../support/io.ts';

const bin = fileURLToPath(new URL('../../bin/saring.js', import.meta.url));
const folder = temporaryFolder();
const at = (name: string): string => path.join(folder, name);
mkdirSync(at('map'));
writeFileSync(at('page.html'), '<p>Pasar khayal buka pukul lima.</p>');

describe.each(['--config', '--ca'])('the file of %s', (option) => {
  const start = ['fetch', 'https://x.test/', option];

  test.each([
    ['tiada', 'no such file'],
    ['map', 'it is a folder'],
  ])('%s is told without the words of the system', async (name, reason) => {
    const { status, err } = await run([...start, at(name)]);
    expect([status, err.split('\n')[0]]).toEqual([2, `saring: ${option} ${at(name)}: cannot be read: ${reason}`]);
  });

  test.skipIf(process.platform === 'win32')('as a FIFO that nobody writes to holds nothing up', async () => {
    const fifo = at(`fifo${option}`);
    execFileSync('mkfifo', [fifo]);
    const { status, err } = await run([...start, fifo]);
    expect([status, err]).toEqual([2, expect.stringContaining('a FIFO that nobody opens for writing')]);
  });

  test.skipIf(process.platform === 'win32')('as a FIFO whose writer is silent lets SIGTERM end the run', async () => {
    const fifo = at(`silent${option}`);
    execFileSync('mkfifo', [fifo]);
    const writer = spawn('sh', ['-c', 'exec 3>"$0"; echo open; exec sleep 60', fifo], {
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    const child = spawn(process.execPath, [bin, ...start, fifo], { stdio: 'ignore' });
    const ended = new Promise((resolve) => child.once('exit', resolve));
    try {
      // The writer's open returns once the program has opened the FIFO.
      await new Promise((resolve) => writer.stdout.once('data', resolve));
      child.kill('SIGTERM');
      expect(await ended).toBe(143);
    } finally {
      child.kill('SIGKILL');
      writer.kill('SIGKILL');
    }
  });
});

test.each([[['-', '-']], [['-', '-i', '-']], [['-i', '-', '-i', '-']]])(
  'standard input can be read once: clean %j',
  async (args) => {
    const output = at('keluaran');
    const { status, err } = await run(['clean', ...args, '-o', output], { stdin: 'https://x.test/' });
    expect([status, err.split('\n')[0]]).toEqual([2, 'saring: standard input can be read once']);
  },
);
