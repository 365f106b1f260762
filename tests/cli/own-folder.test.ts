import { spawnSync } from 'node:child_process';
import {
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { run, temporaryFolder } from '../support/io.ts';
import { kompasPage } from '../support/story-pages.ts';

const folder = temporaryFolder();
const input = path.join(folder, 'in');
mkdirSync(input);
for (let i = 0; i < 3; i++)
  writeFileSync(
    path.join(input, `${i}.html`),
    kompasPage({ number: i, paragraphs: [`KOTA, KOMPAS.com - Cerita nomor ${i} dari kota.`] }),
  );

let made = 0;
const fresh = (): string => path.join(folder, `out-${++made}`);
const statusesIn = (output: string): unknown[] =>
  readFileSync(path.join(output, 'manifest.ndjson'), 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => (JSON.parse(line) as { status: unknown }).status);

describe('a run whose every path leads nowhere leaves no line beside stories', () => {
  const nowhere = path.join(folder, 'inn');

  test('behind a good one', async () => {
    const output = fresh();
    await run(['clean', input, '-o', output]);
    const ran = await run(['clean', nowhere, '-o', output]);
    expect(ran.status).toBe(1);
    expect(ran.err).toContain('no such file');
    expect(ran.err).not.toContain('--retry-failed');
    expect(statusesIn(output)).toEqual(['ok', 'ok', 'ok']);
  });

  test('nor before it', async () => {
    const output = fresh();
    await run(['clean', nowhere, '-o', output]);
    expect(statusesIn(output)).toEqual(['failed']);
    await run(['clean', input, '-o', output]);
    expect(statusesIn(output)).toEqual(['ok', 'ok', 'ok']);
  });

  test('beside paths that lead somewhere its line stays, to be tried again', async () => {
    const output = fresh();
    await run(['clean', input, nowhere, '-o', output]);
    await run(['clean', input, '-o', output]);
    expect(statusesIn(output).sort()).toEqual(['failed', 'ok', 'ok', 'ok']);
  });
});

test('a manifest that another program wrote is never replaced', async () => {
  const output = fresh();
  mkdirSync(output);
  const file = path.join(output, 'manifest.ndjson');
  writeFileSync(file, '{"name":"kapal"}\n');
  const ran = await run(['clean', input, '-o', output]);
  expect(ran).toMatchObject({ status: 2, out: '' });
  expect(ran.err).toContain(`${file} was not written by saring: move it away`);
  expect(readFileSync(file, 'utf8')).toBe('{"name":"kapal"}\n');
});

describe('links in an output folder are not followed', () => {
  /** Runs with a link at a place of the output folder -> what lies where it leads. */
  async function written(link: string, formats: string, adds: boolean): Promise<{ status: number; kept: string }> {
    const output = fresh();
    const outside = path.join(folder, `outside-${made}`);
    mkdirSync(outside);
    writeFileSync(path.join(outside, 'own'), 'own');
    if (adds) {
      writeFileSync(path.join(folder, 'later.html'), '');
      await run(['clean', path.join(folder, 'later.html'), '-o', output, '-f', formats]);
      writeFileSync(path.join(folder, 'later.html'), readFileSync(path.join(input, '0.html')));
      rmSync(path.join(output, link), { force: true });
    }
    mkdirSync(path.dirname(path.join(output, link)), { recursive: true });
    symlinkSync(link === 'kompas' || link === '.saring' ? outside : path.join(outside, 'own'), path.join(output, link));
    const { status, err } = await run(['clean', ...(adds ? ['--retry-failed'] : [input]), '-o', output, '-f', formats]);
    if (status !== 0) expect(err).toContain('it is a link, and links in an output folder are not followed');
    expect(readdirSync(outside)).toEqual(['own']);
    return { status, kept: readFileSync(path.join(outside, 'own'), 'utf8') };
  }

  test.each([
    ['.saring', 'txt'],
    ['.saring/state.db', 'txt'],
    ['.saring/lock', 'txt'],
    ['kompas', 'txt'],
  ])('%s: the run is refused', async (link, formats) => {
    expect(await written(link, formats, false)).toEqual({ status: 74, kept: 'own' });
  });

  test('a file that a retry adds to: the run is refused', async () => {
    expect(await written('articles.ndjson', 'ndjson', true)).toEqual({ status: 74, kept: 'own' });
  });

  test.each([
    ['articles.ndjson', 'ndjson'],
    ['.saring/articles.ndjson.growing', 'ndjson'],
    ['.saring/articles.ndjson.gz.growing.sealed', 'ndjson.gz'],
    ['.saring/articles.parquet.growing.sealed', 'parquet'],
    ['.saring/manifest.ndjson', 'txt'],
  ])('%s: a file takes its place', async (link, formats) => {
    expect(await written(link, formats, false)).toEqual({ status: 0, kept: 'own' });
  });

  test('the output folder itself may be one', async () => {
    const output = fresh();
    mkdirSync(`${output}-place`);
    symlinkSync(`${output}-place`, output);
    expect((await run(['clean', input, '-o', output])).status).toBe(0);
    expect(lstatSync(output).isSymbolicLink() && existsSync(`${output}-place/manifest.ndjson`)).toBe(true);
  });
});

test('what a kill left under temporary names is swept', async () => {
  const output = fresh();
  mkdirSync(path.join(output, '.saring'), { recursive: true });
  writeFileSync(path.join(output, '.saring/.tmp-0123'), 'half');
  await run(['clean', input, '-o', output]);
  expect(readdirSync(path.join(output, '.saring')).filter((name) => name.startsWith('.tmp-'))).toEqual([]);
});

describe('the process says in one line', () => {
  const program = fileURLToPath(new URL('../../bin/saring.js', import.meta.url));

  test.each([28, 30, 32, 36])('that it may open too few files: %i', (most) => {
    for (const command of [
      ['clean', input],
      ['fetch', 'http://127.0.0.1/'],
    ]) {
      const given = [process.execPath, program, ...command, '-o', fresh()];
      const ran = spawnSync('sh', ['-c', `ulimit -n ${most}; exec "$@"`, 'sh', ...given], { encoding: 'utf8' });
      expect([ran.status, ran.stderr]).toEqual([74, expect.stringMatching(/^saring: too many open files: [^\n]*\n$/)]);
    }
  });

  test('that something was lost which nobody waited for', () => {
    // Lost as soon as the program listens, however long it takes to start.
    const lose = `const timer = setInterval(() => {
      if (process.listenerCount('unhandledRejection') === 0) return;
      clearInterval(timer);
      Promise.reject(new Error('kapal\\nkaram'));
    }, 20)`;
    const lost = `data:text/javascript,${encodeURIComponent(lose)}`;
    const given = [process.execPath, '--import', lost, program, 'clean', '-', '-o', fresh()];
    const ran = spawnSync('sh', ['-c', 'sleep 5 | "$@"', 'sh', ...given], { encoding: 'utf8' });
    expect(ran.status).toBe(70);
    expect(ran.stderr).toMatch(/^saring: this is a bug in saring [\d.]+, please report it: kapal karam\n$/);
  });
});
