import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { parquetReadObjects } from 'hyparquet';
import { describe, expect, test } from 'vitest';
import { run, temporaryFolder } from '../support/io.ts';
import { kompasPage } from '../support/story-pages.ts';

const folder = temporaryFolder();
const input = path.join(folder, 'in');
const program = fileURLToPath(new URL('../../bin/saring.js', import.meta.url));
const count = 45;

mkdirSync(input);
for (let i = 0; i < count; i++) {
  const page = kompasPage({ number: i, paragraphs: [`KOTA, KOMPAS.com - Cerita ${i} dari kota.`, 'Kata '.repeat(i)] });
  writeFileSync(path.join(input, `${String(i + 10)}.html`), page);
}
writeFileSync(path.join(input, '90-again.html'), kompasPage({ number: 0, paragraphs: ['Cerita lain.'] }));
writeFileSync(path.join(input, '91-empty.html'), '');
writeFileSync(
  path.join(input, '92-part.html'),
  kompasPage({ number: 59, page: 1, total: 2, paragraphs: ['Bagian satu.'] }),
);

const read = (output: string, name: string): Buffer => readFileSync(path.join(output, name));
const filesIn = (output: string): Record<string, string> =>
  Object.fromEntries(
    readdirSync(output)
      .filter((name) => name !== '.saring')
      .sort()
      .map((name) => [name, read(output, name).toString('base64')]),
  );

const fixtures = fileURLToPath(new URL('../../fixtures/kontan/', import.meta.url));
const shell = (command: string): string =>
  spawnSync('/bin/bash', ['-c', command.replaceAll('saring', `'${process.execPath}' '${program}'`)], {
    cwd: folder,
    encoding: 'utf8',
  }).stdout.trim();

test.each(['clean in/10.html -o -', 'clean in -o - -f ndjson', 'clean --stream -f ndjson < /dev/null'])(
  'saring %s remembers nothing, and loads no database',
  (args) => {
    // The database is the one part of the program that Node does not run itself.
    expect(shell(`NODE_OPTIONS=--no-addons saring ${args} 2>&1 >/dev/null | grep -c 'native addon'`)).toBe('0');
    expect(shell("NODE_OPTIONS=--no-addons saring clean in -o out 2>&1 | grep -c 'native addon'")).not.toBe('0');
  },
);

describe.skipIf(!existsSync('/dev/full'))('standard output that takes nothing', () => {
  test.each(['clean in -o - -f ndjson', '--help', '--version'])('saring %s ends with 74', (args) => {
    expect(shell(`saring ${args} 2>/dev/null >/dev/full; echo $?`)).toBe('74');
  });

  test('a list nobody reads further ends no run', () => {
    expect(shell('saring clean in -o headed 2>/dev/null | head -1 | wc -l; wc -l < headed/manifest.ndjson')).toBe(
      `1\n${count + 3}`,
    );
  });

  test('closed standard error ends no run', () => {
    expect(shell('saring clean in -o unheard 2>/dev/full >/dev/null; ls -A unheard | grep -c lock')).toBe('0');
  });
});

test('articles on standard output leave nothing in the folder for temporary files', () => {
  const command =
    'mkdir scratch; TMPDIR="$PWD/scratch" saring clean in -o - -f ndjson 2>/dev/null | wc -l; ls -A scratch | wc -l';
  expect(shell(command)).toBe(`${count + 1}\n0`);
});

describe('mistakes', () => {
  test('saring reads none of its own output', () => {
    const clean = `saring clean . -o articles -q >/dev/null 2>&1; wc -l < articles/manifest.ndjson`;
    const [first, second] = shell(`mkdir own; cp -r '${fixtures}' own; cd own; ${clean}; ${clean}`).split('\n');
    expect(second).toBe(first);
  });

  test.each([
    ['clean -i nowhere.txt', 'nowhere.txt: no such file'],
    ['clean -i in', '--input-list in: a folder'],
    ['clean --retry-failed -o nowhere', 'no manifest in nowhere'],
    ['clean in --config quiet.json', '"quiet" needs true or false'],
  ])('saring %s -> %s', (args, words) => {
    writeFileSync(path.join(folder, 'quiet.json'), '{"quiet":"yes"}');
    const said = shell(`saring ${args} 2>&1; echo $?`);
    expect(said).toContain(words);
    expect(said).toMatch(/\b2$/);
    expect(existsSync(path.join(folder, 'nowhere'))).toBe(false);
  });

  test('help asked for is no mistake', () => {
    expect(shell('saring help clean >/dev/null; echo $?')).toBe('0');
  });

  test('a retry in parts wants the same parts, and the command printed can be pasted', async () => {
    const sharded = path.join(folder, 'sharded');
    const retry = ['clean', '--retry-failed', '-f', 'ndjson', '-o', sharded];
    const { err } = await run(['clean', input, '-f', 'ndjson', '--shard', '20', '-o', sharded]);
    expect(err).toContain(`saring clean --retry-failed -f ndjson --shard 20 -o ${sharded}`);
    expect((await run(retry)).err).toContain('are in parts: add --shard as in the run before');
    writeFileSync(path.join(input, '91-empty.html'), kompasPage({ number: 48, paragraphs: ['Isi susulan.'] }));
    const parts = [1, 2, 3].map((part) => `articles-0000${part}.ndjson`);
    const before = parts.map((part) => read(sharded, part).toString()).join('');
    const { status } = await run([...retry, '--shard', '20']);
    expect(status).toBe(0);
    const after = parts.map((part) => read(sharded, part).toString());
    expect(after.map((part) => part.split('\n').length - 1)).toEqual([20, 20, 7]);
    expect(after.join('').startsWith(before)).toBe(true);
    expect(after.join('')).toContain('Isi susulan.');
    writeFileSync(path.join(input, '91-empty.html'), '');
    const named = await run([
      'clean',
      path.join(input, '91-empty.html'),
      '--site',
      'generic',
      '-o',
      path.join(folder, 'two words'),
    ]);
    expect(named.err).toContain(`saring clean --retry-failed --site generic -o '${path.join(folder, 'two words')}'`);
  });

  test('a run never replaces the one file of other inputs silently', async () => {
    const here = path.join(folder, 'twice');
    const [one, two] = ['10.html', '11.html'].map((name) => path.join(input, name)) as [string, string];
    const clean = async (file: string, format = 'ndjson,csv', ...more: string[]): Promise<string> =>
      (await run(['clean', file, '-f', format, '-o', here, ...more])).err;
    expect(await clean(one)).not.toContain('replaced');
    expect(await clean(one)).not.toContain('replaced');
    expect(await clean(two, 'ndjson,csv')).toContain(
      `saring: ${here}/articles.ndjson, ${here}/articles.csv hold stories of another run and are replaced when this one ends: to keep both, stop it now and choose another folder with --output\n`,
    );
    expect(await clean(one, 'csv')).toContain(`${here}/articles.csv holds stories of another run`);
    expect(await clean(two, 'ndjson', '--shard', '5')).not.toContain('replaced');
    expect(await clean(one, 'ndjson', '--shard', '5')).toContain('articles-00001.ndjson holds stories');
    expect(await clean(one, 'txt')).not.toContain('replaced');
  });
});

describe('outputs at scale', () => {
  test('shards, gzip and parquet hold the same stories as one file, with 1 job or 8', async () => {
    const [one, parts, again] = ['one', 'parts', 'again'].map((name) => path.join(folder, name)) as [
      string,
      string,
      string,
    ];
    expect((await run(['clean', input, '-o', one, '-f', 'ndjson,csv', '-q'])).status).toBe(1);
    const command = ['clean', input, '-f', 'ndjson.gz,csv,parquet', '--shard', '20', '-q'];
    await run([...command, '-o', parts, '-j', '1']);
    await run([...command, '-o', again, '-j', '8']);
    expect(filesIn(again)).toEqual(filesIn(parts));
    const lines = read(one, 'articles.ndjson').toString();
    const shards = [1, 2, 3].map((part) => gunzipSync(read(parts, `articles-0000${part}.ndjson.gz`)).toString());
    expect(shards.join('')).toBe(lines);
    const rows = await Promise.all(
      [1, 2, 3].map((part) => {
        const bytes = read(parts, `articles-0000${part}.parquet`);
        return parquetReadObjects({
          file: bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length) as ArrayBuffer,
        });
      }),
    );
    expect(rows.map((part) => part.length)).toEqual([20, 20, 6]);
    const ids = lines
      .trim()
      .split('\n')
      .map((line) => (JSON.parse(line) as { id: string }).id);
    expect(rows.flat().map((row) => row['id'])).toEqual(ids);
    const manifest = read(parts, 'manifest.ndjson').toString().trim().split('\n');
    expect(JSON.parse(manifest[25] ?? '')).toMatchObject({
      paths: ['articles-00002.ndjson.gz', 'articles-00002.csv', 'articles-00002.parquet'],
    });
  });

  const wrong: readonly (readonly [string, readonly string[], RegExp])[] = [
    ['parts of one file a story', ['--shard', '5'], /--shard parts the formats of many stories a file/],
    ['parts of none', ['--shard', '0', '-f', 'ndjson'], /--shard needs a whole number from 1 to 1000000000, not "0"/],
    ['parts on standard output', ['--shard', '5', '-f', 'ndjson', '-o', '-'], /--shard writes files/],
    ['parquet on standard output', ['-f', 'parquet', '-o', '-'], /"-o -" writes text, not parquet/],
    ['gzip on standard output', ['-f', 'csv.gz', '-o', '-'], /"-o -" writes text, not csv\.gz/],
    ['a compressed format that is none', ['-f', 'txt.gz'], /unknown format "txt\.gz", known are .*ndjson\.gz/],
  ];
  test.each(wrong)('%s is refused', async (_, options, message) => {
    const { status, err } = await run(['clean', input, ...options]);
    expect(err).toMatch(message);
    expect(status).toBe(2);
  });
});

describe('the corpus card', () => {
  const card = { stories: count + 1, partial: 1, paywalled: 0, duplicates: 1, fallback: 0, fallbackShare: 0 };

  test('as a table and as JSON', async () => {
    const output = path.join(folder, 'card');
    const { out, err } = await run(['clean', input, '-o', output, '-f', 'ndjson', '--stats', '--json', '-q']);
    const report = JSON.parse(out) as { card: Record<string, unknown> };
    expect(report.card).toMatchObject(card);
    const words = read(output, 'articles.ndjson')
      .toString()
      .trim()
      .split('\n')
      .reduce((sum, line) => sum + (JSON.parse(line) as { wordCount: number }).wordCount, 0);
    const row = (name: string): object => ({ name, stories: count + 1, words });
    expect(report.card).toMatchObject({
      words,
      bySite: [row('kompas')],
      byYear: [row('2020')],
      bySection: [row('Tren')],
    });
    expect(err).toMatch(new RegExp(`^saring: the corpus\\n {2}stories, words +${count + 1} +${words}\\n`, 'm'));
    expect(err).toMatch(/section {2}Tren +46/);
  });

  test('counts what was done before a stop as well', async () => {
    const output = path.join(folder, 'stopped');
    const stop = new AbortController();
    const command = ['clean', input, '-o', output, '-f', 'txt', '--stats', '-j', '1'];
    const { status, err } = await run(command, { stop: stop.signal, onOut: () => stop.abort() });
    expect(status).toBe(130);
    const before = Number(/^saring: stopped: (\d+) articles/m.exec(err)?.[1]);
    expect(before).toBeGreaterThan(0);
    expect(before).toBeLessThan(card.stories);
    const { out } = await run([...command, '--json', '-q']);
    expect((JSON.parse(out) as { card: unknown }).card).toMatchObject(card);
  });
});

// The shell's limit on file sizes stands for a full disk: a write takes a part, the next one fails.
describe.skipIf(!existsSync('/bin/bash'))('R57 a disk that takes no more', () => {
  test('one line, status 74, and the same command does the rest once there is room', () => {
    const output = path.join(folder, 'limited');
    const command = `node '${program}' clean '${input}' -o '${output}' -f csv,ndjson -q`;
    const { status, stderr } = spawnSync('bash', ['-c', `ulimit -f 20; ${command}`], {
      encoding: 'utf8',
      timeout: 30_000,
    });
    expect(stderr.split('\n').filter((line) => !line.startsWith('empty-body'))).toEqual([
      expect.stringMatching(/^saring: cannot write .*limited\/.*: the file may not grow further here/),
      '',
    ]);
    expect(status).toBe(74);
    expect(readdirSync(output)).not.toContain('articles.ndjson');
    expect(() => execFileSync('bash', ['-c', command], { stdio: 'ignore' })).toThrow(/Command failed/);
    const undisturbed = path.join(folder, 'unlimited');
    spawnSync('node', [program, 'clean', input, '-o', undisturbed, '-f', 'csv,ndjson', '-q']);
    expect(filesIn(output)).toEqual(filesIn(undisturbed));
  });
});
