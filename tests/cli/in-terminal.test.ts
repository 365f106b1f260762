import { type ChildProcessWithoutNullStreams, spawn, spawnSync } from 'node:child_process';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../support/io.ts';

const program = fileURLToPath(new URL('../../bin/saring.js', import.meta.url));
const folder = temporaryFolder();

/** Gives a command a terminal of its own; only the one of Linux takes these options. */
const script = process.platform === 'linux' ? spawnSync('script', ['--version']).stdout : null;

/** The program in that terminal. */
function inTerminal(options: string): ChildProcessWithoutNullStreams {
  const command = `'${process.execPath}' '${program}' ${options}`;
  return spawn('script', ['-qefc', command, '/dev/null'], { env: { ...process.env, TERM: 'xterm' } });
}

/** Presses Ctrl-C while the program waits for a site, and again once it says that it is stopping. */
async function interruptTwice(options: string): Promise<{ status: number | null; screen: string }> {
  const server = createServer((socket) => {
    socket.on('error', () => undefined);
    if (presses === 0) press();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : 0;
  const route = `--allow-private --connect-to contoh.example:443=127.0.0.1:${port}`;
  const child = inTerminal(`fetch https://contoh.example/a -o '${folder}/out' ${route} ${options}`);
  let presses = 0;
  let screen = '';
  function press(): void {
    presses += 1;
    child.stdin.write('\u0003');
  }
  child.stdout.on('data', (chunk: Buffer) => {
    screen += chunk.toString();
    if (presses === 1 && screen.includes('stopping')) press();
  });
  const status = await new Promise<number | null>((resolve) => child.on('close', resolve));
  server.close();
  return { status, screen };
}

test.skipIf(script === null)('a run that is stopped at once leaves the prompt a line of its own', async () => {
  for (const options of ['', '--no-progress']) {
    const { status, screen } = await interruptTwice(options);
    expect(screen).toMatch(/stopping[^\n]*\n/);
    // A busy machine may bring the second one when the run has ended by itself.
    if (/: stopped[^\n]*\n/.test(screen)) expect(screen).toMatch(/the same command goes on[^\n]*\n/);
    else {
      expect(screen).toMatch(/\n$/);
      expect(screen.split('^C')).toHaveLength(3);
    }
    expect(status).toBe(130);
  }
});

test
  .skipIf(script === null)
  .each(['fetch -', 'fetch -i -', 'clean -', 'clean -i -', 'clean - -o -', 'clean - --stream'])(
  'one Ctrl-C ends the wait for what has to be typed: %s',
  async (command) => {
    const child = inTerminal(`${command}${/-o|--stream/.test(command) ? '' : ` -o '${folder}/typed'`}`);
    let screen = '';
    let isPressed = false;
    child.stdout.on('data', (chunk: Buffer) => {
      screen += chunk.toString();
      // The line comes in any number of pieces.
      if (isPressed || !/waiting[^\n]*\n/.test(screen)) return;
      isPressed = true;
      child.stdin.write('\u0003');
    });
    const status = await new Promise<number | null>((resolve) => child.on('close', resolve));
    expect(screen).toMatch(/^saring: waiting on standard input for [^\n]*\n\^C[\s\S]*saring: stopped[^\n]*\n/);
    expect(status).toBe(130);
  },
);
