import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { exitCodes } from '../../src/settings/exit-code.ts';
import { temporaryFolder } from '../support/io.ts';
import { kompasAddress, kompasPage } from '../support/story-pages.ts';
import { STORIES, storyUrl } from '../web/stories.ts';
import { type FetchWeb, startFetchWeb } from './fetch-web.ts';

const folder = temporaryFolder();
const script = fileURLToPath(new URL('../../bin/saring.js', import.meta.url));
const inFolder = (name: string): string => path.join(folder, name);
const page = inFolder('page.html');
const empty = inFolder('empty.html');
writeFileSync(page, kompasPage());
writeFileSync(empty, '');
const [story] = STORIES.map((one) => storyUrl(one));
const records = Array.from(
  { length: 200 },
  (_, i) => `${JSON.stringify({ url: kompasAddress(i), html: kompasPage({ number: i }) })}\n`,
).join('');

let web: FetchWeb;
beforeAll(async () => {
  web = await startFetchWeb(folder);
});
afterAll(() => web.close());

/** Starts the built program. */
function start(args: readonly string[]): ChildProcessWithoutNullStreams {
  const child = spawn(process.execPath, [script, ...args]);
  child.stderr.resume();
  return child;
}

/** How a started program ends: its exit status, null where a signal killed it. */
async function statusOf(child: ChildProcessWithoutNullStreams): Promise<number | null> {
  child.stdout.resume();
  child.stdin.on('error', () => undefined);
  const [status] = (await once(child, 'close')) as [number | null];
  return status;
}

/** Runs the built program with an empty standard input -> its exit status. */
function ends(args: readonly string[]): Promise<number | null> {
  const child = start(args);
  child.stdin.end();
  return statusOf(child);
}

const fetching = (args: readonly string[]): string[] => ['fetch', ...args, '--delay', '0', ...web.options];
const seen = new Map<string, Set<number | null>>([
  ['clean', new Set()],
  ['fetch', new Set()],
]);

/** Lets the test web answer nothing but robots.txt until it is told to go on; tells when it was asked. */
function holdPages(): { readonly asked: Promise<void>; readonly goOn: () => void } {
  let goOn = (): void => undefined;
  const asked = new Promise<void>((tell) => {
    const held = new Promise<void>((resolve) => {
      goOn = () => {
        web.override(null);
        resolve();
      };
    });
    web.override((_request, response, hit) => {
      if (hit.path === '/robots.txt') return false;
      tell();
      void held.then(() => response.writeHead(404).end());
      return true;
    });
  });
  return { asked, goOn: () => goOn() };
}

describe('every documented exit status is produced by the program', () => {
  const expectStatus = (command: string, status: number | null, expected: number): void => {
    seen.get(command)?.add(status);
    expect(status).toBe(expected);
  };

  test('0: every input gave an article', async () => {
    expectStatus('clean', await ends(['clean', page, '-o', inFolder('clean-0')]), 0);
    expectStatus('fetch', await ends(fetching([story ?? '', '-o', inFolder('fetch-0')])), 0);
  });

  test('1: some inputs gave none', async () => {
    expectStatus('clean', await ends(['clean', page, empty, '-o', inFolder('clean-1')]), 1);
    const missing = new URL('/tidak-ada', story).href;
    expectStatus('fetch', await ends(fetching([story ?? '', missing, '-o', inFolder('fetch-1')])), 1);
  });

  test('2: wrong use', async () => {
    expectStatus('clean', await ends(['clean', page, '--site', 'unknown', '-o', inFolder('clean-2')]), 2);
    expectStatus('fetch', await ends(fetching([story ?? '', '-f', 'unknown', '-o', inFolder('fetch-2')])), 2);
  });

  test('74: the output cannot be written', async () => {
    // A file stands where the folder should be.
    expectStatus('clean', await ends(['clean', page, '-o', path.join(empty, 'articles')]), 74);
    expectStatus('fetch', await ends(fetching([story ?? '', '-o', path.join(empty, 'articles')])), 74);
  });

  test('75: another run writes to the same folder', async () => {
    const output = inFolder('busy');
    const { asked, goOn } = holdPages();
    const first = statusOf(start(fetching([story ?? '', '-o', output])));
    await asked;
    expectStatus('clean', await ends(['clean', page, '-o', output]), 75);
    expectStatus('fetch', await ends(fetching([story ?? '', '-o', output])), 75);
    goOn();
    expect(await first).not.toBe(75);
  });

  test.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const)('%s ends it with %i', async (signal, status) => {
    const cleaning = start(['clean', '-', '-o', inFolder(`clean-${status}`)]);
    // Standard input stays open: the run waits for more when the signal comes.
    cleaning.stdin.write(records);
    await once(cleaning.stdout, 'data');
    cleaning.kill(signal);
    expectStatus('clean', await statusOf(cleaning), status);

    const { asked, goOn } = holdPages();
    const reading = start(fetching([story ?? '', '-o', inFolder(`fetch-${status}`)]));
    await asked;
    reading.kill(signal);
    const ended = await statusOf(reading);
    goOn();
    expectStatus('fetch', ended, status);
  });

  test('nothing is documented that was not seen, but for bugs and for what `saring sync` alone gives', () => {
    const elsewhere: readonly number[] = [exitCodes.bug.status, exitCodes.rulesOutdated.status];
    const documented = Object.values(exitCodes).map(({ status }) => status);
    const expected = documented.filter((status) => !elsewhere.includes(status));
    for (const statuses of seen.values()) expect([...statuses]).toEqual(expected);
    expect(exitCodes.rulesOutdated.means).toContain('saring sync');
  });
});
