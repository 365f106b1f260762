import { spawnSync } from 'node:child_process';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { run, temporaryFolder } from '../support/io.ts';

const bin = fileURLToPath(new URL('../../bin/saring.js', import.meta.url));
const folder = temporaryFolder();
const file = (name: string, content: string): string => {
  writeFileSync(path.join(folder, name), content);
  return path.join(folder, name);
};
const list = file('daftar.txt', 'https://www.kompas.com/read/1\n');
const page = file('halaman.html', '<!doctype html><p>Pasar khayal buka pukul lima.</p>');
const pages = path.join(folder, 'simpanan');
mkdirSync(pages);

/** The program in a process of its own. */
function start(args: readonly string[], nodeOptions: readonly string[] = []): { status: number | null; err: string } {
  const { status, stderr } = spawnSync(process.execPath, [...nodeOptions, bin, ...args], { encoding: 'utf8' });
  return { status, err: stderr };
}

describe('whoever leaves the command out is told which one', () => {
  test.each([
    [['https://www.kompas.com/read/1'], 'saring fetch https://www.kompas.com/read/1'],
    [['kompas.com/read/1', '-o', '-'], 'saring fetch kompas.com/read/1'],
    [['-o', 'articles', 'www.kontan.co.id'], 'saring fetch www.kontan.co.id'],
    [['-o', 'src', '--output', 'tests', 'www.kontan.co.id'], 'saring fetch www.kontan.co.id'],
    [[page], `saring clean ${page}`],
    [[pages], `saring clean ${pages}`],
    [[list], `saring clean ${list}, or for the addresses in it: saring fetch -i ${list}`],
  ])('%j', async (args, advice) => {
    const { status, out, err } = await run(args);
    expect([status, out, err.split('\n')]).toEqual([2, '', [expect.stringMatching(/^saring: /), '']]);
    expect(err.trim().endsWith(`say what to do with it: ${advice}`)).toBe(true);
  });

  test('what is neither a file nor an address is an unknown command', async () => {
    expect((await run(['tiada'])).err).toContain("unknown command 'tiada'");
  });
});

describe('saring clean over a list of inputs', () => {
  test.each([
    ['addresses', 'https://www.kompas.com/read/1\nhttps://www.kompas.com/read/2\n'],
    ['what find writes', './simpanan/a.html\n./simpanan/b c.html.gz\n'],
    ['what find -print0 writes', './simpanan/a.html\0./simpanan/b c.html.gz\0'],
    ['one address', 'https://www.kompas.com/read/1'],
  ])('says how lists are given: %s', async (_, stdin) => {
    for (const [input, given] of [
      ['-', { stdin }],
      [file('daftar-lain', stdin), {}],
    ] as const) {
      const { status, err } = await run(['clean', input, '-o', '-'], given);
      expect([status, err.split('\n')[0]]).toEqual([
        1,
        `not-html  ${input}  a list of inputs, not a page: give it with --input-list`,
      ]);
    }
  });

  test('--null without a list is wrong use', async () => {
    const { status, err } = await run(['clean', '-', '--null', '-o', '-'], { stdin: 'a.html\0' });
    expect([status, err]).toEqual([2, expect.stringContaining('--null is for lists of inputs')]);
  });
});

test.each([
  [[list], `${list} is a file; for the addresses in it: saring fetch -i ${list}`],
  [['kompas.com/read/1', page], `${page} is no address; to clean saved pages: saring clean ${page}`],
  [[pages], `${pages} is no address; to clean saved pages: saring clean ${pages}`],
])('saring fetch with a file among the addresses: %j', async (args, advice) => {
  expect(await run(['fetch', ...args])).toEqual({ status: 2, out: '', err: `saring: ${advice}\n` });
});

describe('the program as it is started', () => {
  test.each([
    [['clean', 'x.html', '--jobs', 'many'], 'clean'],
    [['fetch', 'https://x.test/', '--delay', 'soon'], 'fetch'],
  ])('a mistake in a command points to its own help: %j', (args, command) => {
    const { status, err } = start(args);
    expect([status, err.split('\n')[1]]).toEqual([2, `(see saring ${command} --help)`]);
  });

  test('a line for cron names the program itself, not what npx has linked in its cache', () => {
    const cache = path.join(folder, '_npx/0a1b/node_modules/.bin');
    mkdirSync(cache, { recursive: true });
    symlinkSync(bin, path.join(cache, 'saring'));
    const asked = [path.join(cache, 'saring'), 'sync', '--init', 'kompas'];
    const { stdout } = spawnSync(process.execPath, asked, { encoding: 'utf8', cwd: folder });
    expect(stdout).toContain(`&& ${process.execPath} ${bin} sync --config saring.config.json --quiet\n`);
    expect(stdout).not.toContain('_npx');
  });

  test.each(['18.20.8', '20.18.3', '12.22.0'])('Node %s gets one line', (version) => {
    const old = file(
      `node-${version}.cjs`,
      `Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '${version}' } });`,
    );
    expect(start(['--version'], ['--require', old])).toEqual({
      status: 2,
      err: `saring: needs Node 20.19 or newer, and this is Node ${version}\n`,
    });
  });

  test.each(['20.19.0', '22.0.0', '24.1.0'])('Node %s is let in', (version) => {
    const young = file(
      `node-${version}.cjs`,
      `Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '${version}' } });`,
    );
    expect(start(['--version'], ['--require', young])).toEqual({ status: 0, err: '' });
  });
});
