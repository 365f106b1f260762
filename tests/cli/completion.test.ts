import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { commands } from '../../src/cli/commands/index.ts';
import { run, temporaryFolder } from '../support/io.ts';

const folder = temporaryFolder();

/** Words as typed after the prompt -> what bash offers for the last one. */
async function offered(...typed: string[]): Promise<string[]> {
  const script = path.join(folder, 'completion.bash');
  writeFileSync(script, (await run(['completion', 'bash'])).out);
  const words = typed.map((word) => `'${word}'`).join(' ');
  const ask = `source '${script}'; COMP_WORDS=(${words}); COMP_CWORD=${typed.length - 1}; _saring; printf '%s\\n' "\${COMPREPLY[@]}"`;
  return execFileSync('bash', ['-c', ask], { cwd: folder, encoding: 'utf8' })
    .split('\n')
    .filter((word) => word !== '');
}

describe('bash', () => {
  test('completes commands', async () => {
    expect(await offered('saring', 'c')).toEqual(['clean', 'completion']);
    expect(await offered('saring', 'help', 'f')).toEqual(['fetch']);
  });

  test('completes the options of the command, short ones too', async () => {
    expect(await offered('saring', 'clean', '--keep')).toEqual(['--keep-duplicates']);
    expect(await offered('saring', 'clean', '--war')).toEqual([]);
    expect(await offered('saring', 'fetch', '--war')).toEqual(['--warc']);
    expect(await offered('saring', 'fetch', '-')).toContain('-o');
  });

  test('completes what an option takes', async () => {
    expect(await offered('saring', 'clean', '--site', 'ko')).toEqual(['kompas', 'kontan']);
    expect(await offered('saring', 'clean', '-f', 'nd')).toEqual(['ndjson', 'ndjson.gz']);
    expect(await offered('saring', 'fetch', '--only', 'ko')).toEqual(['kompas', 'kontan']);
    expect(await offered('saring', 'clean', '--fields', 'ti')).toEqual(['title']);
    expect(await offered('saring', 'clean', '--status', 'pa')).toEqual(['partial', 'paywalled']);
    writeFileSync(path.join(folder, 'two words.html'), '');
    expect(await offered('saring', 'clean', 'two')).toEqual(['two words.html']);
  });

  test('completes arguments', async () => {
    expect(await offered('saring', 'discover', 't')).toEqual(['tribun']);
    expect(await offered('saring', 'completion', '')).toEqual(['bash', 'zsh', 'fish']);
  });
});

test.each(['zsh', 'fish'])('the script for %s names every command and every option', async (shell) => {
  const { out } = await run(['completion', shell]);
  const names = commands.flatMap(({ name, options }) => [
    name,
    ...options.map(({ flags }) => /--([\w-]+)/.exec(flags)?.[1] ?? ''),
  ]);
  expect(names.filter((name) => !out.includes(name))).toEqual([]);
  // Quotes that do not close would swallow the rest of the script.
  const bare = out.replace(/'\\''/g, '').replace(/\\[\\']/g, '');
  expect(bare.split("'").length % 2).toBe(1);
});

test('another shell, or none, is refused in one line', async () => {
  expect(await run(['completion', 'tcsh'])).toMatchObject({
    status: 2,
    err: 'saring: completion: tcsh is not one of them: bash, zsh, fish\n',
  });
  expect(await run(['completion'])).toMatchObject({
    status: 2,
    err: 'saring: completion: which shell: bash, zsh, fish\n',
  });
});

test('the help of a mistyped command says so', async () => {
  expect(await run(['help', 'clen'])).toEqual({
    status: 2,
    out: '',
    err: "saring: unknown command 'clen'\n(Did you mean clean?)\n(see saring --help)\n",
  });
  expect((await run(['help', 'clean'])).out).toContain('Usage: saring clean');
  expect((await run(['help', 'completion'])).status).toBe(0);
  expect((await run(['help'])).status).toBe(0);
});

test('fish offers no files where words are wanted', async () => {
  const { out } = await run(['completion', 'fish']);
  const lines = out.split('\n').filter((line) => /-l (?:format|only|status) /.test(line));
  expect(lines.length).toBeGreaterThan(3);
  expect(lines.filter((line) => !line.includes(' -x -a '))).toEqual([]);
});
