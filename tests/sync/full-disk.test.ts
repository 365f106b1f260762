import { readdirSync, readFileSync } from 'node:fs';
import type { FileHandle } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { temporaryFolder } from '../support/io.ts';
import { STORIES } from '../web/stories.ts';
import { openVirtualWeb } from '../web/virtual-web.ts';
import { runScheduled } from './scheduled.ts';

/** How many more writes the disk takes. */
const disk = vi.hoisted(() => ({ writesLeft: Number.POSITIVE_INFINITY }));
vi.mock('node:fs/promises', async (original) => {
  const real = await original<typeof import('node:fs/promises')>();
  const open: typeof real.open = async (...how) => {
    const handle = await real.open(...how);
    for (const name of ['write', 'writeFile'] as const) limit(handle, name);
    return handle;
  };
  return { ...real, open };
});

function limit(handle: FileHandle, name: 'write' | 'writeFile'): void {
  const write = handle[name].bind(handle) as (...values: unknown[]) => Promise<unknown>;
  const limited = async (...values: unknown[]): Promise<unknown> => {
    disk.writesLeft -= 1;
    if (disk.writesLeft < 0) throw Object.assign(new Error('no space left on device'), { code: 'ENOSPC' });
    return write(...values);
  };
  Object.assign(handle, { [name]: limited });
}

const folder = temporaryFolder();
const stories = STORIES.filter(({ host }) => host.endsWith('kompas.com'));
const options = { source: ['sitemap'], format: ['txt', 'json', 'ndjson', 'csv'] };
const evening = Date.parse('2026-11-20T20:00:00+07:00');

/** Names and contents of all texts, and the ids in the files of all stories, as often as they are there. */
function storedIn(output: string): object {
  const names = readdirSync(output, { recursive: true, encoding: 'utf8' }).filter(
    (name) => !name.startsWith('.saring'),
  );
  const read = (name: string): string => readFileSync(path.join(output, name), 'utf8');
  const records = read('articles.ndjson').trim().split('\n');
  return {
    texts: names
      .filter((name) => name.endsWith('.txt'))
      .sort()
      .map((name) => [name, read(name)]),
    records: names.filter((name) => /\/.*\.json$/.test(name)).length,
    ids: records.map((line) => (JSON.parse(line) as { id: string }).id).sort(),
    rows: read('articles.csv')
      .split('\n')
      .filter((line) => line.startsWith('kompas:')).length,
    inputs: read('manifest.ndjson').trim().split('\n').length,
  };
}

describe('R57 a disk that is full during a scheduled run', () => {
  test('ends it with what could not be written, and the next run with room leaves nothing out and nothing twice', async () => {
    const run = async (output: string, writes: number, time: number): Promise<string> => {
      const web = openVirtualWeb(stories, time);
      disk.writesLeft = writes;
      const ended = runScheduled(web, output, ['kompas'], options).then(
        (ran) => ran.ended,
        (error: unknown) => String(error),
      );
      return ended.finally(() => {
        disk.writesLeft = Number.POSITIVE_INFINITY;
      });
    };
    const whole = path.join(folder, 'whole');
    expect(await run(whole, Number.POSITIVE_INFINITY, evening)).toBe('ok');
    let full = 0;
    for (let writes = 0; ; writes += 2) {
      const output = path.join(folder, `full-${writes}`);
      const ended = await run(output, writes, evening);
      if (ended === 'ok') break;
      full += 1;
      expect(ended).toMatch(/^OutputError: cannot write .*: the disk is full: free space/);
      expect([writes, await run(output, Number.POSITIVE_INFINITY, evening + 3_600_000)]).toEqual([writes, 'ok']);
      expect([writes, storedIn(output)]).toEqual([writes, storedIn(whole)]);
    }
    expect(full).toBeGreaterThan(2 * stories.length);
  });
});
