/** The process as the program sees it; only `cli/main.ts` touches the real one. */
export interface Io {
  readonly stdin: AsyncIterable<Uint8Array>;
  /** Standard input is a terminal: what is read there has to be typed. */
  readonly isInTerminal: boolean;
  /** Writes to standard output and waits while it is full. Throws ClosedPipe when its reader has gone. */
  readonly write: (text: string) => Promise<void>;
  /** Writes to standard error. */
  readonly tell: (text: string) => void;
  /** Standard error is a terminal: lines may be redrawn there. */
  readonly isTerminal: boolean;
  /** Standard output is a terminal, probably the same one. */
  readonly isOutTerminal: boolean;
  /** Its width, which changes with the window. */
  readonly columns: number;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Fires on the first SIGINT or SIGTERM. */
  readonly stop: AbortSignal;
  /** Milliseconds of a clock that never goes back. */
  readonly now: () => number;
  /** The script that child processes of the pool run. */
  readonly workerScript: string;
  /** How this program is started: node and the script. */
  readonly program: readonly string[];
  /** Number of this process. */
  readonly pid: number;
  /** Bytes this process holds in memory. */
  readonly memory: () => number;
  /** Number of processor cores. */
  readonly cores: number;
}

/** The process with some of it in other words; what changes while it runs (columns, standard input) is asked of it each time. */
export function withChanges(io: Io, changes: Partial<Io>): Io {
  return Object.defineProperties(Object.create(io), Object.getOwnPropertyDescriptors(changes)) as Io;
}

/** The line for somebody who has to type what is awaited. */
export function waitsFor(what: string): string {
  return `saring: waiting on standard input for ${what} (Ctrl-D ends it)\n`;
}
