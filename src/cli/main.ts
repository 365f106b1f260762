import { availableParallelism } from 'node:os';
import path from 'node:path';
import { isatty } from 'node:tty';
import { fileURLToPath } from 'node:url';
import { ClosedPipe, messageOf, OutputError, StoppedError, systemCode, UsageError } from '../errors.ts';
import { type ExitName, endOf, exitStatus } from '../settings/exit-code.ts';
import type { Io } from '../settings/io.ts';
import { printable } from '../text/printable.ts';
import { version } from '../version.ts';

/** The program: arguments after its name -> exit status. The only place that touches the process. */
export async function main(argv: readonly string[]): Promise<number> {
  // Answered before anything loads: commander alone takes 15 ms.
  if (argv.length === 1 && (argv[0] === '--version' || argv[0] === '-V')) {
    process.stdout.on('error', () => process.exit(exitStatus('output'))).write(`${version}\n`);
    return exitStatus('ok');
  }
  const stop = new AbortController();
  let signalled: 'interrupted' | 'terminated' | null = null;
  const onSignal = (name: NodeJS.Signals): void => {
    if (signalled !== null) {
      // The cursor stands behind "^C" or behind what was drawn.
      if (process.stderr.isTTY) process.stderr.write('\n');
      process.exit(exitStatus(signalled));
    }
    signalled = name === 'SIGTERM' ? 'terminated' : 'interrupted';
    // Whoever is interrupted in reading what a run needs to begin throws this.
    stop.abort(new StoppedError('stopped, nothing was done', { by: signalled }));
  };
  const statusOf = (ended: ExitName): number =>
    exitStatus(ended === 'interrupted' && signalled !== null ? signalled : ended);
  process.on('SIGINT', onSignal).on('SIGTERM', onSignal);
  const io = processIo(stop.signal);
  const isVerbose = argv.includes('--verbose') || argv.includes('-v');
  // What nobody waits for would end the process with a stack and status 1.
  const onLost = (error: unknown): void => process.exit(exitStatus(explain(error, io, argv[0] ?? '', isVerbose)));
  process.on('uncaughtException', onLost).on('unhandledRejection', onLost);
  try {
    const { runProgram } = await import('./program.ts');
    const ended = await runProgram(argv, io);
    // What was written last may fail yet.
    await io.write('');
    return statusOf(ended);
  } catch (error) {
    // Mistakes in the use of a command are found by the command, whose name comes first.
    return statusOf(explain(error, io, argv[0] ?? '', isVerbose));
  } finally {
    process.off('SIGINT', onSignal).off('SIGTERM', onSignal);
    process.off('uncaughtException', onLost).off('unhandledRejection', onLost);
    // An open pipe nobody reads any more would keep the process alive.
    if (stop.signal.aborted) process.stdin.destroy();
  }
}

/** A thrown error -> one line for the user and how the run ended; unknown errors are bugs and say so. */
function explain(error: unknown, io: Io, command: string, verbose: boolean): ExitName {
  if (error instanceof ClosedPipe) return 'ok';
  const known = endOf(error);
  const line = printable(messageOf(error));
  io.tell(
    known === null ? `saring: this is a bug in saring ${version}, please report it: ${line}\n` : `saring: ${line}\n`,
  );
  if (error instanceof UsageError && error.isInHelp) io.tell(`(see saring ${command} --help)\n`);
  if (verbose && error instanceof Error) io.tell(`${error.stack ?? ''}\n`);
  return known ?? 'bug';
}

function processIo(stop: AbortSignal): Io {
  const { stdout, stderr } = process;
  let broken: Error | null = null;
  stdout.on('error', (error) => {
    broken = error;
  });
  // A run does not end because nobody reads its messages.
  stderr.on('error', () => undefined);
  const refuseBroken = (): void => {
    if (broken === null) return;
    if (systemCode(broken) === 'EPIPE') throw new ClosedPipe('standard output was closed');
    throw new OutputError(`standard output cannot be written: ${messageOf(broken)}`);
  };
  return {
    get stdin() {
      return process.stdin;
    },
    // Asked without opening it, which process.stdin would.
    isInTerminal: isatty(0),
    write: async (text) => {
      refuseBroken();
      // An empty text asks only whether all before it has arrived.
      let full = text === '';
      await new Promise<void>((resolve) => {
        full = !stdout.write(text, () => resolve()) || full;
        if (!full) resolve();
      });
      refuseBroken();
    },
    tell: (text) => {
      stderr.write(text);
    },
    isTerminal: stderr.isTTY === true,
    isOutTerminal: stdout.isTTY === true,
    get columns() {
      // Terminals of programs (script, CI) say 0.
      return stderr.columns || 80;
    },
    env: process.env,
    stop,
    now: () => performance.now(),
    program: [process.execPath, lastingPath(process.argv[1] ?? 'saring')],
    pid: process.pid,
    memory: () => process.memoryUsage.rss(),
    workerScript: fileURLToPath(new URL('./worker.js', import.meta.url)),
    cores: availableParallelism(),
  };
}

/** npx starts what it has linked in its cache, and the link is gone when that is emptied: the program itself stays. */
function lastingPath(script: string): string {
  return script.split(path.sep).includes('_npx') ? fileURLToPath(new URL('../bin/saring.js', import.meta.url)) : script;
}
