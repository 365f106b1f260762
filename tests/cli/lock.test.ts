import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { run, temporaryFolder } from '../support/io.ts';
import { kompasPage } from '../support/story-pages.ts';

const folder = temporaryFolder();
const page = path.join(folder, 'page.html');
writeFileSync(page, kompasPage());

function lockedBy(name: string, content: string): string {
  const output = path.join(folder, name);
  mkdirSync(output);
  writeFileSync(path.join(output, '.saring.lock'), content);
  return output;
}

/** Boot id and start time, as the lock of a living run holds them. */
function startOf(pid: number): string {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  return `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()} ${stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19]}`;
}

test('R55 a second run in the same folder ends at once with 75 and touches nothing', async () => {
  const output = lockedBy('held', JSON.stringify({ pid: process.ppid, started: startOf(process.ppid) }));
  const { status, err } = await run(['clean', page, '-o', output]);
  expect(status).toBe(75);
  expect(err).toMatch(/another run \(process \d+\) is writing to .*held/);
  // What is left to retry only that run knows when it is over.
  expect((await run(['clean', '--retry-failed', '-o', output])).status).toBe(75);
  expect(readdirSync(output)).toEqual(['.saring.lock']);
});

for (const [name, content] of [
  ['a process that is gone', JSON.stringify({ pid: 4_194_000, started: 'x 1' })],
  ['a number that belongs to another process now', JSON.stringify({ pid: process.ppid, started: 'other-boot 12' })],
  ['a lock torn by a power loss', '{"pid": 1'],
] as const) {
  test(`R56 the lock of ${name} is taken over`, async () => {
    const output = lockedBy(name.replaceAll(' ', '-'), content);
    expect((await run(['clean', page, '-o', output])).status).toBe(0);
    expect(readdirSync(output)).toEqual(['kompas', 'manifest.ndjson']);
  });
}
