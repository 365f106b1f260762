import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { temporaryFolder } from '../support/io.ts';
import { goldText, STORIES, storyUrl } from '../web/stories.ts';
import { type FetchWeb, manifestOf, startFetchWeb } from './fetch-web.ts';

const folder = temporaryFolder();
const root = fileURLToPath(new URL('../../', import.meta.url));
let web: FetchWeb;
beforeAll(async () => {
  web = await startFetchWeb(folder);
});
afterAll(() => web.close());

const urls = STORIES.map((story) => storyUrl(story));

interface Ended {
  readonly status: number | null;
  readonly signal: string | null;
  readonly out: string;
  readonly err: string;
}

/** Runs the built program; `watch` sees standard output grow and may end the process. */
function start(
  args: readonly string[],
  watch: (out: string, kill: (signal: NodeJS.Signals) => void) => void = () => {},
  env: Readonly<Record<string, string>> = {},
): Promise<Ended> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [path.join(root, 'bin/saring.js'), ...args], { cwd: '/', env });
    let out = '';
    let err = '';
    child.stdout.on('data', (chunk: Buffer) => {
      out += chunk.toString();
      // A second signal would end it at once.
      watch(out, (signal) => child.killed || child.kill(signal));
    });
    child.stderr.on('data', (chunk: Buffer) => {
      err += chunk.toString();
    });
    child.on('close', (status, signal) => resolve({ status, signal, out, err }));
    child.stdin.end();
  });
}

describe('the process', () => {
  test('R70 works without a terminal, a home or a path; an authority of the user comes from NODE_EXTRA_CA_CERTS', async () => {
    const routes = web.options.slice(2);
    const env = { NODE_EXTRA_CA_CERTS: path.join(folder, 'authority.pem') };
    const ran = await start(['fetch', urls[2] ?? '', '-o', '-', ...routes], undefined, env);
    const [, , story] = STORIES;
    expect(ran).toMatchObject({ status: 0, out: story === undefined ? '' : goldText(story) });
    expect(ran.err).toBe('saring: 1 article from 1 input\n');
  });

  test.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const)('%s ends it with %i, and what was said to be written is there', async (signal, status) => {
    const output = path.join(folder, signal);
    // So slow that it cannot come to its end before the signal does.
    const command = ['fetch', ...urls, '-o', output, '--delay', '1', ...web.options];
    const ran = await start(command, (out, kill) => {
      if (out.includes('.json')) kill(signal);
    });
    expect(ran).toMatchObject({ status, signal: null });
    expect(ran.err).toContain('the same command goes on with them');
    for (const file of ran.out.trim().split('\n')) expect(existsSync(path.resolve('/', file))).toBe(true);
  });

  test('killed, it has lost nothing that it said was written; the next run does the rest', async () => {
    const output = path.join(folder, 'killed');
    const command = ['fetch', ...urls, '-o', output, '-f', 'txt,ndjson', ...web.options];
    const killed = await start([...command, '--delay', '1'], (out, kill) => {
      if (out.split('\n').length > 6) kill('SIGKILL');
    });
    expect(killed.signal).toBe('SIGKILL');
    const hitsBefore = web.hits().length;
    const rest = await start([...command, '--delay', '0']);
    const asked = web
      .hits()
      .slice(hitsBefore)
      .map((hit) => hit.path.replace(/\?.*$/, ''));
    const stories = new Set(urls.map((url) => new URL(url).pathname).filter((one) => asked.includes(one)));
    // All but the one that the kill came upon are not fetched again.
    expect(stories.size).toBeLessThanOrEqual(1 + urls.length - killed.out.trim().split('\n').length);
    expect(rest.status).toBe(0);
    expect(manifestOf(output).map(({ status }) => status)).toEqual(urls.map(() => 'ok'));
    const lines = readFileSync(path.join(output, 'articles.ndjson'), 'utf8').trim().split('\n');
    const inputs = lines.map((line) => (JSON.parse(line) as { input: string }).input);
    expect([...inputs].sort()).toEqual([...urls].sort());
  });
});

describe('what is loaded', () => {
  const source = (file: string): string => readFileSync(path.join(root, 'src', file), 'utf8');

  /** Every module that is loaded with these, what is imported on demand left out. */
  const loadedWith = (entries: readonly string[]): Set<string> => {
    const seen = new Set<string>();
    const open = [...entries];
    for (let file = open.pop(); file !== undefined; file = open.pop()) {
      if (seen.has(file)) continue;
      seen.add(file);
      if (!file.endsWith('.ts')) continue;
      for (const [, type, names, to] of source(file).matchAll(
        /^(?:import|export) (type )?(?:([^'"]*?) from )?'([^']+)';$/gms,
      )) {
        const onlyTypes = type !== undefined || /^\{(?:\s*type [^,]+,?)+\s*\}$/.test(names ?? '');
        if (onlyTypes || to === undefined) continue;
        open.push(to.startsWith('.') ? path.posix.join(path.posix.dirname(file), to) : to);
      }
    }
    return seen;
  };

  test('undici is loaded for fetching only, and only once there is something to fetch', () => {
    expect(loadedWith(['fetch/client.ts'])).toContain('undici');
    expect(loadedWith(['cli/main.ts', 'cli/program.ts', 'app/clean.ts', 'app/fetch/fetch.ts'])).not.toContain('undici');
  });
});
