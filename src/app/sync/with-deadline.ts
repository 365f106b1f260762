import type { Io } from '../../settings/io.ts';

/** The process with a stop that comes with the deadline too, in milliseconds from now. */
export function withDeadline(io: Io, maxTimeMs: number | null): Io {
  if (maxTimeMs === null) return io;
  return {
    ...io,
    stop: AbortSignal.any([io.stop, AbortSignal.timeout(maxTimeMs)]),
    get columns() {
      return io.columns;
    },
    get isTerminal() {
      return io.isTerminal;
    },
    get stdin() {
      return io.stdin;
    },
  };
}
