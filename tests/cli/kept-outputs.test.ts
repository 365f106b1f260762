import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { type Ran, run, temporaryFolder } from '../support/io.ts';
import { kompasPage } from '../support/story-pages.ts';

const folder = temporaryFolder();
const count = 40;
const [input, other, empty] = ['in', 'other', 'empty'].map((name) => path.join(folder, name)) as [
  string,
  string,
  string,
];
for (const one of [input, other, empty]) mkdirSync(one);
for (let i = 0; i < count; i++)
  writeFileSync(
    path.join(i < count - 5 ? input : other, `${i + 10}.html`),
    kompasPage({ number: i, paragraphs: [`KOTA, KOMPAS.com - Cerita nomor ${i} dari kota.`] }),
  );
writeFileSync(path.join(folder, 'list.txt'), '');

let made = 0;
const fresh = (): string => path.join(folder, `out-${++made}`);
const read = (output: string, name: string): string => readFileSync(path.join(output, name), 'utf8');
const linesOf = (output: string, name = 'manifest.ndjson'): Record<string, unknown>[] =>
  read(output, name)
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);

/** A run that is stopped once it has printed so many texts. */
async function stopped(command: readonly string[], lines: number): Promise<Ran> {
  const stop = new AbortController();
  const onOut = (out: string): void => {
    if (out.split('\n').length > lines) stop.abort();
  };
  return run([...command, '-j', '1'], { stop: stop.signal, onOut });
}

describe('a run without any story takes nothing from an earlier one', () => {
  test.each([
    ['a mistyped path', [path.join(folder, 'inn')], ''],
    ['an empty folder', [empty], ''],
    ['empty standard input', ['-'], ''],
    ['an empty list', ['-i', path.join(folder, 'list.txt')], ''],
    ['pages without a story', ['-'], '<html><body><p>Halaman.</p></body></html>'],
  ])('%s', async (_, inputs, stdin) => {
    for (const more of [[], ['--shard', '10']]) {
      const output = fresh();
      const way = ['-f', 'ndjson,csv', ...more, '-o', output];
      await run(['clean', input, ...way]);
      const names =
        more.length === 0 ? ['articles.ndjson', 'articles.csv'] : ['articles-00001.ndjson', 'articles-00004.csv'];
      const before = names.map((name) => read(output, name));
      const { err } = await run(['clean', ...inputs, ...way], { stdin });
      expect(names.map((name) => read(output, name))).toEqual(before);
      expect(err).toContain('saring: nothing was replaced, since no input gave an article\n');
      expect(linesOf(output).filter(({ status }) => status === 'ok')).toHaveLength(count - 5);
    }
  });

  test('where nothing was before, the files are there and empty', async () => {
    const output = fresh();
    await run(['clean', empty, '-f', 'ndjson', '-o', output]);
    expect(read(output, 'articles.ndjson')).toBe('');
  });
});

test('--limit says that it replaces the stories of a longer run', async () => {
  const output = fresh();
  const command = ['clean', input, '-f', 'ndjson', '-o', output];
  const replaced = 'articles.ndjson holds stories of another run and is replaced';
  expect((await run([...command, '--limit', '5'])).err).not.toContain(replaced);
  expect((await run([...command, '--limit', '5'])).err).not.toContain(replaced);
  expect((await run(command)).err).not.toContain(replaced);
  expect((await run([...command, '--limit', '5'])).err).toContain(replaced);
});

test('the manifest names no story that other inputs have replaced, and files of its own stay in it', async () => {
  const output = fresh();
  await run(['clean', input, '-f', 'ndjson,txt', '-o', output]);
  await run(['clean', other, '-f', 'ndjson', '-o', output]);
  const lines = linesOf(output);
  expect(lines).toHaveLength(count);
  const ids = new Set(linesOf(output, 'articles.ndjson').map(({ id }) => id));
  for (const { id, paths } of lines) expect((paths as string[]).includes('articles.ndjson')).toBe(ids.has(id));
  await run(['clean', input, '-f', 'ndjson', '--shard', '10', '-o', output]);
  const { err } = await run(['clean', input, '-f', 'ndjson', '-o', output]);
  expect(err).toContain(`${output}/articles-00001.ndjson of another run will stay beside the files of this one`);
});

describe('a stopped run of another command', () => {
  test('is not given up unless the user says so', async () => {
    const output = fresh();
    const command = ['clean', input, '-f', 'txt,ndjson', '-o', output];
    expect((await stopped(command, 10)).status).toBe(130);
    for (const another of [
      ['clean', other, '-o', output],
      ['clean', '--retry-failed', '-o', output],
      ['clean', input, '-f', 'ndjson', '-o', output],
    ]) {
      const { status, err } = await run(another);
      expect(status).toBe(2);
      expect(err).toContain(
        `${output} holds a stopped run: give its command (saring clean ${input} -f txt,ndjson -o ${output}) to finish it, add --restart to give it up, or choose another folder with --output`,
      );
    }
    // Written otherwise, it is the same command.
    const same = await run(['clean', `${input}/`, '-f', 'ndjson,txt', '-o', output, '-q']);
    expect(same.status).toBe(0);
    expect(linesOf(output, 'articles.ndjson')).toHaveLength(count - 5);
  });

  test('given up, its texts stay, and so do earlier lines of what it had not stored', async () => {
    const output = fresh();
    await run(['clean', input, '-f', 'txt', '-o', output]);
    expect((await stopped(['clean', input, '-f', 'txt,ndjson', '-o', output], 10)).status).toBe(130);
    expect((await run(['clean', other, '-o', output, '-f', 'txt', '--restart'])).status).toBe(0);
    expect(linesOf(output)).toHaveLength(count);
    for (const { paths } of linesOf(output)) expect(paths).toEqual([expect.stringMatching(/^kompas\/.*\.txt$/)]);
  });

  test('that had done nothing yet stands in no way', async () => {
    const output = fresh();
    const stop = new AbortController();
    stop.abort();
    expect((await run(['clean', input, '-o', output], { stop: stop.signal })).status).toBe(130);
    expect((await run(['clean', other, '-o', output])).status).toBe(0);
  });
});

test('the manifest of a stopped run names no file that is not there yet', async () => {
  const output = fresh();
  expect((await stopped(['clean', input, '-f', 'txt,ndjson', '-o', output], 10)).status).toBe(130);
  expect(linesOf(output).length).toBeGreaterThan(9);
  for (const { paths } of linesOf(output)) expect(paths).toEqual([expect.stringMatching(/\.txt$/)]);
});

test('an input named twice has one line, and repeats of what was replaced have none', async () => {
  const output = fresh();
  const repeat = path.join(folder, 'repeat.html');
  writeFileSync(repeat, readFileSync(path.join(input, '10.html')));
  await run(['clean', input, path.join(input, '10.html'), repeat, '-o', output, '-f', 'ndjson']);
  expect(linesOf(output)).toHaveLength(count - 4);
  expect(linesOf(output).at(-1)).toMatchObject({ input: repeat, code: 'duplicate' });
  await run(['clean', other, '-o', output, '-f', 'ndjson']);
  expect(linesOf(output)).toHaveLength(5);
});
