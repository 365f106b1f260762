import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const worker = fileURLToPath(new URL('../../dist/worker.js', import.meta.url));

/** A parent whose child has work for a minute, in one piece. */
const parent = `
const child = require('node:child_process').fork(${JSON.stringify(worker)}, [], { serialization: 'advanced' });
const content = '<html><body><h1>Laut</h1>' + '<p>Laut tenang sekali.</p>'.repeat(100000);
const page = { input: 'laut.html', url: null, content, contentType: null, kind: 'html', fetch: null };
const task = { does: 'clean', pages: new Array(40).fill(page), settings: { site: null, apart: true } };
child.on('message', () => console.log(child.pid));
child.send({ id: 1, task });
`;

test('a child whose parent is killed ends, even while it computes', { timeout: 60_000 }, async () => {
  const running = spawn(process.execPath, ['-e', parent], { stdio: ['ignore', 'pipe', 'ignore'] });
  const [said] = await once(running.stdout, 'data');
  const child = Number(String(said).split('\n')[0]);
  try {
    expect(isThere(child)).toBe(true);
    running.kill('SIGKILL');
    await once(running, 'exit');
    while (isThere(child)) await wait(200);
  } finally {
    if (isThere(child)) process.kill(child, 'SIGKILL');
  }
});

function isThere(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
