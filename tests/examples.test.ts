import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { commands } from '../src/cli/commands/index.ts';
import { parseLine, wordsOf } from './support/command-lines.ts';
import { temporaryFolder } from './support/io.ts';

const root = fileURLToPath(new URL('../', import.meta.url));
const here = temporaryFolder();
symlinkSync(path.join(root, 'fixtures'), path.join(here, 'fixtures'));

const documents = [
  'README.md',
  'CONTRIBUTING.md',
  ...readdirSync(path.join(root, 'docs')).map((name) => `docs/${name}`),
];

/** What the documents tell people to type. */
const shown = documents.flatMap((name) =>
  [...readFileSync(path.join(root, name), 'utf8').matchAll(/^\$ (.*\bsaring\b.*)$/gm)].map((match) => match[1] ?? ''),
);
const examples = commands.flatMap((command) => command.examples);

test('there are some', () => {
  expect(shown.length).toBeGreaterThan(20);
});

test.each([...new Set([...shown, ...examples])])('$ %s can be typed', async (line) => {
  const calls = wordsOf(line);
  expect(calls.length).toBeGreaterThan(0);
  for (const words of calls) expect(await parseLine(words)).toBe('');
});

test('a line that cannot be typed is noticed', async () => {
  expect(await parseLine(['clean', 'x.html', '--formt', 'txt'])).toContain("unknown option '--formt'");
  expect(await parseLine(['clean', 'x.html', '-f', 'docx'])).toContain('docx');
  expect(await parseLine(['fetsh', 'x'])).toContain("unknown command 'fetsh'");
});

const runnable = shown.filter((line) => line.includes('fixtures') || line.includes('--retry-failed'));

// In the order of the documents: retries need what was written before.
test.each(runnable)('$ %s works', (line) => {
  const command = line.replace(/(?:npx )?\bsaring /g, `node ${path.join(root, 'bin/saring.js')} `);
  execFileSync('bash', ['-c', command], { cwd: here, stdio: 'pipe' });
});
