import { spawn } from 'node:child_process';

/** How long a command of the user may take, in milliseconds. */
const mostTime = 60_000;

/**
 * Starts a program of the user without a shell, gives it a text on standard input and waits for its end -> null, or what
 * went wrong in one line. What it prints goes where this program's output goes, but for standard output.
 */
export function runCommand(command: readonly string[], input: string): Promise<string | null> {
  const [program = '', ...args] = command;
  return new Promise((resolve) => {
    const child = spawn(program, args, { stdio: ['pipe', 'ignore', 'inherit'], timeout: mostTime, shell: false });
    child.on('error', (error) => resolve(`${program} cannot be started: ${error.message}`));
    child.on('exit', (status, signal) => {
      if (status === 0) resolve(null);
      else resolve(`${program} ended with ${signal ?? `status ${status}`}`);
    });
    // A program that reads nothing may be gone before it is told.
    child.stdin.on('error', () => undefined).end(input);
  });
}
