import { BusyError, ClosedPipe, isOutOfFiles, OutputError, StoppedError, UsageError } from '../errors.ts';

/** Every exit status of the program with its meaning in words; fixed by the contract. */
export const exitCodes = {
  ok: { status: 0, means: 'every input gave an article (or there was nothing new to do)' },
  someFailed: { status: 1, means: 'finished, but some inputs gave no article' },
  usage: { status: 2, means: 'wrong use, bad configuration or bad rule; nothing was done' },
  rulesOutdated: {
    status: 3,
    means: "finished, but pages no longer fit a site's rules (discover, saring sync)",
  },
  bug: { status: 70, means: 'a bug in saring: one line that says so, the stack with --verbose' },
  output: { status: 74, means: 'could not write the output (disk full, no permission)' },
  tryLater: { status: 75, means: 'try later: another run holds the lock, or the site asked to wait' },
  interrupted: { status: 130, means: 'stopped by SIGINT after finishing what was under way' },
  terminated: { status: 143, means: 'stopped by SIGTERM after finishing what was under way' },
} as const;

export type ExitName = keyof typeof exitCodes;

/** A name -> the status the process ends with. */
export function exitStatus(name: ExitName): number {
  return exitCodes[name].status;
}

/** A thrown error -> how the run ended, null for a bug. */
export function endOf(error: unknown): ExitName | null {
  if (error instanceof ClosedPipe) return 'ok';
  if (error instanceof UsageError) return 'usage';
  if (error instanceof OutputError || isOutOfFiles(error)) return 'output';
  if (error instanceof StoppedError) return error.by;
  return error instanceof BusyError ? 'tryLater' : null;
}
