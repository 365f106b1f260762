/** Thrown when the run cannot begin: a wrong option, a bad configuration. The message is one line for the user. */
export class UsageError extends Error {
  override readonly name = 'UsageError' as const;
  /** The help says what would be right. */
  readonly isInHelp: boolean;

  constructor(message: string, { isInHelp = true, ...options }: ErrorOptions & { readonly isInHelp?: boolean } = {}) {
    super(message, options);
    this.isInHelp = isInHelp;
  }
}

/** Thrown when output cannot be written (disk full, no permission): the run stops, what is written stays. */
export class OutputError extends Error {
  override readonly name = 'OutputError' as const;
}

/** Thrown when another run holds the output folder: nothing was done, try later. */
export class BusyError extends Error {
  override readonly name = 'BusyError' as const;
}

/** Thrown when the user stopped a run before it had begun: nothing was done. */
export class StoppedError extends Error {
  override readonly name = 'StoppedError' as const;
  /** By SIGINT or by SIGTERM. */
  readonly by: 'interrupted' | 'terminated';

  constructor(
    message: string,
    { by = 'interrupted', ...options }: ErrorOptions & { readonly by?: StoppedError['by'] } = {},
  ) {
    super(message, options);
    this.by = by;
  }
}

/** Thrown when the reader of standard output has gone (`… | head`): a quiet end. */
export class ClosedPipe extends Error {
  override readonly name = 'ClosedPipe' as const;
}

/** An error of the file system or network -> its code such as `ENOENT`, null for anything else. */
export function systemCode(error: unknown): string | null {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : null;
}

/** Whether the system refused to open one file more. */
export function isOutOfFiles(error: unknown): boolean {
  const code = systemCode(error);
  return code === 'EMFILE' || code === 'ENFILE';
}

/** Any thrown value -> one line of text. */
export function messageOf(error: unknown): string {
  if (isOutOfFiles(error)) return 'too many open files: allow more (ulimit -n 256), and give the command again';
  const text = error instanceof Error ? error.message : String(error);
  return text.replace(/\s+/g, ' ').trim();
}
