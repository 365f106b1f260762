import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { run, temporaryFolder } from '../support/io.ts';
import { kompasPage } from '../support/story-pages.ts';

const folder = temporaryFolder();

test.each([
  ['a page', ['clean', '-', '-o', '-'], kompasPage()],
  ['inputs, one a line', ['clean', '-i', '-', '-o', '-'], 'nowhere.html\n'],
  ['records, one a line', ['clean', '-', '--stream'], '{}\n'],
  ['addresses, one a line', ['fetch', '-', '-o', '-'], 'kompas.com\n'],
  ['inputs, one a line', ['fetch', '-i', '-', '-o', '-'], 'kompas.com\n'],
])('a terminal is told that %s must be typed: %j', async (what, argv, stdin) => {
  const line = `saring: waiting on standard input for ${what} (Ctrl-D ends it)\n`;
  const { err } = await run(argv, { stdin, typed: true });
  expect(err.startsWith(line)).toBe(true);
  expect(err.split('waiting')).toHaveLength(2);
  expect((await run(argv, { stdin })).err).not.toContain('waiting');
  expect((await run([...argv, '-q'], { stdin, typed: true })).err).not.toContain('waiting');
});

test('a config file may ask for quiet', async () => {
  const config = path.join(folder, 'quiet.json');
  writeFileSync(config, '{"quiet": true}');
  const { err } = await run(['clean', '-', '-o', '-', '--config', config], { stdin: kompasPage(), typed: true });
  expect(err).toBe('');
});

test('nobody is kept waiting who typed something wrong, or named files', async () => {
  const file = path.join(folder, 'a.html');
  writeFileSync(file, kompasPage());
  expect((await run(['clean', '-', '-f', 'pdf'], { typed: true })).err).toMatch(/^saring: --format: unknown/);
  expect((await run(['clean', '-', 'x', '--stream'], { typed: true })).err).toMatch(/^saring: --stream reads/);
  expect((await run(['clean', file, '-o', '-'], { typed: true })).err).toMatch(/^saring: 1 article/);
});

test('nothing is drawn among what is typed', async () => {
  const argv = ['clean', '-', '-o', path.join(folder, 'out')];
  let clock = 0;
  const now = (): number => {
    clock += 1000;
    return clock;
  };
  const terminal = { stdin: kompasPage(), terminal: true, now };
  expect((await run(argv, terminal)).err).toContain('\u001b');
  expect((await run(argv, { ...terminal, typed: true })).err).not.toContain('\u001b');
});
