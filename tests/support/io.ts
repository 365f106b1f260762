import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll } from 'vitest';
import { runProgram } from '../../src/cli/program.ts';
import { BusyError, messageOf, OutputError, UsageError } from '../../src/errors.ts';
import { type ExitName, exitStatus } from '../../src/settings/exit-code.ts';
import type { Io } from '../../src/settings/io.ts';

/** What a run of the program printed and how it ended. */
export interface Ran {
  readonly status: number;
  readonly out: string;
  readonly err: string;
}

/** Runs the program in this process with captured streams. */
export async function run(
  argv: readonly string[],
  options: {
    readonly stdin?: string | Uint8Array;
    readonly terminal?: boolean;
    /** Standard input is a terminal. */
    readonly typed?: boolean;
    /** Width of the terminal. */
    readonly columns?: number;
    readonly stop?: AbortSignal;
    /** Called with everything written to standard output so far. */
    readonly onOut?: (out: string) => void;
    /** The clock; it stands still when absent. */
    readonly now?: () => number;
  } = {},
): Promise<Ran> {
  let out = '';
  let err = '';
  const io: Io = {
    stdin: chunks(options.stdin ?? ''),
    write: async (text) => {
      out += text;
      options.onOut?.(out);
    },
    tell: (text) => {
      err += text;
    },
    isInTerminal: options.typed ?? false,
    isTerminal: options.terminal ?? false,
    isOutTerminal: false,
    columns: options.columns ?? 80,
    env: {},
    stop: options.stop ?? new AbortController().signal,
    now: options.now ?? (() => 0),
    pid: process.pid,
    memory: () => 0,
    program: ['node', 'saring'],
    workerScript: fileURLToPath(new URL('../../dist/worker.js', import.meta.url)),
    cores: 2,
  };
  const ended = await runProgram(argv, io).catch((error: unknown): ExitName => {
    err += `saring: ${messageOf(error)}\n`;
    if (error instanceof UsageError) return 'usage';
    if (error instanceof OutputError) return 'output';
    if (error instanceof BusyError) return 'tryLater';
    throw error;
  });
  return { status: exitStatus(ended), out, err };
}

async function* chunks(content: string | Uint8Array): AsyncGenerator<Uint8Array> {
  if (content.length > 0) yield typeof content === 'string' ? new TextEncoder().encode(content) : content;
}

/** A folder in memory where the system has a place for that: to sync what is written there costs nothing. It goes with the test file. */
export function memoryFolder(): string {
  return temporaryFolder(existsSync('/dev/shm') ? '/dev/shm' : tmpdir());
}

/** A folder that goes with the test file. */
export function temporaryFolder(place: string = tmpdir()): string {
  const folder = mkdtempSync(path.join(place, 'saring-test-'));
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  return folder;
}
